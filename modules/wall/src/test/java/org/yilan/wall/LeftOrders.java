package org.yilan.wall;

import org.yilan.console.Console;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.Console.Subscription;
import org.yilan.console.LocalConsole;
import org.yilan.situation.command.Outcome;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// A local console with what only one of a hub has: orders that wait, answers to those of an earlier run, and events that it
/// cannot read.
final class LeftOrders {
    final List<PendingCommand> pending = new ArrayList<>();
    final List<String> confirmed = new ArrayList<>();
    final List<String> discarded = new ArrayList<>();
    long skipped;
    BiConsumer<PendingCommand, Outcome> answers = (c, o) -> {};
    private final List<Runnable> status = new ArrayList<>();
    private final LocalConsole local;

    LeftOrders(LocalConsole local) {
        this.local = local;
    }

    /// Says that something has changed.
    void tell() {
        List.copyOf(status).forEach(Runnable::run);
    }

    Console console() {
        return (Console)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Console.class}, this::call);
    }

    @SuppressWarnings("unchecked")
    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "pending" -> {
                return List.copyOf(pending);
            }
            case "skipped" -> {
                return skipped;
            }
            case "confirm" -> {
                settle(confirmed, (String) arguments[0]);
                return null;
            }
            case "discard" -> {
                settle(discarded, (String) arguments[0]);
                return null;
            }
            case "onAnswer" -> {
                answers = (BiConsumer<PendingCommand, Outcome>) arguments[0];
                return (Subscription) () -> {};
            }
            case "onStatus" -> {
                Runnable listener = (Runnable) arguments[0];
                status.add(listener);
                Subscription inner = local.onStatus(listener);
                return (Subscription)
                        () -> {
                            status.remove(listener);
                            inner.close();
                        };
            }
            default -> {
                try {
                    return method.invoke(local, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
    }

    private void settle(List<String> heard, String id) {
        heard.add(id);
        pending.removeIf(p -> p.id().equals(id));
        tell();
    }
}
