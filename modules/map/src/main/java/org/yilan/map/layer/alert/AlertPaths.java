package org.yilan.map.layer.alert;

import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.map.layer.storm.WindCircle;
import org.yilan.situation.model.GeoPoint;

import java.awt.geom.Path2D;

/// Areas as paths in unit Mercator.
final class AlertPaths {
    private AlertPaths() {}

    static Path2D of(Outline outline) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Outline.Piece piece : outline.pieces()) {
            append(path, piece.outer());
            piece.holes().forEach(hole -> append(path, hole));
        }
        return path;
    }

    private static void append(Path2D path, Ring ring) {
        for (int i = 0; i < ring.size(); i++) {
            double x = MercatorPoint.x(ring.lon(i));
            double y = MercatorPoint.y(ring.lat(i));
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
    }

    static Path2D of(AlertAreas.Drawn drawn) {
        if (drawn.polygon().isEmpty()) {
            return WindCircle.disc(drawn.centre(), drawn.radiusKm());
        }
        Path2D path = new Path2D.Double();
        boolean first = true;
        for (GeoPoint p : drawn.polygon()) {
            if (first) {
                path.moveTo(MercatorPoint.x(p.lon()), MercatorPoint.y(p.lat()));
                first = false;
            } else {
                path.lineTo(MercatorPoint.x(p.lon()), MercatorPoint.y(p.lat()));
            }
        }
        path.closePath();
        return path;
    }
}
