package org.yilan.situation.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One degree of latitude is 111.195 km on this sphere: a storm going due north by one degree in five hours makes 22.239
/// km/h, so everything below can be worked out by hand.
class ArrivalClockTest {
    private static final Instant T0 = Instant.parse("2024-09-15T08:00:00Z");
    private static final double DEGREE_KM = 111.195;

    private static TrackPoint point(
            int hours, double lat, double lon, Double wind, Quadrants r7, Quadrants r10) {
        return new TrackPoint(
                T0.plus(Duration.ofHours(hours)),
                new GeoPoint(lat, lon),
                wind,
                null,
                null,
                null,
                r7,
                r10,
                null,
                "");
    }

    private static Storm storm(TrackPoint last, TrackForecast... forecasts) {
        Map<String, TrackForecast> byAgency = new java.util.HashMap<>();
        for (TrackForecast f : forecasts) {
            byAgency.put(f.agency(), f);
        }
        return new Storm("202413", "zj", "贝碧嘉", "BEBINCA", List.of(last), byAgency);
    }

    private static TrackForecast north(String agency, double degreesIn10h) {
        return new TrackForecast(
                agency, T0, List.of(point(10, 20 + degreesIn10h, 125, 35.0, null, null)));
    }

    @Test
    void reachesAPlaceAheadWhenTheNearQuadrantsRadiusDoes() {
        // Target 3° north = 333.585 km; radius 111.195 km; 222.39 km to go at 22.239 km/h = 10 h.
        TrackPoint last = point(0, 20, 125, 35.0, Quadrants.all(DEGREE_KM), null);
        Storm storm = storm(last, north("中国", 2));
        List<Arrival> arrivals =
                ArrivalClock.arrivals(
                        storm,
                        Force.SEVEN,
                        List.of(Target.of("ahead", new GeoPoint(22.5, 125))),
                        T0);
        // 2.5° − 1° = 1.5° at 0.2°/h = 7.5 h.
        assertThat(arrivals).hasSize(1);
        Arrival arrival = arrivals.getFirst();
        assertThat(arrival.reached()).isFalse();
        assertThat(arrival.assumed()).isTrue();
        assertThat(arrival.asked()).isEqualTo(1);
        assertThat(Duration.between(T0, arrival.earliest()).toSeconds())
                .isCloseTo(27_000, within(60L));
    }

    @Test
    void usesTheRadiusOfTheQuadrantThatTheTargetIsIn() {
        // Due north-east of the centre only the NE radius counts, south-west of it the SW one.
        TrackPoint last = point(0, 20, 125, 35.0, new Quadrants(200.0, 50.0, 50.0, 50.0), null);
        GeoPoint northEast = GreatCircle.destination(last.centre(), 45, 150);
        GeoPoint southWest = GreatCircle.destination(last.centre(), 225, 150);
        List<Arrival> arrivals =
                ArrivalClock.arrivals(
                        storm(last, north("中国", 0)),
                        Force.SEVEN,
                        List.of(Target.of("ne", northEast), Target.of("sw", southWest)),
                        T0);
        assertThat(arrivals).extracting(Arrival::target).containsExactly("ne");
        assertThat(arrivals.getFirst().reached()).isTrue();
        assertThat(arrivals.getFirst().earliest()).isNull();
    }

    @Test
    void givesTheSpreadAcrossAgenciesAndCountsThoseWhoExpectItSpared() {
        TrackPoint last = point(0, 20, 125, 35.0, Quadrants.all(DEGREE_KM), null);
        // 0.2°/h: 2.5 h for half a degree; 0.1°/h: 5 h; the third goes south and never comes.
        Storm storm = storm(last, north("中国", 2), north("日本", 1), north("美国", -2));
        Arrival arrival =
                ArrivalClock.arrivals(
                                storm,
                                Force.SEVEN,
                                List.of(Target.of("t", new GeoPoint(21.5, 125))),
                                T0)
                        .getFirst();
        assertThat(arrival.byAgency()).containsOnlyKeys("中国", "日本");
        assertThat(arrival.asked()).isEqualTo(3);
        assertThat(Duration.between(T0, arrival.earliest()).toSeconds())
                .isCloseTo(9_000, within(60L));
        assertThat(Duration.between(T0, arrival.latest()).toSeconds())
                .isCloseTo(18_000, within(60L));
    }

