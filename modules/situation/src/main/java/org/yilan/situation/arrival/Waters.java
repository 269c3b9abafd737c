package org.yilan.situation.arrival;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Rain and tide round the hour in which a wind arrives at a place. What nobody says is null, and is never made up. A value.
///
/// @param tide the high water nearest to the arrival, null where none is foretold near enough
/// @param tideFrom the nearest station that foretells the tide at all, however far it is; null where there is none
/// @param measured the rain of the last hour there, null where none is measured near enough
/// @param expected the heaviest hour of rain that is forecast round the arrival, null where none is foretold near enough
/// @param rainFrom the nearest gauge or forecast of rain, however far it is; null where there is none
public record Waters(
        @Nullable HighWater tide,
        @Nullable Station tideFrom,
        @Nullable Rain measured,
        @Nullable Rain expected,
        @Nullable Station rainFrom) {
    /// Nothing is known.
    public static final Waters UNKNOWN = new Waters(null, null, null, null, null);

    /// What comes together with the wind.
    public enum With {
        /// A high water over the warning level.
        TIDE,
        /// Heavy rain.
        RAIN
    }

    /// Where something is said.
    ///
    /// @param km from the place, to its nearest point; 0 inside a district
    public record Station(String id, String name, double km) {}

    /// A high water that is foretold.
    ///
    /// @param warnAt the warning level at the station in metres over the same datum, NaN where none is known
    /// @param apart how far from the arrival, zero while the agencies' moments lie on both sides of it
    /// @param issuedAt when it was foretold
    public record HighWater(
            Station station, Forecast.Value high, double warnAt, Duration apart, Instant issuedAt) {
        /// How far over the warning level in metres, negative under it, NaN where none is known.
        public double over() {
            return high.value() - warnAt;
        }
    }

    /// Rain of an hour in mm.
    ///
    /// @param at the hour's end: measured then, or forecast for it
    /// @param told when it was measured or forecast
    public record Rain(Station station, double mm, Instant at, Instant told) {}

    /// What comes together with the wind, by the limits of [WaterClock].
    public Set<With> together() {
        Set<With> all = EnumSet.noneOf(With.class);
        HighWater high = tide;
        if (high != null
                && high.over() >= 0 // false for NaN: over a level that nobody knows is not over it
                && high.apart().compareTo(WaterClock.TOGETHER) <= 0) {
            all.add(With.TIDE);
        }
        if (heavy(expected) || heavy(measured)) {
            all.add(With.RAIN);
        }
        return all;
    }

    private static boolean heavy(@Nullable Rain rain) {
        return rain != null && rain.mm() >= WaterClock.HEAVY_MM;
    }
}
