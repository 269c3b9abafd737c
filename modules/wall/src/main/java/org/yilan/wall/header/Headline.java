package org.yilan.wall.header;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.Arrival;
import org.yilan.situation.arrival.ArrivalClock;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.arrival.StormGrade;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.arrival.Target;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the header says is happening, as values: for ten minutes a new warning of an earthquake or a tsunami, which leaves no
/// time, else the storm that is coming, else the gravest alert, else nothing. Pure; not for the FX thread, because arrivals are worked out along forecasts.
///
/// @param storm the storm nearest to the city, or null; null too while something more urgent is said
/// @param gravest the gravest grade among the alerts in force, or null without one
/// @param alert the alert that has it, of several one for the whole city rather than a district's, then the newest, or null
/// @param alerts how many are in force
record Headline(
        @Nullable StormNews storm, @Nullable Grade gravest, @Nullable Alert alert, int alerts) {
    /// A storm farther away than this is not what is happening here.
    static final double NEAR_KM = 2500;

    /// One storm seen from the city.
    ///
    /// @param latest its last observation
    /// @param km from its centre to the city at the moment
    /// @param arrival when force 10, else force 7, reaches the city; null when nobody expects either
    /// @param approach when it comes nearest, or null when no forecast is left
    record StormNews(
            Storm storm,
            TrackPoint latest,
            StormGrade grade,
            double km,
            @Nullable Arrival arrival,
            ArrivalClock.@Nullable Approach approach) {}

    static Headline of(Situation situation, GeoPoint city, Instant now) {
        List<Alert> inForce =
                situation.alerts().stream()
                        .filter(a -> !a.expired(now))
                        .filter(a -> a.kind() == Alert.Kind.ALERT || a.kind() == Alert.Kind.UPDATE)
                        .filter(
                                a ->
                                        a.status() == Alert.Status.ACTUAL
                                                || a.status() == Alert.Status.EXERCISE)
                        .toList();
        boolean urgent = inForce.stream().anyMatch(a -> urgent(a, now));
        Alert worst =
                inForce.stream()
                        .filter(a -> !urgent || urgent(a, now))
                        .min(
                                Comparator.comparing(Alert::grade)
                                        .thenComparing(a -> a.tier().compareTo(Tier.CITY) > 0)
                                        .thenComparing(Alert::sent, Comparator.reverseOrder())
                                        .thenComparing(Alert::id))
                        .orElse(null);
        return new Headline(
                urgent ? null : nearest(situation.storms(), city, now).orElse(null),
                worst == null ? null : worst.grade(),
                worst,
                inForce.size());
    }

    /// Whether an alert is new and about what comes within minutes.
    static boolean urgent(Alert alert, Instant now) {
        return alert.urgency().equals("Immediate")
                && (alert.hazard().equals("earthquake") || alert.hazard().equals("tsunami"))
                && now.isBefore(alert.sent().plus(Earthquake.EARLY));
    }

    private static Optional<StormNews> nearest(
            Collection<Storm> storms, GeoPoint city, Instant now) {
        return storms.stream()
                .flatMap(s -> news(s, city, now).stream())
                .filter(n -> n.km() <= NEAR_KM)
                .min(Comparator.comparingDouble(StormNews::km));
    }

    private static Optional<StormNews> news(Storm storm, GeoPoint city, Instant now) {
        StormPath.Position position = StormPath.position(storm, now).orElse(null);
        if (position == null || position.basis() == StormPath.Basis.LAST_KNOWN) {
            return Optional.empty();
        }
        TrackPoint latest =
                storm.points().stream()
                        .filter(p -> !p.at().isAfter(now))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        List<Target> target = List.of(Target.of("city", city));
        Arrival arrival =
                ArrivalClock.arrivals(storm, Force.TEN, target, now).stream()
                        .findFirst()
                        .or(
                                () ->
                                        ArrivalClock.arrivals(storm, Force.SEVEN, target, now)
                                                .stream()
                                                .findFirst())
                        .orElse(null);
        return Optional.of(
                new StormNews(
                        storm,
                        latest,
                        StormGrade.of(latest),
                        GreatCircle.distanceKm(position.centre(), city),
                        arrival,
                        ArrivalClock.closest(storm, city, now).orElse(null)));
    }
}
