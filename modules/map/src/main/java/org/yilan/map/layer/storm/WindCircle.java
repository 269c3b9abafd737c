package org.yilan.map.layer.storm;

import org.jspecify.annotations.Nullable;
import org.yilan.geography.MercatorPoint;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;

import java.awt.geom.Path2D;

/// The line that a wind force reaches, in unit Mercator: an arc per quadrant on the sphere, joined by straight steps where
/// radii differ. A quadrant that was not published is left open: nothing is drawn that nobody has said.
public final class WindCircle {
    private static final int STEPS = 24;

    private WindCircle() {}

    /// The line for a centre; an empty path when no radius is known.
    public static Path2D of(GeoPoint centre, Quadrants quadrants) {
        @Nullable Double[] radii = {quadrants.ne(), quadrants.se(), quadrants.sw(), quadrants.nw()};
        Path2D path = new Path2D.Double();
        boolean all = true;
        for (Double radius : radii) {
            all &= radius != null && radius > 0;
        }
        boolean drawing = false;
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            Double radius = radii[quadrant];
            if (radius == null || radius <= 0) {
                drawing = false;
                continue;
            }
            for (int step = 0; step <= STEPS; step++) {
                double bearing = quadrant * 90 + 90.0 * step / STEPS;
                GeoPoint p = GreatCircle.destination(centre, bearing, radius);
                double x = MercatorPoint.x(centre.lon() + wrapped(p.lon() - centre.lon()));
                double y = MercatorPoint.y(p.lat());
                if (drawing) {
                    path.lineTo(x, y);
                } else {
                    path.moveTo(x, y);
                    drawing = true;
                }
            }
        }
        if (all) {
            path.closePath();
        }
        return path;
    }

    /// A disc of one radius.
    public static Path2D disc(GeoPoint centre, double km) {
        return of(centre, Quadrants.all(km));
    }

    /// A difference of longitudes in -180..180, so that a line does not run round the world.
    static double wrapped(double degrees) {
        return ((degrees + 540) % 360 + 360) % 360 - 180;
    }
}
