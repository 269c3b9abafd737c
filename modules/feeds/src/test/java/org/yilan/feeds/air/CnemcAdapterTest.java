package org.yilan.feeds.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class CnemcAdapterTest {
    static final String STATION =
            """
            {"type":"Feature","geometry":{"type":"Point","coordinates":[121.4,31.238]},"properties":{
             "stationcode":"1141A","positionname":"普陀","area":"上海市","timepoint":"2024-09-15T16:00:00",
             "aqi":"67","pm2_5":"48","pm10":"-;","so2":"8","no2":"20","o3":"118","co":"0.6","quality":"良"}}\
            """;

    static ScriptedPoll poll(String... stations) throws FeedException {
        return new ScriptedPoll("cnemc-aqi", "a")
                .at("2024-09-15T09:01:00Z")
                .with(
                        "a",
                        "{\"type\":\"FeatureCollection\",\"features\":["
                                + String.join(",", stations)
                                + "]}")
                .by(new CnemcAdapter());
    }

    static Map<String, Double> values(ScriptedPoll poll) {
        Map<String, Double> values = new HashMap<>();
        poll.all(ReadingSeen.class)
                .forEach(r -> values.put(r.reading().sensor(), r.reading().value()));
        return values;
    }

    @Test
    void readsAStation() throws FeedException {
        ScriptedPoll poll = poll(STATION);
        Place place = new Place(new GeoPoint(31.238, 121.4), "上海市", "310115");
        assertThat(poll.all(SensorSeen.class).getFirst().sensor())
                .isEqualTo(
                        new Sensor(
                                "test:1141A:aqi", "test", "普陀", "aqi", "index", place, Double.NaN));
        assertThat(poll.all(SensorSeen.class))
                .extracting(s -> s.sensor().quantity() + " " + s.sensor().unit())
                .containsExactly(
                        "aqi index",
                        "pm2.5 µg/m³",
                        "pm10 µg/m³",
                        "so2 µg/m³",
                        "no2 µg/m³",
                        "o3 µg/m³",
                        "co mg/m³");
        assertThat(values(poll))
                .isEqualTo(
                        Map.of(
                                "test:1141A:aqi", 67.0,
                                "test:1141A:pm2.5", 48.0,
                                "test:1141A:so2", 8.0,
                                "test:1141A:no2", 20.0,
                                "test:1141A:o3", 118.0,
                                "test:1141A:co", 0.6));
        assertThat(poll.all(ReadingSeen.class).getFirst().reading())
                .isEqualTo(
                        new Reading(
                                "test:1141A:aqi",
                                67,
                                Instant.parse("2024-09-15T08:00:00Z"),
                                Instant.parse("2024-09-15T09:01:00Z"),
                                Reading.Quality.GOOD));
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored)
                .containsExactly(new Remark("/features", "not values of the hour: quality"));
    }

    @Test
    void readsTheCentresOwnList() throws FeedException {
        String own =
                """
                [{"StationCode":"1141A","PositionName":"普陀","Area":"上海市","TimePoint":"2024-09-15T16:00:00",
                  "Latitude":"31.238","Longitude":"121.4","AQI":"67","PM2_5":"48","PM10":"—","SO2":"8","NO2":"20",
                  "O3":"118","CO":"0.6","Quality":"良"}]\
                """;
        ScriptedPoll poll =
                new ScriptedPoll("cnemc-aqi", "a")
                        .at("2024-09-15T09:01:00Z")
                        .with("a", own)
                        .by(new CnemcAdapter());
        assertThat(poll.observations).isEqualTo(poll(STATION).observations);
        assertThat(poll.ignored)
                .containsExactly(new Remark("/", "not values of the hour: Quality"));
    }

    @Test
    void readsOnlyTheStationsOfACityWhereThatIsAsked() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("cnemc-aqi", "a")
                        .option("area", "上海市")
                        .at("2024-09-15T09:01:00Z")
                        .with(
                                "a",
                                "{\"type\":\"FeatureCollection\",\"features\":["
                                        + STATION
                                        + ","
                                        + STATION.replace("上海市", "北京市").replace("1141A", "1001A")
                                        + "]}")
                        .by(new CnemcAdapter());
        assertThat(poll.all(SensorSeen.class))
                .hasSize(7)
                .allMatch(s -> s.sensor().id().startsWith("test:1141A:"));
        assertThat(poll.ignored).contains(new Remark("/features", "1 stations outside \"上海市\""));
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        STATION.replace("\"stationcode\":\"1141A\",", ""),
                        STATION.replace("1141A", "2").replace("\"67\"", "\"-5\""),
                        STATION.replace("1141A", "3").replace("\"48\"", "[48]"),
                        STATION.replace("1141A", "4").replace("31.238", "9000"),
                        STATION.replace("1141A", "5").replace("2024-09", "2024-19"),
                        STATION);
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/features/0/properties", "no stationcode"),
                        new Remark("/features/1/properties/aqi", "\"-5\" is outside 0.0 to 2000.0"),
                        new Remark("/features/2/properties/pm2_5", "not a single value"),
                        new Remark(
                                "/features/3/geometry/coordinates",
                                "latitude outside -90 to 90: \"9000\""),
                        new Remark(
                                "/features/4/properties/timepoint",
                                "no such date and time: \"2024-19-15T16:00:00\""));
        assertThat(values(poll)).doesNotContainKeys("test:2:aqi", "test:3:pm2.5", "test:5:aqi");
        assertThat(values(poll))
                .containsKeys("test:2:pm2.5", "test:3:aqi", "test:4:aqi", "test:1141A:aqi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Feature\"} | The answer is neither a GeoJSON FeatureCollection nor a"
                        + " list of stations.",
                "<html></html> | The answer is an HTML page instead of JSON.",
                "[{\"StationCode\":\"1 | The JSON ends in the middle.",
            })
    void refusesWhatIsNoAnswer(String body, String message) {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("cnemc-aqi", "a")
                                        .with("a", body)
                                        .by(new CnemcAdapter()))
                .hasMessage(message);
    }

    // ---- all of China on 20 February 2018, 07:00

    @Test
    void readsAnHourOfAllStations() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("cnemc-aqi", "a")
                        .with("a", Samples.bytes("sensors/cnemc_aqi_2018.geojson.json"))
                        .by(new CnemcAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.all(SensorSeen.class)).hasSize(1495 * 7);
        Map<String, Double> values = values(poll);
        // Values that were not measured: AQI 20, PM2.5 22, PM10 273, SO2 18, NO2 21, O3 18, CO 20.
        assertThat(values).hasSize(1495 * 7 - (20 + 22 + 273 + 18 + 21 + 18 + 20));
        assertThat(values)
                .containsEntry("test:1001A:aqi", 54.0)
                .containsEntry("test:1001A:pm2.5", 38.0)
                .doesNotContainKey("test:1001A:pm10")
                .containsEntry("test:1001A:co", 0.7)
                .containsEntry("test:1002A:pm2.5", 0.0)
                .containsEntry("test:1141A:o3", 118.0)
                .containsEntry("test:3153A:no2", 11.0);
        assertThat(poll.all(ReadingSeen.class))
                .allMatch(
                        r ->
                                r.reading()
                                        .observedAt()
                                        .equals(Instant.parse("2018-02-19T23:00:00Z")));
        Sensor first = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(first.name()).isEqualTo("万寿西宫");
        assertThat(first.place())
                .isEqualTo(new Place(new GeoPoint(39.8673, 116.366), "北京市", "310115"));
        assertThat(poll.ignored).hasSize(1);
        assertThat(poll.ignored.getFirst().reason())
                .contains("co_24h", "o3_8h", "primarypollutant", "unheathful");
    }

    @Test
    void readsTheTenStationsOfShanghai() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("cnemc-aqi", "a")
                        .option("area", "上海市")
                        .with("a", Samples.bytes("sensors/cnemc_aqi_2018.geojson.json"))
                        .by(new CnemcAdapter());
        assertThat(poll.all(SensorSeen.class)).hasSize(70);
        assertThat(values(poll)).containsEntry("test:1141A:aqi", 67.0);
        assertThat(poll.ignored).contains(new Remark("/features", "1485 stations outside \"上海市\""));
    }
}
