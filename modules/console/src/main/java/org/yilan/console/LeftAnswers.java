package org.yilan.console;

import org.yilan.console.Console.PendingCommand;
import org.yilan.console.Console.Subscription;
import org.yilan.situation.command.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Answers to commands that an earlier run had left. They may come before there is a screen to say them on: those that
/// nobody has heard are kept for the first who listens. Any thread.
final class LeftAnswers {
    private record Answer(PendingCommand command, Outcome outcome) {}

    private final List<BiConsumer<PendingCommand, Outcome>> listeners = new ArrayList<>();
    private final List<Answer> unheard = new ArrayList<>();

    synchronized Subscription listen(BiConsumer<PendingCommand, Outcome> listener) {
        listeners.add(listener);
        unheard.forEach(a -> listener.accept(a.command(), a.outcome()));
        unheard.clear();
        return () -> leave(listener);
    }

    private synchronized void leave(BiConsumer<PendingCommand, Outcome> listener) {
        listeners.remove(listener);
    }

    synchronized void tell(PendingCommand command, Outcome outcome) {
        if (listeners.isEmpty()) {
            unheard.add(new Answer(command, outcome));
        } else {
            listeners.forEach(l -> l.accept(command, outcome));
        }
    }
}
