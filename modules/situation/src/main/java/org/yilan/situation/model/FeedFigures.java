package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// How a feed works at this moment. It changes with every round, so it is asked for and never in the journal, which has
/// [FeedHealth]. Durations are real time, also where the hub's clock runs faster.
///
/// @param feed the feed's id
/// @param transport `poll`, `sse`, `websocket`, `mqtt` or `folder`
/// @param circuit whether the upstream is asked as usual
/// @param faultsInRow rounds without a usable answer since the last one with
/// @param rounds since the hub started; `faults` of them without a usable answer
/// @param nextTry until the next round, null while one is under way or none is planned
/// @param perMinute over the last minute, or the last three periods where that is longer
/// @param last what the last round came to
/// @param waiting messages that have come and were not read yet
/// @param dropped messages that came faster than they could be read, since the hub started
public record FeedFigures(
        String feed,
        String transport,
        Circuit circuit,
        int faultsInRow,
        long rounds,
        long faults,
        @Nullable Duration nextTry,
        Rate perMinute,
        Round last,
        int waiting,
        long dropped) {

    /// Whether an upstream is asked as usual.
    public enum Circuit {
        /// As usual.
        CLOSED,
        /// It failed so often that it is tried once a period only.
        OPEN,
        /// That one try is under way.
        HALF_OPEN
    }

    /// @param items understood
    /// @param bytes after decompression
    public record Rate(double items, double bytes) {}

    /// @param items understood
    /// @param documents without those that had not changed
    /// @param bytes after decompression
    /// @param took altogether
    /// @param parsing of it reading the documents, without waiting for the network or the journal
    public record Round(int items, int documents, long bytes, Duration took, Duration parsing) {
        /// Of a feed that has had no round yet.
        public static final Round NONE = new Round(0, 0, 0, Duration.ZERO, Duration.ZERO);
    }
}
