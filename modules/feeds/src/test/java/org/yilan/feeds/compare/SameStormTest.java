package org.yilan.feeds.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.feeds.typhoon.IbtracsAdapter;
import org.yilan.feeds.typhoon.JmaBestTrackAdapter;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One storm that services call by different ids.
class SameStormTest extends ComparisonFixture {
    static final String SID = "2024254N10148";

    static TrackPoint point(int hour, double lat, double lon) {
        return new TrackPoint(
                T.plus(Duration.ofHours(hour)),
                new GeoPoint(lat, lon),
                40.0,
                960.0,
                null,
                null,
                null,
                null,
                null,
                "TY");
    }

    static StormSeen storm(String id, String name, String english, TrackPoint... points) {
        return new StormSeen(id, name, english, List.of(points), List.of());
    }

    /// Six-hourly from 25°N 130°E to the north-west, `shift` degrees of latitude off.
    static TrackPoint[] way(int points, double shift) {
        TrackPoint[] way = new TrackPoint[points];
        for (int i = 0; i < points; i++) {
            way[i] = point(6 * i, 25 + i + shift, 130 - i);
        }
        return way;
    }

    static Storm known(StormSeen seen) {
        return new Storm(
                seen.storm(), "f", seen.name(), seen.englishName(), seen.points(), Map.of());
    }

    static boolean same(StormSeen one, StormSeen other) {
        boolean same = SameStorm.same(one, known(other));
        assertThat(SameStorm.same(other, known(one))).isEqualTo(same);
        return same;
    }

