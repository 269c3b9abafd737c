package org.yilan.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.situation.command.Outcome;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// The form among other things that have the keyboard, and what its quiet fields do not do.
class LevelFormFxTest extends BoardDesk {
    @Test
    void theKeyboardComesBackIntoTheOpenFormAndEscapeLeavesItFromTheBoard() {
        open(commander().busy());
        type(KeyCode.N, KeyCode.ENTER, KeyCode.ENTER);
        TextInputControl third = FxThread.call(this::focused);

        click(MouseButton.PRIMARY, ".board");
        assertThat(FxThread.call(() -> stage.getScene().getFocusOwner())).isNotEqualTo(third);
        FxThread.run(() -> panel.focusTarget().requestFocus());
        // The hazard, before area and level.
        assertThat(FxThread.call(() -> focused().getText())).isEqualTo("台风");
        assertThat(FxThread.call(() -> focused() == panel.form().entry())).isTrue();

        click(MouseButton.PRIMARY, ".board");
        type(KeyCode.ESCAPE);
        assertThat(isOpen()).isFalse();
        // The board has the keyboard again.
        type(KeyCode.N);
        assertThat(isOpen()).isTrue();
    }

    /// In a low cell the form covers the board.
    @Test
    void theBoardThatWasCoveredGetsTheKeyboardBack() {
        open(commander().busy());
        FxThread.run(() -> stage.setHeight(260));
        settle();
        type(KeyCode.N);
        settle();
        assertThat(FxThread.call(() -> panel.view().lookup(".board").getParent().isVisible()))
                .isFalse();

        type(KeyCode.ESCAPE);

        assertThat(FxThread.call(() -> panel.focusTarget().isFocused())).isTrue();
        type(KeyCode.N);
        assertThat(isOpen()).isTrue();
    }

    @Test
    void anAnswerTakesTheKeyboardFromNobody() {
        open(commander().busy());
        TextField elsewhere = FxThread.call(() -> beside(new TextField()));

        type(KeyCode.X);
        write("风力减弱");
        // The answer comes after what is done here.
        FxThread.run(
                () -> {
                    Event.fireEvent(focused(), enter());
                    elsewhere.requestFocus();
                    assertThat(isOpen()).isTrue();
                });
        await().until(() -> !isOpen());

        assertThat(FxThread.call(elsewhere::isFocused)).isTrue();
    }

    @Test
    void namingTheSecondPersonAndTypingThePinDoesNothingElse() {
        open(commander().busy().waiting());
        type(KeyCode.C);
        String before = FxThread.call(this::shown);

        // Letters and digits that are keys of the board: confirm, withdraw, end, declare, other.
        type(KeyCode.C, KeyCode.W, KeyCode.X, KeyCode.D, KeyCode.N);
        assertThat(FxThread.call(() -> focused().getText())).isEqualTo("cwxdn");
        type(KeyCode.ENTER, KeyCode.DIGIT4, KeyCode.DIGIT7, KeyCode.DIGIT1, KeyCode.DIGIT1);
        type(KeyCode.DIGIT2);

        assertThat(sent).isEmpty();
        assertThat(night.said.keys).isEmpty();
        assertThat(FxThread.call(() -> night.selection.item())).isNull();
        assertThat(FxThread.call(this::shown)).isEqualTo(before);
        TextInputControl pin = FxThread.call(this::focused);
        FxThread.run(
                () -> {
                    assertThat(pin.getText()).isEqualTo("47112");
                    assertThat(shown()).doesNotContain("47112");
                    assertThat(drawn(pin)).doesNotContain("4").hasSize(5);
                    assertThat(pin.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                            .as("what a screen reader reads")
                            .isEqualTo(pin.getPromptText());
                });
    }

    /// The toolkit's menu offers to undo, to cut and to paste, in the toolkit's language.
    @Test
    void noLineOfTheFormHasTheToolkitsMenu() {
        open(commander().busy().waiting());
        type(KeyCode.C);
        FxThread.run(
                () -> {
                    for (Node line : panel.form().lookupAll(".text-field")) {
                        assertThat(offersMenu((TextInputControl) line)).as("%s", line).isFalse();
                    }
                });
    }

    /// A PIN that was sent or left is gone: not even undoing brings it back.
    @Test
    void aPinThatWasGivenCannotBeBroughtBack() {
        open(commander().busy().waiting());
        night.console.onCommand(
                e -> new Outcome.Refused(e.id(), "refused.unheard-of", List.of(), "Too early."));
        type(KeyCode.C);
        write("王建国");
        type(KeyCode.ENTER, KeyCode.DIGIT4, KeyCode.DIGIT7, KeyCode.DIGIT1, KeyCode.DIGIT1);
        TextInputControl pin = FxThread.call(this::focused);
        type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(words()).contains("未执行：Too early.");

        FxThread.run(
                () -> {
                    assertThat(pin.getText()).isEmpty();
                    pin.undo();
                    pin.undo();
                    assertThat(pin.getText()).isEmpty();
                });
    }

    /// A control of another panel, beside this one.
    private <T extends Node> T beside(T node) {
        ((StackPane) stage.getScene().getRoot()).getChildren().add(node);
        StackPane.setAlignment(node, Pos.TOP_RIGHT);
        return node;
    }

    private void click(MouseButton button, String on) {
        FxThread.run(
                () -> {
                    Node node = panel.view().lookup(on);
                    node.fireEvent(pressed(button));
                });
    }

    private static KeyEvent enter() {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
    }

    private static MouseEvent pressed(MouseButton button) {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                0,
                0,
                0,
                0,
                button,
                1,
                false,
                false,
                false,
                false,
                button == MouseButton.PRIMARY,
                false,
                button == MouseButton.SECONDARY,
                false,
                false,
                false,
                null);
    }

    private static boolean offersMenu(TextInputControl line) {
        AtomicBoolean asked = new AtomicBoolean();
        EventHandler<ContextMenuEvent> listen = e -> asked.set(true);
        line.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, listen);
        Event.fireEvent(
                line,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 1, 1, 1, 1, false, null));
        return asked.get();
    }

    /// What the control itself draws.
    private static String drawn(TextInputControl line) {
        return line.lookupAll(".text").stream()
                .filter(n -> n instanceof Text && n.isVisible())
                .map(n -> ((Text) n).getText())
                .collect(Collectors.joining());
    }
}
