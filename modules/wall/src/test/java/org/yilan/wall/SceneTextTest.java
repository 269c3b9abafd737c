package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Measures every text of every shipped scene on every set of screens that it is laid out for.
class SceneTextTest {
    /// Half a pixel of rounding is not a smaller text.
    private static final double ROUNDING = 0.5;

    @TestFactory
    Stream<DynamicTest> everyTextIsLargeEnoughForItsViewersAndWhole() {
        List<DynamicTest> tests = new ArrayList<>();
        for (SceneSpec scene : new SceneReader(Assets.shipped()).all()) {
            for (SceneSpec.Layout layout : scene.layouts()) {
                for (String language : List.of("zh", "en")) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    scene.id() + ", " + layout.name() + ", " + language,
                                    () -> measure(scene, layout, language)));
                }
            }
        }
        return tests.stream();
    }

    private static void measure(SceneSpec scene, SceneSpec.Layout layout, String language) {
        List<Monitor> monitors = new ArrayList<>();
        double x = 0;
        for (SceneSpec.Screen screen : layout.screens()) {
            monitors.add(new Monitor(x, 0, screen.width(), screen.height()));
            x += screen.width();
        }
        SceneSpec only = new SceneSpec(scene.id(), scene.names(), List.of(layout));
        try (LocalConsole console = TyphoonDay.console(true);
                TestWall wall = new TestWall(console, Locale.forLanguageTag(language))) {
            OffScreen screen =
                    FxThread.call(
                            () -> {
                                OffScreen made = new OffScreen(wall.parts, only, monitors, null);
                                made.refreshAll(TyphoonDay.NOW);
                                return made;
                            });
            ScenePicture.await(screen);
            List<String> faults = FxThread.call(() -> faults(screen));
            FxThread.run(screen::close);
            assertThat(faults).isEmpty();
        }
    }

    private static List<String> faults(OffScreen screen) {
        List<String> faults = new ArrayList<>();
        for (WindowView view : screen.views()) {
            for (PanelCell cell : view.cells()) {
                inspect(cell, cell, view.type(), faults);
            }
            inspect(view.frame(), null, view.type(), faults);
        }
        return faults.stream().distinct().toList();
    }

    private static void inspect(Node node, PanelCell cell, TypeScale type, List<String> faults) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        String kind = cell == null ? "frame" : cell.kind();
        if (node instanceof Text text && !text.getText().isBlank()) {
            double size = text.getFont().getSize();
            if (size + ROUNDING < least(text.getText(), type)) {
                faults.add(
                        kind
                                + ": \""
                                + text.getText()
                                + "\" is set in "
                                + size
                                + " px; the least is "
                                + least(text.getText(), type));
            }
            if (cell != null && outside(text, cell)) {
                faults.add(kind + ": \"" + text.getText() + "\" sticks out of its panel");
            }
        }
        if (node instanceof Labeled label
                && !label.getText().isBlank()
                && shortened(label)
                && !mayClip(label)) {
            faults.add(kind + ": \"" + label.getText() + "\" does not fit");
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> inspect(c, cell, type, faults));
        }
    }

    /// Chinese needs 20 minutes of arc, Latin and digits 16.
    private static double least(String text, TypeScale type) {
        boolean chinese =
                text.codePoints()
                        .anyMatch(
                                c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return chinese
                ? type.base()
                : type.base() * TypeScale.SMALLEST_LATIN_ARCMIN / TypeScale.SMALLEST_CHINESE_ARCMIN;
    }

    private static boolean shortened(Labeled label) {
        return label.lookupAll(".text").stream()
                        .filter(Text.class::isInstance)
                        .map(t -> ((Text) t).getText())
                        .anyMatch(shown -> shown.endsWith("…") || shown.endsWith("..."))
                && !label.getText().endsWith("…");
    }

    private static boolean mayClip(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.getStyleClass().contains("may-clip")) {
                return true;
            }
        }
        return false;
    }

    /// Wholly or partly to the side of its panel; below it a list may go on.
    private static boolean outside(Text text, PanelCell cell) {
        Bounds t = text.localToScene(text.getBoundsInLocal());
        Bounds c = cell.localToScene(new BoundingBox(0, 0, cell.getWidth(), cell.getHeight()));
        boolean inSight = t.getMinY() < c.getMaxY() && t.getMaxY() > c.getMinY();
        return inSight && (t.getMinX() < c.getMinX() - 1 || t.getMaxX() > c.getMaxX() + 1);
    }
}
