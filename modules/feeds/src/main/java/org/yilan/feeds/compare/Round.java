package org.yilan.feeds.compare;

import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/// What one comparison works with.
///
/// @param feed the feed's id
/// @param news where events go
/// @param ignored where goes what is not news for a reason that a person may want to know
record Round(
        String feed,
        Situation situation,
        Instant now,
        List<Event> news,
        BiConsumer<String, String> ignored) {
    void add(Event event) {
        news.add(event);
    }

    /// A moment so long ago that the situation may have forgotten what ended before it.
    Instant forgotten() {
        return now.minus(Situation.RETENTION);
    }

    /// A moment so long ago that the situation may have forgotten that something was replaced or ended before it. A day
    /// short of its seven, to be on the safe side.
    Instant replacedLongAgo() {
        return now.minus(Duration.ofDays(6));
    }
}
