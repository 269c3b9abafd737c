package org.yilan.console;

import static java.lang.System.Logger.Level.ERROR;

import org.yilan.situation.Changes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who wants to hear of changes. A listener that throws is logged and does not keep the others from hearing.
final class Listeners {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");

    private final List<Consumer<Changes>> onChange = new CopyOnWriteArrayList<>();
    private final List<Runnable> onStatus = new CopyOnWriteArrayList<>();

    static void log(String what, Exception e) {
        LOG.log(System.Logger.Level.WARNING, what, e);
    }

    Console.Subscription onChange(Consumer<Changes> listener) {
        onChange.add(listener);
        return () -> onChange.remove(listener);
    }

    Console.Subscription onStatus(Runnable listener) {
        onStatus.add(listener);
        return () -> onStatus.remove(listener);
    }

    void changed(Changes changes) {
        for (Consumer<Changes> listener : onChange) {
            try {
                listener.accept(changes);
            } catch (RuntimeException e) {
                LOG.log(ERROR, "a listener for changes failed; the others go on", e);
            }
        }
    }

    void status() {
        for (Runnable listener : onStatus) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.log(ERROR, "a listener for the console's status failed; the others go on", e);
            }
        }
    }
}
