package org.yilan.playback;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Draws the bar as scenes use it and looks for words that are cut off. Pictures go to `target/pictures`.
class TimeBarPicturesFxTest {
    private static final TypeScale DESK = new TypeScale(15);
    private static final TypeScale FOUR_K = new TypeScale(30);

    @Test
    void live() throws IOException {
        draw("live-zh", Locale.CHINESE, 1440, 170, DESK, "all", s -> {});
        draw("live-en", Locale.ENGLISH, 1440, 170, DESK, "all", s -> {});
        draw("live-hour-zh", Locale.CHINESE, 1440, 170, DESK, "hour", s -> {});
        draw("live-six-zh", Locale.CHINESE, 1920, 150, DESK, "six-hours", s -> {});
    }

    @Test
    void paused() throws IOException {
        Consumer<StormDays> back =
                s -> s.console.time().pauseAt(StormDays.NOW.minusSeconds(14 * 3600 + 1234)).join();
        draw("paused-zh", Locale.CHINESE, 1440, 170, DESK, "all", back);
        draw("paused-en", Locale.ENGLISH, 1440, 170, DESK, "all", back);
        draw("paused-day-en", Locale.ENGLISH, 1920, 150, DESK, "day", back);
    }

    @Test
    void replay() throws IOException {
        draw(
                "replay-zh",
                Locale.CHINESE,
                1440,
                170,
                DESK,
                "all",
                s -> {
                    s.console.time().pauseAt(StormDays.NOW.minusSeconds(30 * 3600)).join();
                    s.console.time().play(60);
                });
    }

    @Test
    void wall() throws IOException {
        draw("4k-zh", Locale.CHINESE, 3840, 320, FOUR_K, "all", s -> {});
        draw("4k-en", Locale.ENGLISH, 2880, 300, FOUR_K, "all", s -> {});
    }

    @Test
    void narrow() throws IOException {
        Consumer<StormDays> back =
                s -> s.console.time().pauseAt(StormDays.NOW.minusSeconds(14 * 3600)).join();
        draw("narrow-zh", Locale.CHINESE, 640, 130, DESK, "all", back);
        draw("narrow-en", Locale.ENGLISH, 640, 110, DESK, "all", back);
    }

    private static void draw(
            String name,
            Locale locale,
            int width,
            int height,
            TypeScale type,
            String zoom,
            Consumer<StormDays> act)
            throws IOException {
        FxThread.start();
        try (StormDays storm = new StormDays(locale)) {
            storm.options.put("zoom", zoom);
            act.accept(storm);
            PanelContext context = storm.context(type);
            TimeBarPanel panel = FxThread.call(() -> new TimeBarPanel(context));
            List<String> clipped = new ArrayList<>();
            new PanelPicture(storm.assets, width, height, type)
                    .write(panel, context, Path.of("target", "pictures", name + ".png"));
            FxThread.run(
                    () -> {
                        clipped(panel.view(), clipped);
                        panel.close();
                    });
            assertThat(clipped).as(name).isEmpty();
        }
    }

    /// Labels whose text does not stand there in full.
    private static void clipped(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.lookup(".text") instanceof Text text
                && !text.getText().equals(labeled.getText())) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> clipped(child, found));
        }
    }
}
