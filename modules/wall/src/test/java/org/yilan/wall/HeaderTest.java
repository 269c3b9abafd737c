package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.console.Console.Connection;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the header says on a 1080p screen, where not everything fits: nothing that matters is missing.
class HeaderTest {
    private LocalConsole console;
    private TestWall base;
    private OffScreen screen;

    private List<String> header(Locale locale, int width) {
        return header(TyphoonDay.console(true), locale, width);
    }

    private List<String> header(LocalConsole shown, Locale locale, int width) {
        console = shown;
        base = new TestWall(console, locale);
        SceneSpec scene = new SceneReader(Assets.shipped()).read("typhoon");
        screen =
                FxThread.call(
                        () -> {
                            OffScreen made =
                                    new OffScreen(
                                            base.parts,
                                            scene,
                                            List.of(new Monitor(0, 0, width, 1080)),
                                            null);
                            made.refreshAll(TyphoonDay.NOW);
                            return made;
                        });
        ScenePicture.await(screen);
        return words();
    }

    private List<String> words() {
        return FxThread.call(
                () -> {
                    screen.layOut();
                    List<String> words = new ArrayList<>();
                    collect(cell(), words);
                    return words;
                });
    }

    private PanelCell cell() {
        return screen.views().getFirst().cells().stream()
                .filter(c -> c.kind().equals("header"))
                .findFirst()
                .orElseThrow();
    }

    private static void collect(Node node, List<String> words) {
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

    @AfterEach
    void close() {
        FxThread.run(screen::close);
        base.close();
        console.close();
    }

    @Test
    void saysInEnglishWhatMatters() {
        // Storm, strength, arrival, distance; city; feeds of which one is late and one dead; live;
        // the time.
        assertThat(header(Locale.ENGLISH, 1920))
                .contains("Shanghai", "LIVE", "17:00:00", "Feeds 2/4", "1 late", "1 down")
                .anyMatch(w -> w.contains("Bebinca") || w.contains("BEBINCA"))
                .anyMatch(w -> w.contains("42 m/s"))
                .anyMatch(w -> w.matches("force 10 winds (from (Mon 16, )?\\d\\d:\\d\\d|here)"));
    }

    @Test
    void saysInChineseWhatMatters() {
        assertThat(header(Locale.CHINESE, 1920))
                .contains("上海", "实时", "17:00:00", "数据源 2/4", "1 延迟", "1 中断")
                .anyMatch(w -> w.contains("贝碧嘉"))
                .anyMatch(w -> w.contains("42 m/s"));
    }

    @Test
    void namesTheRoomInsteadOfTheCityWhereThereIsRoomForIt() {
        assertThat(header(Locale.CHINESE, 3400)).contains("上海市城运中心", "一览").doesNotContain("上海");
    }

    @Test
    void aLostHubIsSaidAndTheClockStands() {
        header(Locale.CHINESE, 1920);
        console.connection(Connection.State.LOST, "console.link.silent");
        FxThread.run(() -> cell().panel().tick(TyphoonDay.NOW));
        assertThat(words()).contains("失联 0 秒，画面停止更新");
        assertThat(FxThread.call(() -> cell().lookupAll(".clock.stale"))).isNotEmpty();
    }

    @Test
    void nothingHeardIsNotNothingInForce() {
        LocalConsole deaf = new LocalConsole(InstantSource.fixed(TyphoonDay.NOW));
        assertThat(header(deaf, Locale.ENGLISH, 1920))
                .contains("No data from the hub yet", "Feeds –", "--:--:--")
                .doesNotContain("No warning in force", "17:00:00", "LIVE");
    }
}
