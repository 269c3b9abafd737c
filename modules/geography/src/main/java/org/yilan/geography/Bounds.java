package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

import java.util.Collection;

/// A box of latitudes and longitudes in degrees that does not cross the antimeridian.
public record Bounds(double south, double west, double north, double east) {
    public Bounds {
        if (!(south <= north && west <= east)) {
            throw new IllegalArgumentException(
                    "not a box: south "
                            + south
                            + ", west "
                            + west
                            + ", north "
                            + north
                            + ", east "
                            + east);
        }
    }

    /// The smallest box round some points; there must be at least one.
    public static Bounds of(Collection<GeoPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no points to put a box round");
        }
        double south = 90;
        double west = 180;
        double north = -90;
        double east = -180;
        for (GeoPoint p : points) {
            south = Math.min(south, p.lat());
            north = Math.max(north, p.lat());
            west = Math.min(west, p.lon());
            east = Math.max(east, p.lon());
        }
        return new Bounds(south, west, north, east);
    }

    public boolean contains(GeoPoint p) {
        return p.lat() >= south && p.lat() <= north && p.lon() >= west && p.lon() <= east;
    }

    public boolean intersects(Bounds other) {
        return other.south <= north
                && other.north >= south
                && other.west <= east
                && other.east >= west;
    }

    /// The smallest box round both.
    public Bounds union(Bounds other) {
        return new Bounds(
                Math.min(south, other.south),
                Math.min(west, other.west),
                Math.max(north, other.north),
                Math.max(east, other.east));
    }

    public GeoPoint centre() {
        return new GeoPoint((south + north) / 2, (west + east) / 2);
    }
}