    @ParameterizedTest
    @CsvSource({
        "202413, 2413, true",
        "195101, 5101, true",
        "202413, 202414, false",
        "2413, 202414, false",
        "2024254N10148, 2024255N10148, false",
    })
    void numbersTellWithoutRegardToTracks(String one, String other, boolean same) {
        assertThat(same(storm(one, "A", "A", way(4, 0)), storm(other, "A", "A", way(4, 0))))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "贝碧嘉, BEBINCA, BEBINCA, Bebinca, true",
        "贝碧嘉, '', 贝碧嘉, '', true",
        "凤凰, FUNG-WONG, FUNG WONG, FUNG WONG, true",
        "贝碧嘉, BEBINCA, PULASAN, PULASAN, false",
        "热带低压, TD, 热带低压, TD, false",
        "无命名, '', UNNAMED, NOT_NAMED, false",
        "'', '', '', '', false",
        "2024254N10148, 2024254N10148, 2024254N10148, 2024254N10148, false",
    })
    void namesTellWhenTheyAreNames(
            String name, String english, String otherName, String otherEnglish, boolean same) {
        // without a moment in common
        TrackPoint[] later = {point(1, 26, 129), point(7, 27, 128)};
        assertThat(
                        same(
                                storm("202413", name, english, way(4, 0)),
                                storm(SID, otherName, otherEnglish, later)))
                .isEqualTo(same);
    }

    @Test
    void aNameOfAnotherYearOrAnotherOceanIsAnotherStorm() {
        StormSeen here = storm("202413", "TWO", "TWO", way(2, 0)); // to hour 6
        assertThat(same(here, storm(SID, "TWO", "TWO", point(6 + 120, 40, 150)))).isTrue();
        assertThat(same(here, storm(SID, "TWO", "TWO", point(7 + 120, 40, 150)))).isFalse();
        // at hour 6 in the Atlantic
        assertThat(same(here, storm(SID, "TWO", "TWO", point(6, 26, -60)))).isFalse();
    }

    @Test
    void tracksTellWhenTheyAgreeAtThreeMomentsAndAtMost() {
        StormSeen one = storm("202413", "", "", way(6, 0));
        // 0.89° of latitude are 98.96 km, 0.91° are 101.19 km
        assertThat(same(one, storm(SID, "", "", way(3, 0.89)))).isTrue();
        assertThat(same(one, storm(SID, "", "", way(2, 0.89)))).isFalse();
        assertThat(same(one, storm(SID, "", "", way(3, 0.91)))).isFalse();
        TrackPoint[] half = way(6, 0);
        half[3] = point(18, 40, 150);
        half[4] = point(24, 40, 150);
        assertThat(same(one, storm(SID, "", "", half))).isTrue(); // 4 of 6
        half[5] = point(30, 40, 150);
        assertThat(same(one, storm(SID, "", "", half))).isFalse(); // 3 of 6
    }

    void health(String feed, FeedHealth.State state) {
        hub.record(
                new Event.FeedHealthChanged(
                        new FeedHealth(
                                feed, feed, "", state, T, T, Duration.ofMinutes(1), "", "")));
    }

    List<String> storms() {
        return hub.situation().storms().stream().map(Storm::id).sorted().toList();
    }

    @Test
    void theStormKeepsTheIdOfTheFeedThatBroughtItAlsoWhenAnotherGoesOn() {
        StormSeen zhejiang = storm("202413", "贝碧嘉", "Bebinca", way(4, 0));
        StormSeen archive = storm(SID, SID, SID, way(6, 0.2));
        see(zhejiang);
        health("f", FeedHealth.State.GOOD);
        health("g", FeedHealth.State.GOOD);
        Comparison other = comparison("g");
        assertThat(see(other, "g", List.of(archive))).isEmpty();
        assertThat(ignored)
                .containsExactly("storm " + SID + ": is followed by the feed f as 202413");

        health("f", FeedHealth.State.UNREACHABLE);
        assertThat(see(other, "g", List.of(archive)))
                .containsExactly(
                        new Event.StormObserved("202413", "g", "贝碧嘉", "Bebinca", way(6, 0.2)[4]),
                        new Event.StormObserved("202413", "g", "贝碧嘉", "Bebinca", way(6, 0.2)[5]));
        hub.restart();
        assertThat(see(comparison("g"), "g", List.of(archive)))
                .as("its own points before, which it may correct now that the track is its own")
                .allSatisfy(e -> assertThat(((Event.StormObserved) e).storm()).isEqualTo("202413"));
        assertThat(storms()).containsExactly("202413");
    }

    @Test
    void anIdThatAJournalHasStaysAfterARestart() {
        see(storm(SID, "BEBINCA", "BEBINCA", way(4, 0)));
        health("f", FeedHealth.State.GOOD);
        hub.restart();
        assertThat(
                        see(
                                comparison("g"),
                                "g",
                                List.of(storm("202413", "贝碧嘉", "BEBINCA", way(5, 0.1)))))
                .isEmpty();
        assertThat(see(comparison("f"), "f", List.of(storm(SID, "BEBINCA", "BEBINCA", way(4, 0)))))
                .isEmpty();
        assertThat(storms()).containsExactly(SID);
    }

    @Test
    void ofTwoThatAnOlderJournalHasTheNumberGoesOn() {
        StormSeen archive = storm(SID, "BEBINCA", "BEBINCA", way(4, 0.1));
        for (TrackPoint p : archive.points()) {
            hub.record(new Event.StormObserved(SID, "g", "BEBINCA", "BEBINCA", p));
        }
        for (TrackPoint p : way(4, 0)) {
            hub.record(new Event.StormObserved("202413", "f", "贝碧嘉", "BEBINCA", p));
        }
        health("f", FeedHealth.State.GOOD);
        health("g", FeedHealth.State.GOOD);
        StormSeen later = storm(SID, "BEBINCA", "BEBINCA", way(5, 0.1));
        assertThat(see(comparison("g"), "g", List.of(later))).isEmpty();
        assertThat(see(storm("202413", "贝碧嘉", "BEBINCA", way(5, 0)))).hasSize(1);
    }

    @Test
    void twoStormsOfOneFeedAreTwoInWhateverOrder() {
        StormSeen one = storm("NP_200012", "无命名", "", way(4, 0));
        StormSeen other = storm("202413", "贝碧嘉", "BEBINCA", way(4, 0.1));
        see(one, other);
        assertThat(storms()).containsExactly("202413", "NP_200012");
        assertThat(see(other, one)).isEmpty();
        restart();
        assertThat(see(one, other)).isEmpty();
    }

    @Test
    void aStormThatNobodyElseTellsOfIsItsOwn() {
        see(storm("202413", "贝碧嘉", "BEBINCA", way(4, 0)));
        health("f", FeedHealth.State.GOOD);
        see(comparison("g"), "g", List.of(storm(SID, "GORDON", "GORDON", way(4, 15))));
        assertThat(storms()).containsExactly("202413", SID);
    }

    // ---- as published

    List<Observation> sample(FeedAdapter adapter, String file) throws FeedException {
        return new ScriptedPoll(adapter.format(), "x")
                .option("season", "all")
                .with("x", Samples.bytes("typhoon/" + file))
                .by(adapter)
                .observations;
    }

    @Test
    void lekimaOfTheArchiveIsNumberNineOf2019InEitherOrder() throws FeedException {
        List<Observation> japan = sample(new JmaBestTrackAdapter(), "jma_bst_2019.txt");
        List<Observation> archive = sample(new IbtracsAdapter(), "ibtracs_lekima_2019.csv");
        health("f", FeedHealth.State.GOOD);
        health("g", FeedHealth.State.GOOD);
        see(japan);
        int storms = hub.situation().storms().size();
        assertThat(see(comparison("g"), "g", archive)).isEmpty();
        assertThat(ignored)
                .containsExactly("storm 2019214N15134: is followed by the feed f as 201909");

        clear();
        List<Storm> first =
                archive.stream().map(StormSeen.class::cast).map(SameStormTest::known).toList();
        List<String> matched =
                japan.stream()
                        .map(StormSeen.class::cast)
                        .filter(s -> SameStorm.of(s, first) != null)
                        .map(StormSeen::storm)
                        .toList();
        assertThat(matched).containsExactly("201909");
        assertThat(storms).isEqualTo(29);
    }

    @Test
    void chinasAndJapansTracksOf2019TellEveryStormFromEveryOther() throws FeedException {
        Map<String, StormSeen> japan = new TreeMap<>();
        for (Observation o : sample(new JmaBestTrackAdapter(), "jma_bst_2019.txt")) {
            StormSeen s = (StormSeen) o;
            japan.put(s.storm(), new StormSeen("j", "", "", s.points(), List.of()));
        }
        Map<String, StormSeen> china = new TreeMap<>();
        JsonNode root = JsonMapper.shared().readTree(Samples.bytes("typhoon/zjwater2019.json"));
        root.properties().forEach(e -> china.put(e.getKey(), zhejiang(e.getValue())));
        List<String> same = new ArrayList<>();
        china.forEach(
                (number, c) ->
                        japan.forEach(
                                (other, j) -> {
                                    if (SameStorm.same(c, known(j))) {
                                        same.add(number + "=" + other);
                                    }
                                }));
        assertThat(same)
                .isEqualTo(china.keySet().stream().map(n -> n + "=" + n).toList())
                .hasSize(29);
    }

    static StormSeen zhejiang(JsonNode storm) {
        Instant start =
                LocalDateTime.parse(storm.get("starttime").asString().replace(' ', 'T'))
                        .toInstant(ZoneOffset.ofHours(8));
        List<TrackPoint> points = new ArrayList<>();
        for (int i = 0; i < storm.get("timeline").size(); i++) {
            TrackPoint p =
                    point(
                            0,
                            storm.get("lat").get(i).asDouble(),
                            storm.get("lng").get(i).asDouble());
            points.add(
                    new TrackPoint(
                            start.plus(Duration.ofHours(storm.get("timeline").get(i).asInt())),
                            p.centre(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            ""));
        }
        return new StormSeen("c", "", "", points, List.of());
    }
}
