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
import org.yilan.situation.model.Sensor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

class QWeatherAirAdapterTest {
    static final String V7 = "v7/air/now?location=121.47,31.23";
    static final String V1 = "airquality/v1/current/31.23/121.47";
    static final String NOW =
            """
            {"code":"200","now":{"pubTime":"2024-09-15T16:00+08:00","aqi":"52","level":"2","category":"良","primary":"NA",
              "pm10":"54","pm2p5":"21","no2":"18","so2":"6","co":"0.5","o3":"101"},
             "station":[{"pubTime":"2024-09-15T15:00+08:00","name":"普陀","id":"CNA1141","aqi":"49","pm10":"NA","pm2p5":"20",
              "no2":"19","so2":"5","co":"0.4","o3":"99"}]}\
            """;
    static final String CURRENT =
            """
            {"metadata":{"tag":"x"},"indexes":[{"code":"cn-mee","name":"AQI (CN)","aqi":52,"aqiDisplay":"52"},
              {"code":"us-epa","aqi":61}],
             "pollutants":[{"code":"pm2p5","concentration":{"value":21.5,"unit":"μg/m3"}},
              {"code":"co","concentration":{"value":500,"unit":"μg/m3"}},
              {"code":"nmhc","concentration":{"value":0.3,"unit":"ppmC"}}]}\
            """;

    static ScriptedPoll poll(String path, String body) throws FeedException {
        return new ScriptedPoll("qweather-air", path)
                .at("2024-09-15T09:01:00Z")
                .with(path, body)
                .by(new QWeatherAirAdapter());
    }

    /// `sensor quantity value unit` of each reading.
    static List<String> read(ScriptedPoll poll) {
        Map<String, Sensor> sensors =
                poll.all(SensorSeen.class).stream()
                        .map(SensorSeen::sensor)
                        .collect(Collectors.toMap(Sensor::id, Function.identity()));
        return poll.all(ReadingSeen.class).stream()
                .map(
                        r ->
                                r.reading().sensor()
                                        + " "
                                        + r.reading().value()
                                        + " "
                                        + sensors.get(r.reading().sensor()).unit())
                .toList();
    }

    @Test
    void readsVersion7() throws FeedException {
        ScriptedPoll poll = poll(V7, NOW);
        assertThat(read(poll))
                .containsExactly(
                        "test:now:aqi 52.0 index",
                        "test:now:pm2.5 21.0 µg/m³",
                        "test:now:pm10 54.0 µg/m³",
                        "test:now:so2 6.0 µg/m³",
                        "test:now:no2 18.0 µg/m³",
                        "test:now:o3 101.0 µg/m³",
                        "test:now:co 0.5 mg/m³",
                        "test:CNA1141:aqi 49.0 index",
                        "test:CNA1141:pm2.5 20.0 µg/m³",
                        "test:CNA1141:so2 5.0 µg/m³",
                        "test:CNA1141:no2 19.0 µg/m³",
                        "test:CNA1141:o3 99.0 µg/m³",
                        "test:CNA1141:co 0.4 mg/m³");
        assertThat(poll.all(ReadingSeen.class).getFirst().reading().observedAt())
                .isEqualTo("2024-09-15T08:00:00Z");
        assertThat(poll.all(ReadingSeen.class).getLast().reading().observedAt())
                .isEqualTo("2024-09-15T07:00:00Z");
        Sensor here = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(here.name()).isEqualTo("测试");
        assertThat(here.quantity()).isEqualTo("aqi");
        assertThat(here.place()).isEqualTo(new Place(new GeoPoint(31.23, 121.47), "", "310115"));
        Sensor station = poll.all(SensorSeen.class).getLast().sensor();
        assertThat(station.name()).isEqualTo("普陀");
        assertThat(station.place()).isEqualTo(Place.UNKNOWN);
        assertThat(poll.refused).isEmpty();
    }

    @Test
    void readsItsSuccessor() throws FeedException {
        ScriptedPoll poll = poll(V1, CURRENT);
        assertThat(read(poll))
                .containsExactly(
                        "test:now:aqi 52.0 index",
                        "test:now:aqi-us-epa 61.0 index",
                        "test:now:pm2.5 21.5 µg/m³",
                        "test:now:co 0.5 mg/m³",
                        "test:now:nmhc 0.3 ppmC");
        assertThat(poll.all(ReadingSeen.class))
                .allMatch(r -> r.reading().observedAt().equals(poll.now()));
        assertThat(poll.all(SensorSeen.class))
                .allMatch(s -> new GeoPoint(31.23, 121.47).equals(s.sensor().place().point()));
    }

