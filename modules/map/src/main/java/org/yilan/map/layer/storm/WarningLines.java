package org.yilan.map.layer.storm;

import org.yilan.situation.model.GeoPoint;

import java.util.List;

/// The lines at which the Chinese services begin to broadcast a storm's position more often: it is expected to be here
/// within 24 or 48 hours. Corner points as in common use on Chinese charts; not taken from a standard's text.
public enum WarningLines {
    H24(24, new double[][] {{34, 127}, {22, 127}, {18, 119}, {11, 119}, {4.5, 113}, {0, 105}}),
    H48(48, new double[][] {{34, 132}, {15, 132}, {0, 120}, {0, 105}});

    private final int hours;
    private final List<GeoPoint> points;

    WarningLines(int hours, double[][] corners) {
        this.hours = hours;
        this.points = java.util.Arrays.stream(corners).map(c -> new GeoPoint(c[0], c[1])).toList();
    }

    public int hours() {
        return hours;
    }

    public List<GeoPoint> points() {
        return points;
    }
}
