package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

/// How far a wind force reaches from a storm's centre, by quadrant, in kilometres; null where the publisher gave none.
public record Quadrants(
        @Nullable Double ne, @Nullable Double se, @Nullable Double sw, @Nullable Double nw) {
    /// The same radius all round.
    public static Quadrants all(double km) {
        return new Quadrants(km, km, km, km);
    }

    /// The radius towards a bearing (degrees clockwise from north), or null.
    public @Nullable Double towards(double bearing) {
        double b = ((bearing % 360) + 360) % 360;
        return b < 90 ? ne : b < 180 ? se : b < 270 ? sw : nw;
    }

    /// The longest known radius, 0 when none is known.
    public double longest() {
        double best = 0;
        for (Double radius : new @Nullable Double[] {ne, se, sw, nw}) {
            if (radius != null) {
                best = Math.max(best, radius);
            }
        }
        return best;
    }
}
