package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A panel whose layout asks for the next layout has the whole window drawn anew sixty times a second, for weeks.
class IdleWallTest {
    @TestFactory
    Stream<DynamicTest> layingOutAsksForNoFurtherLayout() {
        return new SceneReader(Assets.shipped())
                .all().stream()
                        .flatMap(
                                scene ->
                                        scene.layouts().stream()
                                                .map(
                                                        layout ->
                                                                DynamicTest.dynamicTest(
                                                                        scene.id()
                                                                                + ", "
                                                                                + layout.name(),
                                                                        () ->
                                                                                rests(
                                                                                        scene,
                                                                                        layout))));
    }

    private static void rests(SceneSpec scene, SceneSpec.Layout layout) {
        List<Monitor> monitors = new ArrayList<>();
        double x = 0;
        for (SceneSpec.Screen screen : layout.screens()) {
            monitors.add(new Monitor(x, 0, screen.width(), screen.height()));
            x += screen.width();
        }
        SceneSpec only = new SceneSpec(scene.id(), scene.names(), List.of(layout));
        try (LocalConsole console = TyphoonDay.console(true);
                TestWall wall = new TestWall(console, Locale.SIMPLIFIED_CHINESE)) {
            OffScreen screen =
                    FxThread.call(
                            () -> {
                                OffScreen made = new OffScreen(wall.parts, only, monitors, null);
                                made.refreshAll(TyphoonDay.NOW);
                                return made;
                            });
            ScenePicture.await(screen);
            List<String> restless =
                    FxThread.call(
                            () -> {
                                screen.layOut();
                                List<String> found = new ArrayList<>();
                                screen.views().forEach(v -> collect(v, found));
                                return found;
                            });
            FxThread.run(screen::close);
            assertThat(restless).isEmpty();
        }
    }

    private static void collect(Node node, List<String> found) {
        if (node instanceof Parent parent) {
            if (parent.isNeedsLayout()) {
                found.add(parent.getClass().getSimpleName() + " " + parent.getStyleClass());
            }
            parent.getChildrenUnmodifiable().forEach(c -> collect(c, found));
        }
    }
}
