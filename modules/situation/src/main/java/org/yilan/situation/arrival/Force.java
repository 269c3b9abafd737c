package org.yilan.situation.arrival;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackPoint;

/// The wind forces whose radii are published (GB/T 28591 Beaufort, lower limit in m/s).
public enum Force {
    SEVEN(7, 13.9),
    TEN(10, 24.5),
    TWELVE(12, 32.7);

    private final int beaufort;
    private final double fromMs;

    Force(int beaufort, double fromMs) {
        this.beaufort = beaufort;
        this.fromMs = fromMs;
    }

    public int beaufort() {
        return beaufort;
    }

    /// The mean wind in m/s at which the force begins.
    public double fromMs() {
        return fromMs;
    }

    /// The radii of this force at a point of a track, or null where none were published.
    public @Nullable Quadrants radii(TrackPoint point) {
        return switch (this) {
            case SEVEN -> point.r7();
            case TEN -> point.r10();
            case TWELVE -> point.r12();
        };
    }
}
