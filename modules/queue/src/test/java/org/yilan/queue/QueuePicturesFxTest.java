package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.yilan.console.Console.Present;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Draws the queue in cells of several sizes and looks for text that does not fit. Pictures go to `target/pictures`.
class QueuePicturesFxTest {
    private static final TypeScale DESK = new TypeScale(15);
    private static final TypeScale FOUR_K = new TypeScale(28);
    private StormNight night;

    @Test
    void narrow() throws IOException {
        draw("narrow-zh", Locale.CHINESE, 330, 660, DESK, 60, p -> {});
        draw("narrow-en", Locale.ENGLISH, 330, 660, DESK, 60, p -> {});
        draw("ordinary-zh", Locale.CHINESE, 435, 860, DESK, 620, p -> select(p, 2));
    }

    @Test
    void tallWithDetails() throws IOException {
        Consumer<QueuePanel> open =
                p -> {
                    select(p, 0);
                    p.openDetails();
                };
        draw("tall-zh", Locale.CHINESE, 560, 1400, DESK, 620, open);
        draw("tall-en", Locale.ENGLISH, 560, 1400, DESK, 620, open);
    }

    @Test
    void wide() throws IOException {
        draw("wide-zh", Locale.CHINESE, 900, 1000, DESK, 620, p -> select(p, 1));
        draw("wide-en", Locale.ENGLISH, 900, 1000, DESK, 620, p -> select(p, 1));
    }

    @Test
    void ordering() throws IOException {
        Consumer<QueuePanel> assign =
                p -> {
                    select(p, 2);
                    p.order(Order.ASSIGN);
                };
        draw("assign-zh", Locale.CHINESE, 435, 860, DESK, 620, assign);
        draw("assign-narrow-en", Locale.ENGLISH, 330, 660, DESK, 620, assign);
        draw(
                "escalate-zh",
                Locale.CHINESE,
                900,
                860,
                DESK,
                620,
                p -> {
                    select(p, 5);
                    p.order(Order.ESCALATE);
                });
    }

    /// One takes something that two others have open.
    @Test
    void taking() throws IOException {
        Consumer<QueuePanel> take =
                p -> {
                    select(p, 0);
                    String first = p.model().get(0).id();
                    String second = p.model().get(1).id();
                    night.console.present(
                            List.of(
                                    new Present("李强", first, true, StormNight.NOW),
                                    new Present("陈静", second, false, StormNight.NOW)));
                    p.order(Order.ACKNOWLEDGE);
                };
        draw("take-zh", Locale.CHINESE, 435, 860, DESK, 620, take);
        draw("take-narrow-en", Locale.ENGLISH, 330, 660, DESK, 620, take);
        draw("take-wide-zh", Locale.CHINESE, 900, 1000, DESK, 620, take);
        draw("take-wide-en", Locale.ENGLISH, 900, 1000, DESK, 620, take);
    }

    @Test
    void cellsOfTheShippedScenes() throws IOException {
        // The typhoon scene's column at 1080p, a whole 1080p screen, the spliced wall's column.
        draw("column-zh", Locale.CHINESE, 461, 860, DESK, 620, p -> {});
        draw("column-en", Locale.ENGLISH, 461, 860, DESK, 620, p -> {});
        draw("screen-zh", Locale.CHINESE, 1910, 1040, DESK, 620, p -> select(p, 1));
        draw("screen-en", Locale.ENGLISH, 1910, 1040, DESK, 620, p -> {});
        draw("wall-zh", Locale.CHINESE, 1265, 1450, new TypeScale(23.3), 620, p -> {});
    }

    @Test
    void countersTakeOneLineAndALongSentenceTwo() throws IOException {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            FxThread.start();
            StormNight night = new StormNight(locale).busy(900);
            PanelContext context = night.context(DESK);
            QueuePanel panel = FxThread.call(() -> new QueuePanel(context));
            FxThread.run(() -> panel.refresh(Changes.ofEverything()));
            new PanelPicture(night.assets, 461, 860, DESK)
                    .write(
                            panel,
                            context,
                            Path.of("target", "pictures", "line-" + locale + ".png"));
            FxThread.run(
                    () -> {
                        ChipLines line = (ChipLines) panel.view().lookup(".queue-filter .chips");
                        double chip = line.getChildrenUnmodifiable().getFirst().prefHeight(-1);
                        assertThat(line.getHeight()).isLessThan(chip * 1.5);
                        assertThat(((RowPoolView<?>) panel.focusTarget()).page())
                                .as("rows at 1080p")
                                .isGreaterThanOrEqualTo(12);
                        panel.close();
                    });
        }
    }

    @Test
    void aSentenceBreaksWhereALineMayEnd() {
        FxThread.start();
        FxThread.run(
                () -> {
                    Fitted line = new Fitted("row-title");
                    line.setFont(javafx.scene.text.Font.font(20));
                    line.words("沪闵路近江川路积水约35厘米，车辆熄火");
                    double whole = line.fullWidth();
                    assertThat(line.breakAt(whole)).isEmpty();
                    // Room up to the comma and a little less: the comma must not begin the second
                    // line, nor may 35 be torn.
                    for (double width = whole - 1; width > whole * 0.4; width -= 7) {
                        String rest = line.breakAt(width);
                        assertThat(line.getLayoutBounds().getWidth()).isLessThanOrEqualTo(width);
                        assertThat(line.getText() + rest).isEqualTo("沪闵路近江川路积水约35厘米，车辆熄火");
                        assertThat(rest).doesNotStartWith("，").doesNotStartWith("5");
                    }
                });
    }

    @Test
    void fourK() throws IOException {
        draw("4k-zh", Locale.CHINESE, 870, 1700, FOUR_K, 620, p -> select(p, 0));
    }

    @Test
    void empty() throws IOException {
        draw("empty-zh", Locale.CHINESE, 435, 600, DESK, -1, p -> {});
    }

    private static void select(QueuePanel panel, int row) {
        ((RowPoolView<?>) panel.focusTarget()).choose(row);
    }

    private void draw(
            String name,
            Locale locale,
            int width,
            int height,
            TypeScale type,
            int more,
            Consumer<QueuePanel> act)
            throws IOException {
        FxThread.start();
        night = new StormNight(locale);
        if (more >= 0) {
            night.busy(more);
        }
        PanelContext context = night.context(type);
        QueuePanel panel = FxThread.call(() -> new QueuePanel(context));
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
                    WholeRows.check((RowPoolView<?>) panel.view().lookup(".row-pool"), name);
                    panel.close();
                });
        assertThat(clipped).as("labels cut short in " + name).isEmpty();
    }

    private static void collectClipped(Node node, List<String> clipped) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label
                && !label.isWrapText()
                && !label.getStyleClass().contains("may-clip")
                && label.getWidth() > 0
                && label.prefWidth(-1) > label.getWidth() + 1) {
            clipped.add(label.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(n -> collectClipped(n, clipped));
        }
    }
}
