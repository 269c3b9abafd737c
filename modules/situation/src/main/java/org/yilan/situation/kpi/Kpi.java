package org.yilan.situation.kpi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Trends;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A key figure at a moment, with what a person needs to trust it.
///
/// @param id one of the constants of [KpiBoard]
/// @param value in `unit`; NaN when there is none
/// @param unit `/h`, `%`, `m/s`, `mm`, `m`, or empty for a count
/// @param part what the share is made of, in persons or incidents, of `whole`; NaN where the value is no share
/// @param where the sensor that it comes from, empty when it is not one sensor's
/// @param target what it is held against; NaN when nothing is
/// @param sense on which side of the target it should be
/// @param oldestInput when the oldest of its inputs was observed, or null without inputs
/// @param left inputs that were left out because they are too old
/// @param freshness how old an input may be before it is stale: the shortest limit of its feeds, or null without feeds
/// @param feeds the feeds that it depends on
/// @param trend per interval, oldest first
public record Kpi(
        String id,
        Look look,
        double value,
        String unit,
        double part,
        double whole,
        String where,
        double target,
        Sense sense,
        @Nullable Instant oldestInput,
        int left,
        @Nullable Duration freshness,
        List<String> feeds,
        List<Trends.Bucket> trend) {

    /// Which way is good.
    public enum Sense {
        AT_MOST,
        AT_LEAST
    }

    public Kpi {
        feeds = List.copyOf(feeds);
        trend = List.copyOf(trend);
    }

    /// The same in another unit, with its trend; the target is in that unit already.
    Kpi scaled(double factor, String in) {
        return new Kpi(
                id,
                look,
                value * factor,
                in,
                part,
                whole,
                where,
                target,
                sense,
                oldestInput,
                left,
                freshness,
                feeds,
                trend.stream().map(b -> new Trends.Bucket(b.from(), b.value() * factor)).toList());
    }

    /// Age of the oldest input at `now`; never negative.
    public Optional<Duration> age(Instant now) {
        if (oldestInput == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(oldestInput, now);
        return Optional.of(age.isNegative() ? Duration.ZERO : age);
    }

    /// Whether the oldest input is older than half of what its feeds promise: from then on the age says something.
    public boolean aging(Instant now) {
        Duration limit = freshness;
        return limit != null
                && age(now).filter(a -> a.compareTo(limit.dividedBy(2)) > 0).isPresent();
    }

    /// Whether it has a value and misses its target.
    public boolean beyondTarget() {
        if (Double.isNaN(value) || Double.isNaN(target)) {
            return false;
        }
        return sense == Sense.AT_MOST ? value > target : value < target;
    }
}
