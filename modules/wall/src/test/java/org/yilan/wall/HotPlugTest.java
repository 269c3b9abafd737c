package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel.KeyAction;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.wall.scene.Monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The wall with its real panels while monitors come and go. They are small: the headless screen has 1000 × 1000 pixels.
class HotPlugTest {
    private static final Monitor LEFT = new Monitor(0, 0, 240, 135);
    private static final Monitor MIDDLE = new Monitor(240, 0, 480, 270);
    private static final Monitor RIGHT = new Monitor(720, 0, 240, 135);

    private final Plugs plugs = new Plugs(LEFT, MIDDLE, RIGHT);
    private final List<String> warnings = new ArrayList<>();
    private final Logger css = Logger.getLogger("javafx.css");
    private final Handler listening =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    warnings.add(entry.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private LocalConsole console;
    private TestWall base;
    private FrameBatcher batcher;
    private Wall wall;

    @BeforeEach
    void open() {
        css.addHandler(listening);
        console = TyphoonDay.console(true);
        base = new TestWall(console, Locale.SIMPLIFIED_CHINESE);
        FxThread.run(
                () -> {
                    Frames frames = new Plugs.AtOnce();
                    batcher = new FrameBatcher(console, frames);
                    wall =
                            new Wall(
                                    base.parts,
                                    batcher,
                                    frames,
                                    plugs,
                                    new WallOptions(false, () -> {}));
                    wall.show("typhoon");
                });
        settle();
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    wall.close();
                    batcher.close();
                });
        base.close();
        console.close();
        css.removeHandler(listening);
    }

    private void plug(Monitor... monitors) {
        FxThread.run(() -> plugs.plug(monitors));
        settle();
    }

    /// Windows get their size in a pulse.
    private void settle() {
        await().atMost(Duration.ofSeconds(20)).until(() -> FxThread.call(this::fills));
    }

    private boolean fills() {
        boolean all = true;
        for (WallWindow window : wall.windows()) {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            all &= window.scene().getWidth() == window.stage().getWidth();
            all &= window.scene().getHeight() == window.stage().getHeight();
            all &= window.view().getWidth() == window.scene().getWidth();
        }
        return all;
    }

    private List<PanelCell> cells() {
        return wall.windows().stream().flatMap(w -> w.view().cells().stream()).toList();
    }

    private PanelCell cell(String kind) {
        return cells().stream().filter(c -> c.kind().equals(kind)).findFirst().orElseThrow();
    }

    private static void press(Node target, KeyCode code) {
        target.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void everyPanelIsOnAMonitorWhateverIsUnplugged() {
        // What the scene shows on one small monitor already.
        Set<String> all = Set.of("header", "map", "queue", "kpi", "escalation", "timebar");
        for (Monitor[] there :
                new Monitor[][] {
                    {LEFT, RIGHT}, {LEFT}, {MIDDLE}, {MIDDLE, RIGHT}, {LEFT, MIDDLE, RIGHT}
                }) {
            plug(there);
            FxThread.run(
                    () -> {
                        Set<String> kinds = new TreeSet<>();
                        for (WallWindow window : wall.windows()) {
                            Monitor m =
                                    new Monitor(
                                            window.stage().getX(),
                                            window.stage().getY(),
                                            window.stage().getWidth(),
                                            window.stage().getHeight());
                            assertThat(there).contains(m);
                            for (PanelCell cell : window.view().cells()) {
                                kinds.add(cell.kind());
                                Bounds b = cell.localToScene(cell.getLayoutBounds());
                                assertThat(b.getMinX()).isGreaterThanOrEqualTo(0);
                                assertThat(b.getMinY()).isGreaterThanOrEqualTo(0);
                                assertThat(b.getMaxX()).isLessThanOrEqualTo(m.width());
                                assertThat(b.getMaxY()).isLessThanOrEqualTo(m.height());
                            }
                        }
                        assertThat(kinds).containsAll(all);
                    });
        }
    }

    @Test
    void theHelpIsWholeInBothLanguages() {
        Map<String, List<KeyAction>> groups = new LinkedHashMap<>();
        FxThread.run(
                () -> {
                    cells().forEach(c -> groups.put(c.kind(), c.panel().actions()));
                    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                        base.texts.use(locale);
                        TypeScale type = new TypeScale(14.7);
                        HelpOverlay help = new HelpOverlay(base.texts, groups);
                        StackPane root = new StackPane(help);
                        new Scene(root, 1912, 1047);
                        new Theme(base.parts.assets(), base.parts.fonts()).apply(root, type);
                        root.getStylesheets().add(Theme.stylesheet(base.parts.assets(), "wall"));
                        root.applyCss();
                        root.layout();
                        assertThat(TextFaults.of("help", root, type))
                                .as(locale.toString())
                                .isEmpty();
                        assertThat(help.prefWidth(-1)).isLessThan(1912);
                        assertThat(help.prefHeight(1912)).isLessThan(1047);
                    }
                });
    }

    @Test
    void movedPanelsAreDressedWithoutAWarning() {
        plug(LEFT, RIGHT);
        plug(LEFT, MIDDLE, RIGHT);
        plug(MIDDLE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void whoTypesGoesOnTypingWhereThePanelIsNow() {
        FxThread.run(
                () -> {
                    Node list = cell("queue").panel().focusTarget();
                    list.requestFocus();
                    press(list, KeyCode.SLASH);
                    ((TextField) list.getScene().getFocusOwner()).setText("地铁");
                });
        // The same panel in the same window, and then another one in its place on a larger monitor.
        plug(LEFT, RIGHT);
        FxThread.run(
                () -> {
                    Node owner = cell("queue").getScene().getFocusOwner();
                    assertThat(owner).isInstanceOf(TextField.class);
                    assertThat(((TextField) owner).getText()).isEqualTo("地铁");
                });
        plug(MIDDLE);
        FxThread.run(
                () -> {
                    TextField search =
                            cell("queue").lookupAll(".text-field").stream()
                                    .map(TextField.class::cast)
                                    .filter(Node::isVisible)
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(search.getText()).isEqualTo("地铁");
                    assertThat(cell("queue").holds(cell("queue").getScene().getFocusOwner()))
                            .isTrue();
                });
    }
}
