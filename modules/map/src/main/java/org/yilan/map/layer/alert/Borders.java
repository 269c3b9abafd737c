package org.yilan.map.layer.alert;

import org.yilan.geography.District;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The borders of districts that are shown alike, in unit Mercator: those towards others, and those among themselves, which
/// need not be said as loudly. Neighbours share the very corners of their border, so a stretch that occurs twice is inner.
///
/// Immutable; the paths are not to be changed.
record Borders(Path2D outer, Path2D inner) {
    private record Stretch(double lonA, double latA, double lonB, double latB) {
        static Stretch of(Ring ring, int i) {
            int j = (i + 1) % ring.size();
            boolean forward =
                    ring.lon(i) < ring.lon(j)
                            || ring.lon(i) == ring.lon(j) && ring.lat(i) <= ring.lat(j);
            int a = forward ? i : j;
            int b = forward ? j : i;
            return new Stretch(ring.lon(a), ring.lat(a), ring.lon(b), ring.lat(b));
        }
    }

    static Borders of(List<District> alike) {
        Map<Stretch, Integer> times = new HashMap<>();
        for (District district : alike) {
            for (Outline.Piece piece : district.outline().pieces()) {
                count(piece.outer(), times);
                piece.holes().forEach(hole -> count(hole, times));
            }
        }
        Borders borders = new Borders(new Path2D.Double(), new Path2D.Double());
        for (District district : alike) {
            for (Outline.Piece piece : district.outline().pieces()) {
                borders.add(piece.outer(), times);
                piece.holes().forEach(hole -> borders.add(hole, times));
            }
        }
        return borders;
    }

    private static void count(Ring ring, Map<Stretch, Integer> times) {
        for (int i = 0; i < ring.size(); i++) {
            times.merge(Stretch.of(ring, i), 1, Integer::sum);
        }
    }

    private void add(Ring ring, Map<Stretch, Integer> times) {
        Path2D last = null;
        for (int i = 0; i < ring.size(); i++) {
            int j = (i + 1) % ring.size();
            Stretch stretch = Stretch.of(ring, i);
            int shared = times.getOrDefault(stretch, 0);
            if (shared == 0) {
                last = null; // drawn already, from the other side
                continue;
            }
            Path2D path = shared > 1 ? inner : outer;
            if (shared > 1) {
                times.put(stretch, 0);
            }
            if (path != last) {
                path.moveTo(MercatorPoint.x(ring.lon(i)), MercatorPoint.y(ring.lat(i)));
            }
            path.lineTo(MercatorPoint.x(ring.lon(j)), MercatorPoint.y(ring.lat(j)));
            last = path;
        }
    }
}
