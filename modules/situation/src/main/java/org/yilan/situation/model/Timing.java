package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The clocks of an incident: which run, which stand still, and who supervises.
///
/// @param received when the journal first had it; what was broken before then was never ours to keep
/// @param since when it came to the state that it is in
/// @param resolveFrom from when the clock of [ServiceClock#RESOLVE] runs: the report, or the last reopening
/// @param running the clocks that run, earliest limit first; of those that stand still none
/// @param resolveBy the limit of [ServiceClock#RESOLVE], also after it was met; null without one
/// @param held how long [ServiceClock#RESOLVE] has stood still since `resolveFrom`, without the present hold
/// @param hold what stands still now, or null
/// @param rung who supervises, or null
public record Timing(
        Instant received,
        Instant since,
        Instant resolveFrom,
        List<Deadline> running,
        @Nullable Instant resolveBy,
        Duration held,
        @Nullable Hold hold,
        @Nullable Rung rung) {
    private static final Comparator<Deadline> EARLIEST =
            Comparator.comparing(Deadline::due).thenComparing(Deadline::clock);

    /// From what share of a limit it counts as close, where no rule says (own choice).
    public static final double CLOSE = 0.8;

    public Timing {
        running = running.stream().sorted(EARLIEST).toList();
    }

    /// The clocks of an incident for which no city has set limits: the publisher's own, if it gave one.
    static Timing published(IncidentReport report, Progress progress, Instant when) {
        Instant due = report.dueAt();
        return new Timing(
                when,
                when,
                report.reportedAt(),
                due == null || !progress.state().open()
                        ? List.of()
                        : List.of(published(report.reportedAt(), due)),
                due,
                Duration.ZERO,
                null,
                null);
    }

    /// A publisher's limit.
    public static Deadline published(Instant from, Instant due) {
        long span = Math.max(0, Duration.between(from, due).toMillis());
        return new Deadline(
                ServiceClock.RESOLVE,
                from,
                due,
                due.minusMillis(Math.round(span * (1 - CLOSE))),
                Deadline.PUBLISHER);
    }

    /// The limit that breaks first, or broke first.
    public Optional<Deadline> next() {
        return running.isEmpty() ? Optional.empty() : Optional.of(running.getFirst());
    }

    /// The running clock of a kind.
    public Optional<Deadline> running(ServiceClock clock) {
        for (Deadline deadline : running) { // asked of all that is open, every second
            if (deadline.clock() == clock) {
                return Optional.of(deadline);
            }
        }
        return Optional.empty();
    }

    /// With a supervisor, or null for none.
    public Timing with(@Nullable Rung other) {
        return new Timing(received, since, resolveFrom, running, resolveBy, held, hold, other);
    }

    /// With a hold, or none, and so much time owed from those before; which clocks run has to be worked out anew.
    public Timing holding(@Nullable Hold other, Duration owed) {
        return new Timing(received, since, resolveFrom, running, resolveBy, owed, other, rung);
    }

    /// With the supervisor's answer.
    public Timing answered(Instant when) {
        return rung == null ? this : with(rung.answered(when));
    }
}
