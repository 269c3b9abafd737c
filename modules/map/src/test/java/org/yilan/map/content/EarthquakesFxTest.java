package org.yilan.map.content;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.map.MapTestPanel;
import org.yilan.map.details.DetailSheet;
import org.yilan.map.details.Facts;
import org.yilan.map.mark.Mark;
import org.yilan.situation.Changes;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Earthquakes on the map panel: marks, legend, details, and what becomes of them in time.
class EarthquakesFxTest {
    private MapTestPanel map;
    private Instant now;

    @BeforeEach
    void open() {
        FxThread.start();
        map = MapTestPanel.of(Locale.CHINESE, new TypeScale(14), "{\"fit\":\"city\"}");
        now = map.console().time().now();
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(map.panel().view());
                    new Scene(root, 900, 700);
                    new Theme(Assets.shipped(), Fonts.detect()).apply(root, new TypeScale(14));
                    root.applyCss();
                    root.layout();
                });
        refresh();
    }

    @AfterEach
    void close() {
        FxThread.run(() -> map.panel().close());
    }

    private void refresh() {
        FxThread.run(
                () -> {
                    map.panel().refresh(Changes.ofEverything());
                    map.panel().tick(map.console().time().now());
                });
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                FxThread.call(
                                        () -> {
                                            map.panel().view().getScene().getRoot().layout();
                                            return map.panel().settled();
                                        }));
    }

    private void apply(Earthquake... reports) {
        for (Earthquake report : reports) {
            map.console().applyAt(now.minusSeconds(1), new Event.EarthquakeObserved(report));
        }
        refresh();
    }

    private void press(String keys) {
        FxThread.run(
                () ->
                        map.panel().actions().stream()
                                .filter(a -> a.keys().equals(keys))
                                .map(Panel.KeyAction::run)
                                .forEach(Runnable::run));
        refresh();
    }

    private Earthquake quake(String id, Stage stage, Duration age, double lat, double magnitude) {
        Instant at = now.minus(age);
        return new Earthquake(
                "f:" + id,
                "f",
                "",
                3,
                at,
                stage,
                stage == Stage.CANCELLED
                        ? Hypocentre.UNKNOWN
                        : new Hypocentre(at, new GeoPoint(lat, 121.5), "长江口", 12, magnitude, "ML"),
                new Shaking(
                        "shindo",
                        stage.early() ? "6-" : "4",
                        List.of(new AreaIntensity("1", "崇明", "4"))),
                "None",
                "",
                "us",
                true);
    }

    private List<String> legend() {
        return FxThread.call(() -> map.content().legendWords());
    }

    private List<String> marks() {
        return FxThread.call(
                () ->
                        map.content().seen().marks().inOrder(0, 0, 1, 1).stream()
                                .map(Mark::subject)
                                .map(s -> ((Mark.Subject.One) s).id())
                                .toList());
    }

    @Test
    void theLegendHasThemOnlyWhereTheyAreInView() {
        assertThat(legend()).noneMatch(w -> w.startsWith("地震"));
        apply(
                quake("in", Stage.REVIEWED, Duration.ofHours(2), 31.3, 4.2),
                quake("small", Stage.HYPOCENTRE, Duration.ofHours(23), 31.1, 1.2),
                quake("far", Stage.REVIEWED, Duration.ofHours(2), -31, 7));
        assertThat(legend()).contains("地震(24 小时内) 2");
        assertThat(marks()).containsExactlyInAnyOrder("f:in", "f:small");
        press("E");
        assertThat(legend()).contains("地震(已隐藏)").noneMatch(w -> w.startsWith("地震(24"));
        assertThat(marks()).isEmpty();
    }

    @Test
    void aDayOldOneIsGoneAndACancelledOneToo() {
        apply(
                quake("old", Stage.REVIEWED, Duration.ofHours(24), 31.3, 6.5),
                quake("no", Stage.HYPOCENTRE, Duration.ofHours(1), 31.2, 5));
        assertThat(marks()).containsExactly("f:no");
        apply(quake("no", Stage.CANCELLED, Duration.ofMinutes(5), 31.2, 5));
        assertThat(marks()).isEmpty();
        assertThat(legend()).noneMatch(w -> w.startsWith("地震"));
    }

    @Test
    void anEarlyWarningIsOneForTenMinutesAndThenGoes() {
        apply(
                quake("eew", Stage.WARNING, Duration.ofMinutes(1), 31.3, 6.7),
                quake("forecast", Stage.FORECAST, Duration.ofMinutes(1), 31.1, 4.7),
                quake("late", Stage.WARNING, Duration.ofMinutes(10), 31.2, 6.7));
        assertThat(legend()).contains("地震预警(警报) 1", "地震预警(预报) 1");
        assertThat(marks()).containsExactlyInAnyOrder("f:eew", "f:forecast");
    }

    @Test
    void theDetailsOpenByKeyAndSayAllThatIsKnown() {
        apply(quake("in", Stage.REVIEWED, Duration.ofMinutes(125), 31.3, 4.2));
        press("TAB");
        press("ENTER");
        assertThat(FxThread.call(() -> map.content().cardTitle())).isEqualTo("长江口地震");
        DetailSheet sheet = sheet("f:in");
        assertThat(sheet.rows())
                .extracting(r -> r.name() + "=" + r.value())
                .satisfiesExactly(
                        r -> assertThat(r).isEqualTo("阶段=人工复核 · 第 3 报"),
                        r -> assertThat(r).isEqualTo("震级=M 4.2 (ML)"),
                        r -> assertThat(r).isEqualTo("深度=12 km"),
                        r -> assertThat(r).isEqualTo("最大烈度=4 · 日本震度"),
                        r -> assertThat(r).isEqualTo("各地烈度=崇明 4"),
                        r -> assertThat(r).startsWith("发震=").endsWith(" · 2 小时 5 分前"),
                        r -> assertThat(r).startsWith("震中=31.30°N 121.50°E · 距市中心 "),
                        r -> assertThat(r).isEqualTo("海啸=不会引发海啸"),
                        r -> assertThat(r).isEqualTo("测定=美国地质调查局"));
        assertThat(sheet.foot()).contains("来源 f").contains("模拟数据");
        assertThat(sheet.todo()).isEmpty();
    }

    @Test
    void theDetailsOfAnEarlyWarningSayThatItIsNotConfirmed() {
        apply(quake("eew", Stage.WARNING, Duration.ofMinutes(1), 31.3, 6.7));
        DetailSheet sheet = sheet("f:eew");
        assertThat(sheet.title()).isEqualTo("演练 · 地震预警(警报)：长江口");
        assertThat(sheet.rows().getFirst().value()).isEqualTo("预警(警报)，尚未证实 · 第 3 报");
        assertThat(sheet.rows()).anyMatch(r -> r.name().equals("预计最大"));
        assertThat(sheet.todo()).isNotEmpty();
    }

    @Test
    void intensitiesWithoutAnEpicentreAreListedAmongTheUnmarked() {
        Instant at = now.minusSeconds(90);
        apply(
                new Earthquake(
                        "f:q",
                        "f",
                        "震度速報",
                        0,
                        at,
                        Stage.INTENSITY,
                        new Hypocentre(at, null, "", Double.NaN, Double.NaN, ""),
                        new Shaking("shindo", "5-", List.of()),
                        "",
                        "",
                        "気象庁",
                        false));
        assertThat(marks()).isEmpty();
        assertThat(FxThread.call(() -> map.content().seen().nowhere()))
                .extracting(u -> u.title() + ": " + u.reason())
                .containsExactly("地震，最大 5-: 无法落图：震中尚未测定");
    }

    private Earthquake by(String id, String reporter, Stage stage, Instant origin, double m) {
        Hypocentre where = new Hypocentre(origin, new GeoPoint(31.3, 121.5), "长江口", 12, m, "ML");
        return new Earthquake(
                id,
                id.substring(0, id.indexOf(':')),
                "",
                0,
                origin.plusSeconds(90),
                stage,
                stage == Stage.CANCELLED ? Hypocentre.UNKNOWN : where,
                Shaking.UNKNOWN,
                "",
                "",
                reporter,
                false);
    }

    @Test
    void whatThreeFeedsTellOfIsOneMarkAndTheCardHasWhatEachSays() {
        Instant minute = now.minusSeconds(7200).truncatedTo(ChronoUnit.MINUTES);
        Earthquake usgs = by("u:us12", "us", Stage.HYPOCENTRE, minute.plusSeconds(9), 4.4);
        Earthquake cenc = by("c:1234567", "中国地震台网", Stage.REVIEWED, minute.plusSeconds(8), 4.2);
        Earthquake relay = by("d:123", "中国地震台网", Stage.HYPOCENTRE, minute, 4.2);
        apply(usgs);
        assertThat(marks()).containsExactly("u:us12");
        press("TAB");
        press("ENTER");
        apply(cenc, relay);
        assertThat(marks()).containsExactly("c:1234567");
        assertThat(legend()).contains("地震(24 小时内) 1");
        // The card that was open says the same as one opened now.
        assertThat(sheet("u:us12")).isEqualTo(sheet("c:1234567"));
        String hour =
                DateTimeFormatter.ofPattern("HH:mm")
                        .withZone(ZoneId.of("Asia/Shanghai"))
                        .format(minute);
        assertThat(sheet("u:us12").rows().stream().map(r -> r.name() + "=" + r.value()))
                .endsWith(
                        "测定=中国地震台网",
                        "中国地震台网 (c)=M 4.2 · 12 km · " + hour + ":08",
                        "美国地质调查局=M 4.4 · 12 km · " + hour + ":09",
                        "中国地震台网 (d)=M 4.2 · 12 km · " + hour);
    }

    @Test
    void anEarlyWarningTakenBackByItsPublisherLeavesTheMapInEveryFeed() {
        Instant origin = now.minusSeconds(60);
        Earthquake one = by("j:20240101161010", "気象庁", Stage.WARNING, origin, 6);
        Earthquake relayed = by("p:20240101161010", "気象庁", Stage.WARNING, origin, 6);
        apply(one, relayed);
        assertThat(marks()).containsExactly("j:20240101161010");
        apply(by("j:20240101161010", "気象庁", Stage.CANCELLED, origin.plusSeconds(1), 6));
        assertThat(marks()).isEmpty();
        assertThat(sheet("p:20240101161010").rows().stream().map(r -> r.name() + "=" + r.value()))
                .endsWith(
                        "日本气象厅 (j)=已取消",
                        "日本气象厅 (p)=M 6.0 · 12 km · " + clock(origin) + " · 预警(警报)，尚未证实");
    }

    private static String clock(Instant at) {
        String words =
                DateTimeFormatter.ofPattern("HH:mm:ss")
                        .withZone(ZoneId.of("Asia/Shanghai"))
                        .format(at);
        return words.endsWith(":00") ? words.substring(0, 5) : words;
    }

    private DetailSheet sheet(String id) {
        return new Facts(map.texts(), ZoneId.of("Asia/Shanghai"), new GeoPoint(31.23, 121.47))
                .of(
                        map.console().situation(),
                        Changes.Kind.EARTHQUAKE,
                        id,
                        map.console().time().now())
                .orElseThrow();
    }
}
