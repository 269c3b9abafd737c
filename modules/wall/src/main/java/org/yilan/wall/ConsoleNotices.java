package org.yilan.wall;

import org.yilan.console.Console;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.Console.Subscription;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.OrderWords;
import org.yilan.situation.command.Outcome;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what the console has to tell of its own accord: orders to be decided again, answers to orders of an earlier run, and
/// events that this program is too old to read. FX thread, except where the console calls.
final class ConsoleNotices implements AutoCloseable {
    private final Console console;
    private final Notices notices;
    private final OrderWords words;
    private final List<Subscription> subscriptions;
    private Set<String> asked = Set.of();
    private boolean saidSkipped;

    ConsoleNotices(Console console, Notices notices, OrderWords words) {
        this.console = console;
        this.notices = notices;
        this.words = words;
        this.subscriptions =
                List.of(
                        console.onStatus(() -> FxThread.later(this::look)),
                        console.onAnswer(this::answered));
        look();
    }

    private void look() {
        Set<String> open =
                console.pending().stream()
                        .filter(p -> !p.question().isEmpty())
                        .map(PendingCommand::id)
                        .collect(Collectors.toUnmodifiableSet());
        if (!asked.containsAll(open)) {
            notices.warn("wall.outbox.asks", open.size());
        }
        asked = open;
        if (console.skipped() > 0 && !saidSkipped) {
            saidSkipped = true;
            notices.warn("wall.skipped");
        }
    }

    private void answered(PendingCommand command, Outcome outcome) {
        String what = words.of(command.command(), console.situation());
        switch (outcome) {
            case Outcome.Accepted accepted -> notices.say("wall.answer.done", what);
            case Outcome.Refused refused ->
                    notices.warn("wall.answer.refused", what, words.why(refused));
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
