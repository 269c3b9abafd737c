package org.yilan.feeds.typhoon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;

class ZhejiangAdapterTest {
    static final String LIST =
            """
            [{"tfid":"202412","name":"丽琵","enname":"LEEPI","isactive":"0","starttime":"","endtime":"","warnlevel":""},
             {"tfid":"202413","name":"贝碧嘉","enname":"BEBINCA","isactive":"%s"}]\
            """;

    static final String INFO =
            """
            {"tfid":"202413","name":"贝碧嘉","enname":"BEBINCA","isactive":"1","points":[
             {"time":"2024/9/15 8:00:00","lat":"28.10","lng":"127.60","power":"13","pressure":"965","speed":"38",
              "strong":"台风","movespeed":"30","movedirection":"西北","radius7":"300|260|220|280","radius10":"80","radius12":"",
              "forecast":[{"tm":"中国","forecastpoints":[
                {"time":"2024/9/16 8:00:00","lat":"31.00","lng":"121.50","speed":"42","pressure":"955","strong":"强台风","power":"14"}]}]},
             {"time":"2024/9/15 11:00:00","lat":"9000","lng":"127.0","speed":"38","forecast":[]},
             {"time":"2024/9/15 14:00:00","lat":"28.90","lng":"126.10","speed":"999999","pressure":"12","strong":"台风",
              "movespeed":"","movedirection":"少动","radius7":"300|||","radius10":"1|2","forecast":[]}
            ]}\
            """;

