package org.yilan.situation.model;

import java.time.Instant;

/// One clock that runs for an incident.
///
/// @param from when it began to run
/// @param due when the limit is broken
/// @param warn from when it is told to be close; never after `due`
/// @param rule id of the rule that set it, [#PUBLISHER] where the upstream system did
public record Deadline(ServiceClock clock, Instant from, Instant due, Instant warn, String rule) {
    /// What a publisher's own limit names as its rule.
    public static final String PUBLISHER = "publisher";

    /// Whether the limit is broken.
    public boolean broken(Instant now) {
        return due.isBefore(now);
    }

    /// Whether it is close, or broken.
    public boolean close(Instant now) {
        return !warn.isAfter(now);
    }

    /// How much of the limit is used at `now`, 0 to 1.
    public double used(Instant now) {
        double all = due.toEpochMilli() - (double) from.toEpochMilli();
        return all <= 0 ? 1 : Math.clamp((now.toEpochMilli() - from.toEpochMilli()) / all, 0, 1);
    }
}
