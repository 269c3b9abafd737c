package org.yilan.feeds.typhoon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;
import java.util.List;

class QWeatherAdapterTest {
    static final String LIST =
            """
            {"code":"200","storm":[{"id":"%s","name":"贝碧嘉","basin":"NP","year":"2024","isActive":"1"}]}\
            """;

    static ScriptedPoll poll(String id, String now, byte[] track, String forecast)
            throws FeedException {
        int year = Instant.parse(now).atZone(java.time.ZoneId.of("Asia/Shanghai")).getYear();
        return new ScriptedPoll("typhoon-qweather", "v7/tropical")
                .at(now)
                .with("v7/tropical/storm-list?basin=NP&year=" + year, LIST.formatted(id))
                .with("v7/tropical/storm-track?stormid=" + id, track)
                .with("v7/tropical/storm-forecast?stormid=" + id, forecast)
                .by(new QWeatherAdapter());
    }

    @Test
    void readsTrackAndForecastUnderTheInternationalNumber() throws FeedException {
        String track =
                """
                {"code":"200","isActive":"1","track":[{"time":"2024-09-15T08:00+08:00","lat":"28.1","lon":"127.6",
                 "type":"TY","pressure":"965","windSpeed":"38","moveSpeed":"30","moveDir":"NW","move360":"310",
                 "windRadius30":{"neRadius":"300","seRadius":"260","swRadius":"220","nwRadius":"280"}}],
                 "now":{"pubTime":"2024-09-15T09:00+08:00","lat":"28.3","lon":"127.3","type":"TY","pressure":"965",
                 "windSpeed":"38","moveSpeed":"","moveDir":"WNW","move360":""}}\
                """;
        String forecast =
                """
                {"code":"200","updateTime":"2024-09-15T01:20+00:00","forecast":[{"fxTime":"2024-09-16T08:00+08:00",
                 "lat":"31.0","lon":"121.5","type":"STY","pressure":"955","windSpeed":"42","moveSpeed":"","moveDir":"",
                 "move360":""}],"refer":{"sources":["NMC"]}}\
                """;
        StormSeen storm =
                poll("NP_2413", "2024-09-15T01:30:00Z", track.getBytes(), forecast)
                        .only(StormSeen.class);
        assertThat(storm.storm()).isEqualTo("202413");
        assertThat(storm.points())
                .containsExactly(
                        new TrackPoint(
                                Instant.parse("2024-09-15T00:00:00Z"),
                                new GeoPoint(28.1, 127.6),
                                38.0,
                                965.0,
                                30.0,
                                310.0,
                                new Quadrants(300.0, 260.0, 220.0, 280.0),
                                null,
                                null,
                                "TY"),
                        new TrackPoint(
                                Instant.parse("2024-09-15T01:00:00Z"),
                                new GeoPoint(28.3, 127.3),
                                38.0,
                                965.0,
                                null,
                                292.5,
                                null,
                                null,
                                null,
                                "TY"));
        TrackForecast only = storm.forecasts().getFirst();
        assertThat(only.agency()).isEqualTo("NMC");
        assertThat(only.issuedAt()).isEqualTo(Instant.parse("2024-09-15T01:00:00Z"));
        assertThat(only.points().getFirst().centre()).isEqualTo(new GeoPoint(31.0, 121.5));
    }

