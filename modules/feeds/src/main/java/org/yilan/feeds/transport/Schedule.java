package org.yilan.feeds.transport;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.FeedFigures.Circuit;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to ask again. Thread safe.
///
/// After a good answer: a period later, or as much later as the upstream says that nothing can be new, but never so late
/// that the feed would go stale for it. After a fault: at a random moment of a span that doubles from a second on (full
/// jitter), so that a short fault costs little and a hundred feeds do not come back to a recovering server together. The
/// span never exceeds the period: whatever the fault was, one period after its end the feed has asked again. After
/// [#TRIES] faults in a row the circuit is open and one try a period is all that the upstream gets, in the last quarter of
/// the period, so that it is asked little more than when it was well.
///
/// An upstream that says `Retry-After` is left alone for as long as it says, up to an hour; that alone can take longer than
/// a period.
public final class Schedule {
    /// Faults in a row that open the circuit.
    public static final int TRIES = 5;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    private final Duration period;
    private final Duration longest;
    private final RandomGenerator random;
    private int faults;
    private boolean trying;

    /// @param period from one answer to the next question
    /// @param freshness how old an answer may be
    /// @param timeout how long an answer may take
    public Schedule(Duration period, Duration freshness, Duration timeout, RandomGenerator random) {
        this.period = period;
        this.longest = longer(period, freshness.minus(timeout));
        this.random = random;
    }

    /// A round begins.
    public synchronized void trying() {
        trying = true;
    }

    /// The wait after a good round.
    ///
    /// @param goodFor how long the upstream says that its answer is good
    public synchronized Duration afterGood(Duration goodFor) {
        trying = false;
        faults = 0;
        return longer(period, shorter(goodFor, longest));
    }

    /// The wait after a round that tells neither way.
    public synchronized Duration afterQuiet() {
        trying = false;
        return period;
    }

    /// The wait after a fault.
    ///
    /// @param retryAfter what the upstream asked for, or null
    public synchronized Duration afterFault(@Nullable Duration retryAfter) {
        trying = false;
        faults = Math.min(faults + 1, Integer.MAX_VALUE - 1);
        if (retryAfter != null) {
            return longer(period, shorter(retryAfter, LONGEST_ASKED_FOR));
        }
        if (faults >= TRIES) {
            return between(period.multipliedBy(3).dividedBy(4), period);
        }
        Duration span = shorter(period, FIRST.multipliedBy(1L << faults));
        return between(shorter(LEAST, span), span);
    }

    public synchronized int faults() {
        return faults;
    }

    public synchronized Circuit circuit() {
        if (faults < TRIES) {
            return Circuit.CLOSED;
        }
        return trying ? Circuit.HALF_OPEN : Circuit.OPEN;
    }

    private Duration between(Duration least, Duration most) {
        long span = most.toNanos() - least.toNanos();
        return least.plusNanos((long) (random.nextDouble() * span));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
