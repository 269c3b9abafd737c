package org.yilan.map.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Bounds;
import org.yilan.geography.Districts;
import org.yilan.map.MapTestPanel;
import org.yilan.situation.Changes;

import java.awt.geom.Line2D;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// The names of the districts in the real picture of a typhoon's afternoon, at the sizes of the shipped scenes.
class DistrictNamesFxTest {
    private static final Districts DISTRICTS = Districts.of(Assets.shipped());

    /// A name whose line is longer than so many of its heights belongs to nothing that one sees.
    private static final double FAR = 2.5;

    private final AtomicReference<LabelPlan> plan = new AtomicReference<>();
    private Optional<Panel> open = Optional.empty();

    /// A content with one more layer, which tells what plan the picture is made with.
    private record Watched(MapContent content, AtomicReference<LabelPlan> plan)
            implements MapContent {
        @Override
        public List<PictureLayer> layers() {
            List<PictureLayer> layers = new ArrayList<>(content.layers());
            layers.add((frame, g, pixels, labels) -> plan.set(labels));
            return layers;
        }

        @Override
        public List<PictureLayer> insetLayers() {
            return content.insetLayers();
        }

        @Override
        public List<Node> overlays() {
            return content.overlays();
        }

        @Override
        public void besideInset(double width) {
            content.besideInset(width);
        }

        @Override
        public List<Node> cards() {
            return content.cards();
        }

        @Override
        public List<javafx.geometry.Bounds> standing() {
            return content.standing();
        }

        @Override
        public Optional<Bounds> storm() {
            return content.storm();
        }

        @Override
        public Optional<Bounds> stormElsewhere(Bounds seen, double aspect) {
            return content.stormElsewhere(seen, aspect);
        }

        @Override
        public boolean settled() {
            return content.settled();
        }

        @Override
        public void refresh(Changes changes) {
            content.refresh(changes);
        }

        @Override
        public void tick(Instant now) {
            content.tick(now);
        }

        @Override
        public void close() {
            content.close();
        }
    }

    @BeforeEach
    void start() {
        FxThread.start();
    }

    @AfterEach
    void close() {
        FxThread.run(() -> open.ifPresent(Panel::close));
    }

    /// The map of the typhoon scene at 4K, on the large screen of three, and on the spliced wall.
    @ParameterizedTest
    @CsvSource({
        "zh, 1942, 1755, 27.7, 0",
        "zh, 1942, 1755, 27.7, 110",
        "zh, 1942, 1755, 27.7, 1500",
        "en, 1942, 1755, 27.7, 0",
        "en, 1942, 1755, 27.7, 110",
        "zh, 3838, 1816, 27.7, 300",
        "en, 3838, 1816, 27.7, 300",
        "zh, 2927, 1500, 23.3, 300",
        "en, 2927, 1500, 23.3, 300"
    })
    void everyDistrictCarriesItsName(
            String language, double width, double height, double base, int incidents) {
        List<LabelPlan.Placed> placed = picture(language, width, height, base, incidents);
        Set<String> names =
                DISTRICTS.list().stream()
                        .map(d -> language.equals("zh") ? shorter(d.zh()) : d.en())
                        .collect(Collectors.toSet());
        assertThat(placed)
                .extracting(p -> shorter(p.label().text()))
                .as("%s", placed.stream().map(p -> p.label().text()).toList())
                .containsAll(names);
        for (LabelPlan.Placed a : placed) {
            for (LabelPlan.Placed b : placed) {
                if (a != b) {
                    assertThat(a.box().overlaps(b.box())).isFalse();
                    assertThat(crosses(a.leader(), b)).as("%s over %s", a, b).isFalse();
                }
            }
        }
    }

    /// At 1080p there may be no room for all; those of the outer districts are there.
    @ParameterizedTest
    @CsvSource({"zh, 110", "en, 110", "en, 60", "en, 85", "en, 100"})
    void mostDistrictsCarryTheirNameNearbyAt1080p(String language, int incidents) {
        List<LabelPlan.Placed> placed = picture(language, 971, 862, 14.7, incidents);
        long named =
                DISTRICTS.list().stream()
                        .filter(
                                d ->
                                        placed.stream()
                                                .anyMatch(
                                                        p ->
                                                                shorter(p.label().text())
                                                                        .equals(
                                                                                language.equals(
                                                                                                "zh")
                                                                                        ? shorter(
                                                                                                d
                                                                                                        .zh())
                                                                                        : d.en())))
                        .count();
        assertThat(named).isGreaterThanOrEqualTo(14);
        assertThat(placed)
                .allSatisfy(
                        p ->
                                assertThat(p.leader().map(DistrictNamesFxTest::length).orElse(0.0))
                                        .as("the line of %s", p.label().text())
                                        .isLessThan(FAR * p.box().height()));
    }

    private List<LabelPlan.Placed> picture(
            String language, double width, double height, double base, int incidents) {
        TypeScale type = new TypeScale(base);
        MapTestPanel map =
                MapTestPanel.of(
                        Locale.of(language), type, "{}", content -> new Watched(content, plan));
        map.playTyphoon(incidents);
        Panel panel = map.panel();
        open = Optional.of(panel);
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(panel.view());
                    new Scene(root, width, height);
                    new Theme(Assets.shipped(), Fonts.detect()).apply(root, type);
                    root.applyCss();
                    root.layout();
                    panel.refresh(Changes.ofEverything());
                    panel.tick(map.console().time().now());
                });
        AtomicReference<Integer> quiet = new AtomicReference<>(0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> {
                            boolean settled =
                                    FxThread.call(
                                            () -> {
                                                panel.view().getScene().getRoot().applyCss();
                                                panel.view().getScene().getRoot().layout();
                                                return panel.settled();
                                            });
                            return quiet.updateAndGet(q -> settled ? q + 1 : 0) > 4;
                        });
        LabelPlan last = plan.get();
        assertThat(last).isNotNull();
        return last.placed();
    }

    private static double length(Line2D line) {
        return line.getP1().distance(line.getP2());
    }

    private static boolean crosses(Optional<Line2D> leader, LabelPlan.Placed name) {
        Box b = name.box();
        return leader.map(l -> l.intersects(b.x(), b.y(), b.width(), b.height())).orElse(false);
    }

    private static String shorter(String zh) {
        return zh.replaceAll("(新区|区)$", "");
    }
}
