package org.yilan.map.layer.storm;

import org.yilan.geography.MercatorPoint;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.model.GeoPoint;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the drawing of one storm works with: one picture, and how it is meant.
///
/// @param city the city's outline in unit Mercator, which must stay free of plates; not to be changed
/// @param overview for the small map: the track and the winds, and only the most needed words
record StormScene(
        MapFrame frame,
        Graphics2D g,
        int[] pixels,
        LabelPlan labels,
        Sight sight,
        Path2D city,
        ZoneId zone,
        boolean overview) {

    double unit() {
        return sight.unit();
    }

    /// Picture x and y of a place.
    double[] at(GeoPoint p) {
        double x = MercatorPoint.x(p.lon());
        return new double[] {frame.x(x), frame.y(MercatorPoint.y(p.lat()))};
    }

    /// A moment as it is written at a track.
    String hour(Instant at) {
        return DateTimeFormatter.ofPattern(
                        frame.chinese() ? "d日HH时" : "d MMM HH:mm",
                        frame.chinese() ? Locale.CHINESE : Locale.ENGLISH)
                .withZone(zone)
                .format(at);
    }
}
