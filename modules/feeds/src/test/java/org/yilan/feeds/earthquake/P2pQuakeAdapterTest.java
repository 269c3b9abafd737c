package org.yilan.feeds.earthquake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.feeds.earthquake.Seismic.document;
import static org.yilan.feeds.earthquake.Seismic.only;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.time.Instant;
import java.util.List;

class P2pQuakeAdapterTest {
    static final String QUAKE =
            """
            {"code":551,"id":"a","time":"2024/09/15 17:05:07.353","issue":{"source":"気象庁","time":"2024/09/15 17:05:00",
             "type":"DetailScale"},"earthquake":{"time":"2024/09/15 17:00:00","hypocenter":{"name":"福島県沖",
             "latitude":37.6,"longitude":141.6,"depth":50,"magnitude":4.5},"maxScale":45,"domesticTsunami":"Checking",
             "foreignTsunami":"Unknown"},"comments":{"freeFormComment":"余震"},"points":[
             {"pref":"宮城県","addr":"石巻市桃生町","isArea":false,"scale":40},
             {"pref":"福島県","addr":"福島県浜通り","isArea":true,"scale":45},
             {"pref":"福島県","addr":"双葉町両竹","isArea":false,"scale":46}]}\
            """;

    static final String EARLY =
            """
            {"code":556,"id":"b","time":"2024/09/15 17:00:21.001","test":false,"cancelled":false,
             "issue":{"time":"2024/09/15 17:00:20","eventId":"20240915170012","serial":"2"},
             "earthquake":{"originTime":"2024/09/15 17:00:05","arrivalTime":"2024/09/15 17:00:12","condition":"",
             "hypocenter":{"name":"福島県沖","latitude":37.6,"longitude":141.6,"depth":50,"magnitude":6.5}},
             "areas":[{"pref":"福島","name":"福島県浜通り","scaleFrom":50,"scaleTo":99,"kindCode":"19"},
             {"pref":"宮城","name":"宮城県南部","scaleFrom":40,"scaleTo":45,"kindCode":"10"}]}\
            """;

    static final String TSUNAMI =
            """
            {"code":552,"id":"c","time":"2024/09/15 17:06:01.5","cancelled":false,"issue":{"source":"気象庁",
             "time":"2024/09/15 17:06:00","type":"Focus"},"areas":[{"name":"福島県","grade":"MajorWarning","immediate":true,
             "firstHeight":{"condition":"ただちに津波来襲と予測"},"maxHeight":{"description":"巨大"}},
             {"name":"茨城県","grade":"Watch","immediate":false,"firstHeight":{"arrivalTime":"2024/09/15 17:40:00"},
             "maxHeight":{"description":"１ｍ","value":1}}]}\
            """;

    static ScriptedPoll poll(String... documents) throws FeedException {
        return document(new P2pQuakeAdapter(), "[" + String.join(",", documents) + "]");
    }

    @Test
    void readsAnEarthquakeInJapansTime() throws FeedException {
        assertThat(only(poll(QUAKE)))
                .isEqualTo(
                        new Earthquake(
                                "test:202409151700",
                                "test",
                                "DetailScale",
                                0,
                                Instant.parse("2024-09-15T08:05:07.353Z"),
                                Stage.HYPOCENTRE,
                                new Hypocentre(
                                        Instant.parse("2024-09-15T08:00:00Z"),
                                        new GeoPoint(37.6, 141.6),
                                        "福島県沖",
                                        50,
                                        4.5,
                                        "Mj"),
                                new Shaking(
                                        "shindo",
                                        "5-",
                                        List.of(
                                                new AreaIntensity("", "福島県双葉町両竹", "≥5-"),
                                                new AreaIntensity("", "福島県浜通り", "5-"),
                                                new AreaIntensity("", "宮城県石巻市桃生町", "4"))),
                                "Checking",
                                "余震",
                                "気象庁",
                                false));
    }

    @Test
    void keepsTheStrongestOfVeryManyStationsAndSaysSo() throws FeedException {
        String station = "{\"pref\":\"甲\",\"addr\":\"%d\",\"isArea\":false,\"scale\":10},";
        StringBuilder many = new StringBuilder("\"points\":[");
        for (int i = 0; i < 310; i++) {
            many.append(station.formatted(i));
        }
        ScriptedPoll poll = poll(QUAKE.replace("\"points\":[", many));
        assertThat(only(poll).shaking().areas()).hasSize(300);
        assertThat(poll.ignored.getFirst().reason())
                .isEqualTo("13 stations beside the 300 with the strongest shaking");
    }

    @Test
    void readsAnEarlyWarningAsEarthquakeAndAlert() throws FeedException {
        ScriptedPoll poll = poll(EARLY);
        Earthquake early = only(poll);
        assertThat(early.id()).isEqualTo("test:20240915170012");
        assertThat(early.stage()).isEqualTo(Stage.WARNING);
        assertThat(early.serial()).isEqualTo(2);
        assertThat(early.hypocentre().origin()).isEqualTo("2024-09-15T08:00:05Z");
        assertThat(early.shaking())
                .isEqualTo(
                        new Shaking(
                                "shindo",
                                "≥5+",
                                List.of(
                                        new AreaIntensity("", "福島県浜通り", "≥5+"),
                                        new AreaIntensity("", "宮城県南部", "5-"))));
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("jma.go.jp,test:eew-20240915170012");
        assertThat(alert.grade()).isEqualTo(Grade.II);
        assertThat(alert.areas()).extracting(Area::description).containsExactly("福島県浜通り", "宮城県南部");
    }

