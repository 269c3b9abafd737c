package org.yilan.feeds.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

class QWeatherWarningAdapterTest {
    static final String NOW = "v7/warning/now?location=101020100";

    static final String WARNING =
            """
            {"id":"W1","sender":"上海市浦东新区气象台","pubTime":"2024-09-15T09:00+08:00","title":"上海市浦东新区气象台发布台风橙色预警",
             "startTime":"2024-09-15T10:00+08:00","endTime":"2024-09-16T10:00+08:00","status":"active","level":"",
             "severity":"Severe","severityColor":"Orange","type":"1001","typeName":"台风","urgency":"","certainty":"",
             "text":"风大","related":""}\
            """;

    static String version7(String... warnings) {
        return "{\"code\":\"200\",\"warning\":[" + String.join(",", warnings) + "]}";
    }

    static ScriptedPoll poll(String path, String body) throws FeedException {
        return new ScriptedPoll("qweather-warning", path)
                .with(path, body)
                .by(new QWeatherWarningAdapter());
    }

    static Alert only(String body) throws FeedException {
        ScriptedPoll poll = poll(NOW, body);
        assertThat(poll.refused).isEmpty();
        return poll.only(AlertSeen.class).alert();
    }

    @Test
    void readsAWarningOfVersion7() throws FeedException {
        assertThat(only(version7(WARNING)))
                .isEqualTo(
                        new Alert(
                                "qweather,W1",
                                "test",
                                Alert.Kind.ALERT,
                                Alert.Status.ACTUAL,
                                "qweather",
                                "上海市浦东新区气象台",
                                Tier.DISTRICT,
                                "typhoon",
                                Grade.II,
                                "",
                                "",
                                Instant.parse("2024-09-15T01:00:00Z"),
                                Instant.parse("2024-09-15T02:00:00Z"),
                                Instant.parse("2024-09-16T02:00:00Z"),
                                List.of(
                                        new AlertText(
                                                "zh-CN", "台风", "上海市浦东新区气象台发布台风橙色预警", "风大", "")),
                                List.of(Area.ofDivisions("", List.of("location=101020100"))),
                                List.of(),
                                List.of("type=1001", "severityColor=Orange")));
    }

    @Test
    void anUpdateReplacesAndACancellationEnds() throws FeedException {
        String related = "\"related\":\"W0\"";
        Alert update =
                only(
                        version7(
                                WARNING.replace("\"active\"", "\"update\"")
                                        .replace("\"related\":\"\"", related)));
        assertThat(update.kind()).isEqualTo(Alert.Kind.UPDATE);
        assertThat(update.references()).containsExactly("qweather,W0");
        Alert cancel =
                only(
                        version7(
                                WARNING.replace("\"active\"", "\"cancel\"")
                                        .replace("\"related\":\"\"", related)));
        assertThat(cancel.kind()).isEqualTo(Alert.Kind.CANCEL);
        assertThat(cancel.references()).containsExactly("qweather,W0");
    }

