package org.yilan.feeds;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to ask again: after the feed's period when all is well; after faults later and later, at a random moment, so that a
/// hundred feeds do not come back to a recovering server together (full jitter).
final class Backoff {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    private final Duration period;
    private final RandomGenerator random;
    private int faults;

    Backoff(Duration period, RandomGenerator random) {
        this.period = period;
        this.random = random;
    }

    /// The wait after a good poll.
    Duration afterGood() {
        faults = 0;
        return period;
    }

    /// The wait after a fault.
    ///
    /// @param retryAfter what the upstream asked for, or null
    Duration afterFault(@Nullable Duration retryAfter) {
        faults = Math.min(faults + 1, 16);
        if (retryAfter != null) {
            Duration asked =
                    retryAfter.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : retryAfter;
            return asked.compareTo(period) > 0 ? asked : period;
        }
        Duration longest = LONGEST.compareTo(period) > 0 ? LONGEST : period;
        long cap = Math.min(longest.toMillis(), period.toMillis() << Math.min(faults, 16));
        if (cap <= 0) {
            cap = longest.toMillis();
        }
        // Never at once: half a period at least, a hundred milliseconds for very short ones.
        long least = Math.min(cap, Math.max(100, period.toMillis() / 2));
        return Duration.ofMillis(least + (long) (random.nextDouble() * (cap - least)));
    }
}