    @Test
    void aCancelledEarlyWarningTakesEarthquakeAndAlertBackInAnyOrder() throws FeedException {
        String cancel =
                EARLY.replace("\"cancelled\":false", "\"cancelled\":true")
                        .replace("17:00:21.001", "17:01:00")
                        .replace("\"serial\":\"2\"", "\"serial\":\"3\"")
                        .replaceAll("(?s)\"areas\":\\[.*]", "\"areas\":[]")
                        .replaceAll("(?s)\"earthquake\":\\{.*?}},", "");
        for (List<String> order : List.of(List.of(EARLY, cancel), List.of(cancel, EARLY))) {
            Seismic feed = new Seismic(new P2pQuakeAdapter(), "2024-09-15T08:02:00Z");
            for (String text : order) {
                feed.take(document(new P2pQuakeAdapter(), text));
            }
            assertThat(feed.situation().earthquake("test:20240915170012").orElseThrow().cancelled())
                    .isTrue();
            assertThat(feed.situation().alerts()).isEmpty();
        }
    }

    @Test
    void readsTsunamiWarningsAndTheirEnd() throws FeedException {
        Seismic feed = new Seismic(new P2pQuakeAdapter(), "2024-09-15T08:10:00Z");
        feed.take(poll(TSUNAMI));
        Alert alert = feed.situation().alert("jma.go.jp,test:tsunami").orElseThrow();
        assertThat(alert.grade()).isEqualTo(Grade.I);
        assertThat(alert.sent()).isEqualTo("2024-09-15T08:06:01.500Z");
        assertThat(alert.expired(feed.hub.instant())).isFalse();
        assertThat(alert.text("en").description())
                .isEqualTo(
                        "Major tsunami warning: 福島県 巨大 ただちに津波来襲と予測\n"
                                + "Tsunami advisory: 茨城県 １ｍ 17:40 JST");
        String over =
                TSUNAMI.replace("\"cancelled\":false", "\"cancelled\":true")
                        .replace("17:06:01.5", "17:08:00")
                        .replaceAll("(?s)\"areas\":\\[.*]", "\"areas\":[]");
        feed.take(poll(over));
        assertThat(
                        feed.situation()
                                .alert("jma.go.jp,test:tsunami")
                                .orElseThrow()
                                .expired(feed.hub.instant()))
                .isTrue();
        assertThat(feed.take(poll(over, TSUNAMI))).isEmpty();
    }

    @Test
    void ignoresTestsAndWhatUsersSayAndSaysSo() throws FeedException {
        ScriptedPoll poll =
                poll(
                        EARLY.replace("\"test\":false", "\"test\":true"),
                        "{\"code\":561,\"time\":\"2024/09/15 17:05:07\",\"area\":1}",
                        TSUNAMI.replaceAll("(?s)\"areas\":\\[.*]", "\"areas\":[]"));
        assertThat(poll.observations).isEmpty();
        assertThat(poll.ignored)
                .extracting(Object::toString)
                .containsExactly(
                        "/0: a test of the line",
                        "/1: code 561 is not of the agency",
                        "/2: warns of no tsunami");
    }

    @Test
    void doesNotTellAnAssumedHypocentreAsOne() throws FeedException {
        Earthquake assumed =
                only(poll(EARLY.replace("\"condition\":\"\"", "\"condition\":\"仮定震源要素\"")));
        assertThat(assumed.hypocentre().magnitude()).isNaN();
        assertThat(assumed.hypocentre().depthKm()).isNaN();
        assertThat(assumed.remark()).isEqualTo("仮定震源要素");
    }

