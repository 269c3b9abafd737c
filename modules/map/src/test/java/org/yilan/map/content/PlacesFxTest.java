package org.yilan.map.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.map.MapTestPanel;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.Mark;
import org.yilan.situation.Changes;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Car parks, stations and vehicles on a map panel.
class PlacesFxTest {
    private static final Instant SEEN = Instant.parse("2024-09-15T08:59:00Z");

    private MapTestPanel map;

    private void open(String options) {
        FxThread.start();
        map = MapTestPanel.of(Locale.CHINESE, new TypeScale(14), options);
        map.console()
                .apply(
                        place("p1", "parking", 40, 100, 31.2000, 121.5000),
                        place("p2", "parking", 100, 100, 31.2001, 121.5001),
                        place("p3", "parking", 95, 100, 31.2001, 121.4999),
                        place("p4", "parking", 10, 100, 31.2150, 121.5200),
                        place("bikes", "bike-share", 4, 20, 31.2150, 121.4900),
                        place("bus", "vehicle-bus", -1, -1, 31.1900, 121.5100),
                        place("pump", "pump-truck", 0, 1, 31.2100, 121.5050),
                        place("hall", "shelter", 10, 100, 31.1950, 121.4900),
                        place("hospital", "hospital", -1, -1, 31.2050, 121.5150));
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(map.panel().view());
                    new Scene(root, 900, 700);
                    new Theme(Assets.shipped(), Fonts.detect()).apply(root, new TypeScale(14));
                    root.applyCss();
                    root.layout();
                    map.panel().refresh(Changes.ofEverything());
                    map.panel().tick(map.console().time().now());
                });
        settle();
    }

    private static Event place(
            String id, String kind, int occupied, int capacity, double lat, double lon) {
        return new Event.FacilityReported(
                new Facility(
                        id,
                        "geo",
                        kind,
                        "名" + id,
                        new Place(new GeoPoint(lat, lon), "", "310115"),
                        "open",
                        occupied,
                        capacity,
                        SEEN));
    }

    @AfterEach
    void close() {
        if (map != null) {
            FxThread.run(() -> map.panel().close());
        }
    }

    private void settle() {
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

    private List<String> legend() {
        return FxThread.call(() -> map.content().legendWords());
    }

    private void untilLegend(String... lines) {
        Awaitility.await().untilAsserted(() -> assertThat(legend()).contains(lines));
    }

    private static final String NEAR =
            "{\"centre\":{\"lat\":31.203,\"lon\":121.505},\"zoom\":13.2}";

    @Test
    void eachKindIsCountedAsItselfAndOnlyUnitsAreUnits() {
        open(NEAR);
        untilLegend("力量 1", "避难所 1", "停车场 4", "其中已满或关闭 1", "单车站点 1", "公交车 1", "医院 1");
    }

    @Test
    void fromAfarTheyAreNotThereUnlessTheSceneSaysSo() {
        open("{\"fit\":\"city\"}");
        assertThat(legend()).noneMatch(w -> w.startsWith("停车场") || w.startsWith("公交车"));
        FxThread.run(() -> map.panel().close());

        open("{\"fit\":\"city\",\"from\":{\"parking\":5},\"hidden\":[\"bikes\"]}");
        untilLegend("停车场 4", "共享单车(已隐藏)");
    }

    @Test
    void thoseThatStandTogetherAreOneSignThatListsThemScarcestFirst() {
        open(NEAR);
        untilLegend("停车场 4");
        Mark group =
                FxThread.call(
                        () ->
                                map.content().seen().marks().inOrder(0, 0, 1, 1).stream()
                                        .filter(
                                                m ->
                                                        m.subject()
                                                                        instanceof
                                                                        Mark.Subject.Many many
                                                                && many.layer() == LayerKind.PARKING
                                                                && many.count() == 3)
                                        .findFirst()
                                        .orElseThrow());
        FxThread.run(
                () ->
                        map.content()
                                .click(
                                        map.viewport().x(group.x()),
                                        map.viewport().y(group.y()),
                                        1));
        assertThat(FxThread.call(() -> map.content().cardTitle())).isEqualTo("停车场 3 处");
    }

    @Test
    void aLayerIsSwitchedByItsKey() {
        open(NEAR);
        untilLegend("停车场 4");
        FxThread.run(
                () ->
                        map.panel().actions().stream()
                                .filter(a -> a.keys().equals("P"))
                                .map(Panel.KeyAction::run)
                                .forEach(Runnable::run));
        untilLegend("停车场(已隐藏)");
    }

    @Test
    void aSceneThatHidesALayerThatThereIsNotIsToldWhichThereAre() {
        FxThread.start();
        assertThatThrownBy(
                        () ->
                                MapTestPanel.of(
                                        Locale.CHINESE,
                                        new TypeScale(14),
                                        "{\"hidden\":[\"cars\"]}"))
                .hasMessageContaining("\"cars\"")
                .hasMessageContaining("parking");
    }
}
