package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.situation.Changes;
import org.yilan.wall.scene.Monitor;

import java.util.List;
import java.util.Locale;

/// A decision about a level that is half written while somebody looks at other panels.
class LevelFormOnTheWallTest {
    private LocalConsole console;
    private TestWall base;
    private FrameBatcher batcher;
    private Wall wall;

    @BeforeEach
    void open() {
        console = TyphoonDay.console(false);
        base = new TestWall(console, Locale.CHINESE);
        FxThread.run(
                () -> {
                    Frames frames = new Plugs.AtOnce();
                    batcher = new FrameBatcher(console, frames);
                    wall =
                            new Wall(
                                    base.parts,
                                    batcher,
                                    frames,
                                    new Plugs(new Monitor(0, 0, 960, 540)),
                                    new WallOptions(false, () -> {}));
                    wall.show("typhoon");
                    cell("escalation").panel().refresh(Changes.ofEverything());
                    cell("escalation").panel().focusTarget().requestFocus();
                });
        press(KeyCode.N);
        assertThat(form().isVisible()).isTrue();
        await().until(
                        () ->
                                FxThread.call(
                                        () -> {
                                            Stage stage = wall.windows().getFirst().stage();
                                            stage.requestFocus();
                                            return stage.isFocused();
                                        }));
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

    private PanelCell cell(String kind) {
        return wall.windows().getFirst().view().cells().stream()
                .filter(c -> c.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private Node form() {
        return FxThread.call(() -> cell("escalation").panel().view().lookup(".level-form"));
    }

    private Node owner() {
        return FxThread.call(() -> wall.windows().getFirst().scene().getFocusOwner());
    }

    private void press(KeyCode code) {
        FxThread.run(
                () ->
                        Event.fireEvent(
                                wall.windows().getFirst().scene().getFocusOwner(),
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        false,
                                        false,
                                        false)));
    }

    @Test
    void theKeyThatMovesBetweenPanelsComesBackIntoItsFirstField() {
        Node first = owner();
        assertThat(first).isInstanceOf(TextField.class);
        press(KeyCode.ENTER); // on to the next field
        assertThat(owner()).isNotEqualTo(first);

        press(KeyCode.F6);
        assertThat(cell("escalation").holds(owner())).isFalse();
        for (int n = 0; n < 9 && !cell("escalation").holds(owner()); n++) {
            press(KeyCode.F6);
        }

        assertThat(owner()).isEqualTo(first);
    }

    @Test
    void escapeLeavesItFromAnotherPanelAndThenOnlyTheNotices() {
        FxThread.run(
                () -> {
                    base.notices.say("wall.key.help");
                    cell("kpi").panel().focusTarget().requestFocus();
                });
        assertThat(cell("kpi").holds(owner())).isTrue();

        press(KeyCode.ESCAPE);
        assertThat(form().isVisible()).isFalse();
        assertThat(owner())
                .isEqualTo(FxThread.call(() -> cell("escalation").panel().focusTarget()))
                .isNotInstanceOf(TextField.class);
        assertThat(FxThread.call(base.notices::shown)).hasSize(1);

        press(KeyCode.ESCAPE);
        assertThat(FxThread.call(base.notices::shown)).isEqualTo(List.of());
    }

    @Test
    void whatIsNearerTakesEscapeFirst() {
        FxThread.run(() -> cell("kpi").panel().focusTarget().requestFocus());
        press(KeyCode.ENTER); // the details of a figure
        press(KeyCode.ESCAPE);
        assertThat(form().isVisible()).isTrue();
        press(KeyCode.F1); // the keys
        press(KeyCode.ESCAPE);
        assertThat(form().isVisible()).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(form().isVisible()).isFalse();
    }
}
