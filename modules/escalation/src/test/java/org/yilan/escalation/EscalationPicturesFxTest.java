package org.yilan.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Role;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Draws the board in cells of several sizes and looks for text that does not fit. Pictures go to `target/pictures`.
class EscalationPicturesFxTest {
    private static final TypeScale DESK = new TypeScale(15);
    private static final TypeScale FOUR_K = new TypeScale(28);

    @Test
    void sizes() throws IOException {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            String l = "-" + locale.getLanguage();
            draw("small" + l, night(locale).busy(), 430, 360, DESK, p -> {});
            draw("narrow" + l, night(locale).busy(), 330, 660, DESK, p -> {});
            draw("ordinary" + l, night(locale).busy(), 480, 800, DESK, p -> {});
            draw("wide" + l, night(locale).busy(), 900, 700, DESK, p -> {});
        }
    }

    @Test
    void oneHazardWhole() throws IOException {
        Consumer<EscalationPanel> whole = p -> p.whole(true);
        draw("whole-zh", night(Locale.CHINESE).busy().told(), 480, 1100, DESK, whole);
        draw("whole-en", night(Locale.ENGLISH).busy().told(), 480, 1100, DESK, whole);
        draw("whole-small-zh", night(Locale.CHINESE).busy().told(), 480, 375, DESK, whole);
    }

    @Test
    void tallAndTwoColumns() throws IOException {
        // The spliced wall's column and the half of a whole screen.
        draw(
                "tall-zh",
                night(Locale.CHINESE).busy().told(),
                1198,
                1540,
                new TypeScale(23.3),
                p -> {});
        draw(
                "tall-en",
                night(Locale.ENGLISH).busy().told(),
                1198,
                1540,
                new TypeScale(23.3),
                p -> {});
        draw("two-zh", night(Locale.CHINESE).busy().told(), 1900, 480, DESK, p -> {});
        draw("two-en", night(Locale.ENGLISH).busy().told(), 1900, 480, DESK, p -> {});
        draw("cell-zh", night(Locale.CHINESE).busy().told(), 480, 375, DESK, p -> {});
        draw("cell-en", night(Locale.ENGLISH).busy().told(), 480, 375, DESK, p -> {});
    }

    @Test
    void declaringWhatNobodySpeaksOf() throws IOException {
        Consumer<EscalationPanel> other = p -> p.act(LevelAction.OTHER);
        draw("other-zh", night(Locale.CHINESE).busy().told(), 480, 800, DESK, other);
        draw("other-cell-zh", night(Locale.CHINESE).busy().told(), 480, 375, DESK, other);
        draw("other-cell-en", night(Locale.ENGLISH).busy().told(), 480, 375, DESK, other);
    }

    @Test
    void fourK() throws IOException {
        draw("4k-zh", night(Locale.CHINESE).busy(), 860, 1300, FOUR_K, p -> {});
    }

    @Test
    void waitingForASecondPerson() throws IOException {
        draw("waiting-zh", night(Locale.CHINESE).busy().waiting(), 480, 800, DESK, p -> {});
        draw("waiting-en", night(Locale.ENGLISH).busy().waiting(), 480, 800, DESK, p -> {});
    }

    @Test
    void tasksOfALevel() throws IOException {
        Consumer<EscalationPanel> list = p -> p.list(true);
        draw("tasks-zh", night(Locale.CHINESE).busy().tasked(), 480, 900, DESK, p -> {});
        draw("tasks-list-zh", night(Locale.CHINESE).busy().tasked(), 480, 600, DESK, list);
        draw("tasks-list-en", night(Locale.ENGLISH).busy().tasked(), 480, 700, DESK, list);
        draw("tasks-cell-zh", night(Locale.CHINESE).busy().tasked(), 480, 375, DESK, p -> {});
        draw("tasks-cell-en", night(Locale.ENGLISH).busy().tasked(), 480, 375, DESK, p -> {});
        draw("tasks-4k-en", night(Locale.ENGLISH).busy().tasked(), 860, 1300, FOUR_K, p -> {});
    }

    @Test
    void theRollCallAndWhatPresses() throws IOException {
        draw(
                "roll-zh",
                night(Locale.CHINESE).busy().waiting().called(),
                480,
                800,
                DESK,
                p -> p.list(true));
        draw(
                "roll-form-en",
                night(Locale.ENGLISH).busy().waiting().called(),
                480,
                800,
                DESK,
                p -> p.act(LevelAction.CONFIRM));
        draw(
                "pressing-zh",
                night(Locale.CHINESE).busy().tasked().pressing(),
                480,
                800,
                DESK,
                p -> {});
        draw(
                "pressing-en",
                night(Locale.ENGLISH).busy().tasked().pressing(),
                480,
                800,
                DESK,
                p -> {});
        draw(
                "later-zh",
                night(Locale.CHINESE).busy(),
                480,
                800,
                DESK,
                p -> p.act(LevelAction.LATER));
    }

    @Test
    void deciding() throws IOException {
        Consumer<EscalationPanel> raise = p -> p.act(LevelAction.RAISE);
        draw("raise-zh", night(Locale.CHINESE).busy(), 480, 900, DESK, raise);
        draw("raise-narrow-en", night(Locale.ENGLISH).busy(), 330, 700, DESK, raise);
    }

    @Test
    void supposing() throws IOException {
        Consumer<EscalationPanel> more = p -> suppose(p, KeyCode.PLUS);
        Consumer<EscalationPanel> gust = p -> suppose(p, KeyCode.DOWN, KeyCode.PLUS);
        Consumer<EscalationPanel> tide =
                p -> {
                    p.moveHazard(2);
                    suppose(p, KeyCode.DOWN, KeyCode.PLUS);
                };
        draw("what-if-zh", night(Locale.CHINESE).busy(), 480, 800, DESK, gust);
        draw("what-if-en", night(Locale.ENGLISH).busy(), 480, 800, DESK, gust);
        draw("what-if-cell-zh", night(Locale.CHINESE).busy(), 480, 375, DESK, more);
        draw("what-if-cell-en", night(Locale.ENGLISH).busy(), 480, 375, DESK, more);
        draw("what-if-tide-zh", night(Locale.CHINESE).busy(), 480, 800, DESK, tide);
        draw("what-if-tide-en", night(Locale.ENGLISH).busy(), 480, 800, DESK, tide);
        draw("what-if-4k-zh", night(Locale.CHINESE).busy(), 960, 800, FOUR_K, gust);
        draw("what-if-4k-en", night(Locale.ENGLISH).busy(), 960, 800, FOUR_K, gust);
        draw("what-if-two-zh", night(Locale.CHINESE).busy(), 1900, 480, DESK, gust);
    }

    private static void suppose(EscalationPanel panel, KeyCode... keys) {
        panel.whatIf().toggle();
        for (KeyCode key : keys) {
            panel.whatIf()
                    .onKey(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        }
    }

    @Test
    void forThoseWhoOnlyLook() throws IOException {
        BebincaNight wall = new BebincaNight(Locale.CHINESE, Role.WALL).busy();
        draw("wall-zh", wall, 480, 600, DESK, p -> {});
    }

    @Test
    void empty() throws IOException {
        draw("empty-zh", night(Locale.CHINESE), 430, 360, DESK, p -> {});
    }

    private static BebincaNight night(Locale locale) {
        return new BebincaNight(locale, Role.COMMANDER);
    }

    private static void draw(
            String name,
            BebincaNight night,
            int width,
            int height,
            TypeScale type,
            Consumer<EscalationPanel> act)
            throws IOException {
        FxThread.start();
        PanelContext context = night.context(type);
        EscalationPanel panel =
                FxThread.call(() -> (EscalationPanel) new EscalationProvider().create(context));
        FxThread.run(
                () -> {
                    panel.refresh(Changes.ofEverything());
                    act.accept(panel);
                });
        List<String> clipped = new ArrayList<>();
        new PanelPicture(night.assets, width, height, type)
                .write(panel, context, Path.of("target", "pictures", name + ".png"));
        FxThread.run(
                () -> {
                    collectClipped(panel.view(), clipped);
                    panel.close();
                });
        assertThat(clipped).as("labels cut short in " + name).isEmpty();
    }

    private static void collectClipped(Node node, List<String> clipped) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label
                && !label.getStyleClass().contains("may-clip")
                && label.getWidth() > 0
                && (label.isWrapText()
                        ? label.prefHeight(label.getWidth()) > label.getHeight() + 1
                        : label.prefWidth(-1) > label.getWidth() + 1)) {
            clipped.add(label.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(n -> collectClipped(n, clipped));
        }
    }
}
