package org.yilan.feeds.earthquake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.feeds.earthquake.Seismic.document;
import static org.yilan.feeds.earthquake.Seismic.only;
import static org.yilan.feeds.earthquake.Seismic.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class UsgsAdapterTest {
    static final String FEATURE =
            """
            {"type":"Feature","properties":{"mag":5.1,"place":"80 km E of Shanghai","time":1726387200000,
             "updated":1726387500500,"mmi":4.2,"cdi":3,"status":"automatic","tsunami":1,"net":"us","magType":"mww",
             "type":"earthquake"},"geometry":{"type":"Point","coordinates":[122.3,31.2,12.5]},"id":"us1"}\
            """;

    static ScriptedPoll poll(String... features) throws FeedException {
        return document(
                new UsgsAdapter(),
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + String.join(",", features)
                        + "]}");
    }

    @Test
    void readsAnEarthquake() throws FeedException {
        assertThat(only(poll(FEATURE)))
                .isEqualTo(
                        new Earthquake(
                                "test:us1",
                                "test",
                                "",
                                0,
                                Instant.parse("2024-09-15T08:05:00.500Z"),
                                Stage.HYPOCENTRE,
                                new Hypocentre(
                                        Instant.parse("2024-09-15T08:00:00Z"),
                                        new GeoPoint(31.2, 122.3),
                                        "80 km E of Shanghai",
                                        12.5,
                                        5.1,
                                        "mww"),
                                new Shaking("MMI", "4.2", List.of()),
                                "oceanic",
                                "",
                                "us",
                                false));
        assertThat(only(document(new UsgsAdapter(), FEATURE)).id()).isEqualTo("test:us1");
    }

    @Test
    void readsWhatIsNotKnownAsNotKnown() throws FeedException {
        Earthquake bare =
                only(
                        poll(
                                FEATURE.replace("5.1", "null")
                                        .replace("12.5", "null")
                                        .replace("\"mmi\":4.2,", "\"mmi\":null,")
                                        .replace("\"tsunami\":1", "\"tsunami\":0")
                                        .replace("automatic", "reviewed")
                                        .replace("\"us\"", "\"us\",\"simulated\":true")));
        assertThat(bare.hypocentre().magnitude()).isNaN();
        assertThat(bare.hypocentre().depthKm()).isNaN();
        assertThat(bare.shaking()).isEqualTo(new Shaking("CDI", "3", List.of()));
        assertThat(bare.tsunami()).isEmpty();
        assertThat(bare.stage()).isEqualTo(Stage.REVIEWED);
        assertThat(bare.simulated()).isTrue();
    }

    @Test
    void aDeletedEventIsCancelledAndWhatIsNoEarthquakeIgnored() throws FeedException {
        ScriptedPoll poll =
                poll(
                        FEATURE.replace("automatic", "deleted"),
                        FEATURE.replace("\"earthquake\"", "\"quarry blast\""));
        assertThat(only(poll).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(poll.ignored)
                .containsExactly(new Remark("/features", "1 of the type quarry blast"));
    }

    @Test
    void leavesOutWhatIsBelowTheOptionLeast() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("usgs-geojson", "x")
                        .option("least", "5.2")
                        .with(
                                "x",
                                "{\"type\":\"FeatureCollection\",\"features\":["
                                        + FEATURE
                                        + ","
                                        + FEATURE.replace("5.1", "5.2").replace("us1", "us2")
                                        + ","
                                        + FEATURE.replace("5.1", "null").replace("us1", "us3")
                                        + "]}")
                        .by(new UsgsAdapter());
        assertThat(poll.all(EarthquakeSeen.class))
                .extracting(e -> e.report().id())
                .containsExactly("test:us2", "test:us3");
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark("/features", "1 below the magnitude of the option least"));
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        FEATURE.replace(",\"id\":\"us1\"", ""),
                        FEATURE.replace("\"time\":1726387200000,", ""),
                        FEATURE.replace("1726387200000", "\"yesterday\""),
                        FEATURE.replace("1726387200000", "99999000000000000"),
                        FEATURE.replace("1726387200000", "-1"),
                        FEATURE.replace("5.1", "50"),
                        "7",
                        FEATURE.replace("31.2", "9000").replace("us1", "us8"),
                        FEATURE.replace("\"Point\"", "\"Polygon\"").replace("us1", "us9"),
                        FEATURE);
        assertThat(poll.all(EarthquakeSeen.class))
                .extracting(e -> e.report().id())
                .containsExactly("test:us8", "test:us9", "test:us1");
        assertThat(poll.all(EarthquakeSeen.class).getFirst().report().hypocentre().epicentre())
                .isNull();
        assertThat(poll.refused)
                .extracting(Remark::toString)
                .satisfiesExactly(
                        r -> assertThat(r).isEqualTo("/features/0: no id"),
                        r -> assertThat(r).isEqualTo("/features/1/properties/time: no time"),
                        r ->
                                assertThat(r)
                                        .isEqualTo(
                                                "/features/2/properties/time: not milliseconds"
                                                        + " since 1970: \"yesterday\""),
                        r -> assertThat(r).contains("/features/3/properties/time: \"99999"),
                        r -> assertThat(r).contains("\"-1\" ms: date outside 1990 to 2100"),
                        r ->
                                assertThat(r)
                                        .contains("/features/5/properties/mag: \"50\" is outside"),
                        r -> assertThat(r).isEqualTo("/features/6: no id"),
                        r -> assertThat(r).contains("/features/7/geometry/coordinates: latitude"),
                        r -> assertThat(r).contains("not a point but \"Polygon\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Topology\"} | not-usgs-geojson",
                "{\"type\":\"FeatureCollection\",\"features\":{}} | not-usgs-geojson",
                "[] | not-usgs-geojson",
                "<!doctype html><html></html> | not-json",
                "{\"type\":\"FeatureCollection\",\"feat | cut-short"
            })
    void refusesAnotherDocument(String text, String errorClass) {
        assertThatThrownBy(() -> document(new UsgsAdapter(), text))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    @Test
    void readsAWeekOfTheWorld() throws FeedException {
        ScriptedPoll poll =
                sample(
                        new UsgsAdapter(),
                        "hazard-feeds/usgs_all_week_2018_part1.geojson",
                        "2018-02-07T02:00:00Z");
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark("/features", "6 of the type explosion"),
                        new Remark("/features", "3 of the type quarry blast"));
        Map<String, Earthquake> byId =
                poll.all(EarthquakeSeen.class).stream()
                        .map(EarthquakeSeen::report)
                        .collect(Collectors.toMap(Earthquake::id, e -> e));
        assertThat(byId).hasSize(991);
        assertThat(byId.get("test:us1000chhc"))
                .isEqualTo(
                        new Earthquake(
                                "test:us1000chhc",
                                "test",
                                "",
                                0,
                                Instant.ofEpochMilli(1517967111797L),
                                Stage.REVIEWED,
                                new Hypocentre(
                                        Instant.parse("2018-02-06T15:50:42.400Z"),
                                        new GeoPoint(24.1737, 121.653),
                                        "22km NNE of Hualian, Taiwan",
                                        10.64,
                                        6.4,
                                        "mww"),
                                new Shaking("MMI", "6.7", List.of()),
                                "",
                                "",
                                "us",
                                false));
        assertThat(byId.get("test:ak18371148").tsunami()).isEqualTo("oceanic");
        assertThat(byId.get("test:ak18384019").shaking())
                .isEqualTo(new Shaking("CDI", "1", List.of()));
        assertThat(byId.get("test:mb80280489").hypocentre().magnitude()).isEqualTo(-0.07);
        assertThat(byId.get("test:ci38101128").hypocentre().depthKm()).isEqualTo(-0.21);
        assertThat(byId.values().stream().filter(e -> e.stage() == Stage.REVIEWED).count())
                .isEqualTo(689);
    }

    @Test
    void aWeekReadTwiceIsNewsOnce() throws FeedException {
        Seismic feed = new Seismic(new UsgsAdapter(), "2018-02-07T02:00:00Z");
        ScriptedPoll poll =
                sample(
                        new UsgsAdapter(),
                        "hazard-feeds/usgs_all_week_2018_part1.geojson",
                        "2018-02-07T02:00:00Z");
        assertThat(feed.take(poll)).hasSize(991);
        assertThat(feed.take(poll)).isEmpty();
        assertThat(feed.situation().earthquakes()).hasSize(991);
    }
}
