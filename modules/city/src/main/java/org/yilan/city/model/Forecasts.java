package org.yilan.city.model;

import org.yilan.city.scenario.Scenario.Fix;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Forecasts of several agencies: the storm's real later track with an error that grows with lead time and that one agency
/// keeps from one forecast to the next. Simulated; no agency issued these.
public final class Forecasts {
    /// @param name as the Zhejiang service calls it
    /// @param km typical error after 24 hours; `every` hours between forecasts
    public record Agency(String name, double km, double knotsMs, int every, int[] leads) {}

    private static final int[] TWELVE = {12, 24, 36, 48, 60, 72, 96, 120};

    /// Errors are typical of recent years.
    public static final List<Agency> AGENCIES =
            List.of(
                    new Agency("中国", 62, 2.6, 3, TWELVE),
                    new Agency("中国台湾", 74, 3.0, 6, new int[] {6, 12, 18, 24, 36, 48, 72, 96, 120}),
                    new Agency("日本", 68, 2.8, 6, new int[] {12, 24, 48, 72, 96, 120}),
                    new Agency("美国", 76, 3.4, 6, new int[] {12, 24, 36, 48, 72, 96, 120}));

    private final Track track;
    private final long seed;

    public Forecasts(Track track, long seed) {
        this.track = track;
        this.seed = seed;
    }

    /// A forecast position: m/s, hPa.
    public record Point(Instant at, GeoPoint centre, double windMs, double pressureHpa) {}

    /// Whether an agency issues a forecast from this observation.
    public boolean issues(Agency agency, Instant observed) {
        return (observed.getEpochSecond() / 3600) % agency.every() == 0
                && !observed.isBefore(track.storm().issuedFrom());
    }

    /// The forecast that an agency makes from the observation of that moment, which is its first point.
    public List<Point> issued(Agency agency, Instant observed) {
        List<Point> points = new ArrayList<>();
        Fix now = track.at(observed);
        points.add(new Point(observed, now.centre(), now.windMs(), now.pressureHpa()));
        long key = agency.name().hashCode();
        double issue = observed.getEpochSecond() / 3600.0 / 14;
        for (int lead : agency.leads()) {
            Instant at = observed.plusSeconds(lead * 3600L);
            if (at.isAfter(track.ends())) {
                break;
            }
            Fix then = track.at(at);
            double growth = Math.pow(lead / 24.0, 1.15) * agency.km();
            double turn = lead / 60.0;
            double east = growth * Chance.smooth(seed, key, issue + turn);
            double north = growth * Chance.smooth(seed, key ^ 1, issue + turn);
            double stronger =
                    agency.knotsMs()
                            * Math.sqrt(lead / 24.0)
                            * 1.4
                            * Chance.smooth(seed, key ^ 2, issue + turn);
            double wind = Math.max(9, then.windMs() + stronger);
            points.add(
                    new Point(
                            at,
                            Geo.moved(then.centre(), east, north),
                            wind,
                            Math.min(1008, then.pressureHpa() - stronger * 1.3)));
        }
        return points;
    }
}
