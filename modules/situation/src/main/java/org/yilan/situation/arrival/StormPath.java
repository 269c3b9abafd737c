package org.yilan.situation.arrival;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a storm's centre is at any moment between the points of one track, and how far its winds reach there. Immutable.
///
/// Between two points the centre moves evenly along the great circle and radii change evenly. Forecasts mostly carry no
/// radii: then those of the last observation are held, and a force ends where the forecast wind falls below it.
public final class StormPath {
    /// How long after the last observation a position may still be worked out from where the storm was going. An hourly
    /// service that has been silent for twelve hours says nothing about now.
    public static final Duration TRUST = Duration.ofHours(12);

    private static final String HOME_AGENCY = "中国";

    private final String agency;
    private final List<TrackPoint> points;
    private final @Nullable TrackPoint lastObserved;

    private StormPath(String agency, List<TrackPoint> points, @Nullable TrackPoint lastObserved) {
        this.agency = agency;
        this.points = List.copyOf(points);
        this.lastObserved = lastObserved;
    }

    /// What was observed, and nothing else.
    public static StormPath observed(Storm storm) {
        return new StormPath("", storm.points(), storm.latest().orElse(null));
    }

    /// From the last observation on, as one agency expects it. Points of the forecast that are not after the last
    /// observation are left out: they have been overtaken.
    public static StormPath forecast(Storm storm, TrackForecast forecast) {
        List<TrackPoint> points = new ArrayList<>();
        TrackPoint last = storm.latest().orElse(null);
        if (last != null) {
            points.add(last);
        }
        for (TrackPoint point : forecast.points()) {
            if (points.isEmpty() || point.at().isAfter(points.getLast().at())) {
                points.add(point);
            }
        }
        return new StormPath(forecast.agency(), points, last);
    }

    /// The forecasts that still say something about the time after `now`, the home agency's first, then by name.
    public static List<StormPath> forecasts(Storm storm, Instant now) {
        return storm.forecasts().values().stream()
                .map(f -> forecast(storm, f))
                .filter(p -> p.points.size() > 1 && p.end().isAfter(now))
                .sorted(
                        (a, b) -> {
                            int home =
                                    Boolean.compare(
                                            b.agency.equals(HOME_AGENCY),
                                            a.agency.equals(HOME_AGENCY));
                            return home != 0 ? home : a.agency.compareTo(b.agency);
                        })
                .toList();
    }

    /// Where the storm is at `now` as far as anybody can tell, empty before its first observation.
    public static Optional<Position> position(Storm storm, Instant now) {
        TrackPoint last = storm.latest().orElse(null);
        if (last == null || now.isBefore(storm.points().getFirst().at())) {
            return Optional.empty();
        }
        if (!now.isAfter(last.at())) {
            StormPath path = observed(storm);
            boolean exact = storm.points().stream().anyMatch(p -> p.at().equals(now));
            return Optional.of(
                    new Position(
                            path.centreAt(now), exact ? Basis.OBSERVED : Basis.INTERPOLATED, now));
        }
        if (Duration.between(last.at(), now).compareTo(TRUST) > 0) {
            return Optional.of(new Position(last.centre(), Basis.LAST_KNOWN, last.at()));
        }
        List<StormPath> forecasts = forecasts(storm, now);
        if (!forecasts.isEmpty()) {
            return Optional.of(
                    new Position(forecasts.getFirst().centreAt(now), Basis.EXTRAPOLATED, now));
        }
        Double speed = last.moveKmh();
        Double bearing = last.moveBearing();
        if (speed == null || bearing == null) {
            return Optional.of(new Position(last.centre(), Basis.LAST_KNOWN, last.at()));
        }
        double hours = Duration.between(last.at(), now).toMillis() / 3_600_000.0;
        return Optional.of(
                new Position(
                        GreatCircle.destination(last.centre(), bearing, speed * hours),
                        Basis.EXTRAPOLATED,
                        now));
    }

    /// The agency, empty for the observed track.
    public String agency() {
        return agency;
    }

