package org.yilan.map.ground;

import org.yilan.geography.Bounds;
import org.yilan.geography.District;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Places on an area at which its name can stand: the best one, and a grid of others over its largest piece. Worked out
/// once, off the FX thread.
final class NameSpots {
    /// A place in unit Mercator.
    ///
    /// @param room how far the area goes on to the left and to the right, whichever is less
    record Spot(double x, double y, double room) {}

    /// Places to a side of the grid.
    private static final int SIDE = 17;

    private NameSpots() {}

    /// The places of a district, from its label's outwards.
    static List<Spot> of(District district) {
        Outline outline = district.outline();
        Ring ring = outline.largest().outer();
        Bounds box = Bounds.of(points(ring));
        MercatorPoint best = MercatorPoint.of(district.label());
        List<Spot> grid = new ArrayList<>();
        for (int row = 1; row < SIDE; row++) {
            double lat = box.south() + (box.north() - box.south()) * row / SIDE;
            for (int column = 1; column < SIDE; column++) {
                double lon = box.west() + (box.east() - box.west()) * column / SIDE;
                if (outline.contains(new GeoPoint(lat, lon))) {
                    grid.add(spot(ring, lat, lon));
                }
            }
        }
        grid.sort(
                Comparator.comparingDouble(
                        (Spot s) -> Math.hypot(s.x() - best.x(), s.y() - best.y())));
        grid.addFirst(spot(ring, district.label().lat(), district.label().lon()));
        return List.copyOf(grid);
    }

    private static List<GeoPoint> points(Ring ring) {
        List<GeoPoint> points = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            points.add(ring.point(i));
        }
        return points;
    }

    private static Spot spot(Ring ring, double lat, double lon) {
        double left = 360;
        double right = 360;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (ring.lat(i) > lat != ring.lat(j) > lat) {
                double crossing =
                        (ring.lon(j) - ring.lon(i))
                                        * (lat - ring.lat(i))
                                        / (ring.lat(j) - ring.lat(i))
                                + ring.lon(i);
                if (crossing < lon) {
                    left = Math.min(left, lon - crossing);
                } else {
                    right = Math.min(right, crossing - lon);
                }
            }
        }
        return new Spot(MercatorPoint.x(lon), MercatorPoint.y(lat), Math.min(left, right) / 360);
    }

    /// How large an area is, to name the smallest first: they have the least choice.
    static double size(District district) {
        Bounds box = Bounds.of(points(district.outline().largest().outer()));
        return (box.east() - box.west()) * (box.north() - box.south());
    }
}