    @Test
    void readsTheActiveStormWithItsForecasts() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-zj", "typhoon/zj")
                        .at("2024-09-15T06:30:00Z")
                        .with("typhoon/zj/TyphoonList/2024", LIST.formatted("1"))
                        .with("typhoon/zj/TyphoonInfo/202413", INFO)
                        .by(new ZhejiangAdapter());
        StormSeen storm = poll.only(StormSeen.class);
        assertThat(storm.storm()).isEqualTo("202413");
        assertThat(storm.name()).isEqualTo("贝碧嘉");
        assertThat(storm.englishName()).isEqualTo("BEBINCA");
        assertThat(storm.points())
                .containsExactly(
                        new TrackPoint(
                                Instant.parse("2024-09-15T00:00:00Z"),
                                new GeoPoint(28.1, 127.6),
                                38.0,
                                965.0,
                                30.0,
                                315.0,
                                new Quadrants(300.0, 260.0, 220.0, 280.0),
                                Quadrants.all(80),
                                null,
                                "台风"),
                        new TrackPoint(
                                Instant.parse("2024-09-15T06:00:00Z"),
                                new GeoPoint(28.9, 126.1),
                                null,
                                null,
                                null,
                                null,
                                new Quadrants(300.0, null, null, null),
                                null,
                                null,
                                "台风"));
        TrackForecast forecast = storm.forecasts().getFirst();
        assertThat(forecast.agency()).isEqualTo("中国");
        assertThat(forecast.issuedAt()).isEqualTo(Instant.parse("2024-09-15T00:00:00Z"));
        assertThat(forecast.points().getFirst().windMs()).isEqualTo(42);
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/points/1", "latitude outside -90 to 90: \"9000\""),
                        new Remark("/points/2/pressure", "\"12\" is outside 800.0 to 1100.0"),
                        new Remark("/points/2/radius10", "not four radii: \"1|2\""));
        assertThat(poll.ignored)
                .containsExactly(new Remark("/points/2/movedirection", "no direction: \"少动\""));
    }

    @Test
    void asksOnceMoreForAStormThatHasEnded() throws FeedException {
        ZhejiangAdapter adapter = new ZhejiangAdapter();
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-zj", "z/")
                        .at("2024-09-15T06:30:00Z")
                        .with("z/TyphoonList/2024", LIST.formatted("1"))
                        .with("z/TyphoonInfo/202413", INFO);
        poll.by(adapter).recorded().clear();
        poll.with("z/TyphoonList/2024", LIST.formatted("0"));
        assertThat(poll.by(adapter).all(StormSeen.class)).hasSize(1);
        poll.recorded().clear();
        assertThat(poll.by(adapter).all(StormSeen.class)).isEmpty();
    }

    @Test
    void asksForDecembersStormsInJanuary() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-zj", "z/")
                        .at("2025-01-03T00:00:00Z")
                        .with("z/TyphoonList/2024", "[]")
                        .with("z/TyphoonList/2025", "[]")
                        .by(new ZhejiangAdapter());
        assertThat(poll.asked).hasSize(2);
    }

    @Test
    void saysSoWhenTheListIsNone() {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("typhoon-zj", "z/")
                                        .at("2024-09-15T06:30:00Z")
                                        .with("z/TyphoonList/2024", "{\"error\":1}")
                                        .by(new ZhejiangAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.errorClass()).isEqualTo("not-typhoon-zj"));
    }

    @Test
    void readsARealTrack() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-zj", "z/")
                        .at("2021-10-02T01:00:00Z")
                        .with(
                                "z/TyphoonList/2021",
                                "[{\"tfid\":\"202116\",\"name\":\"蒲公英\",\"isactive\":\"1\"}]")
                        .with(
                                "z/TyphoonInfo/202116",
                                Samples.bytes("typhoon/zj_typhooninfo_202116.json"))
                        .by(new ZhejiangAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored).isEmpty();
        StormSeen storm = poll.only(StormSeen.class);
        assertThat(storm.englishName()).isEqualTo("Mindulle");
        assertThat(storm.points()).hasSize(52);
        assertThat(storm.points().getFirst())
                .isEqualTo(
                        new TrackPoint(
                                Instant.parse("2021-09-23T12:00:00Z"),
                                new GeoPoint(13.8, 143.3),
                                18.0,
                                998.0,
                                20.0,
                                292.5,
                                new Quadrants(250.0, 220.0, 200.0, 180.0),
                                null,
                                null,
                                "热带风暴"));
        assertThat(storm.points().getLast())
                .isEqualTo(
                        new TrackPoint(
                                Instant.parse("2021-10-02T00:00:00Z"),
                                new GeoPoint(39.4, 147.6),
                                28.0,
                                975.0,
                                50.0,
                                45.0,
                                new Quadrants(400.0, 280.0, 400.0, 250.0),
                                new Quadrants(100.0, 70.0, 100.0, 70.0),
                                null,
                                "强热带风暴"));
        assertThat(storm.forecasts())
                .extracting(TrackForecast::agency)
                .containsExactlyInAnyOrder("中国", "中国台湾", "日本", "美国", "中国香港");
        TrackForecast china =
                storm.forecasts().stream().filter(f -> f.agency().equals("中国")).findFirst().get();
        assertThat(china.issuedAt()).isEqualTo(Instant.parse("2021-10-02T00:00:00Z"));
        assertThat(china.points()).hasSize(2);
        assertThat(china.points().getLast().centre()).isEqualTo(new GeoPoint(43.6, 152.2));
    }

    @Test
    void readsARealListAndAsksForItsOnlyActiveStorm() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("typhoon-zj", "z/")
                        .at("2019-11-21T01:00:00Z")
                        .with(
                                "z/TyphoonList/2019",
                                Samples.bytes("typhoon/zj_typhoonlist_2019.json"))
                        .with(
                                "z/TyphoonInfo/201927",
                                "[{\"tfid\":\"201927\",\"name\":\"凤凰\",\"points\":[]}]")
                        .by(new ZhejiangAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.asked)
                .extracting(u -> u.getPath())
                .containsExactly("/z/TyphoonList/2019", "/z/TyphoonInfo/201927");
    }

    /// Column arrays by storm, as somebody made them out of the service's answers: no service speaks that.
    @ParameterizedTest
    @ValueSource(strings = {"zjwater2018.json", "zjwater2019.json"})
    void refusesSeasonsThatSomebodyReshaped(String file) throws FeedException {
        byte[] season = Samples.bytes("typhoon/" + file);
        String year = file.replaceAll("\\D", "");
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("typhoon-zj", "z/")
                                        .at(year + "-11-21T01:00:00Z")
                                        .with("z/TyphoonList/" + year, season)
                                        .by(new ZhejiangAdapter()))
                .hasMessage("The list of storms is not a JSON array.");
        ScriptedPoll asTrack =
                new ScriptedPoll("typhoon-zj", "z/")
                        .at(year + "-11-21T01:00:00Z")
                        .with(
                                "z/TyphoonList/" + year,
                                "[{\"tfid\":\"%s01\",\"isactive\":\"1\"}]".formatted(year))
                        .with("z/TyphoonInfo/" + year + "01", season)
                        .by(new ZhejiangAdapter());
        assertThat(asTrack.observations).isEmpty();
        assertThat(asTrack.refused).extracting(Remark::reason).containsExactly("no tfid");
    }

    /// Best tracks are tables for later study, not answers of a service.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ibtracs_bebinca_2024.csv",
                "ibtracs_chanthu_2021.csv",
                "ibtracs_lekima_2019.csv",
                "jma_bst_2019.txt"
            })
    void refusesBestTracks(String file) {
        byte[] table = Samples.bytes("typhoon/" + file);
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("typhoon-zj", "z/")
                                        .at("2024-11-21T01:00:00Z")
                                        .with("z/TyphoonList/2024", table)
                                        .by(new ZhejiangAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo("not-json"));
    }
}
