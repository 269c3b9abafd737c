package org.yilan.wall;

import org.yilan.fx.TypeScale;
import org.yilan.wall.scene.Placement.Placed;

/// Text sizes of a place.
final class Scales {
    /// A smaller monitor than the layout was made for shows smaller text only down to this share: below it people would
    /// have to come nearer, and panels rather show less.
    private static final double LEAST = 0.85;

    private Scales() {}

    static TypeScale of(Placed placed) {
        TypeScale made =
                TypeScale.forViewing(placed.screen().distanceM(), placed.screen().pitchMm());
        return new TypeScale(made.base() * Math.max(LEAST, placed.scale()));
    }
}
