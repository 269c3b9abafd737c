package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A wall that has switched its language says what one says that was opened in it.
class LanguageSwitchTest {
    private static final List<Monitor> HD = List.of(new Monitor(0, 0, 1920, 1080));

    @ParameterizedTest
    @ValueSource(strings = {"daily", "typhoon", "cold-wave", "emergency"})
    void nothingStaysInTheOldLanguage(String id) {
        SceneSpec scene = new SceneReader(Assets.shipped()).read(id);
        assertThat(words(scene, Locale.CHINESE, Locale.ENGLISH))
                .containsExactlyElementsOf(words(scene, Locale.ENGLISH, Locale.ENGLISH));
        assertThat(words(scene, Locale.ENGLISH, Locale.CHINESE))
                .containsExactlyElementsOf(words(scene, Locale.CHINESE, Locale.CHINESE));
    }

    private static TreeSet<String> words(SceneSpec scene, Locale first, Locale then) {
        try (LocalConsole console = TyphoonDay.console(true);
                TestWall wall = new TestWall(console, first)) {
            OffScreen screen =
                    FxThread.call(
                            () -> {
                                OffScreen made = new OffScreen(wall.parts, scene, HD, null);
                                made.refreshAll(TyphoonDay.NOW);
                                return made;
                            });
            ScenePicture.await(screen);
            FxThread.run(() -> wall.texts.use(then));
            ScenePicture.await(screen);
            // What counts what fits does so with the next second.
            FxThread.run(
                    () ->
                            screen.views().stream()
                                    .flatMap(v -> v.cells().stream())
                                    .forEach(c -> c.panel().tick(TyphoonDay.NOW)));
            ScenePicture.await(screen);
            TreeSet<String> words = new TreeSet<>();
            FxThread.run(
                    () -> {
                        screen.views().forEach(v -> collect(v, words));
                        screen.close();
                    });
            return words;
        }
    }

    private static void collect(Node node, TreeSet<String> words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            words.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> collect(c, words));
        }
    }
}
