package org.yilan.map.layer.storm;

import org.yilan.geography.Bounds;
import org.yilan.geography.MercatorPoint;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What of a storm a view should hold. Any thread.
public final class StormExtent {
    private static final Duration AHEAD = Duration.ofHours(24);

    /// For the way that a storm has come, a view may show all the rest at this part of the size that it could have.
    private static final double SMALLER = 0.75;

    private StormExtent() {}

    /// Its winds, and the way that it is expected to go within a day.
    public static List<GeoPoint> day(Storm storm, Instant now) {
        List<GeoPoint> points = new ArrayList<>();
        StormPath.position(storm, now)
                .ifPresent(
                        p -> {
                            points.add(p.centre());
                            Quadrants r7 = storm.latest().map(TrackPoint::r7).orElse(null);
                            double reach = r7 == null ? 0 : r7.longest();
                            for (int bearing = 0; bearing < 360 && reach > 0; bearing += 90) {
                                points.add(GreatCircle.destination(p.centre(), bearing, reach));
                            }
                        });
        Instant until = now.plus(AHEAD);
        for (StormPath path : StormPath.forecasts(storm, now)) {
            points.add(path.centreAt(until.isBefore(path.end()) ? until : path.end()));
        }
        return points;
    }

    /// The same with a place, and as much of the way that it has come as still leaves the rest large enough.
    ///
    /// @param aspect width of the view by its height
    public static Bounds recent(Storm storm, Instant now, GeoPoint place, double aspect) {
        List<GeoPoint> points = day(storm, now);
        points.add(place);
        Bounds box = Bounds.of(points);
        double least = size(box, aspect) / SMALLER;
        for (TrackPoint p : storm.points().reversed()) {
            if (p.at().isAfter(now)) {
                continue;
            }
            Bounds with = box.union(Bounds.of(List.of(p.centre())));
            if (size(with, aspect) > least) {
                break;
            }
            box = with;
        }
        return box;
    }

    /// How high a view of this shape must be in unit Mercator to hold a box.
    private static double size(Bounds box, double aspect) {
        double across = MercatorPoint.x(box.east()) - MercatorPoint.x(box.west());
        double down = MercatorPoint.y(box.south()) - MercatorPoint.y(box.north());
        return Math.max(across / aspect, down);
    }
}
