package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelProvider;
import org.yilan.situation.Changes;
import org.yilan.wall.scene.Monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The wall on monitors that a test plugs in and out. They are small: the headless screen has 1000 × 1000 pixels.
class WallTest {
    private static final Monitor LEFT = new Monitor(0, 0, 240, 135);
    private static final Monitor MIDDLE = new Monitor(240, 0, 480, 270);
    private static final Monitor RIGHT = new Monitor(720, 0, 240, 135);

    private final List<String> made = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Plugs plugs = new Plugs(LEFT, MIDDLE, RIGHT);
    private LocalConsole console;
    private TestWall base;
    private FrameBatcher batcher;
    private Wall wall;

    private final class Blank implements Panel {
        private final String kind;
        private final Region view = new Region();

        Blank(String kind) {
            this.kind = kind;
            made.add(kind);
            view.setFocusTraversable(true);
        }

        @Override
        public Node view() {
            return view;
        }

        @Override
        public void refresh(Changes changes) {}

        @Override
        public void tick(Instant now) {}

        @Override
        public double refreshesPerSecond() {
            return 1;
        }

        @Override
        public List<KeyAction> actions() {
            return List.of(
                    new KeyAction("Enter", "x", () -> done.add(kind + " Enter")),
                    new KeyAction("L", "x", () -> done.add(kind + " L")),
                    // Only for the help: the panel answers it itself.
                    KeyAction.here("T", "x", () -> done.add(kind + " T")));
        }

        @Override
        public void close() {
            closed.add(kind);
        }
    }

    private PanelProvider provider(String kind) {
        return new PanelProvider() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Panel create(PanelContext context) {
                if (kind.equals("kpi")) {
                    throw new IllegalStateException("no figures today");
                }
                return new Blank(kind);
            }
        };
    }

    @BeforeEach
    void open() {
        console = TyphoonDay.console(false);
        base = new TestWall(console, Locale.ENGLISH);
        WallParts p = base.parts;
        WallParts parts =
                new WallParts(
                        p.console(),
                        p.texts(),
                        p.fonts(),
                        p.assets(),
                        p.notices(),
                        p.selection(),
                        p.background(),
                        p.settings(),
                        List.of(provider("queue"), provider("map"), provider("kpi")));
        FxThread.run(
                () -> {
                    Frames frames = new Plugs.AtOnce();
                    batcher = new FrameBatcher(console, frames);
                    wall =
                            new Wall(
                                    parts,
                                    batcher,
                                    frames,
                                    plugs,
                                    new WallOptions(false, () -> done.add("exit")));
                    wall.show("typhoon");
                });
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
    }

    private void plug(Monitor... monitors) {
        FxThread.run(
                () -> {
                    plugs.plug(monitors);
                });
    }

    @Test
    void fillsEachMonitorWithOneWindow() {
        FxThread.run(
                () -> {
                    assertThat(wall.windowCount()).isEqualTo(3);
                    assertThat(wall.windows().get(1).stage().getX()).isEqualTo(240);
                    assertThat(wall.windows().get(1).stage().getWidth()).isEqualTo(480);
                    assertThat(wall.windows()).allMatch(w -> !w.stage().isFullScreen());
                });
    }

    @Test
    void keepsPanelsThatStayWhenAMonitorGoesAndTakesThemBackWhenItReturns() {
        assertThat(made).containsExactlyInAnyOrder("queue", "map");
        plug(LEFT, RIGHT);
        FxThread.run(() -> assertThat(wall.windowCount()).isEqualTo(2));
        assertThat(made.stream().filter("queue"::equals)).as("same size of text").hasSize(1);
        assertThat(closed).containsExactly("map");
        plug(LEFT, MIDDLE, RIGHT);
        FxThread.run(() -> assertThat(wall.windowCount()).isEqualTo(3));
        plug();
        FxThread.run(() -> assertThat(wall.windowCount()).as("waits for one").isEqualTo(3));
    }

    @Test
    void showsACardWhereAPanelCannotBe() {
        FxThread.run(
                () ->
                        assertThat(wall.windows().get(2).view().cells())
                                .extracting(c -> c.panel().getClass().getSimpleName())
                                .containsExactly("ErrorCard", "ErrorCard"));
    }

    @Test
    void givesAKeyToThePanelThatHasTheKeyboardFirst() {
        FxThread.run(
                () -> {
                    press(KeyCode.ENTER, 1, false);
                    press(KeyCode.L, 0, false);
                    press(KeyCode.T, 0, false);
                    press(KeyCode.DIGIT1, 0, true);
                    assertThat(done).containsExactly("map Enter", "queue L");
                    assertThat(wall.scene()).isEqualTo("daily");
                    press(KeyCode.Q, 0, true);
                    assertThat(done).contains("exit");
                });
    }

    private void press(KeyCode code, int window, boolean control) {
        WallWindow w = wall.windows().get(window);
        w.view().cells().stream()
                .filter(c -> c.panel() instanceof Blank)
                .findFirst()
                .ifPresent(c -> c.panel().focusTarget().requestFocus());
        KeyEvent event =
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
        javafx.event.Event.fireEvent(w.scene(), event);
    }

    @Test
    void helpsWithTheKeysOnEveryWindowUntilEscape() {
        FxThread.run(
                () -> {
                    press(KeyCode.F1, 0, false);
                    assertThat(wall.windows())
                            .allMatch(w -> w.view().overlay() instanceof HelpOverlay);
                    // A panel that would take the key for itself does not get it.
                    wall.windows().getFirst().view().cells().stream()
                            .filter(c -> c.panel() instanceof Blank)
                            .forEach(c -> c.panel().view().setOnKeyPressed(Event::consume));
                    Node owner = wall.windows().getFirst().scene().getFocusOwner();
                    Event.fireEvent(
                            owner == null ? wall.windows().getFirst().scene() : owner,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    KeyCode.ESCAPE,
                                    false,
                                    false,
                                    false,
                                    false));
                    assertThat(wall.windows()).allMatch(w -> w.view().overlay() == null);
                });
    }
}
