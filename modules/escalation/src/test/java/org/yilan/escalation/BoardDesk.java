package org.yilan.escalation;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The board on a real scene, and what a person at it types and sees.
abstract class BoardDesk {
    private final FxRobot robot = new FxRobot();
    final List<CommandEnvelope> sent = new ArrayList<>();
    BebincaNight night;
    EscalationPanel panel;
    Stage stage;

    void open(BebincaNight shown) {
        FxThread.start();
        night = shown;
        night.console.onCommand(this::accept);
        FxThread.run(
                () -> {
                    panel =
                            (EscalationPanel)
                                    new EscalationProvider()
                                            .create(night.context(new TypeScale(15)));
                    StackPane root = new StackPane(panel.view());
                    Scene scene = new Scene(root, 480, 900);
                    new Theme(night.assets, Fonts.detect()).apply(root, new TypeScale(15));
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    stage.requestFocus();
                    panel.refresh(Changes.ofEverything());
                    panel.focusTarget().requestFocus();
                });
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    stage.close();
                    panel.close();
                });
        night.console.close();
    }

    static BebincaNight commander() {
        return new BebincaNight(Locale.CHINESE, Role.COMMANDER);
    }

    private Outcome accept(CommandEnvelope envelope) {
        sent.add(envelope);
        return new Outcome.Accepted(envelope.id(), 1);
    }

    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            FxThread.run(() -> {}); // what the key set going, commands' answers too, is done
            FxThread.run(() -> {});
        }
    }

    void write(String words) {
        FxThread.run(() -> focused().setText(words));
    }

    /// Lets the panel draw what a change of size or selection asks for.
    void settle() {
        for (int n = 0; n < 3; n++) {
            FxThread.run(
                    () -> {
                        stage.getScene().getRoot().applyCss();
                        stage.getScene().getRoot().layout();
                    });
        }
    }

    /// All words that can be seen.
    String shown() {
        StringBuilder all = new StringBuilder();
        collect(panel.view(), all);
        return all.toString();
    }

    private static void collect(Node node, StringBuilder into) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label) {
            into.append(label.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(n -> collect(n, into));
        }
    }

    TextInputControl focused() {
        return (TextInputControl) stage.getScene().getFocusOwner();
    }

    boolean isOpen() {
        return FxThread.call(() -> panel.form().isOpen());
    }

    String words() {
        return FxThread.call(
                () ->
                        panel.form().lookupAll(".label").stream()
                                .map(n -> ((Label) n).getText())
                                .collect(Collectors.joining("\n")));
    }
}
