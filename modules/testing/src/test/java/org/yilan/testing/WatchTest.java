package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.testing.IncidentBuilder.incident;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.watch.ClusterRule;
import org.yilan.situation.watch.ReadingRule;
import org.yilan.situation.watch.Watch;
import org.yilan.situation.watch.WatchRules;
import org.yilan.situation.watch.Wording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Incidents that rules raise before anybody calls.
class WatchTest {
    private static final Instant START = Samples.START;
    private static final Wording TITLE = new Wording("{place}积水 {value} 厘米", "{place}: {value} cm");

    private static final ClusterRule CLUSTER =
            new ClusterRule(
                    "cluster",
                    Set.of(),
                    3,
                    0.5,
                    Duration.ofMinutes(30),
                    "",
                    Grade.III,
                    new Wording("{place}一带 {value} 件：{title}", "{value} around {place}: {title}"),
                    "",
                    "O");

    private final List<Event> written = new ArrayList<>();
    private final JournalScript journal =
            JournalScript.from(START)
                    .then(
                            new Event.SensorDescribed(
                                    new Sensor(
                                            "s:W01",
                                            "s",
                                            "中山南路地道",
                                            "water-depth",
                                            "cm",
                                            new Place(new GeoPoint(31.21, 121.496), "", "310101"),
                                            15)));

    private static ReadingRule depth(
            @Nullable Double atLeast, @Nullable Double clear, int minutes) {
        return new ReadingRule(
                "underpass",
                "water-depth",
                atLeast,
                clear,
                Duration.ofMinutes(minutes),
                "underpass-flooding",
                Grade.II,
                "rainstorm",
                TITLE,
                "",
                "M");
    }

    private static Watch watch(ReadingRule rule) {
        return new Watch(new WatchRules("", List.of(rule), List.of()), "zh");
    }

