package org.yilan.fx;

/// Text sizes of one stage. Everything is a multiple of the smallest text that may carry meaning at the stage's viewing
/// distance, so a wall and a desk have the same design at different sizes.
///
/// @param base pixels of the smallest Chinese text: 20 arc-minutes at the viewing distance (ISO 9241-303 from memory, see
///     the user guide)
public record TypeScale(double base) {
    /// Arc-minutes of the smallest Chinese text.
    public static final double SMALLEST_CHINESE_ARCMIN = 20;

    /// Arc-minutes of the smallest Latin text and digits (NUREG-0700 12.1.1.3, ISO 9241-3).
    public static final double SMALLEST_LATIN_ARCMIN = 16;

    /// The scale for a screen.
    ///
    /// @param distanceMetres from the farthest reader's eye to the screen
    /// @param pitchMillimetres size of one pixel
    public static TypeScale forViewing(double distanceMetres, double pitchMillimetres) {
        return new TypeScale(
                heightPixels(SMALLEST_CHINESE_ARCMIN, distanceMetres, pitchMillimetres));
    }

    /// Height in pixels of something seen under an angle: h = 2·D·tan(θ/2).
    public static double heightPixels(
            double arcMinutes, double distanceMetres, double pitchMillimetres) {
        double theta = Math.toRadians(arcMinutes / 60);
        return 2 * distanceMetres * 1000 * Math.tan(theta / 2) / pitchMillimetres;
    }

    /// Smallest text: age, target, legend.
    public double small() {
        return base;
    }

    /// Ordinary text.
    public double body() {
        return base * 1.15;
    }

    /// Titles of panels, first line of a row.
    public double strong() {
        return base * 1.3;
    }

    /// The header's line.
    public double heading() {
        return base * 1.6;
    }

    /// The one number of a tile.
    public double figure() {
        return base * 2.5;
    }

    /// The unit of distance: gaps and insets are multiples of it.
    public double gap() {
        return base * 0.5;
    }
}
