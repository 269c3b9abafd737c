package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.Samples.START;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class EarthquakesTest {
    private static JournalScript journal() {
        return JournalScript.from(START);
    }

    static final Hypocentre EARLY = hypocentre(37.0, 10, 5.1);
    static final Hypocentre LOCATED = hypocentre(37.3, 16, 5.7);

    static Hypocentre hypocentre(double lat, double depth, double magnitude) {
        return new Hypocentre(START, new GeoPoint(lat, 136.6), "能登半島沖", depth, magnitude, "Mj");
    }

    static Shaking shaking(String maximum) {
        return new Shaking("shindo", maximum, List.of(new AreaIntensity("390", "石川県能登", maximum)));
    }

    static Earthquake report(
            String series,
            int serial,
            int second,
            Stage stage,
            Hypocentre hypocentre,
            Shaking shaking) {
        return new Earthquake(
                "jma:1",
                "jma",
                series,
                serial,
                START.plusSeconds(second),
                stage,
                hypocentre,
                shaking,
                stage == Stage.HYPOCENTRE ? "no tsunami" : "",
                "",
                "気象庁",
                false);
    }

    static final List<Earthquake> COURSE =
            List.of(
                    report("eew", 1, 8, Stage.FORECAST, EARLY, shaking("4")),
                    report("eew", 2, 9, Stage.WARNING, EARLY, shaking("6-")),
                    report("eew", 3, 9, Stage.WARNING, hypocentre(37.2, 10, 5.5), shaking("5+")),
                    report("quick", 0, 90, Stage.INTENSITY, Hypocentre.UNKNOWN, shaking("5-")),
                    report("where", 0, 150, Stage.HYPOCENTRE, LOCATED, Shaking.UNKNOWN));

    static Earthquake fold(List<Earthquake> reports) {
        return journal()
                .then(reports.stream().map(Event.EarthquakeObserved::new).toArray(Event[]::new))
                .fold()
                .earthquake("jma:1")
                .orElseThrow();
    }

    @Test
    void ofEachSeriesTheNewestReportStandsAndTheSurestTellsFirst() {
        Earthquake early = fold(COURSE.subList(0, 3));
        assertThat(early.stage()).isEqualTo(Stage.WARNING);
        assertThat(early.serial()).isEqualTo(3);
        assertThat(early.hypocentre().magnitude()).isEqualTo(5.5);
        assertThat(early.shaking().maximum()).isEqualTo("5+");

        Earthquake felt = fold(COURSE.subList(0, 4));
        assertThat(felt.stage()).isEqualTo(Stage.INTENSITY);
        assertThat(felt.shaking().maximum()).isEqualTo("5-");
        assertThat(felt.hypocentre().magnitude()).isEqualTo(5.5); // nobody knows better yet

        Earthquake located = fold(COURSE);
        assertThat(located.stage()).isEqualTo(Stage.HYPOCENTRE);
        assertThat(located.hypocentre()).isEqualTo(LOCATED);
        assertThat(located.shaking().maximum()).isEqualTo("5-");
        assertThat(located.tsunami()).isEqualTo("no tsunami");
        assertThat(located.updated()).isEqualTo(START.plusSeconds(150));
    }

    @Test
    void aForecastIntensityIsNeverToldAsMeasured() {
        Earthquake located = fold(List.of(COURSE.get(2), COURSE.get(4)));
        assertThat(located.stage()).isEqualTo(Stage.HYPOCENTRE);
        assertThat(located.shaking()).isEqualTo(Shaking.UNKNOWN);
    }

    /// The reports behind it.
    static List<Earthquake> captured(List<Earthquake> reports) {
        return journal()
                .then(reports.stream().map(Event.EarthquakeObserved::new).toArray(Event[]::new))
                .fold()
                .capture()
                .earthquakes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfArrivalAndRepetitionChangeNothing(long seed) {
        List<Earthquake> shuffled = new ArrayList<>(COURSE);
        shuffled.addAll(COURSE);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(fold(shuffled)).isEqualTo(fold(COURSE));
        assertThat(captured(shuffled)).isEqualTo(captured(COURSE));
    }

    @Test
    void aCancellationTakesBackItsOwnSeriesOnly() {
        Earthquake cancel =
                report("eew", 3, 60, Stage.CANCELLED, Hypocentre.UNKNOWN, Shaking.UNKNOWN);
        List<Earthquake> falseAlarm = new ArrayList<>(COURSE.subList(0, 3));
        falseAlarm.add(cancel);
        assertThat(fold(falseAlarm)).isEqualTo(cancel);
        assertThat(fold(falseAlarm.reversed())).isEqualTo(cancel);

        List<Earthquake> felt = new ArrayList<>(COURSE);
        felt.add(cancel);
        assertThat(fold(felt).stage()).isEqualTo(Stage.HYPOCENTRE);
        assertThat(fold(felt).hypocentre()).isEqualTo(LOCATED);
    }

    @Test
    void anEarlyWarningIsImminentForTenMinutes() {
        Earthquake warning = COURSE.get(1);
        assertThat(warning.imminent(START.plusSeconds(9 + 599))).isTrue();
        assertThat(warning.imminent(START.plusSeconds(9 + 600))).isFalse();
        assertThat(COURSE.get(3).imminent(START.plusSeconds(91))).isFalse();
    }

    static Event.EarthquakeObserved small(int n, Instant origin) {
        return new Event.EarthquakeObserved(
                new Earthquake(
                        "usgs:" + n,
                        "usgs",
                        "",
                        0,
                        origin,
                        Stage.REVIEWED,
                        new Hypocentre(origin, new GeoPoint(30, 122), "", 10, 2, "ml"),
                        Shaking.UNKNOWN,
                        "",
                        "",
                        "us",
                        false));
    }

    @Test
    void keepsThirtyDays() {
        Duration month = Duration.ofDays(30);
        Situation s =
                journal()
                        .then(
                                small(1, START.minus(month).minusSeconds(1)),
                                small(2, START.minus(Duration.ofDays(29))),
                                small(3, START))
                        .fold();
        assertThat(s.earthquakes())
                .extracting(Earthquake::id)
                .containsExactlyInAnyOrder("usgs:2", "usgs:3");
        s =
                journal()
                        .then(small(2, START.minus(Duration.ofDays(29))), small(3, START))
                        .after(Duration.ofDays(2), small(4, START))
                        .fold();
        assertThat(s.earthquakes())
                .extracting(Earthquake::id)
                .containsExactlyInAnyOrder("usgs:3", "usgs:4");
    }

    @Test
    void keepsTheNewestTwoThousandAndTheRestIsNoNewsAgain() {
        Event[] many = new Event[2003];
        Arrays.setAll(many, n -> small(n, START.minusSeconds(2003 - n)));
        Situation s = journal().then(many).fold();
        assertThat(s.earthquakes()).hasSize(2000);
        assertThat(s.earthquake("usgs:2")).isEmpty();
        assertThat(s.earthquake("usgs:3")).isPresent();
        assertThat(s.newer(small(2, START.minusSeconds(2001)).report(), START)).isFalse();
        assertThat(s.newer(small(9999, START).report(), START)).isTrue();
        Situation reversed = journal().then(List.of(many).reversed().toArray(Event[]::new)).fold();
        assertThat(reversed.capture().earthquakes()).isEqualTo(s.capture().earthquakes());
    }

    @Test
    void survivesASnapshot() {
        Situation s =
                journal()
                        .then(
                                COURSE.stream()
                                        .map(Event.EarthquakeObserved::new)
                                        .toArray(Event[]::new))
                        .fold();
        Situation again = Situation.of(s.capture());
        assertThat(again.earthquake("jma:1")).isEqualTo(s.earthquake("jma:1"));
        assertThat(again.capture()).isEqualTo(s.capture());
        assertThat(s.capture().earthquakes()).hasSize(3);
    }
}
