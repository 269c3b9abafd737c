package org.yilan.map.layer.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.geography.MercatorPoint;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

class WindCircleTest {
    private static final GeoPoint CENTRE = new GeoPoint(30.2, 125.8);

    /// Distances in kilometres and bearings of the line's points.
    private static List<double[]> points(GeoPoint centre, Path2D path) {
        List<double[]> points = new ArrayList<>();
        double[] c = new double[6];
        for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
            if (it.currentSegment(c) != PathIterator.SEG_CLOSE) {
                double lon = ((MercatorPoint.lon(c[0]) + 540) % 360) - 180;
                GeoPoint p = new GeoPoint(MercatorPoint.lat(c[1]), lon);
                points.add(
                        new double[] {
                            GreatCircle.distanceKm(centre, p), GreatCircle.bearing(centre, p)
                        });
            }
        }
        return points;
    }

    private static int pieces(Path2D path) {
        int n = 0;
        for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
            n += it.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
        }
        return n;
    }

    @Test
    void givesEachQuadrantItsOwnRadius() {
        Quadrants quadrants = new Quadrants(280.0, 240.0, 200.0, 220.0);
        for (double[] p : points(CENTRE, WindCircle.of(CENTRE, quadrants))) {
            double b = p[1];
            boolean border = Math.abs(b % 90) < 0.01 || Math.abs(b % 90) > 89.99;
            if (!border) {
                assertThat(p[0]).isCloseTo(quadrants.towards(b), within(0.01));
            }
        }
    }

    @Test
    void stepsStraightFromOneRadiusToTheNext() {
        // Due east both radii occur: NE 280 and SE 240.
        List<double[]> east =
                points(CENTRE, WindCircle.of(CENTRE, new Quadrants(280.0, 240.0, 200.0, 220.0)))
                        .stream()
                        .filter(p -> Math.abs(p[1] - 90) < 0.01)
                        .toList();
        assertThat(east).hasSize(2);
        assertThat(east.get(0)[0]).isCloseTo(280, within(0.01));
        assertThat(east.get(1)[0]).isCloseTo(240, within(0.01));
    }

    @Test
    void leavesAnUnknownQuadrantOpen() {
        Path2D path = WindCircle.of(CENTRE, new Quadrants(280.0, null, 200.0, 220.0));
        assertThat(pieces(path)).isEqualTo(2);
        assertThat(points(CENTRE, path)).noneMatch(p -> p[1] > 91 && p[1] < 179);
    }

    @Test
    void drawsNothingWhereNothingIsKnown() {
        assertThat(points(CENTRE, WindCircle.of(CENTRE, new Quadrants(null, null, null, null))))
                .isEmpty();
        assertThat(points(CENTRE, WindCircle.of(CENTRE, Quadrants.all(0)))).isEmpty();
    }

    @Test
    void doesNotRunRoundTheWorldAtTheDateLine() {
        Path2D path = WindCircle.of(new GeoPoint(20, 179.5), Quadrants.all(200));
        assertThat(path.getBounds2D().getWidth()).isLessThan(0.02);
    }
}