    @Test
    void refusesOneThingAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        QUAKE.replace("2024/09/15 17:00:00", "99999/09/15 17:00:00"),
                        QUAKE.replace("\"type\":\"DetailScale\"", "\"x\":1"),
                        EARLY.replace("\"eventId\":\"20240915170012\",", ""),
                        EARLY.replace("\"serial\":\"2\"", "\"serial\":\"x\""),
                        TSUNAMI.replace("\"name\":\"茨城県\",", ""),
                        "{}",
                        "5",
                        QUAKE.replace("37.6", "9000"));
        assertThat(poll.all(EarthquakeSeen.class)).hasSize(1);
        assertThat(only(poll).hypocentre().epicentre()).isNull();
        assertThat(poll.all(AlertSeen.class)).isEmpty();
        assertThat(poll.refused)
                .extracting(Object::toString)
                .satisfiesExactly(
                        r -> assertThat(r).contains("/0/earthquake/time: date outside"),
                        r -> assertThat(r).isEqualTo("/1/issue: no type"),
                        r -> assertThat(r).isEqualTo("/2/issue: no eventId"),
                        r -> assertThat(r).contains("/3/issue/serial: not a number"),
                        r -> assertThat(r).isEqualTo("/4/areas/1: no name"),
                        r -> assertThat(r).isEqualTo("/5: no code"),
                        r -> assertThat(r).isEqualTo("/6: no code"),
                        r -> assertThat(r).contains("latitude outside"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"no\"} | not-p2pquake",
                "7 | not-p2pquake",
                "<html></html> | not-json",
                "[{\"code\":551, | cut-short"
            })
    void refusesAnotherDocument(String text, String errorClass) {
        assertThatThrownBy(() -> document(new P2pQuakeAdapter(), text))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    // ---- bodies of real documents, without code and id

    static ScriptedPoll sample(String file) throws FeedException {
        ScriptedPoll poll =
                Seismic.sample(new P2pQuakeAdapter(), "eew/" + file, "2026-01-01T00:00:00Z");
        assertThat(poll.refused).isEmpty();
        return poll;
    }

    @Test
    void oneEventInThreeReports() throws FeedException {
        Earthquake quick = only(sample("20210217140807353-17230627.json"));
        assertThat(quick.id()).isEqualTo("test:202102172306");
        assertThat(quick.series()).isEqualTo("ScalePrompt");
        assertThat(quick.stage()).isEqualTo(Stage.INTENSITY);
        assertThat(quick.updated()).isEqualTo("2021-02-17T14:08:00Z");
        assertThat(quick.hypocentre())
                .isEqualTo(
                        new Hypocentre(
                                Instant.parse("2021-02-17T14:06:00Z"),
                                null,
                                "",
                                Double.NaN,
                                Double.NaN,
                                ""));
        assertThat(quick.shaking())
                .isEqualTo(
                        new Shaking(
                                "shindo",
                                "3",
                                List.of(
                                        new AreaIntensity("", "宮城県中部", "3"),
                                        new AreaIntensity("", "福島県浜通り", "3"))));
        assertThat(quick.tsunami()).isEqualTo("Checking");

        Earthquake where = only(sample("20210217140847392-17230627.json"));
        assertThat(where.id()).isEqualTo(quick.id());
        assertThat(where.stage()).isEqualTo(Stage.HYPOCENTRE);
        assertThat(where.hypocentre().epicentre()).isEqualTo(new GeoPoint(37.6, 141.6));
        assertThat(where.hypocentre().depthKm()).isEqualTo(50);
        assertThat(where.hypocentre().magnitude()).isEqualTo(4.5);
        assertThat(where.shaking()).isEqualTo(Shaking.UNKNOWN);
        assertThat(where.tsunami()).isEqualTo("None");

        Earthquake full = only(sample("20210217140958395-17230627.json"));
        assertThat(full.shaking().maximum()).isEqualTo("3");
        assertThat(full.shaking().areas()).hasSize(183);
        assertThat(full.shaking().areas().subList(0, 3))
                .containsExactly(
                        new AreaIntensity("", "宮城県石巻市桃生町", "3"),
                        new AreaIntensity("", "福島県双葉町両竹", "3"),
                        new AreaIntensity("", "宮城県石巻市大街道南", "2"));
        Earthquake all = Earthquake.merged(List.of(full, quick, where));
        assertThat(all.shaking().areas()).hasSize(183);
        assertThat(all.tsunami()).isEqualTo("None");
    }

    @Test
    void anEarlyWarning() throws FeedException {
        ScriptedPoll poll = sample("20240116184225_02245216_VXSE43.json");
        Earthquake noto = only(poll);
        assertThat(noto.id()).isEqualTo("test:20240116184216");
        assertThat(noto.serial()).isEqualTo(1);
        assertThat(noto.updated()).isEqualTo("2024-01-16T09:42:25Z");
        assertThat(noto.hypocentre())
                .isEqualTo(
                        new Hypocentre(
                                Instant.parse("2024-01-16T09:42:12Z"),
                                new GeoPoint(37.3, 136.6),
                                "能登半島沖",
                                10,
                                5.7,
                                "Mj"));
        assertThat(noto.shaking().areas())
                .containsExactly(
                        new AreaIntensity("", "石川県能登", "5-"), new AreaIntensity("", "石川県加賀", "4"));
        assertThat(poll.only(AlertSeen.class).alert().expires()).isEqualTo("2024-01-16T09:52:25Z");
    }

    @Test
    void tsunamiAdvisories() throws FeedException {
        Alert taiwan = sample("20220918154907_08013775_VTSE41.json").only(AlertSeen.class).alert();
        assertThat(taiwan.grade()).isEqualTo(Grade.III);
        assertThat(taiwan.sent()).isEqualTo("2022-09-18T06:49:07Z");
        assertThat(taiwan.text("en").description())
                .isEqualTo("Tsunami advisory: 宮古島・八重山地方 １ｍ 16:00 JST");
        Alert torishima =
                sample("20231009072652_07314633_VTSE41.json").only(AlertSeen.class).alert();
        assertThat(torishima.areas())
                .extracting(Area::description)
                .containsExactly("伊豆諸島", "小笠原諸島");
    }
}