    @Test
    void namesThePlaceAsTheOptionSays() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-air", "v7/air/now?location=101020100")
                        .option("name", "上海")
                        .at("2024-09-15T09:01:00Z")
                        .with("v7/air/now?location=101020100", NOW)
                        .by(new QWeatherAirAdapter());
        assertThat(poll.all(SensorSeen.class).getFirst().sensor().name()).isEqualTo("上海");
        assertThat(poll.all(SensorSeen.class).getFirst().sensor().place().point()).isNull();
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        V7,
                        NOW.replace("\"52\"", "\"5200\"")
                                .replace("\"54\"", "{\"a\":1}")
                                .replace("\"id\":\"CNA1141\",", ""));
        assertThat(read(poll)).hasSize(5);
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/now/aqi", "\"5200\" is outside 0.0 to 2000.0"),
                        new Remark("/now/pm10", "not a single value"),
                        new Remark("/station/0", "no id"));
        ScriptedPoll late = poll(V7, NOW.replace("2024-09-15T16", "2034-09-15T16"));
        assertThat(late.refused).extracting(Remark::path).containsExactly("/now/pubTime");
        assertThat(read(late)).hasSize(6);
        ScriptedPoll current =
                poll(
                        V1,
                        CURRENT.replace("\"code\":\"us-epa\",", "")
                                .replace("\"unit\":\"ppmC\"", "\"u\":1"));
        assertThat(current.refused)
                .containsExactly(
                        new Remark("/indexes/1", "no code"),
                        new Remark("/pollutants/2/concentration", "no unit"));
        assertThat(read(current)).hasSize(3);
    }

    @Test
    void saysThatThereIsNothingForAPlace() throws FeedException {
        ScriptedPoll poll = poll(V7, "{\"code\":\"204\"}");
        assertThat(poll.observations).isEmpty();
        assertThat(poll.ignored)
                .containsExactly(new Remark("/code", "QWeather has no air quality for this place"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":\"401\"} | http-401 | QWeather answered with the code \"401\".",
                "{\"code\":\"200\"} | not-qweather-air | The answer has no air quality \"now\".",
                "{\"error\":{\"status\":403,\"title\":\"No Credit\"}} | http-403 | QWeather"
                        + " answered with the error \"No Credit\".",
                "{\"a\":1} | not-qweather-air | The answer is not QWeather's air quality.",
                "<html></html> | not-json | The answer is an HTML page instead of JSON.",
                "{\"code\":\"200\",\"no | cut-short | The JSON ends in the middle.",
            })
    void refusesWhatIsNoAnswer(String body, String errorClass, String message) {
        assertThatThrownBy(() -> poll(V7, body))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass))
                .hasMessage(message);
    }

    // ---- QWeather's own examples

    @Test
    void readsBeijing() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-air", V7)
                        .with(V7, Samples.bytes("sensors/qweather_air_now_v7_zh.json"))
                        .by(new QWeatherAirAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .hasSize(5 * 7)
                .startsWith(
                        "test:now:aqi 28.0 index",
                        "test:now:pm2.5 5.0 µg/m³",
                        "test:now:pm10 28.0 µg/m³",
                        "test:now:so2 2.0 µg/m³",
                        "test:now:no2 3.0 µg/m³",
                        "test:now:o3 76.0 µg/m³",
                        "test:now:co 0.2 mg/m³")
                .contains("test:CNA3696:aqi 57.0 index", "test:CNA3694:o3 83.0 µg/m³");
        assertThat(poll.all(ReadingSeen.class))
                .allMatch(r -> r.reading().observedAt().toString().equals("2021-02-16T06:00:00Z"));
        assertThat(poll.all(SensorSeen.class))
                .extracting(s -> s.sensor().name())
                .contains("密云镇", "丰台小屯", "怀柔新城", "延庆石河营");
    }

    @Test
    void readsLosAngeles() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-air", "airquality/v1/current/34.05/-118.24")
                        .with(
                                "airquality/v1/current/34.05/-118.24",
                                Samples.bytes("sensors/qweather_airquality_current_v1.json"))
                        .by(new QWeatherAirAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(read(poll))
                .containsExactly(
                        "test:now:aqi-us-epa 46.0 index",
                        "test:now:aqi-qaqi 0.9 index",
                        "test:now:pm2.5 11.0 µg/m³",
                        "test:now:pm10 12.0 µg/m³",
                        "test:now:no2 6.77 ppb",
                        "test:now:o3 0.02 ppb",
                        "test:now:co 0.25 ppm");
        assertThat(poll.all(SensorSeen.class).getFirst().sensor().place().point())
                .isEqualTo(new GeoPoint(34.05, -118.24));
        assertThat(poll.ignored).contains(new Remark("/stations", "3 stations without values"));
    }
}
