package org.yilan.feeds.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.Remark;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Sensor;

import java.time.Instant;
import java.util.List;

/// With the answers that QWeather's documentation shows: the tide at Dalian on 6 February 2021.
class QWeatherForecastAdapterTest {
    private static final String SIXTH =
            """
            {"code":"200","updateTime":"2021-02-04T05:02+08:00","tideTable":[
             {"fxTime":"2021-02-06T03:48+08:00","height":"2.17","type":"H"},
             {"fxTime":"2021-02-06T10:12+08:00","height":"0.21","type":"L"},
             {"fxTime":"2021-02-06T16:53+08:00","height":"2.47","type":"H"},
             {"fxTime":"2021-02-06T23:22+08:00","height":"0.73","type":"L"}],
             "tideHourly":[{"fxTime":"2021-02-06T00:00+08:00","height":"1.02"},
             {"fxTime":"2021-02-06T01:00+08:00","height":"1.42"}]}\
            """;
    private static final String LATER = "{\"code\":\"204\"}";

    private static ScriptedPoll dalian(String option) {
        return new ScriptedPoll("qweather-forecast", "v7")
                .at("2021-02-05T17:00:00Z")
                .option("tide", option)
                .with("v7/ocean/tide?location=P2951&date=20210206", SIXTH)
                .with("v7/ocean/tide?location=P2951&date=20210207", LATER)
                .with("v7/ocean/tide?location=P2951&date=20210208", LATER);
    }

    @Test
    void readsTheHighWatersOfATideTable() throws FeedException {
        ScriptedPoll poll =
                dalian("P2951|大连|38.92|121.68|2.60|0.20").by(new QWeatherForecastAdapter());

        Sensor sensor = poll.only(SensorSeen.class).sensor();
        assertThat(sensor.id()).isEqualTo("test:tide:P2951");
        assertThat(sensor.name()).isEqualTo("大连");
        assertThat(sensor.quantity()).isEqualTo(Quantity.TIDE_FORECAST);
        assertThat(sensor.place().point()).isEqualTo(new GeoPoint(38.92, 121.68));
        assertThat(sensor.warnAt()).isEqualTo(2.60);
        // 0.20 m are added to bring 2.17 and 2.47 over the datum of the warning level.
        assertThat(sensor.forecast())
                .isEqualTo(
                        new Forecast(
                                Forecast.Kind.HIGH_WATERS,
                                Instant.parse("2021-02-03T21:02:00Z"),
                                List.of(
                                        value("2021-02-05T19:48:00Z", 2.37),
                                        value("2021-02-06T08:53:00Z", 2.67))));
        // That the service foretells nothing for a day is no fault of anybody's.
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored).hasSize(2);
    }

    @Test
    void withoutATableTheHourlyHeightsAreTaken() throws FeedException {
        ScriptedPoll poll =
                dalian("P2951|大连|38.92|121.68")
                        .with(
                                "v7/ocean/tide?location=P2951&date=20210206",
                                SIXTH.replaceAll("\"type\":\"H\"", "\"type\":\"\""))
                        .by(new QWeatherForecastAdapter());

        Forecast forecast = poll.only(SensorSeen.class).sensor().forecast();
        assertThat(forecast).isNotNull();
        assertThat(forecast.kind()).isEqualTo(Forecast.Kind.SERIES);
        assertThat(forecast.values())
                .containsExactly(
                        value("2021-02-05T16:00:00Z", 1.02), value("2021-02-05T17:00:00Z", 1.42));
        assertThat(poll.only(SensorSeen.class).sensor().warnAt()).isNaN();
    }

    @Test
    void readsTheRainOfTheHours() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-forecast", "v7")
                        .at("2024-09-15T17:00:00Z")
                        .option("rain", "南汇|31.05|121.78")
                        .with(
                                "v7/weather/72h?location=121.78,31.05",
                                """
                                {"code":"200","updateTime":"2024-09-16T00:35+08:00","hourly":[
                                {"fxTime":"2024-09-16T01:00+08:00","temp":"25","precip":"3.2","pop":"70"},
                                {"fxTime":"2024-09-16T02:00+08:00","temp":"25","precip":"x"},
                                {"fxTime":"2024-09-16T03:00+08:00","temp":"25","precip":"41.0"}]}\
                                """)
                        .by(new QWeatherForecastAdapter());

        Sensor sensor = poll.only(SensorSeen.class).sensor();
        assertThat(sensor.id()).isEqualTo("test:rain:121.78,31.05");
        assertThat(sensor.quantity()).isEqualTo(Quantity.RAIN_FORECAST);
        assertThat(sensor.forecast())
                .isEqualTo(
                        new Forecast(
                                Forecast.Kind.SERIES,
                                Instant.parse("2024-09-15T16:35:00Z"),
                                List.of(
                                        value("2024-09-15T17:00:00Z", 3.2),
                                        value("2024-09-15T19:00:00Z", 41.0))));
        assertThat(poll.refused).hasSize(1);
    }

    @Test
    void aFaultyPlaceCostsNoOther() throws FeedException {
        ScriptedPoll poll =
                dalian("P2951|大连|38.92|121.68; P1|nowhere; P2|x|91|0")
                        .by(new QWeatherForecastAdapter());

        assertThat(poll.all(SensorSeen.class)).hasSize(1);
        assertThat(poll.refused).extracting(Remark::path).contains("option tide");
    }

    @Test
    void aStationThatTheServiceDoesNotKnowIsSaid() throws FeedException {
        ScriptedPoll poll =
                dalian("P2951|大连|38.92|121.68")
                        .with("v7/ocean/tide?location=P2951&date=20210206", "{\"code\":\"404\"}")
                        .by(new QWeatherForecastAdapter());

        assertThat(poll.all(SensorSeen.class)).isEmpty();
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .contains("QWeather does not know this place");
    }

    @Test
    void anUnchangedDayIsRememberedBesideAnotherThatChanged() throws FeedException {
        QWeatherForecastAdapter adapter = new QWeatherForecastAdapter();
        dalian("P2951|大连|38.92|121.68").by(adapter).recorded();

        ScriptedPoll again =
                dalian("P2951|大连|38.92|121.68")
                        .unchanged("v7/ocean/tide?location=P2951&date=20210206")
                        .by(adapter);

        assertThat(again.only(SensorSeen.class).sensor().forecast()).isNotNull();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("qweather-forecast", "v7")
                                        .at("2021-02-05T17:00:00Z")
                                        .by(new QWeatherForecastAdapter()))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("tide and rain");
        assertThatThrownBy(
                        () ->
                                dalian("P2951|大连|38.92|121.68")
                                        .with(
                                                "v7/ocean/tide?location=P2951&date=20210206",
                                                "{\"code\":\"401\"}")
                                        .by(new QWeatherForecastAdapter()))
                .hasMessageContaining("401");
    }

    private static Forecast.Value value(String at, double value) {
        return new Forecast.Value(Instant.parse(at), value);
    }
}
