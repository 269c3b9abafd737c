package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Measures every text of every shipped scene on every set of screens that it is laid out for.
class SceneTextTest {
    @TestFactory
    Stream<DynamicTest> everyTextIsLargeEnoughWholeAndFreeOfOthers() {
        List<DynamicTest> tests = new ArrayList<>();
        for (SceneSpec scene : new SceneReader(Assets.shipped()).all()) {
            for (SceneSpec.Layout layout : scene.layouts()) {
                for (String language : List.of("zh", "en")) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    scene.id() + ", " + layout.name() + ", " + language,
                                    () -> measure(scene, layout, language, false)));
                }
            }
        }
        return tests.stream();
    }

    /// The frame of a replay takes more room than that of an exercise, and stands for both.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void soItIsInAReplay(String language) {
        SceneSpec scene = new SceneReader(Assets.shipped()).read("typhoon");
        for (SceneSpec.Layout layout : scene.layouts()) {
            measure(scene, layout, language, true);
        }
    }

    private static void measure(
            SceneSpec scene, SceneSpec.Layout layout, String language, boolean replay) {
        List<Monitor> monitors = new ArrayList<>();
        double x = 0;
        for (SceneSpec.Screen screen : layout.screens()) {
            monitors.add(new Monitor(x, 0, screen.width(), screen.height()));
            x += screen.width();
        }
        SceneSpec only = new SceneSpec(scene.id(), scene.names(), List.of(layout));
        try (LocalConsole console = TyphoonDay.console(true);
                TestWall wall = new TestWall(console, Locale.forLanguageTag(language))) {
            if (replay) {
                console.time().pauseAt(TyphoonDay.NOW.minus(Duration.ofHours(2))).join();
            }
            OffScreen screen =
                    FxThread.call(
                            () -> {
                                OffScreen made = new OffScreen(wall.parts, only, monitors, null);
                                made.refreshAll(console.time().now());
                                return made;
                            });
            ScenePicture.await(screen);
            List<String> faults = FxThread.call(() -> faults(screen));
            FxThread.run(screen::close);
            assertThat(faults).isEmpty();
        }
    }

    private static List<String> faults(OffScreen screen) {
        return screen.views().stream().flatMap(v -> TextFaults.of(v).stream()).toList();
    }
}
