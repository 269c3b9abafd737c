package org.yilan.feeds.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.Conversion;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

class SensorThingsAdapterTest {
    static final String URL = "sta/v1.1/Datastreams";
    static final String STREAM =
            """
            {"@iot.id":12,"name":"阵风","unitOfMeasurement":{"name":"kilometre per hour","symbol":"km/h","definition":"ucum:km/h"},
             "ObservedProperty":{"name":"阵风","properties":{"quantity":"wind-gust"}},
             "Thing":{"name":"世纪公园站","properties":{"division":"310115","warnAt":62},
               "Locations":[{"name":"世纪公园","location":{"type":"Point","coordinates":[121.55,31.22]}}]},
             "Observations":[{"phenomenonTime":"2024-09-15T08:50:00Z/2024-09-15T09:00:00Z","result":90,"resultQuality":"good"}]}\
            """;

    static ScriptedPoll poll(String... streams) throws FeedException {
        return new ScriptedPoll("sensorthings", URL)
                .at("2024-09-15T09:01:00Z")
                .with(URL, "{\"value\":[" + String.join(",", streams) + "]}")
                .by(new SensorThingsAdapter());
    }

    @Test
    void readsASensorAndItsNewestReadingInSiUnits() throws FeedException {
        ScriptedPoll poll = poll(STREAM);
        assertThat(poll.only(SensorSeen.class).sensor())
                .isEqualTo(
                        new Sensor(
                                "test:12",
                                "test",
                                "世纪公园站",
                                Quantity.GUST,
                                "m/s",
                                new Place(new GeoPoint(31.22, 121.55), "世纪公园", "310115"),
                                17.222222));
        assertThat(poll.only(ReadingSeen.class).reading())
                .isEqualTo(
                        new Reading(
                                "test:12",
                                25,
                                Instant.parse("2024-09-15T09:00:00Z"),
                                Instant.parse("2024-09-15T09:01:00Z"),
                                Reading.Quality.GOOD));
    }

    @Test
    void looksBehindAPageThatHasNotChanged() throws FeedException {
        SensorThingsAdapter adapter = new SensorThingsAdapter();
        String first = "{\"@iot.nextLink\":\"http://upstream.test/sta/p2\",\"value\":[%s]}";
        String other = STREAM.replace("\"@iot.id\":12", "\"@iot.id\":13");
        ScriptedPoll poll =
                new ScriptedPoll("sensorthings", URL)
                        .at("2024-09-15T09:01:00Z")
                        .with(URL, first.formatted(STREAM))
                        .with("sta/p2", "{\"value\":[" + other + "]}");
        poll.by(adapter).recorded().clear();

        poll.unchanged(URL)
                .with(
                        "sta/p2",
                        "{\"value\":[" + other.replace("\"result\":90", "\"result\":108") + "]}");
        // 108 km/h is 30 m/s
        assertThat(poll.by(adapter).only(ReadingSeen.class).reading().value()).isEqualTo(30);
        poll.recorded().clear();
        assertThat(poll.by(adapter).only(ReadingSeen.class).reading().value()).isEqualTo(30);
    }

    @Test
    void readsASensorThatHasSaidNothing() throws FeedException {
        ScriptedPoll poll =
                poll(STREAM.replaceFirst("\"Observations\":\\[.*]", "\"Observations\":[]"));
        assertThat(poll.all(SensorSeen.class)).hasSize(1);
        assertThat(poll.all(ReadingSeen.class)).isEmpty();
        assertThat(poll.refused).isEmpty();
    }

    @Test
    void takes999999ForNoValueAndKeepsTheQuality() throws FeedException {
        assertThat(
                        poll(STREAM.replace("\"result\":90", "\"result\":999999"))
                                .all(ReadingSeen.class))
                .isEmpty();
        ScriptedPoll bad =
                poll(
                        STREAM.replace("\"good\"", "{\"quality\":\"Suspect\"}")
                                .replace("\"result\":90", "\"result\":\"36\""));
        assertThat(bad.only(ReadingSeen.class).reading().quality())
                .isEqualTo(Reading.Quality.SUSPECT);
        assertThat(bad.only(ReadingSeen.class).reading().value()).isEqualTo(10);
    }

