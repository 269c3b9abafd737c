package org.yilan.situation.arrival;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// When a wind force reaches a target, agency by agency.
///
/// @param reached whether the wind is there now, by the position and radii that hold now
/// @param byAgency the moment by each agency that expects it to be reached; empty when it is reached now
/// @param asked how many agencies' forecasts were looked at: `asked - byAgency.size()` expect it to be spared
/// @param assumed whether radii were carried over from the last observation because a forecast gave none
public record Arrival(
        String target,
        Force force,
        boolean reached,
        Map<String, Instant> byAgency,
        int asked,
        boolean assumed) {
    public Arrival {
        byAgency = Map.copyOf(new TreeMap<>(byAgency));
        if (!reached && byAgency.isEmpty()) {
            throw new IllegalArgumentException("nobody expects " + force + " at " + target);
        }
    }

    /// The first moment that any agency names, or null when it is reached already.
    public @Nullable Instant earliest() {
        return byAgency.values().stream().min(Instant::compareTo).orElse(null);
    }

    /// The last moment that any agency names, or null when it is reached already.
    public @Nullable Instant latest() {
        return byAgency.values().stream().max(Instant::compareTo).orElse(null);
    }
}
