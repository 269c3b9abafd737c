package org.yilan.map.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.arrival.Arrival;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.arrival.Waters;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which arrivals stand first, and what is said of rain and tide with them.
class ArrivalWordsTest {
    private static final Instant NOW = at("2024-09-15T21:00");
    private static final Waters.Station PARK = new Waters.Station("t1", "黄浦公园", 3.4);

    private final ArrivalWords zh = words(Locale.CHINESE);

    @Test
    void whatComesTogetherStandsBeforeWhatOnlyComesSooner() {
        assertThat(names(Waters.UNKNOWN)).containsExactly("近", "远");
        assertThat(names(waters(4.71, 4.55))).containsExactly("远", "近");
        // Under the warning level nothing comes together.
        assertThat(names(waters(4.54, 4.55))).containsExactly("近", "远");
        assertThat(zh.together(waters(4.71, 4.55).together())).isEqualTo("风潮碰头");
    }

    @Test
    void theHighWaterIsSaidWithItsHeightOverTheWarningLevel() {
        assertThat(zh.tide(waters(4.71, 4.55), NOW)).isEqualTo("12:10 4.71 超警 0.16");
        assertThat(zh.tide(waters(4.40, 4.55), NOW)).isEqualTo("12:10 4.40");
        assertThat(zh.tide(waters(4.71, Double.NaN), NOW)).isEqualTo("12:10 4.71");
        assertThat(words(Locale.ENGLISH).tide(waters(4.71, 4.55), NOW))
                .isEqualTo("12:10 4.71 (+0.16)");
    }

    @Test
    void everythingOfAPlaceSaysFromWhereAndHowOld() {
        assertThat(zh.everything(row(waters(4.71, 4.55)), NOW).lines())
                .containsExactly(
                        "09:30 · 风潮碰头",
                        "高潮 12:10 4.71 超警 0.16（警戒 4.55 m）黄浦公园 3 km，20:00 预报",
                        "现 1.3 mm/h 南汇，20:50 实测",
                        "预报最大 22 mm/h（08:00）黄浦公园 3 km，20:00 预报");
    }

    @Test
    void whereNobodySaysAnythingThatIsSaid() {
        assertThat(zh.tide(Waters.UNKNOWN, NOW)).isEqualTo("—");
        assertThat(zh.rain(Waters.UNKNOWN)).isEqualTo("—");
        assertThat(zh.everything(row(Waters.UNKNOWN), NOW).lines())
                .containsExactly("09:30", "无潮位预报", "无雨量数据");
        Waters far =
                new Waters(
                        null,
                        new Waters.Station("t4", "芦潮港", 44.48),
                        null,
                        null,
                        new Waters.Station("r1", "南汇", 12.2));
        assertThat(zh.everything(row(far), NOW).lines())
                .containsExactly("09:30", "潮位：最近的预报站 芦潮港 距 44 km，不采用", "雨量：南汇 未给出该时段");
        assertThat(zh.missing(List.of(row(far)))).isEqualTo("— 30 km 内无潮位预报\n— 20 km 内无雨量");
        assertThat(zh.missing(List.of(row(waters(4.71, 4.55))))).isEmpty();
    }

    /// Beside the small map of a narrow scene there is no room for every column; what comes together stays.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void columnsGoBeforeTheBoxIsWiderThanItMayBe(String language) {
        FxThread.start();
        ArrivalBox box =
                new ArrivalBox(
                        new PropertiesTexts(Assets.shipped(), Locale.forLanguageTag(language)),
                        ZoneId.of("Asia/Shanghai"),
                        () -> {});
        ArrivalBoard board =
                new ArrivalBoard(
                        "202413", Force.TEN, List.of(row(waters(4.71, 4.55))), 4, "", false);
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(box.view());
                    new Scene(root, 900, 900);
                    new Theme(Assets.shipped(), Fonts.detect()).apply(root, new TypeScale(15));
                    root.getStylesheets().add(Theme.stylesheet(Assets.shipped(), "layers"));
                    box.show(board, NOW);
                    assertThat(heads(box)).isEqualTo(4);
                    double whole = box.view().prefWidth(-1);
                    box.room(whole - 1);
                    assertThat(heads(box)).isEqualTo(3);
                    double without = box.view().prefWidth(-1);
                    box.room(without - 1);
                    assertThat(heads(box)).isEqualTo(2);
                    assertThat(box.view().lookupAll(".together")).hasSize(1);
                    assertThat(box.view().prefWidth(-1)).isLessThan(without);
                    box.room(whole);
                    assertThat(heads(box)).isEqualTo(4);
                });
    }

    private static int heads(ArrivalBox box) {
        box.view().applyCss();
        return box.view().lookupAll(".head").size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void noLineIsLeftWithoutWords(String language) {
        ArrivalWords words = words(Locale.forLanguageTag(language));

        assertThat(words.everything(row(waters(4.71, 4.55)), NOW)).doesNotContain("layers.");
        assertThat(words.everything(row(Waters.UNKNOWN), NOW)).doesNotContain("layers.");
    }

    private static ArrivalWords words(Locale locale) {
        return new ArrivalWords(
                new PropertiesTexts(Assets.shipped(), locale), ZoneId.of("Asia/Shanghai"));
    }

    private static ArrivalBoard.Row row(Waters waters) {
        return new ArrivalBoard.Row(
                place("近", 121.0),
                new Arrival("近", Force.TEN, false, Map.of("中国", at("2024-09-16T09:30")), 1, false),
                waters);
    }

    /// High water at 12:10, rain of 1.3 mm now and 22 mm expected.
    private static Waters waters(double height, double warnAt) {
        return new Waters(
                new Waters.HighWater(
                        PARK,
                        new Forecast.Value(at("2024-09-16T12:10"), height),
                        warnAt,
                        Duration.ofMinutes(160),
                        at("2024-09-15T20:00")),
                PARK,
                new Waters.Rain(
                        new Waters.Station("r1", "南汇", 0),
                        1.3,
                        at("2024-09-15T20:50"),
                        at("2024-09-15T20:50")),
                new Waters.Rain(PARK, 22, at("2024-09-16T08:00"), at("2024-09-15T20:00")),
                PARK);
    }

    /// A storm moves west along 31° north, from 124° to 119° east in ten hours; the farther place has these waters.
    private static List<String> names(Waters atTheFar) {
        Storm storm =
                new Storm(
                        "202413",
                        "zj",
                        "贝碧嘉",
                        "Bebinca",
                        List.of(point(NOW, 124)),
                        Map.of(
                                "中国",
                                new TrackForecast(
                                        "中国", NOW, List.of(point(at("2024-09-16T07:00"), 119)))));
        return ArrivalBoard.of(
                        List.of(storm),
                        List.of(place("近", 121.0), place("远", 120.0)),
                        (target, arrival) -> target.id().equals("远") ? atTheFar : Waters.UNKNOWN,
                        NOW)
                .orElseThrow()
                .rows()
                .stream()
                .map(r -> r.place().zh())
                .toList();
    }

    private static TrackPoint point(Instant at, double lon) {
        return new TrackPoint(
                at,
                new GeoPoint(31, lon),
                40.0,
                960.0,
                null,
                null,
                Quadrants.all(200),
                Quadrants.all(80),
                Quadrants.all(40),
                "");
    }

    private static ArrivalBoard.Place place(String zh, double lon) {
        return ArrivalBoard.Place.of(zh, zh, new GeoPoint(31, lon));
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}