    @Test
    void refusesOneStreamAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        STREAM.replace("\"@iot.id\":12,", ""),
                        STREAM.replace("unitOfMeasurement", "unit"),
                        STREAM.replace("12,", "13,").replace("\"result\":90", "\"result\":[1,2]"),
                        STREAM.replace("12,", "14,").replace("\"result\":90", "\"result\":\"NaN\""),
                        STREAM.replace("12,", "15,").replace("[121.55,31.22]", "[121.55,9000]"),
                        STREAM.replace("12,", "16,").replace("15T09:00:00Z\"", "19T09:00:00Z\""),
                        STREAM);
        assertThat(poll.all(SensorSeen.class))
                .extracting(s -> s.sensor().id())
                .containsExactly("test:13", "test:14", "test:15", "test:16", "test:12");
        assertThat(poll.all(ReadingSeen.class))
                .extracting(r -> r.reading().sensor())
                .containsExactly("test:15", "test:12");
        assertThat(poll.refused)
                .extracting(Remark::path)
                .containsExactly(
                        "/value/0",
                        "/value/1",
                        "/value/2/Observations/0/result",
                        "/value/3/Observations/0/result",
                        "/value/4/Thing/Locations/0/location/coordinates",
                        "/value/5/Observations/0/phenomenonTime");
    }

    @Test
    void followsTheNextPageButNotToOtherHostsNorInCircles() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("sensorthings", URL)
                        .at("2024-09-15T09:01:00Z")
                        .with(
                                URL,
                                "{\"@iot.nextLink\":\"http://upstream.test/sta/p2?$skip=1&$expand=Thing($expand=Locations)\",\"value\":[%s]}"
                                        .formatted(STREAM))
                        .with(
                                "sta/p2?$skip=1&$expand=Thing($expand=Locations)",
                                "{\"value\":[%s]}".formatted(STREAM.replace("12,", "13,")))
                        .by(new SensorThingsAdapter());
        assertThat(poll.all(SensorSeen.class)).hasSize(2);

        ScriptedPoll foreign =
                new ScriptedPoll("sensorthings", URL)
                        .at("2024-09-15T09:01:00Z")
                        .with(
                                URL,
                                "{\"@iot.nextLink\":\"http://10.0.0.1/x\",\"value\":[%s]}"
                                        .formatted(STREAM));
        assertThatThrownBy(() -> foreign.by(new SensorThingsAdapter()))
                .hasMessageStartingWith("The next page is at another host");
        assertThat(foreign.all(SensorSeen.class)).hasSize(1);

        ScriptedPoll circle =
                new ScriptedPoll("sensorthings", URL)
                        .with(URL, "{\"@iot.nextLink\":\"Datastreams\",\"value\":[]}");
        assertThatThrownBy(() -> circle.by(new SensorThingsAdapter()))
                .hasMessage("A page's next page is one that was read.");
    }

    @Test
    void asksForEverythingWhenTheUrlIsTheService() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("sensorthings", "sta/v1.1")
                        .with(
                                "sta/v1.1/Datastreams?$expand=Thing($expand=Locations),ObservedProperty,"
                                    + "Observations($orderby=phenomenonTime%20desc;$top=1)&$top=200",
                                "{\"value\":[]}")
                        .by(new SensorThingsAdapter());
        assertThat(poll.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "km/h, wind-gust, 36, 10, m/s",
        "kn, wind-speed, 100, 51.444444, m/s",
        "mph, wind-speed, 10, 4.4704, m/s",
        "ucum:[kn_i], wind-speed, 1, 0.514444, m/s",
        "ucum:1, traffic-index, 24, 24, 1",
        "K, temperature, 300, 26.85, °C",
        "°F, temperature, 212, 100, °C",
        "C, temperature, 21.5, 21.5, °C",
        "mbar, pressure, 998.5, 998.5, hPa",
        "cm, rain-hour, 2.5, 25, mm",
        "mm, rain-hour, 7.25, 7.25, mm",
        "in, rain-hour, 1, 25.4, mm",
        "cm, tide-level, 512, 5.12, m",
        "m, water-depth, 0.35, 35, cm",
        "mm, water-depth, 120, 12, cm",
        "uS/cm, conductivity, 3, 3, uS/cm",
    })
    void convertsUnits(String symbol, String quantity, double value, double expected, String unit) {
        Conversion conversion = Conversion.of(symbol, "", quantity);
        assertThat(conversion.apply(value)).isEqualTo(expected);
        assertThat(conversion.unit()).isEqualTo(unit);
    }

    // ---- the British Geological Survey's server

    @Test
    void readsRealDatastreams() throws FeedException {
        // The file keeps the entities under the id of their feature; here they are put back into a
        // page.
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode value = page.putArray("value");
        JsonNode regrouped =
                JsonMapper.shared().readTree(Samples.bytes("sensors/sta_datastreams_bgs.json"));
        regrouped.forEach(streams -> streams.forEach(value::add));
        ScriptedPoll poll =
                new ScriptedPoll("sensorthings", URL)
                        .with(URL, page.toString())
                        .by(new SensorThingsAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.all(SensorSeen.class)).hasSize(102);
        assertThat(poll.all(SensorSeen.class))
                .extracting(s -> s.sensor().unit())
                .containsOnly("m", "hPa", "°C", "uS/cm", "mg/L", "PSU", "%");
        Sensor first = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(first.id()).isEqualTo("test:92");
        assertThat(first.name()).isEqualTo("GGA01_01 Water Level mbd");
        assertThat(first.unit()).isEqualTo("m");
        assertThat(first.place().point())
                .isEqualTo(new GeoPoint(55.8394151172741, -4.2001633287587));
    }

    @Test
    void refusesTheRegroupedFileAsItIs() {
        byte[] file = Samples.bytes("sensors/sta_datastreams_bgs.json");
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("sensorthings", URL)
                                        .with(URL, file)
                                        .by(new SensorThingsAdapter()))
                .hasMessage("The answer has no list of entities named \"value\".");
    }

    @Test
    void refusesObservationsWithoutTheirDatastream() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("sensorthings", URL)
                        .with(URL, Samples.bytes("sensors/sta_observations_page_bgs.json"));
        assertThatThrownBy(() -> poll.by(new SensorThingsAdapter()))
                .hasMessageContaining("\"sensors.bgs.ac.uk\"");
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .hasSize(3)
                .containsOnly("an observation without its datastream: nobody knows of what");
    }
}
