package org.yilan.fx;

import org.yilan.situation.model.Grade;

/// The shape that goes with a grade's colour, so that colour is never alone.
public enum GradeShape {
    /// I 红.
    SQUARE(0.08, 0.08, 0.92, 0.08, 0.92, 0.92, 0.08, 0.92),
    /// II 橙.
    TRIANGLE(0.5, 0.02, 1.0, 0.92, 0.0, 0.92),
    /// III 黄.
    DIAMOND(0.5, 0.0, 1.0, 0.5, 0.5, 1.0, 0.0, 0.5),
    /// IV 蓝.
    CIRCLE(circle(0.46)),
    /// White signal: drawn as an outline.
    RING(circle(0.42)),
    /// A grade that nobody knows: an outline with a question mark.
    HEXAGON(0.25, 0.07, 0.75, 0.07, 1.0, 0.5, 0.75, 0.93, 0.25, 0.93, 0.0, 0.5);

    private final double[] outline;

    GradeShape(double... outline) {
        this.outline = outline;
    }

    /// The shape for a grade.
    public static GradeShape of(Grade grade) {
        return switch (grade.code()) {
            case "I" -> SQUARE;
            case "II" -> TRIANGLE;
            case "III" -> DIAMOND;
            case "IV" -> CIRCLE;
            case "WHITE" -> RING;
            default -> HEXAGON;
        };
    }

    /// Whether the inside stays empty.
    public boolean hollow() {
        return this == RING || this == HEXAGON;
    }

    /// Corners x, y, x, y… in a box of 1 × 1, y downwards; round shapes as 32 corners.
    public double[] outline() {
        return outline.clone();
    }

    private static double[] circle(double radius) {
        int corners = 32;
        double[] points = new double[corners * 2];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            points[2 * i] = 0.5 + radius * Math.cos(angle);
            points[2 * i + 1] = 0.5 + radius * Math.sin(angle);
        }
        return points;
    }
}
