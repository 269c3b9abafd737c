package org.yilan.situation.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class KpiBoardTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private final Situation situation = new Situation();
    private long seq;

    private void at(int minutesBeforeNoon, Event event) {
        seq++;
        situation.apply(
                new Recorded(
                        seq,
                        NOON.minus(Duration.ofMinutes(minutesBeforeNoon)),
                        "e" + seq,
                        "test",
                        event),
                new Changes());
    }

    private void reported(
            String id, int minutesBeforeNoon, @Nullable Integer dueMinutesBeforeNoon) {
        Instant due =
                dueMinutesBeforeNoon == null
                        ? null
                        : NOON.minus(Duration.ofMinutes(dueMinutesBeforeNoon));
        at(
                minutesBeforeNoon,
                new Event.IncidentReported(
                        new IncidentReport(
                                id,
                                "hotline",
                                "tree-down",
                                Grade.III,
                                "树倒",
                                "",
                                Place.UNKNOWN,
                                Reporter.UNKNOWN,
                                NOON.minus(Duration.ofMinutes(minutesBeforeNoon)),
                                due,
                                "typhoon",
                                true)));
    }

    private void health(
            String feed, FeedHealth.State state, @Nullable Integer lastGoodMinutesBeforeNoon) {
        at(
                0,
                new Event.FeedHealthChanged(
                        new FeedHealth(
                                feed,
                                feed,
                                "",
                                state,
                                NOON,
                                lastGoodMinutesBeforeNoon == null
                                        ? null
                                        : NOON.minus(Duration.ofMinutes(lastGoodMinutesBeforeNoon)),
                                Duration.ofMinutes(10),
                                "",
                                "")));
    }

    private void gust(String station, double value, int minutesBeforeNoon) {
        at(
                0,
                new Event.SensorDescribed(
                        new Sensor(
                                station,
                                "sensors",
                                station,
                                Quantity.GUST,
                                "m/s",
                                Place.UNKNOWN,
                                Double.NaN)));
        Instant when = NOON.minus(Duration.ofMinutes(minutesBeforeNoon));
        at(
                0,
                new Event.ReadingTaken(
                        new Reading(station, value, when, when, Reading.Quality.GOOD)));
    }

    private Kpi kpi(String id) {
        return new KpiBoard(Map.of(KpiBoard.OVERDUE, 0.0))
                .compute(situation, NOON, List.of(id))
                .getFirst();
    }

    @Test
    void countsCallsOfTheLastHourOpenAndOverdue() {
        reported("a", 90, 30); // open, overdue since 11:30
        reported("b", 50, -60); // open, due 13:00
        reported("c", 20, null);
        at(10, new Event.IncidentResolved("c", "王敏", ""));
        assertThat(kpi(KpiBoard.CALLS).value()).isEqualTo(2);
        assertThat(kpi(KpiBoard.OPEN).value()).isEqualTo(2);
        assertThat(kpi(KpiBoard.OVERDUE).value()).isEqualTo(1);
        assertThat(kpi(KpiBoard.OVERDUE).beyondTarget()).isTrue();
    }

    @Test
    void respondedMeansTakenWithinThirtyMinutes() {
        reported("quick", 120, null);
        reported("slow", 119, null);
        reported("never", 118, null);
        reported("young", 10, null); // its half hour is not over: not counted
        at(100, new Event.IncidentAcknowledged("quick", "李强", ""));
        at(60, new Event.IncidentAssigned("slow", "绿化市容局", "李强", ""));
        assertThat(kpi(KpiBoard.RESPONSE).value()).isCloseTo(100.0 / 3, within(1e-9));
    }

    @Test
    void resolvedMeansInTime() {
        reported("in-time", 200, 100);
        reported("late", 199, 100);
        reported("not-at-all", 198, 50);
        reported("not-yet-due", 197, -30);
        at(150, new Event.IncidentResolved("in-time", "u", ""));
        at(90, new Event.IncidentResolved("late", "u", ""));
        assertThat(kpi(KpiBoard.RESOLUTION).value()).isCloseTo(100.0 / 3, within(1e-9));
    }

    @Test
    void satisfactionCountsOnlyThoseWhoWereAsked() {
        for (String id : List.of("a", "b", "c", "d")) {
            reported(id, 60, null);
            at(50, new Event.IncidentResolved(id, "u", ""));
        }
        assertThat(kpi(KpiBoard.SATISFACTION).look()).isEqualTo(Look.NO_DATA);
        at(40, new Event.IncidentEvaluated("a", true, "hotline"));
        at(40, new Event.IncidentEvaluated("b", true, "hotline"));
        at(40, new Event.IncidentEvaluated("c", false, "hotline"));
        assertThat(kpi(KpiBoard.SATISFACTION).value()).isCloseTo(200.0 / 3, within(1e-9));
    }

    @Test
    void noIncidentsIsNoDataAndNotZero() {
        assertThat(kpi(KpiBoard.OPEN).look()).isEqualTo(Look.NO_DATA);
        assertThat(kpi(KpiBoard.OPEN).value()).isNaN();
    }

    @Test
    void theStrongestGustOfFreshStationsWithTheAgeOfTheOldestOfThem() {
        health("sensors", FeedHealth.State.GOOD, 0);
        gust("南汇嘴", 42.1, 3);
        gust("外滩", 28.0, 8);
        gust("停用站", 60.0, 200); // far past its feed's ten minutes
        Kpi gust = kpi(KpiBoard.GUST);
        assertThat(gust.value()).isEqualTo(42.1);
        assertThat(gust.where()).isEqualTo("南汇嘴");
        assertThat(gust.age(NOON)).contains(Duration.ofMinutes(8));
        assertThat(gust.left()).isEqualTo(1);
        assertThat(gust.look()).isEqualTo(Look.VALUE);
    }

    @Test
    void aDeadFeedMakesItsFiguresUnreachableAndKeepsTheLastValue() {
        gust("南汇嘴", 42.1, 45);
        health("sensors", FeedHealth.State.UNREACHABLE, 45);
        Kpi gust = kpi(KpiBoard.GUST);
        assertThat(gust.look()).isEqualTo(Look.UNREACHABLE);
        assertThat(gust.value()).isEqualTo(42.1);
        assertThat(gust.age(NOON)).contains(Duration.ofMinutes(45));
    }

    @Test
    void readingsPastTheirLimitAreStaleEvenWhenTheFeedAnswers() {
        gust("南汇嘴", 42.1, 45);
        health("sensors", FeedHealth.State.GOOD, 0);
        assertThat(kpi(KpiBoard.GUST).look()).isEqualTo(Look.STALE);
    }

    @Test
    void sheltersAreASum() {
        health("places", FeedHealth.State.GOOD, 0);
        shelter("a", 300, 1000);
        shelter("b", 150, 200);
        shelter("unknown", -1, 500);
        facility("car park", "parking", 400, 400);
        facility("playground", "evacuation-site", 10, 100);
        assertThat(kpi(KpiBoard.SHELTERS).value()).isEqualTo(100.0 * 450 / 1200);
    }

    @Test
    void parkingCountsCarParksThatCount() {
        health("places", FeedHealth.State.GOOD, 0);
        facility("north", "parking", 300, 400);
        facility("south", "parking", 60, 100);
        facility("silent", "parking", -1, 500);
        shelter("a", 10, 1000);
        Kpi parking = kpi(KpiBoard.PARKING);
        assertThat(parking.value()).isEqualTo(100.0 * 360 / 500);
        assertThat(parking.part()).isEqualTo(360);
        assertThat(parking.whole()).isEqualTo(500);
    }

    @Test
    void closedRoadsAreThoseThatAreClosedNow() {
        assertThat(kpi(KpiBoard.ROADS).look()).isEqualTo(Look.NO_DATA);
        health("roads", FeedHealth.State.GOOD, 0);
        road("bridge", RoadEvent.Kind.CLOSURE, NOON.minusSeconds(3600), null);
        road("tunnel", RoadEvent.Kind.CLOSURE, NOON.minusSeconds(7200), NOON.minusSeconds(60));
        road("tonight", RoadEvent.Kind.CLOSURE, NOON.plusSeconds(3600), null);
        road("works", RoadEvent.Kind.ROADWORKS, NOON.minusSeconds(3600), null);
        assertThat(kpi(KpiBoard.ROADS).value()).isEqualTo(1);
        assertThat(kpi(KpiBoard.ROADS).feeds()).containsExactly("roads");
    }

    @Test
    void theStrongestEarthquakeOfADayThatWasNotTakenBack() {
        assertThat(kpi(KpiBoard.QUAKE).look()).isEqualTo(Look.NO_DATA);
        health("quakes", FeedHealth.State.GOOD, 0);
        quake("a", 3.1, NOON.minus(Duration.ofHours(2)), Earthquake.Stage.REVIEWED);
        quake("b", 4.6, NOON.minus(Duration.ofHours(20)), Earthquake.Stage.HYPOCENTRE);
        quake("c", 6.9, NOON.minus(Duration.ofHours(25)), Earthquake.Stage.REVIEWED);
        quake("d", 7.7, NOON.minus(Duration.ofHours(1)), Earthquake.Stage.CANCELLED);
        Kpi strongest = kpi(KpiBoard.QUAKE);
        assertThat(strongest.value()).isEqualTo(4.6);
        assertThat(strongest.where()).isEqualTo("region of b");
    }

    @Test
    void delaysAreInMinutes() {
        health("transit", FeedHealth.State.GOOD, 0);
        delay("line 1", 90);
        delay("line 2", 510);
        Kpi delay = kpi(KpiBoard.TRANSIT);
        assertThat(delay.value()).isEqualTo(5);
        assertThat(delay.unit()).isEqualTo("min");
    }

    private void road(String id, RoadEvent.Kind kind, Instant from, @Nullable Instant to) {
        at(
                0,
                new Event.RoadEventReported(
                        new RoadEvent(
                                "roads:" + id,
                                "roads",
                                kind,
                                "",
                                id,
                                Place.UNKNOWN,
                                List.of(),
                                "",
                                "",
                                "",
                                from,
                                to,
                                RoadEvent.State.ACTIVE,
                                NOON,
                                1,
                                true)));
    }

    private void quake(String id, double magnitude, Instant origin, Earthquake.Stage stage) {
        at(
                0,
                new Event.EarthquakeObserved(
                        new Earthquake(
                                "quakes:" + id,
                                "quakes",
                                "s",
                                1,
                                origin.plusSeconds(60),
                                stage,
                                new Earthquake.Hypocentre(
                                        origin, null, "region of " + id, 10, magnitude, "M"),
                                Earthquake.Shaking.UNKNOWN,
                                "",
                                "",
                                "test",
                                true)));
    }

    private void delay(String line, double seconds) {
        at(
                0,
                new Event.SensorDescribed(
                        new Sensor(
                                "transit:" + line,
                                "transit",
                                line,
                                Quantity.TRANSIT_DELAY,
                                "s",
                                Place.UNKNOWN,
                                Double.NaN)));
        at(
                0,
                new Event.ReadingTaken(
                        new Reading("transit:" + line, seconds, NOON, NOON, Reading.Quality.GOOD)));
    }

    private void shelter(String id, int occupied, int capacity) {
        facility(id, "shelter", occupied, capacity);
    }

    private void facility(String id, String kind, int occupied, int capacity) {
        at(
                0,
                new Event.FacilityReported(
                        new Facility(
                                id,
                                "places",
                                kind,
                                id,
                                Place.UNKNOWN,
                                "open",
                                occupied,
                                capacity,
                                NOON)));
    }
}
