package org.yilan.feeds;

import org.yilan.situation.Situation;

import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What feeds need from the hub that runs them.
///
/// @param situation the hub's situation now: what is in it is not news
/// @param sink takes what is news
/// @param clock the hub's clock, for stamps and freshness; polls are timed by real time
/// @param locator finds the division of a point
/// @param recordedBefore whether the journal has ever had an incident of that id. The situation forgets incidents that are
///     over; this must not, or an upstream that still lists one would have it reported again
public record FeedSurroundings(
        Supplier<Situation> situation,
        EventSink sink,
        InstantSource clock,
        Locator locator,
        Predicate<String> recordedBefore) {

    /// Surroundings that know no divisions and no incidents but those of the situation.
    public static FeedSurroundings of(
            Supplier<Situation> situation, EventSink sink, InstantSource clock) {
        return new FeedSurroundings(situation, sink, clock, point -> "", incident -> false);
    }
}
