package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.kpi.Kpi;
import org.yilan.situation.kpi.KpiBoard;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What several feeds tell of one earthquake is one. The values of the first are those published of 1 January 2024, Noto.
class EarthquakeMatchTest {
    static final Instant NOTO = Instant.parse("2024-01-01T07:10:09Z");
    static final Instant MINUTE = Instant.parse("2024-01-01T07:10:00Z");

    /// A report being written.
    record Report(
            String id,
            String reporter,
            Stage stage,
            Instant origin,
            double lat,
            double lon,
            double magnitude,
            String area,
            int updated,
            boolean simulated) {
        static Report of(String id, String reporter, Stage stage, Instant origin) {
            return new Report(id, reporter, stage, origin, 37.5, 137.2, 7.5, "", 600, false);
        }

        Report at(double y, double x) {
            return new Report(
                    id, reporter, stage, origin, y, x, magnitude, area, updated, simulated);
        }

        Report size(double m) {
            return new Report(id, reporter, stage, origin, lat, lon, m, area, updated, simulated);
        }

        Report shook(String where) {
            return new Report(
                    id, reporter, stage, origin, lat, lon, magnitude, where, updated, simulated);
        }

        /// Seconds after [#NOTO].
        Report updated(int seconds) {
            return new Report(
                    id, reporter, stage, origin, lat, lon, magnitude, area, seconds, simulated);
        }

        Report drill() {
            return new Report(
                    id, reporter, stage, origin, lat, lon, magnitude, area, updated, true);
        }

        Earthquake make() {
            boolean cancelled = stage == Stage.CANCELLED;
            return new Earthquake(
                    id,
                    id.substring(0, id.indexOf(':')),
                    "",
                    0,
                    NOTO.plusSeconds(updated),
                    stage,
                    cancelled
                            ? Hypocentre.UNKNOWN
                            : new Hypocentre(
                                    origin,
                                    Double.isNaN(lat) ? null : new GeoPoint(lat, lon),
                                    "",
                                    10,
                                    magnitude,
                                    ""),
                    area.isEmpty()
                            ? Shaking.UNKNOWN
                            : new Shaking("shindo", "7", List.of(new AreaIntensity("", area, "7"))),
                    "",
                    "",
                    reporter,
                    simulated);
        }
    }

    static final Report USGS =
            Report.of("usgs:us6000m0xl", "us", Stage.REVIEWED, NOTO.plusMillis(476))
                    .at(37.487, 137.271)
                    .size(7.5);
    static final Report JMA =
            Report.of("jma:20240101161010", "気象庁", Stage.HYPOCENTRE, MINUTE)
                    .at(37.5, 137.3)
                    .size(7.6)
                    .shook("石川県能登");
    static final Report P2P =
            Report.of("p2p:202401011610", "気象庁", Stage.HYPOCENTRE, MINUTE)
                    .at(37.5, 137.3)
                    .size(7.6);
    static final Report CENC =
            Report.of("cenc:20240101151008", "中国地震台网", Stage.REVIEWED, NOTO.minusSeconds(1))
                    .at(37.5, 137.2)
                    .size(7.4);

    static Situation fold(Report... reports) {
        return fold(Arrays.stream(reports).map(Report::make).toList());
    }

    static Situation fold(List<Earthquake> reports) {
        return JournalScript.from(NOTO.plusSeconds(7200))
                .then(reports.stream().map(Event.EarthquakeObserved::new).toArray(Event[]::new))
                .fold();
    }

    /// For each leading account, all of its earthquake.
    static Map<String, List<String>> groups(Situation s) {
        return s.earthquakes().stream()
                .collect(
                        Collectors.toMap(
                                Earthquake::id,
                                e -> ids(s.earthquakeAccounts(e.id())),
                                (a, b) -> a,
                                TreeMap::new));
    }

    static List<String> ids(Collection<Earthquake> of) {
        return of.stream().map(Earthquake::id).toList();
    }

