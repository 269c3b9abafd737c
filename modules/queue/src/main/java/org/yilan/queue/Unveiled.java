package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.fx.FxThread;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.Reporter;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/// Personal data that the person at this panel has asked for: of one incident, in this panel only, for a minute. FX thread.
final class Unveiled {
    /// Long enough to dial (own choice).
    static final Duration LASTS = Duration.ofSeconds(60);

    private final Console console;
    private final LongSupplier nanos;
    private final Runnable onChange;
    private final Map<PersonalField, String> values = new EnumMap<>(PersonalField.class);
    private String incident = "";
    private long since;

    /// @param nanos a clock that only goes forward: a minute is one also where an exercise runs at sixty times the pace
    /// @param onChange when there is more or less to see
    Unveiled(Console console, LongSupplier nanos, Runnable onChange) {
        this.console = console;
        this.nanos = nanos;
        this.onChange = onChange;
    }

    /// Asks the hub for an item.
    CompletableFuture<Outcome> ask(Command.UnmaskField command, String reason) {
        return console.unmask(command, reason)
                .thenApplyAsync(
                        unmasked -> {
                            if (unmasked.outcome() instanceof Outcome.Accepted) {
                                keep(command, unmasked.value());
                            }
                            return unmasked.outcome();
                        },
                        FxThread.executor());
    }

    private void keep(Command.UnmaskField command, String value) {
        if (!command.incident().equals(incident)) {
            values.clear();
        }
        incident = command.incident();
        values.put(command.field(), value);
        since = nanos.getAsLong();
        onChange.run();
    }

    /// Whether anything of an incident is to be seen.
    boolean of(@Nullable Incident i) {
        return i != null && !values.isEmpty() && i.id().equals(incident);
    }

    /// An incident with what may be seen of it.
    Incident over(Incident i) {
        if (!of(i)) {
            return i;
        }
        IncidentReport r = i.report();
        IncidentReport shown =
                new IncidentReport(
                        r.id(),
                        r.feed(),
                        r.category(),
                        r.grade(),
                        r.title(),
                        values.getOrDefault(PersonalField.DESCRIPTION, r.description()),
                        r.place(),
                        new Reporter(
                                values.getOrDefault(PersonalField.NAME, r.reporter().name()),
                                values.getOrDefault(PersonalField.PHONE, r.reporter().phone())),
                        r.reportedAt(),
                        r.dueAt(),
                        r.hazard(),
                        r.simulated());
        return new Incident(shown, i.progress(), i.grade(), i.version(), i.changedAt(), i.timing());
    }

    /// Forgets what has been seen for long enough, or belongs to another incident than the one shown.
    void tick(@Nullable Incident shown) {
        boolean over = nanos.getAsLong() - since >= LASTS.toNanos();
        if (!values.isEmpty() && (over || !of(shown))) {
            values.clear();
            onChange.run();
        }
    }
}
