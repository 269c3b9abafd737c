package org.yilan.feeds;

import org.yilan.situation.model.FeedFigures.Rate;

import java.time.Duration;

/// How much came per minute lately, in twelve parts of a window. One thread at a time.
final class PerMinute {
    private static final int PARTS = 12;

    private final long partNanos;
    private final long[] items = new long[PARTS];
    private final long[] bytes = new long[PARTS];
    private final long from;
    private long part;

    /// @param now of a clock that only runs on, in nanoseconds
    PerMinute(Duration window, long now) {
        this.partNanos = Math.max(1, window.toNanos() / PARTS);
        this.from = now;
    }

    void add(int newItems, long newBytes, long now) {
        move(now);
        items[(int) (part % PARTS)] += newItems;
        bytes[(int) (part % PARTS)] += newBytes;
    }

    /// The rate; while the feed is younger than the window, of its life so far.
    Rate rate(long now) {
        move(now);
        long begun = Math.max(0, part - (PARTS - 1)) * partNanos;
        double minutes = Math.max(1e9, now - from - begun) / 60e9;
        long sumItems = 0;
        long sumBytes = 0;
        for (int i = 0; i < PARTS; i++) {
            sumItems += items[i];
            sumBytes += bytes[i];
        }
        return new Rate(sumItems / minutes, sumBytes / minutes);
    }

    private void move(long now) {
        long current = (now - from) / partNanos;
        long steps = Math.min(current - part, PARTS);
        for (long i = 1; i <= steps; i++) {
            int slot = (int) ((current - steps + i) % PARTS);
            items[slot] = 0;
            bytes[slot] = 0;
        }
        part = Math.max(part, current);
    }
}