    @Test
    void fourFeedsTellOfOneEarthquakeAndItIsOne() {
        Situation s = fold(USGS, CENC, P2P, JMA);
        // Japan's own measured intensities lead, then what was reviewed, by id where nothing else
        // tells them apart; the relay without intensities last.
        assertThat(groups(s))
                .isEqualTo(
                        Map.of(
                                "jma:20240101161010",
                                List.of(
                                        "jma:20240101161010",
                                        "cenc:20240101151008",
                                        "usgs:us6000m0xl",
                                        "p2p:202401011610")));
        assertThat(s.earthquake("usgs:us6000m0xl")).contains(JMA.make());
        assertThat(s.capture().earthquakes()).hasSize(4); // nothing is dropped
        assertThat(s.earthquakeAccounts("usgs:nothing")).isEmpty();
    }

    @Test
    void theFigureCountsItOnceAndNamesEveryFeed() {
        Kpi figure =
                new KpiBoard(Map.of())
                        .compute(fold(USGS, JMA), NOTO.plusSeconds(3600), List.of("earthquake"))
                        .getFirst();
        assertThat(figure.value()).isEqualTo(7.6);
        assertThat(figure.feeds()).containsExactly("jma", "usgs");
    }

    @Test
    void ofSeveralTheSurestTellsAndThenTheNewest() {
        Report early = Report.of("a:1", "a", Stage.WARNING, NOTO).updated(10);
        Report felt = Report.of("b:22", "b", Stage.INTENSITY, NOTO).updated(100);
        Report located = Report.of("c:333", "c", Stage.HYPOCENTRE, NOTO).updated(200);
        Report reviewed = Report.of("d:4444", "d", Stage.REVIEWED, NOTO).updated(300);
        Report later = Report.of("e:55555", "e", Stage.REVIEWED, NOTO).updated(301);
        assertThat(groups(fold(early, felt, located, reviewed, later)))
                .containsValue(List.of("e:55555", "d:4444", "c:333", "b:22", "a:1"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // seconds later, degrees of latitude away (one is 111.19 km), magnitude, earthquakes
        "15, 0, 7.5, 1",
        "16, 0, 7.5, 1",
        "17, 0, 7.5, 2",
        "-16, 0, 7.5, 1",
        "-17, 0, 7.5, 2",
        "0, 0.89, 7.5, 1",
        "0, 0.91, 7.5, 2",
        "0, 4.5, 7.5, 2",
        "0, 0, 6.5, 1",
        "0, 0, 6.4, 2",
        "0, 0, 8.6, 2",
        "180, 0, 7.5, 2",
    })
    void twoFeedsMeanOneOnlyWhenTheyAreNear(
            int seconds, double degrees, double magnitude, int earthquakes) {
        Report one = Report.of("a:1", "a", Stage.REVIEWED, NOTO);
        Report other =
                Report.of("b:22", "b", Stage.REVIEWED, NOTO.plusSeconds(seconds))
                        .at(37.5 + degrees, 137.2)
                        .size(magnitude);
        assertThat(fold(one, other).earthquakes()).hasSize(earthquakes);
    }

    @ParameterizedTest
    @CsvSource({"-17, 2", "-16, 1", "0, 1", "59, 1", "75, 1", "76, 2", "120, 2"})
    void aTimeOnTheFullMinuteIsTheWholeMinute(int seconds, int earthquakes) {
        Report exact =
                Report.of("a:1", "a", Stage.REVIEWED, MINUTE.plusSeconds(seconds).plusMillis(1));
        assertThat(fold(exact.at(37.5, 137.3), P2P.size(7.5)).earthquakes()).hasSize(earthquakes);
    }

    @Test
    void whatIsNotKnownOfASizeDoesNotPartThem() {
        assertThat(fold(USGS, JMA.size(Double.NaN)).earthquakes()).hasSize(1);
    }

    @Test
    void twoEarthquakesOfAMinuteStayTwoInEveryFeed() {
        // 500 km apart (4.5° of latitude), and two minutes apart in one place
        Report usgsFar = Report.of("usgs:us6000m0xz", "us", Stage.REVIEWED, NOTO).at(33, 137.2);
        Report jmaFar =
                Report.of("jma:20240101161022", "気象庁", Stage.HYPOCENTRE, MINUTE).at(33, 137.2);
        Report usgsAfter =
                Report.of("usgs:us6000m0xy", "us", Stage.REVIEWED, NOTO.plusSeconds(120));
        Report jmaAfter =
                Report.of("jma:20240101161212", "気象庁", Stage.HYPOCENTRE, MINUTE.plusSeconds(120));
        Map<String, List<String>> groups =
                groups(fold(USGS, usgsFar, usgsAfter, JMA, jmaFar, jmaAfter));
        assertThat(groups.values())
                .extracting(Set::copyOf)
                .containsExactlyInAnyOrder(
                        Set.of("usgs:us6000m0xl", "jma:20240101161010"),
                        Set.of("usgs:us6000m0xz", "jma:20240101161022"),
                        Set.of("usgs:us6000m0xy", "jma:20240101161212"));
    }

    @Test
    void aChainOfNearOnesDoesNotBecomeOne() {
        // each 10 s after the one before: the first and the last are not near
        Report a = Report.of("a:1", "a", Stage.REVIEWED, NOTO);
        Report b = Report.of("b:22", "b", Stage.REVIEWED, NOTO.plusSeconds(10));
        Report c = Report.of("c:333", "c", Stage.REVIEWED, NOTO.plusSeconds(20));
        assertThat(fold(a, b, c).earthquakes()).hasSize(2);
    }

    @Test
    void aFeedNeverTellsOfOneAsTwo() {
        Report again = Report.of("usgs:ci12345", "ci", Stage.REVIEWED, NOTO).at(37.487, 137.271);
        assertThat(fold(USGS, again).earthquakes()).hasSize(2);
    }

    @Test
    void theEarlyWarningOfAFeedWithTwoKindsOfIdsJoinsWhatWasMeasured() {
        Report early =
                Report.of("p2p:20240101161018", "気象庁", Stage.WARNING, NOTO.plusSeconds(4))
                        .at(37.6, 137.2)
                        .size(5.5)
                        .updated(20);
        assertThat(groups(fold(early, P2P)))
                .isEqualTo(
                        Map.of(
                                "p2p:202401011610",
                                List.of("p2p:202401011610", "p2p:20240101161018")));
        // an aftershock's does not
        Report next = Report.of("p2p:20240101161230", "気象庁", Stage.WARNING, NOTO.plusSeconds(140));
        assertThat(fold(next, P2P).earthquakes()).hasSize(2);
    }

    @Test
    void aDrillIsNoEarthquake() {
        assertThat(fold(USGS, JMA.drill()).earthquakes()).hasSize(2);
    }

    @Test
    void withoutAnEpicentreTheSameAreaTells() {
        Report felt =
                Report.of("p2p:202401011610", "気象庁", Stage.INTENSITY, MINUTE)
                        .at(Double.NaN, 0)
                        .shook("石川県能登");
        assertThat(fold(JMA, felt).earthquakes()).hasSize(1);
        assertThat(fold(JMA, felt.shook("熊本県熊本")).earthquakes()).hasSize(2);
        assertThat(fold(USGS, felt).earthquakes()).hasSize(2);
    }

    static final Report WARNED =
            Report.of("jma:20240101161010", "気象庁", Stage.WARNING, NOTO).updated(10);
    static final Report RELAYED =
            Report.of("p2p:20240101161010", "気象庁", Stage.WARNING, NOTO).updated(12).at(38.9, 137);

    @Test
    void oneEarlyWarningByTwoFeedsIsOneWhereverEachSawIt() {
        assertThat(fold(WARNED, RELAYED).earthquakes()).hasSize(1);
        assertThat(fold(WARNED, RELAYED).earthquake("p2p:20240101161010").orElseThrow().stage())
                .isEqualTo(Stage.WARNING);
    }

    @Test
    void anEarlyWarningThatItsPublisherTakesBackIsTakenBackInEveryFeed() {
        Report back = Report.of("jma:20240101161010", "気象庁", Stage.CANCELLED, NOTO);
        Situation s = fold(WARNED, RELAYED, back.updated(60));
        assertThat(ids(s.earthquakes())).containsExactly("jma:20240101161010");
        assertThat(s.earthquake("p2p:20240101161010").orElseThrow().cancelled()).isTrue();
        assertThat(s.earthquakeAccounts("p2p:20240101161010")).hasSize(2);

        // but not one that the relay told of after that, nor one of another publisher or event
        assertThat(fold(WARNED, RELAYED.updated(61), back.updated(60)).earthquakes())
                .extracting(Earthquake::stage)
                .containsExactlyInAnyOrder(Stage.WARNING, Stage.CANCELLED);
        Report other = Report.of("cenc:20240101161010", "中国地震台网", Stage.WARNING, NOTO);
        assertThat(fold(WARNED, other.updated(12), back.updated(60)).earthquakes())
                .extracting(Earthquake::stage)
                .containsExactlyInAnyOrder(Stage.WARNING, Stage.CANCELLED);
    }

    @Test
    void whatWasMeasuredStandsWhenAnEarlyWarningIsTakenBack() {
        Report back = Report.of("jma:20240101161010", "気象庁", Stage.CANCELLED, NOTO).updated(60);
        Situation s = fold(back, RELAYED, P2P, USGS);
        assertThat(groups(s).values())
                .extracting(Set::copyOf)
                .containsExactlyInAnyOrder(
                        Set.of("jma:20240101161010", "p2p:20240101161010"),
                        Set.of("p2p:202401011610", "usgs:us6000m0xl"));
    }

    /// A swarm of all kinds: near in time and place, by five feeds, cancelled and not.
    static List<Earthquake> swarm(Random random) {
        List<Earthquake> swarm = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String feed = "abcde".substring(i % 5, i % 5 + 1);
            Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
            Instant origin = NOTO.plusSeconds(random.nextInt(180));
            swarm.add(
                    Report.of(
                                    feed + ":" + (i % 2 == 0 ? 10 + i / 5 : 100 + i),
                                    random.nextBoolean() ? "x" : feed,
                                    stage,
                                    random.nextInt(3) == 0
                                            ? origin.truncatedTo(
                                                    java.time.temporal.ChronoUnit.MINUTES)
                                            : origin)
                            .at(37 + random.nextDouble(), 137 + random.nextDouble())
                            .size(random.nextInt(8) == 0 ? Double.NaN : 4 + 2 * random.nextDouble())
                            .shook(random.nextInt(4) == 0 ? "能登" : "")
                            .updated(i / 8)
                            .make());
        }
        return swarm;
    }

    @Test
    void theGroupsDependOnTheReportsAndNotOnTheirOrder() {
        Set<Integer> sizes = new TreeSet<>();
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Earthquake> swarm = swarm(random);
            Situation first = fold(swarm);
            Map<String, List<String>> expected = groups(first);
            for (int i = 0; i < 5; i++) {
                Collections.shuffle(swarm, random);
                Situation s = fold(swarm);
                assertThat(groups(s)).as("seed %d", seed).isEqualTo(expected);
                assertThat(Set.copyOf(s.earthquakes())).isEqualTo(Set.copyOf(first.earthquakes()));
            }
            assertThat(groups(Situation.of(first.capture()))).isEqualTo(expected);
            // every account is in one group, and none is lost
            assertThat(expected.values().stream().flatMap(List::stream).sorted().toList())
                    .isEqualTo(swarm.stream().map(Earthquake::id).distinct().sorted().toList());
            expected.values().forEach(g -> sizes.add(g.size()));
        }
        assertThat(sizes).contains(1, 2, 3, 4);
    }
}
