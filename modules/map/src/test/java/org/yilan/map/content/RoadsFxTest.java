package org.yilan.map.content;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.map.MapTestPanel;
import org.yilan.map.mark.Mark;
import org.yilan.situation.Changes;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.RoadEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Road events on a map panel. It is 09:00 UTC.
class RoadsFxTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");

    private MapTestPanel map;

    private void open(String options, RoadEvent... events) {
        FxThread.start();
        map = MapTestPanel.of(Locale.CHINESE, new TypeScale(14), options);
        for (RoadEvent event : events) {
            map.console().apply(new Event.RoadEventReported(event));
        }
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

    private static RoadEvent event(
            String id, RoadEvent.Kind kind, double lon, Instant from, @Nullable Instant to) {
        return new RoadEvent(
                id,
                "roads",
                kind,
                "Accident/multivehicleAccident",
                "两车相撞",
                new Place(new GeoPoint(31.2, lon), "", "310115"),
                List.of(),
                "内环高架",
                "bothWays",
                "medium",
                from,
                to,
                RoadEvent.State.ACTIVE,
                NOW.minusSeconds(3600),
                1,
                true);
    }

    @AfterEach
    void close() {
        FxThread.run(() -> map.panel().close());
    }

    private List<String> legend() {
        return FxThread.call(() -> map.content().legendWords());
    }

    private static RoadEvent[] three() {
        return new RoadEvent[] {
            event("closed", RoadEvent.Kind.CLOSURE, 121.48, NOW.minusSeconds(60), null),
            event("crash", RoadEvent.Kind.ACCIDENT, 121.5, NOW.minusSeconds(60), null),
            event("tonight", RoadEvent.Kind.ROADWORKS, 121.52, NOW.plusSeconds(3600), null),
            event("over", RoadEvent.Kind.CONGESTION, 121.54, NOW.minusSeconds(60), NOW)
        };
    }

    @Test
    void fromAfarOnlyClosuresAreSeen() {
        open("{\"fit\":\"city\"}", three());
        Awaitility.await().untilAsserted(() -> assertThat(legend()).contains("道路封闭 1"));
        assertThat(legend()).noneMatch(w -> w.startsWith("交通事故"));
    }

    @Test
    void nearAllThatHoldsOrIsPlannedIsSeenAndNothingThatIsOver() {
        open("{\"centre\":{\"lat\":31.2,\"lon\":121.51},\"zoom\":13.2}", three());
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(legend())
                                        .contains("道路封闭 1", "交通事故 1", "道路施工 1")
                                        .noneMatch(w -> w.startsWith("拥堵 ")));
    }

    @Test
    void whatIsPlannedWaitsForMoreRoom() {
        open("{\"centre\":{\"lat\":31.2,\"lon\":121.51},\"zoom\":12}", three());
        Awaitility.await().untilAsserted(() -> assertThat(legend()).contains("交通事故 1"));
        assertThat(legend()).noneMatch(w -> w.startsWith("道路施工"));
    }

    @Test
    void aCardSaysWhatItIs() {
        open("{\"centre\":{\"lat\":31.2,\"lon\":121.51},\"zoom\":13.2}", three());
        Awaitility.await().untilAsserted(() -> assertThat(legend()).contains("交通事故 1"));
        FxThread.run(
                () -> {
                    Mark mark =
                            map.content()
                                    .seen()
                                    .marks()
                                    .of(Changes.Kind.ROAD_EVENT, "crash")
                                    .orElseThrow();
                    map.content().click(map.viewport().x(mark.x()), map.viewport().y(mark.y()), 1);
                });
        assertThat(FxThread.call(() -> map.content().cardTitle())).isEqualTo("交通事故 · 内环高架");
    }
}