    @Test
    void unknownStatusAndColourStayAndAreSaid() throws FeedException {
        ScriptedPoll poll =
                poll(
                        NOW,
                        version7(
                                WARNING.replace("台风", "海龙卷")
                                        .replace("\"active\"", "\"paused\"")
                                        .replace("\"Orange\"", "\"Violet\"")
                                        .replace("\"Severe\"", "\"Ghastly\"")
                                        .replace("\"1001\"", "\"9876\"")));
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.kind()).isEqualTo(Alert.Kind.ALERT);
        assertThat(alert.grade()).isEqualTo(new Grade("Ghastly"));
        assertThat(alert.hazard()).isEqualTo("海龙卷");
        assertThat(alert.parameters()).containsExactly("type=9876", "severityColor=Violet");
        assertThat(poll.refused)
                .containsExactly(
                        new Remark(
                                "/warning/0/status",
                                "unknown status \"paused\"; shown as a warning"));
    }

    @ParameterizedTest
    @CsvSource({
        "中央气象台,NATIONAL",
        "贵州省气象台,PROVINCIAL",
        "广西壮族自治区气象台,PROVINCIAL",
        "吉林省长春市气象台,CITY",
        "云南省大理白族自治州气象台,CITY",
        "新疆维吾尔自治区阿克苏地区气象台,CITY",
        "上海中心气象台,CITY",
        "内蒙古自治区阿拉善左旗气象台,DISTRICT",
        "广东省惠州市惠东县气象台,DISTRICT",
    })
    void theTierIsThatOfTheLastPartOfTheSendersName(String sender, Tier tier) throws FeedException {
        assertThat(only(version7(WARNING.replace("\"上海市浦东新区气象台\"", "\"" + sender + "\""))).tier())
                .isEqualTo(tier);
    }

    @Test
    void aPlaceIsADivisionWhereTheOptionSaysSo() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-warning", NOW)
                        .option("divisions", "101010100=110000, 101020100=310000")
                        .with(NOW, version7(WARNING))
                        .by(new QWeatherWarningAdapter());
        assertThat(poll.only(AlertSeen.class).alert().areas())
                .containsExactly(Area.ofDivisions("", List.of("310000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v7/warning/now?lang=zh&location=121.54,31.22",
                "weatheralert/v1/current/31.22/121.54?lang=zh"
            })
    void aPointIsTheDivisionThatItLiesIn(String path) throws FeedException {
        assertThat(poll(path, version7(WARNING)).only(AlertSeen.class).alert().areas())
                .containsExactly(Area.ofDivisions("", List.of("310115")));
    }

    static final String LIST =
            """
            {"code":"200","warningLocList":[{"locationId":"101020100"},{"locationId":"101020600"},{"locationId":"?x"}]}\
            """;

    @Test
    void fetchesThePlacesOfAListAndMakesOneAlertOfOneWarning() throws FeedException {
        QWeatherWarningAdapter adapter = new QWeatherWarningAdapter();
        String list = "v7/warning/list?range=cn&lang=en";
        ScriptedPoll poll =
                new ScriptedPoll("qweather-warning", list)
                        .option("divisions", "101020600=310115")
                        .with(list, LIST)
                        .with("v7/warning/now?location=101020600&lang=en", version7(WARNING))
                        .by(adapter)
                        .recorded();
        assertThat(poll.only(AlertSeen.class).alert().areas())
                .containsExactly(Area.ofDivisions("", List.of("310115")));
        assertThat(poll.ignored)
                .contains(
                        new Remark(
                                "/warningLocList",
                                "1 places with warnings that the option divisions leaves out"));
        assertThat(poll.refused)
                .containsExactly(new Remark("/warningLocList/2", "no number of a place: \"?x\""));

        // It has left the list: its cancellation is still asked for, once.
        poll.clear();
        poll.with(list, "{\"code\":\"200\",\"warningLocList\":[]}").by(adapter).recorded();
        assertThat(poll.asked).hasSize(2);
        poll.clear();
        poll.by(adapter);
        assertThat(poll.asked).hasSize(1);

        ScriptedPoll all =
                new ScriptedPoll("qweather-warning", list)
                        .with(list, LIST)
                        .with("v7/warning/now?location=101020100&lang=en", version7(WARNING))
                        .with("v7/warning/now?location=101020600&lang=en", version7(WARNING))
                        .by(new QWeatherWarningAdapter());
        assertThat(all.only(AlertSeen.class).alert().areas())
                .containsExactly(
                        Area.ofDivisions("", List.of("location=101020100", "location=101020600")));
    }

    @Test
    void onePlaceThatFailsDoesNotTakeTheOthersWithIt() {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-warning", "v7/warning/list?range=cn")
                        .with("v7/warning/list?range=cn", LIST)
                        .with("v7/warning/now?location=101020600", version7(WARNING));
        assertThatThrownBy(() -> poll.by(new QWeatherWarningAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo("http-404"));
        assertThat(poll.all(AlertSeen.class)).hasSize(1);
    }

    @Test
    void readsVersion1AsItIsNow() throws FeedException {
        Alert alert =
                only(
                        """
                        {"metadata":{"zeroResult":false},"alerts":[{"id":"A2","senderName":"广东省惠州市惠东县气象台",
                         "issuedTime":"2025-09-17T08:26Z","messageType":{"code":"update","supersedes":["A1","A0"]},
                         "eventType":{"name":"暴雨","code":"1003"},"severity":"moderate","color":{"code":"yellow"},
                         "onsetTime":"2025-09-17T08:26Z","expireTime":"2025-09-18T08:26Z","headline":"惠东县气象台发布暴雨黄色预警",
                         "description":"雨","instruction":"关窗","criteria":"6小时"}]}\
                        """);
        assertThat(alert.kind()).isEqualTo(Alert.Kind.UPDATE);
        assertThat(alert.references()).containsExactly("qweather,A1", "qweather,A0");
        assertThat(alert.hazard()).isEqualTo("rainstorm");
        assertThat(alert.tier()).isEqualTo(Tier.DISTRICT);
        assertThat(alert.grade()).isEqualTo(Grade.III);
        assertThat(alert.expires()).isEqualTo(Instant.parse("2025-09-18T08:26:00Z"));
        assertThat(alert.texts().getFirst().instruction()).isEqualTo("关窗");
        assertThat(alert.parameters()).containsExactly("type=1003", "color=yellow", "criteria=6小时");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"pubTime\":\"2024-09-15T09:00+08:00\" | \"pubTime\":\"99999-09-15T09:00+08:00\" |"
                        + " /warning/0/pubTime",
                "\"pubTime\":\"2024-09-15T09:00+08:00\" | \"pubTime\":{} | /warning/0/pubTime",
                "\"id\":\"W1\" | \"id\":[] | 101020100: /warning/0",
            })
    void refusesOneWarningAndReadsTheOthers(String good, String bad, String path)
            throws FeedException {
        ScriptedPoll poll =
                poll(NOW, version7(WARNING.replace(good, bad), WARNING.replace("W1", "W2")));
        assertThat(poll.only(AlertSeen.class).alert().id()).isEqualTo("qweather,W2");
        assertThat(poll.refused.getFirst().path()).isEqualTo(path);
    }

    @Test
    void refusesAnAbsurdPlaceAndKeepsTheWarning() throws FeedException {
        ScriptedPoll poll = poll("v7/warning/now?location=121.54,9000", version7(WARNING));
        assertThat(poll.refused)
                .containsExactly(new Remark("url", "latitude outside -90 to 90: \"9000\""));
        assertThat(poll.only(AlertSeen.class).alert().grade()).isEqualTo(Grade.II);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":\"401\"} | http-401",
                "{\"code\":\"200\"} | not-qweather-warning",
                "{\"code\":\"200\",\"warning\":{}} | not-qweather-warning",
                "[] | not-qweather-warning",
                "{\"code\":\"200\",\"warning\":[{\"id\" | cut-short",
                "<!DOCTYPE html><html></html> | not-json",
            })
    void refusesWhatIsNoAnswer(String body, String errorClass) {
        assertThatThrownBy(() -> poll(NOW, body))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    @Test
    void noWarningsIsAnAnswer() throws FeedException {
        assertThat(poll(NOW, "{\"code\":\"200\",\"warning\":[]}").observations).isEmpty();
        assertThat(poll(NOW, "{\"code\":\"204\"}").observations).isEmpty();
        assertThat(poll(NOW, "{\"alerts\":[]}").observations).isEmpty();
    }

    static ScriptedPoll sample(String file) throws FeedException {
        return new ScriptedPoll("qweather-warning", NOW)
                .with(NOW, Samples.bytes("cn-weather-warning/" + file))
                .by(new QWeatherWarningAdapter());
    }

    @ParameterizedTest
    @CsvSource({
        "qweather_warning_now_shanghai_zh.json,上海中心气象台,zh-CN,大风,上海中心气象台发布大风蓝色预警[Ⅳ级/一般]",
        "qweather_warning_now_shanghai_en.json,Shanghai Central Meteorological"
            + " Observatory,en-US,Gale,Shanghai Central Meteorological Observatory issues a blue"
            + " gale warning [Level IV/General]",
    })
    void readsARealWarningOfVersion7(
            String file, String sender, String language, String event, String headline)
            throws FeedException {
        ScriptedPoll poll = sample(file);
        assertThat(poll.refused).isEmpty();
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("qweather,10102010020230403103000500681616");
        assertThat(alert.senderName()).isEqualTo(sender);
        assertThat(alert.tier()).isEqualTo(Tier.CITY);
        assertThat(alert.hazard()).isEqualTo("gale");
        assertThat(alert.grade()).isEqualTo(Grade.IV);
        assertThat(alert.sent()).isEqualTo(Instant.parse("2023-04-03T02:30:00Z"));
        assertThat(alert.expires()).isEqualTo(Instant.parse("2023-04-04T02:30:00Z"));
        AlertText text = alert.texts().getFirst();
        assertThat(text.language()).isEqualTo(language);
        assertThat(text.event()).isEqualTo(event);
        assertThat(text.headline()).isEqualTo(headline);
        assertThat(text.description()).contains("7-8");
    }

    @Test
    void readsARealWarningInTheShapeOf2020() throws FeedException {
        ScriptedPoll poll = sample("qweather_warning_2020_changchun.json");
        assertThat(poll.refused).isEmpty();
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("qweather,1010601202006202220000501");
        assertThat(alert.senderName()).isEqualTo("吉林省长春市气象台");
        assertThat(alert.tier()).isEqualTo(Tier.CITY);
        assertThat(alert.hazard()).isEqualTo("gale");
        assertThat(alert.grade()).isEqualTo(Grade.IV);
        assertThat(alert.sent()).isEqualTo(Instant.parse("2020-06-20T14:20:00Z"));
        assertThat(alert.onset()).isNull();
        assertThat(alert.expires()).isNull();
        assertThat(alert.parameters()).containsExactly("type=大风", "level=蓝色");
    }

    @Test
    void readsRealAlertsOfVersion1() throws FeedException {
        ScriptedPoll poll = sample("qweather_alert_v1_huidong.json");
        assertThat(poll.refused).isEmpty();
        List<Alert> alerts = poll.all(AlertSeen.class).stream().map(AlertSeen::alert).toList();
        assertThat(alerts)
                .extracting(Alert::id, Alert::kind, Alert::hazard, Alert::grade, Alert::tier)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "qweather,202509171626005627867812",
                                Alert.Kind.UPDATE,
                                "rainstorm",
                                Grade.III,
                                Tier.DISTRICT),
                        org.assertj.core.groups.Tuple.tuple(
                                "qweather,202509171312007817414166",
                                Alert.Kind.ALERT,
                                "雷雨大风",
                                Grade.III,
                                Tier.DISTRICT));
        Alert rain = alerts.getFirst();
        assertThat(rain.references()).containsExactly("qweather,202509171514000384631878");
        assertThat(rain.sent()).isEqualTo(Instant.parse("2025-09-17T08:26:00Z"));
        assertThat(rain.expires()).isEqualTo(Instant.parse("2025-09-18T08:26:00Z"));
        assertThat(rain.parameters())
                .startsWith("QWEATHER-code=1003", "color=Yellow")
                .last()
                .asString()
                .startsWith("criteria=6小时内本地将有暴雨发生");
        assertThat(rain.texts().getFirst().instruction()).startsWith("1. 进入暴雨戒备状态");
    }

    @Test
    void asksAboutEachPlaceOfARealList() {
        ScriptedPoll poll =
                new ScriptedPoll("qweather-warning", "v7/warning/list?range=cn")
                        .with(
                                "v7/warning/list?range=cn",
                                Samples.bytes(
                                        "cn-weather-warning/qweather_warning_list_2020.json"));
        // Nobody answers at the places: the first fault is told when all have been asked.
        assertThatThrownBy(() -> poll.by(new QWeatherWarningAdapter()))
                .hasMessageEndingWith("v7/warning/now?location=101010800");
        assertThat(poll.asked).hasSize(30);
        assertThat(poll.asked.getLast())
                .hasToString(ScriptedPoll.ROOT + "v7/warning/now?location=101132301");
    }

    /// The service's table of types is no feed; what is read from it is that ours bear its numbers and its names.
    @Test
    void knowsItsTypesByNumberAndByNameInBothLanguages() {
        String table =
                new String(
                        Samples.bytes("cn-weather-warning/qweather_alert_events.csv"),
                        java.nio.charset.StandardCharsets.UTF_8);
        List<String> rows =
                Arrays.stream(table.split("\r\n"))
                        .filter(r -> r.matches("10(0[1345679]|1[45679]|21),.*"))
                        .toList();
        assertThat(rows).hasSize(13);
        for (String row : rows) {
            String[] cells = row.split(",");
            String hazard = hazard("type", cells[0]);
            assertThat(hazard).as(row).matches("[a-z-]+");
            assertThat(hazard("typeName", cells[1])).as(row).isEqualTo(hazard);
            assertThat(hazard("typeName", cells[2])).as(row).isEqualTo(hazard);
        }
    }

    static String hazard(String name, String value) {
        try {
            return only(version7(
                            WARNING.replaceAll("\"type(Name)?\":\"[^\"]*\",", "")
                                    .replace("台风橙色", "")
                                    .replace(
                                            "\"urgency\"",
                                            "\"%s\":\"%s\",\"urgency\"".formatted(name, value))))
                    .hazard();
        } catch (FeedException e) {
            throw new AssertionError(e);
        }
    }
}