    @Test
    void aTrackThatHasNotChangedDoesNotHideAForecastThatHas() throws FeedException {
        String track =
                """
                {"code":"200","track":[{"time":"2024-09-15T08:00+08:00","lat":"28.1","lon":"127.6","type":"TY"}]}\
                """;
        String forecast =
                """
                {"code":"200","forecast":[{"fxTime":"2024-09-16T08:00+08:00","lat":"%s","lon":"121.5","type":"STY"}]}\
                """;
        QWeatherAdapter adapter = new QWeatherAdapter();
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-qweather", "v7/tropical")
                        .at("2024-09-15T01:30:00Z")
                        .with(
                                "v7/tropical/storm-list?basin=NP&year=2024",
                                LIST.formatted("NP_2413"))
                        .with("v7/tropical/storm-track?stormid=NP_2413", track.getBytes())
                        .with(
                                "v7/tropical/storm-forecast?stormid=NP_2413",
                                forecast.formatted("31.0"));
        poll.by(adapter).recorded().clear();
        poll.unchanged("v7/tropical/storm-list?basin=NP&year=2024")
                .unchanged("v7/tropical/storm-track?stormid=NP_2413")
                .with("v7/tropical/storm-forecast?stormid=NP_2413", forecast.formatted("30.5"));
        StormSeen storm = poll.by(adapter).only(StormSeen.class);
        assertThat(storm.forecasts().getFirst().points().getFirst().centre())
                .isEqualTo(new GeoPoint(30.5, 121.5));
    }

    @Test
    void turnsTheServicesOwnCodeIntoAnErrorClass() {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("typhoon-qweather", "v7")
                                        .at("2024-09-15T01:30:00Z")
                                        .with(
                                                "v7/storm-list?basin=NP&year=2024",
                                                "{\"code\":\"401\"}")
                                        .by(new QWeatherAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo("http-401"));
    }

    @Test
    void readsARealTrackWithCirclesAndWithout() throws FeedException {
        ScriptedPoll poll =
                poll(
                        "NP_2401",
                        "2024-05-30T00:00:00Z",
                        Samples.bytes("typhoon/qweather_storm_track_2024-05.json"),
                        "{\"code\":\"200\",\"forecast\":[]}");
        assertThat(poll.refused).isEmpty();
        List<TrackPoint> points = poll.only(StormSeen.class).points();
        assertThat(points).hasSize(45);
        assertThat(points.stream().filter(p -> p.r7() == null)).hasSize(17);
        assertThat(points.getFirst())
                .isEqualTo(
                        new TrackPoint(
                                Instant.parse("2024-05-24T06:00:00Z"),
                                new GeoPoint(9, 127.1),
                                12.0,
                                1003.0,
                                21.0,
                                315.0,
                                null,
                                null,
                                null,
                                "TD"));
        assertThat(points.getLast())
                .isEqualTo(
                        new TrackPoint(
                                Instant.parse("2024-05-29T21:00:00Z"),
                                new GeoPoint(27.7, 134.5),
                                30.0,
                                980.0,
                                21.0,
                                45.0,
                                new Quadrants(120.0, 150.0, 120.0, 100.0),
                                new Quadrants(60.0, 60.0, 60.0, 50.0),
                                null,
                                "STS"));
    }

    @Test
    void readsARealTrackWithChineseDirections() throws FeedException {
        ScriptedPoll poll =
                poll(
                        "NP_2020",
                        "2020-11-08T00:00:00Z",
                        Samples.bytes("typhoon/qweather_storm_track_atsani_2020_en.json"),
                        "{\"code\":\"200\",\"forecast\":[]}");
        assertThat(poll.refused).isEmpty();
        List<TrackPoint> points = poll.only(StormSeen.class).points();
        assertThat(points).hasSize(98);
        assertThat(points.get(2).moveBearing()).isEqualTo(292.5); // 西西北
        assertThat(points.getFirst().r7()).isEqualTo(new Quadrants(350.0, 350.0, 250.0, 250.0));
    }

    @Test
    void readsARealListWhereEverythingIsOver() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-qweather", "v7")
                        .at("2020-12-31T12:00:00Z")
                        .with(
                                "v7/storm-list?basin=NP&year=2020",
                                Samples.bytes("typhoon/qweather_storm_list_zh.json"))
                        .by(new QWeatherAdapter());
        assertThat(poll.observations).isEmpty();
        assertThat(poll.refused).isEmpty();
        assertThat(poll.asked).hasSize(1);
    }
}