    @Test
    void endsAForceWhereTheForecastWindFallsBelowIt() {
        // Force 10 shrinks from 111.195 km to nothing while the centre goes 2°; at share s it
        // stands at 2s° and reaches 1−s°.
        TrackPoint last = point(0, 20, 125, 35.0, Quadrants.all(300), Quadrants.all(DEGREE_KM));
        TrackForecast weakening =
                new TrackForecast("中国", T0, List.of(point(10, 22, 125, 20.0, null, null)));
        Storm storm = storm(last, weakening);
        List<Arrival> arrivals =
                ArrivalClock.arrivals(
                        storm,
                        Force.TEN,
                        List.of(
                                Target.of("near", new GeoPoint(21.5, 125)),
                                Target.of("beyond", new GeoPoint(22.1, 125))),
                        T0);
        // 2s + 1 − s = 1.5 → s = 0.5 → 5 h. Beyond: 1 + s never reaches 2.1.
        assertThat(arrivals).extracting(Arrival::target).containsExactly("near");
        assertThat(Duration.between(T0, arrivals.getFirst().earliest()).toSeconds())
                .isCloseTo(18_000, within(60L));
    }

    /// Steps that cannot matter are left out; every step looked at, as here, gives the same.
    @Test
    void findsWhatAWalkStepByStepFinds() {
        Random random = new Random(7);
        int reached = 0;
        for (int run = 0; run < 200; run++) {
            TrackPoint last =
                    point(0, 20, 125, 35.0, new Quadrants(300.0, 150.0, 80.0, 260.0), null);
            List<TrackPoint> points = new ArrayList<>();
            for (int h = 6; h <= 72; h += 6 + random.nextInt(3) * 6) {
                Quadrants own = random.nextInt(3) == 0 ? Quadrants.all(random.nextInt(400)) : null;
                double wind = 12 + random.nextInt(30);
                points.add(
                        point(
                                h,
                                20 + h * 0.2 * random.nextDouble(),
                                125 - h * 0.1 * random.nextDouble(),
                                wind,
                                own,
                                null));
            }
            Storm storm = storm(last, new TrackForecast("中国", T0, points));
            Target target =
                    new Target(
                            "t",
                            List.of(
                                    new GeoPoint(20 + random.nextInt(15), 112 + random.nextInt(20)),
                                    new GeoPoint(28, 120 + random.nextInt(5))));

            List<Arrival> found = ArrivalClock.arrivals(storm, Force.SEVEN, List.of(target), T0);

            StormPath path = StormPath.forecasts(storm, T0).getFirst();
            Instant step = T0;
            while (step.isBefore(path.end()) && !blowsAt(path, target, step)) {
                step = step.plus(ArrivalClock.STEP);
            }
            step = step.isAfter(path.end()) ? path.end() : step;
            if (!blowsAt(path, target, step)) {
                assertThat(found).as("run %d", run).isEmpty();
            } else if (step.equals(T0)) {
                assertThat(found.getFirst().reached()).as("run %d", run).isTrue();
            } else {
                reached++;
                assertThat(found.getFirst().earliest())
                        .as("run %d", run)
                        .isAfter(step.minus(ArrivalClock.STEP))
                        .isBeforeOrEqualTo(step);
            }
        }
        assertThat(reached).isGreaterThan(50);
    }

    private static boolean blowsAt(StormPath path, Target target, Instant at) {
        GeoPoint centre = path.centreAt(at);
        return target.points().stream()
                .anyMatch(
                        p ->
                                GreatCircle.distanceKm(centre, p)
                                        <= path.radiusKm(
                                                at, Force.SEVEN, GreatCircle.bearing(centre, p)));
    }

    @Test
    void saysNothingWhereNobodyHasPublishedRadii() {
        TrackPoint last = point(0, 20, 125, 35.0, null, null);
        assertThat(
                        ArrivalClock.arrivals(
                                storm(last, north("中国", 2)),
                                Force.TWELVE,
                                List.of(Target.of("t", new GeoPoint(20.1, 125))),
                                T0))
                .isEmpty();
    }

    @Test
    void countsADistrictAsReachedWithItsFirstPoint() {
        TrackPoint last = point(0, 20, 125, 35.0, Quadrants.all(DEGREE_KM), null);
        Target district =
                new Target("310115", List.of(new GeoPoint(25, 125), new GeoPoint(21.2, 125)));
        Arrival arrival =
                ArrivalClock.arrivals(
                                storm(last, north("中国", 2)), Force.SEVEN, List.of(district), T0)
                        .getFirst();
        // 0.2° at 0.2°/h = 1 h.
        assertThat(Duration.between(T0, arrival.earliest()).toSeconds())
                .isCloseTo(3_600, within(60L));
    }

