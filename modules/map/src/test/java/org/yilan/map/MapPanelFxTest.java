package org.yilan.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Bounds;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.view.Label;
import org.yilan.map.view.LabelStyle;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapViewport;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;
import org.yilan.situation.model.GeoPoint;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class MapPanelFxTest {
    private static final GeoPoint BUND = new GeoPoint(31.239, 121.4863);

    private final FxRobot robot = new FxRobot();
    private final Recording content = new Recording();
    private MapStage stage;
    private MapPanel panel;
    private Stage window;

    /// One dot on the Bund, and what the panel tells the content.
    private static final class Recording implements MapContent {
        final List<String> clicks = new ArrayList<>();
        final AtomicInteger drawn = new AtomicInteger();
        volatile boolean broken;
        Optional<Bounds> storm = Optional.empty();
        volatile Optional<Bounds> warned = Optional.empty();

        @Override
        public List<PictureLayer> layers() {
            return List.of(
                    (frame, g, pixels, labels) -> {
                        drawn.incrementAndGet();
                        if (broken) {
                            throw new IllegalStateException("a layer that is broken");
                        }
                        MercatorPoint p = MercatorPoint.of(BUND);
                        g.setColor(Color.WHITE);
                        g.fillRect(
                                (int) Math.round(frame.x(p)) - 4,
                                (int) Math.round(frame.y(p)) - 4,
                                8,
                                8);
                        labels.add(
                                Label.beside(
                                        "1",
                                        frame.x(p),
                                        frame.y(p),
                                        9,
                                        LabelStyle.of(15, -1),
                                        Label.EVENT));
                    });
        }

        @Override
        public Optional<Bounds> storm() {
            return storm;
        }

        @Override
        public Optional<Bounds> warned() {
            return warned;
        }

        @Override
        public void click(double x, double y, int times) {
            clicks.add(Math.round(x) + "," + Math.round(y) + "," + times);
        }

        @Override
        public void refresh(Changes changes) {}

        @Override
        public void tick(Instant now) {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        FxThread.start();
        stage =
                new MapStage(
                        Locale.CHINESE,
                        new TypeScale(15),
                        "{\"centre\":{\"lat\":31.2304,\"lon\":121.4737},\"zoom\":10}",
                        "{}");
        FxThread.run(
                () -> {
                    panel = new MapPanel(stage.context, (c, s) -> content);
                    window = new Stage();
                    StackPane root = new StackPane(panel.view());
                    window.setScene(new Scene(root, 800, 600));
                    new Theme(stage.assets, Fonts.detect()).apply(root, stage.context.type());
                    window.setX(0);
                    window.setY(0);
                    window.show();
                });
        settle();
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    panel.close();
                    window.close();
                });
    }

    @Test
    void showsWhatALayerDrawsWhereItIs() {
        Point2D bund = onScreen(BUND);
        assertThat(argb(bund)).isEqualTo(0xffffffff);
        assertThat(argb(bund.add(30, 60))).isNotEqualTo(0xffffffff);
    }

    @Test
    void followsTheMouse() {
        Point2D before = onScreen(BUND);
        robot.moveTo(400, 300);
        robot.press(javafx.scene.input.MouseButton.PRIMARY);
        robot.moveTo(430, 320);
        robot.moveTo(460, 340);
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        settle();
        Point2D after = onScreen(BUND);
        assertThat(after.getX() - before.getX()).isCloseTo(60, within(8.0));
        assertThat(after.getY() - before.getY()).isCloseTo(40, within(8.0));
        assertThat(argb(after)).isEqualTo(0xffffffff);
        assertThat(content.clicks).isEmpty();
    }

    @Test
    void tellsAClickFromADrag() {
        robot.moveTo(400, 300);
        robot.press(javafx.scene.input.MouseButton.PRIMARY);
        robot.moveBy(1, 1);
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        await().untilAsserted(() -> assertThat(content.clicks).hasSize(1));
        assertThat(content.clicks.getFirst()).endsWith(",1");
    }

    @Test
    void zoomsAboutThePointer() {
        robot.moveTo(200, 450);
        MercatorPoint under = FxThread.call(() -> viewport().at(200, 450));
        robot.scroll(3, javafx.geometry.VerticalDirection.UP);
        settle();
        assertThat(FxThread.call(() -> viewport().zoom())).isNotEqualTo(10.0);
        MercatorPoint now = FxThread.call(() -> viewport().at(200, 450));
        // within the rounding to whole pixels
        double pixel = FxThread.call(() -> 1.5 / viewport().worldPixels());
        assertThat(now.x()).isCloseTo(under.x(), within(3 * pixel));
        assertThat(now.y()).isCloseTo(under.y(), within(3 * pixel));
    }

    @Test
    void obeysTheKeyboard() {
        FxThread.run(() -> panel.view().requestFocus());
        double x = onScreen(BUND).getX();
        robot.type(KeyCode.RIGHT);
        settle();
        assertThat(onScreen(BUND).getX()).isCloseTo(x - 0.15 * 800, within(1.5));
        robot.type(KeyCode.PLUS);
        settle();
        assertThat(FxThread.call(() -> viewport().zoom())).isCloseTo(10.5, within(0.01));
        robot.type(KeyCode.DIGIT0);
        settle();
        assertThat(FxThread.call(() -> viewport().zoom())).isCloseTo(10, within(0.01));
        assertThat(onScreen(BUND).getX()).isCloseTo(x, within(1.5));
        content.storm = Optional.of(new Bounds(13, 121, 31, 145));
        robot.type(KeyCode.F);
        settle();
        assertThat(FxThread.call(() -> viewport().bounds().contains(new GeoPoint(13.1, 144.9))))
                .isTrue();
    }

    @Test
    void leavesOutABrokenLayerAndSaysSo() {
        content.broken = true;
        FxThread.run(() -> panel.map().redraw());
        settle();
        await().untilAsserted(
                        () -> assertThat(stage.warnings).containsExactly("ground_layer_failed"));
        FxThread.run(() -> panel.map().redraw());
        settle();
        assertThat(stage.warnings).hasSize(1);
    }

    @Test
    void stopsDrawingWhileItsWindowIsHidden() {
        FxThread.run(() -> window.hide());
        int drawn = content.drawn.get();
        for (int i = 0; i < 5; i++) {
            FxThread.run(() -> panel.map().redraw());
        }
        FxThread.run(() -> {});
        FxThread.run(() -> {});
        assertThat(content.drawn).hasValue(drawn);
        FxThread.run(() -> window.show());
        FxThread.run(() -> panel.map().redraw());
        settle();
        assertThat(content.drawn.get()).isGreaterThan(drawn);
    }

    @Test
    void theScaleFollowsTheLanguage() {
        assertThat(scale()).endsWith("千米");
        FxThread.run(() -> stage.context.texts().use(Locale.ENGLISH));
        assertThat(scale()).endsWith("km");
    }

    private String scale() {
        return FxThread.call(
                () ->
                        ((javafx.scene.control.Label)
                                        panel.view().lookup(".map-scale").lookup(".label"))
                                .getText());
    }

    @Test
    void mergesManyRequestsIntoFewPictures() {
        int before = content.drawn.get();
        FxThread.run(
                () -> {
                    for (int i = 0; i < 200; i++) {
                        viewport().panBy(1, 0);
                    }
                });
        settle();
        assertThat(content.drawn.get() - before).isLessThan(10);
        assertThat(argb(onScreen(BUND))).isEqualTo(0xffffffff);
    }

    @Test
    void theMapOnAnotherMonitorShowsTheSamePartOfTheWorld() {
        FxThread.run(() -> viewport().resize(800, 600));
        robot.moveTo(window.getX() + 400, window.getY() + 300).scroll(-3);
        Bounds seen = FxThread.call(() -> viewport().bounds());

        // Half as wide and half as high: the same at one zoom less; and back again.
        MapPanel small = inPlaceOf(panel, new TypeScale(8));
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(small.view());
                    root.resize(400, 300);
                    new Scene(root, 400, 300);
                    root.applyCss();
                    root.layout();
                });
        assertSame(FxThread.call(() -> small.map().viewport().bounds()), seen);
        MapPanel large = inPlaceOf(small, new TypeScale(15));
        FxThread.run(
                () -> {
                    StackPane root = new StackPane(large.view());
                    new Scene(root, 800, 600);
                    root.applyCss();
                    root.layout();
                });
        assertSame(FxThread.call(() -> large.map().viewport().bounds()), seen);
        FxThread.run(
                () -> {
                    small.close();
                    large.close();
                });
    }

    /// Putuo, about: it comes into the middle of the map, and the whole city is back when the warning has ended.
    @Test
    void goesWhereItIsWarnedAndBackToTheCityAfterwards() {
        Recording warning = new Recording();
        MapPanel emergency =
                FxThread.call(
                        () -> {
                            MapStage other =
                                    new MapStage(
                                            Locale.CHINESE,
                                            new TypeScale(15),
                                            "{\"fit\":\"warned\"}",
                                            "{}");
                            MapPanel made = new MapPanel(other.context, (c, s) -> warning);
                            window.getScene().setRoot(new StackPane(made.view()));
                            return made;
                        });
        settle();
        Bounds city = FxThread.call(() -> emergency.map().viewport().bounds());
        assertThat(city.west()).isLessThan(121.0);
        assertThat(city.east()).isGreaterThan(121.9);

        warning.warned = Optional.of(new Bounds(31.22, 121.34, 31.31, 121.45));
        FxThread.run(() -> emergency.tick(Instant.EPOCH));
        Bounds near = FxThread.call(() -> emergency.map().viewport().bounds());
        assertThat((near.west() + near.east()) / 2).isCloseTo(121.395, within(0.01));
        assertThat((near.north() + near.south()) / 2).isCloseTo(31.265, within(0.01));
        assertThat(near.north() - near.south()).isBetween(0.1, 0.4);

        warning.warned = Optional.empty();
        FxThread.run(() -> emergency.tick(Instant.EPOCH));
        assertSame(FxThread.call(() -> emergency.map().viewport().bounds()), city);
        FxThread.run(emergency::close);
    }

    private MapPanel inPlaceOf(MapPanel former, TypeScale type) {
        return FxThread.call(
                () -> {
                    MapStage other =
                            new MapStage(
                                    Locale.CHINESE,
                                    type,
                                    "{\"centre\":{\"lat\":31.2304,\"lon\":121.4737},\"zoom\":10}",
                                    "{}");
                    MapPanel made = new MapPanel(other.context, (c, s) -> new Recording());
                    made.takeOver(former);
                    return made;
                });
    }

    private static void assertSame(Bounds is, Bounds due) {
        // Views rest on whole pixels and zooms of whole tiles: half a percent.
        double slack = (due.east() - due.west()) * 0.02;
        assertThat(is.west()).isCloseTo(due.west(), within(slack));
        assertThat(is.east()).isCloseTo(due.east(), within(slack));
        assertThat(is.north()).isCloseTo(due.north(), within(slack));
        assertThat(is.south()).isCloseTo(due.south(), within(slack));
    }

    private MapViewport viewport() {
        return panel.map().viewport();
    }

    private Point2D onScreen(GeoPoint p) {
        MercatorPoint m = MercatorPoint.of(p);
        return FxThread.call(() -> new Point2D(viewport().x(m.x()), viewport().y(m.y())));
    }

    private int argb(Point2D at) {
        return FxThread.call(
                () -> {
                    WritableImage image = window.getScene().snapshot(null);
                    return image.getPixelReader()
                            .getArgb((int) Math.round(at.getX()), (int) Math.round(at.getY()));
                });
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                FxThread.call(
                                        () -> {
                                            window.getScene().getRoot().layout();
                                            return panel.settled();
                                        }));
    }
}