    /// The points that the path goes through; the first is observed.
    public List<TrackPoint> points() {
        return points;
    }

    public Instant start() {
        return points.isEmpty() ? Instant.MAX : points.getFirst().at();
    }

    public Instant end() {
        return points.isEmpty() ? Instant.MIN : points.getLast().at();
    }

    /// The centre at a moment, clamped to the path's ends.
    public GeoPoint centreAt(Instant at) {
        int i = segment(at);
        TrackPoint a = points.get(i);
        if (i + 1 >= points.size()) {
            return a.centre();
        }
        TrackPoint b = points.get(i + 1);
        return GreatCircle.between(a.centre(), b.centre(), share(a, b, at));
    }

    /// How far a force reaches from the centre towards a bearing at a moment, in kilometres; 0 where it is not reached,
    /// NaN where nobody has said.
    public double radiusKm(Instant at, Force force, double bearing) {
        int i = segment(at);
        TrackPoint a = points.get(i);
        double ra = radiusKm(a, force, bearing);
        if (i + 1 >= points.size()) {
            return ra;
        }
        TrackPoint b = points.get(i + 1);
        double rb = radiusKm(b, force, bearing);
        double share = share(a, b, at);
        if (Double.isNaN(ra) || Double.isNaN(rb)) {
            return share < 1 ? ra : rb;
        }
        return ra + (rb - ra) * share;
    }

    /// No force of this strength reaches farther from the centre at any moment, in kilometres.
    double longestKm(Force force) {
        double longest = 0;
        for (TrackPoint point : points) {
            Quadrants quadrants = quadrants(point, force);
            if (quadrants != null) {
                longest = Math.max(longest, quadrants.longest());
            }
        }
        return longest;
    }

    /// The centre is never faster, in km/h.
    double fastestKmh() {
        double fastest = 0;
        for (int i = 1; i < points.size(); i++) {
            TrackPoint a = points.get(i - 1);
            TrackPoint b = points.get(i);
            double hours = Duration.between(a.at(), b.at()).toMillis() / 3_600_000.0;
            fastest = Math.max(fastest, GreatCircle.distanceKm(a.centre(), b.centre()) / hours);
        }
        return fastest;
    }

    /// The quadrants that hold at a point: its own, else those of the last observation.
    public @Nullable Quadrants quadrants(TrackPoint point, Force force) {
        Quadrants own = force.radii(point);
        if (own != null || agency.isEmpty()) {
            return own;
        }
        Double wind = point.windMs();
        if (wind != null && wind < force.fromMs()) {
            return Quadrants.all(0);
        }
        return lastObserved == null ? null : force.radii(lastObserved);
    }

    private double radiusKm(TrackPoint point, Force force, double bearing) {
        Quadrants quadrants = quadrants(point, force);
        if (quadrants == null) {
            return Double.NaN;
        }
        Double towards = quadrants.towards(bearing);
        return towards == null ? Double.NaN : towards;
    }

    /// Whether radii of a force had to be carried over from the last observation.
    public boolean assumesRadii(Force force) {
        return points.stream().skip(1).anyMatch(p -> force.radii(p) == null);
    }

    private int segment(Instant at) {
        int i = 0;
        while (i + 2 < points.size() && !points.get(i + 1).at().isAfter(at)) {
            i++;
        }
        return i;
    }

    private static double share(TrackPoint a, TrackPoint b, Instant at) {
        double whole = Duration.between(a.at(), b.at()).toMillis();
        return whole <= 0
                ? 1
                : Math.clamp(Duration.between(a.at(), at).toMillis() / whole, 0.0, 1.0);
    }

    /// What a position rests on.
    public enum Basis {
        /// An observation of that very moment.
        OBSERVED,
        /// Between two observations.
        INTERPOLATED,
        /// After the last observation: where it was expected to go.
        EXTRAPOLATED,
        /// The last observation, too old to go on from.
        LAST_KNOWN
    }

    /// @param at the moment that the position is for
    public record Position(GeoPoint centre, Basis basis, Instant at) {}
}