    @Test
    void sortsReachedPlacesFirstThenBySoonest() {
        TrackPoint last = point(0, 20, 125, 35.0, Quadrants.all(DEGREE_KM), null);
        List<Arrival> arrivals =
                ArrivalClock.arrivals(
                        storm(last, north("中国", 2)),
                        Force.SEVEN,
                        List.of(
                                Target.of("later", new GeoPoint(22.5, 125)),
                                Target.of("sooner", new GeoPoint(21.5, 125)),
                                Target.of("now", new GeoPoint(20.5, 125))),
                        T0);
        assertThat(arrivals).extracting(Arrival::target).containsExactly("now", "sooner", "later");
    }

    @Test
    void namesTheClosestApproachOfTheCentre() {
        TrackPoint last = point(0, 20, 125, 35.0, null, null);
        // Passes 1° of longitude west of the place at 21°N after 5 h: 111.195 × cos 21° = 103.81
        // km.
        ArrivalClock.Approach approach =
                ArrivalClock.closest(storm(last, north("中国", 2)), new GeoPoint(21, 126), T0)
                        .orElseThrow();
        assertThat(approach.at()).isEqualTo(T0.plus(Duration.ofHours(5)));
        assertThat(approach.km()).isCloseTo(103.81, within(0.1));
    }

    @Test
    void extrapolatesAlongTheForecastAndSaysSo() {
        TrackPoint last = point(0, 20, 125, 35.0, null, null);
        StormPath.Position position =
                StormPath.position(storm(last, north("中国", 2)), T0.plus(Duration.ofHours(5)))
                        .orElseThrow();
        assertThat(position.basis()).isEqualTo(StormPath.Basis.EXTRAPOLATED);
        assertThat(position.centre().lat()).isCloseTo(21, within(1e-6));
    }

    @Test
    void extrapolatesAlongTheLastCourseWithoutAForecastButNotForEver() {
        TrackPoint last =
                new TrackPoint(
                        T0,
                        new GeoPoint(20, 125),
                        35.0,
                        null,
                        DEGREE_KM / 5,
                        0.0,
                        null,
                        null,
                        null,
                        "");
        Storm storm = storm(last);
        assertThat(
                        StormPath.position(storm, T0.plus(Duration.ofHours(5)))
                                .orElseThrow()
                                .centre()
                                .lat())
                .isCloseTo(21, within(1e-4));
        StormPath.Position old =
                StormPath.position(storm, T0.plus(Duration.ofHours(13))).orElseThrow();
        assertThat(old.basis()).isEqualTo(StormPath.Basis.LAST_KNOWN);
        assertThat(old.centre()).isEqualTo(last.centre());
        assertThat(old.at()).isEqualTo(T0);
    }

    @Test
    void knowsNothingBeforeTheFirstObservation() {
        TrackPoint last = point(0, 20, 125, 35.0, null, null);
        assertThat(StormPath.position(storm(last), T0.minusSeconds(1))).isEmpty();
        assertThat(ArrivalClock.closest(storm(last), new GeoPoint(21, 126), T0)).isEmpty();
    }

    @Test
    void gradesByWindAndElseByWord() {
        assertThat(StormGrade.ofWind(42)).isEqualTo(StormGrade.STY);
        assertThat(StormGrade.ofWind(32.7)).isEqualTo(StormGrade.TY);
        assertThat(StormGrade.ofWind(17.1)).isEqualTo(StormGrade.TD);
        assertThat(StormGrade.ofWind(5)).isEqualTo(StormGrade.UNKNOWN);
        assertThat(StormGrade.ofWord("台风(TY)")).isEqualTo(StormGrade.TY);
        assertThat(StormGrade.ofWord("超强台风")).isEqualTo(StormGrade.SUPER_TY);
        assertThat(StormGrade.ofWord("whirl")).isEqualTo(StormGrade.UNKNOWN);
    }

    @Test
    void measuresGreatCircles() {
        GeoPoint a = new GeoPoint(31.23, 121.47);
        GeoPoint b = GreatCircle.destination(a, 100, 415);
        assertThat(GreatCircle.distanceKm(a, b)).isCloseTo(415, within(1e-6));
        assertThat(GreatCircle.bearing(a, b)).isCloseTo(100, within(1e-6));
        // Across the antimeridian.
        assertThat(GreatCircle.distanceKm(new GeoPoint(0, 179.5), new GeoPoint(0, -179.5)))
                .isCloseTo(DEGREE_KM, within(0.01));
        assertThat(GreatCircle.destination(new GeoPoint(0, 179.5), 90, DEGREE_KM).lon())
                .isCloseTo(-179.5, within(1e-4));
    }
}
