package org.yilan.situation.watch;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Quantity;

import java.time.Instant;
import java.util.Set;

/// Which hazard event (灾害事件) something belongs to: while a typhoon is in force, its wind, rain and tide are the typhoon's.
/// Pure; any thread.
///
/// @param typhoon whether one is in force, by a warning or a response level
public record HazardEvents(boolean typhoon) {
    private static final String TYPHOON = "typhoon";
    private static final Set<String> BROUGHT = Set.of("gale", "rainstorm", "tide", "lightning");

    /// As things stand at a moment.
    public static HazardEvents of(Situation situation, Instant now) {
        return new HazardEvents(
                situation.alerts().stream()
                                .anyMatch(a -> a.hazard().equals(TYPHOON) && !a.expired(now))
                        || situation.levels().stream().anyMatch(l -> l.hazard().equals(TYPHOON)));
    }

    /// The hazard of the event that something of this hazard belongs to; empty when it belongs to none.
    public String group(String hazard) {
        return typhoon && BROUGHT.contains(hazard) ? TYPHOON : hazard;
    }

    /// The hazard that a quantity measures, empty when none.
    public static String measuredBy(String quantity) {
        return switch (quantity) {
            case Quantity.GUST, Quantity.WIND -> "gale";
            case Quantity.RAIN, Quantity.WATER_DEPTH -> "rainstorm";
            case Quantity.TIDE -> "tide";
            case Quantity.TEMPERATURE -> "heat";
            case Quantity.GAS -> "gas";
            default -> "";
        };
    }
}