    private static Event reading(double value, int minute, Reading.Quality quality) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        return new Event.ReadingTaken(new Reading("s:W01", value, at, at, quality));
    }

    /// A reading at a minute, and what the watch says right after it.
    private List<Event> reads(Watch watch, double value, int minute) {
        journal.then(reading(value, minute, Reading.Quality.GOOD));
        return look(watch, minute);
    }

    private List<Event> look(Watch watch, int minute) {
        List<Event> events = watch.look(journal.fold(), START.plus(Duration.ofMinutes(minute)));
        journal.then(events.toArray(Event[]::new));
        written.addAll(events);
        return events;
    }

    @Test
    void waterThatStaysRaisesOneIncidentWithItsEvidence() {
        Watch watch = watch(depth(25.0, 15.0, 2));
        assertThat(reads(watch, 26, 0)).isEmpty();
        assertThat(reads(watch, 31.5, 1)).isEmpty();

        List<Event> events = reads(watch, 33, 2);

        IncidentReport report = ((Event.IncidentReported) events.get(0)).report();
        assertThat(report.title()).isEqualTo("中山南路地道积水 33 厘米");
        assertThat(report.category()).isEqualTo("underpass-flooding");
        assertThat(report.grade()).isEqualTo(Grade.II);
        assertThat(report.place())
                .isEqualTo(new Place(new GeoPoint(31.21, 121.496), "中山南路地道", "310101"));
        assertThat(report.feed()).isEqualTo("watch");
        assertThat(events.get(1))
                .isEqualTo(
                        new Event.IncidentEvidenced(
                                report.id(),
                                new Evidence(
                                        "underpass",
                                        "s:W01",
                                        "water-depth",
                                        33,
                                        25,
                                        "cm",
                                        Duration.ofMinutes(2),
                                        START.plus(Duration.ofMinutes(2)),
                                        List.of()),
                                "watch"));
        assertThat(reads(watch, 40, 3)).isEmpty();
    }

    @Test
    void aDipBelowTheLimitBeginsTheTimeAnew() {
        Watch watch = watch(depth(25.0, 15.0, 2));
        reads(watch, 26, 0);
        reads(watch, 24, 1);
        reads(watch, 26, 2);

        assertThat(look(watch, 3)).isEmpty();
        assertThat(look(watch, 4)).hasSize(2);
    }

    @Test
    void aValueThatTremblesRoundTheLimitIsOneIncidentAndTheNextFloodAnother() {
        Watch watch = watch(depth(25.0, 15.0, 0));
        assertThat(reads(watch, 26, 0)).hasSize(2);
        assertThat(reads(watch, 20, 1)).isEmpty();
        assertThat(reads(watch, 27, 2)).isEmpty();
        assertThat(reads(watch, 14, 3)).isEmpty();
        assertThat(reads(watch, 27, 4)).hasSize(2);
    }

    @Test
    void whatWasRaisedBeforeARestartIsNotRaisedAgain() {
        reads(watch(depth(25.0, 15.0, 0)), 26, 0);

        assertThat(look(watch(depth(25.0, 15.0, 0)), 1)).isEmpty();
    }

    @Test
    void badAndOldReadingsSayNothing() {
        Watch watch = watch(depth(25.0, 15.0, 0));
        journal.then(reading(90, 0, Reading.Quality.SUSPECT));
        assertThat(look(watch, 0)).isEmpty();
        journal.then(reading(90, 1, Reading.Quality.GOOD));
        assertThat(look(watch, 32)).isEmpty();
        assertThat(look(watch, 31)).hasSize(2);
    }

    @Test
    void withoutALimitOfItsOwnTheSensorsWarningValueCounts() {
        Watch watch = watch(depth(null, null, 0));
        assertThat(reads(watch, 14.9, 0)).isEmpty();
        assertThat(reads(watch, 15, 1)).hasSize(2);
    }

    private Event.IncidentReported call(String id, double lat, int minute) {
        return incident(id)
                .category("noise")
                .reportedAt(START.plus(Duration.ofMinutes(minute)))
                .place(new Place(new GeoPoint(lat, 121.47), "七莘路 351 号 2 楼", "310112"))
                .reported();
    }

    @Test
    void callersOfOneKindNearEachOtherRaiseOneIncidentThatNamesThem() {
        Watch watch = new Watch(new WatchRules("", List.of(), List.of(CLUSTER)), "zh");
        // 0.004 degrees of latitude are 445 m.
        journal.then(call("a", 31.200, 0), call("b", 31.204, 5), call("far", 31.230, 6));
        assertThat(look(watch, 6)).isEmpty();

        journal.then(call("c", 31.202, 8));
        List<Event> events = look(watch, 8);

        IncidentReport report = ((Event.IncidentReported) events.get(0)).report();
        assertThat(report.title()).isEqualTo("七莘路一带 3 件：道路积水");
        assertThat(report.place().address()).as("no caller's house").isEqualTo("七莘路");
        assertThat(report.place().point().lat())
                .isCloseTo(31.202, org.assertj.core.data.Offset.offset(1e-9));
        Evidence evidence = ((Event.IncidentEvidenced) events.get(1)).evidence();
        assertThat(evidence.tickets()).containsExactly("a", "b", "c");
        assertThat(evidence.value()).isEqualTo(3);
        journal.then(call("d", 31.203, 9));
        assertThat(look(watch, 9)).isEmpty();
    }

    @Test
    void oldCallsAndOtherKindsDoNotMakeACluster() {
        Watch watch = new Watch(new WatchRules("", List.of(), List.of(CLUSTER)), "zh");
        journal.then(
                call("a", 31.2, 0),
                call("b", 31.2, 20),
                call("c", 31.2, 31),
                incident("other")
                        .category("tree-down")
                        .reportedAt(START.plus(Duration.ofMinutes(31)))
                        .reported());

        assertThat(look(watch, 31)).isEmpty();
    }

    @Test
    void rulesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> depth(10.0, 20.0, 0)).hasMessageContaining("clearBelow");
        assertThatThrownBy(
                        () ->
                                new WatchRules(
                                        "",
                                        List.of(depth(1.0, null, 0), depth(2.0, null, 0)),
                                        List.of()))
                .hasMessageContaining("two rules are called underpass");
    }
}
