package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How a feed is doing.
///
/// @param feed the feed's id; `name` in words, `department` whose system it is
/// @param since when it got into this state
/// @param lastGood when it last delivered a usable answer, or null when it never has
/// @param freshness how old its last good answer may be before everything from it is stale
/// @param errorClass `timeout`, `http-500`, `too-large`, `not-json`, …, empty when well
/// @param detail one sentence for the person who clicks, empty when well
/// @param datum of the upstream's coordinates, `GCJ-02` for instance, from which everything of the feed was converted; empty
///     when it publishes WGS-84
public record FeedHealth(
        String feed,
        String name,
        String department,
        State state,
        Instant since,
        @Nullable Instant lastGood,
        Duration freshness,
        String errorClass,
        String detail,
        String datum) {

    /// Of a feed that publishes WGS-84.
    public FeedHealth(
            String feed,
            String name,
            String department,
            State state,
            Instant since,
            @Nullable Instant lastGood,
            Duration freshness,
            String errorClass,
            String detail) {
        this(feed, name, department, state, since, lastGood, freshness, errorClass, detail, "");
    }

    /// The look of everything that comes from the feed.
    public enum State {
        /// Not yet asked.
        STARTING,
        /// The last answer was good and is fresh.
        GOOD,
        /// The last answer was good; later ones had faults; still inside the freshness limit.
        DEGRADED,
        /// The last good answer is older than the limit.
        STALE,
        /// It never answered, or the last good answer is long gone.
        UNREACHABLE
    }
}
