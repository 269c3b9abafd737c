package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.console.Console.Connection;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.testing.ManualClock;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// A wall that has heard nothing must not look like a quiet city.
class UnheardTest {
    private final LocalConsole console = new LocalConsole(new ManualClock(TyphoonDay.NOW));
    private final TestWall base = new TestWall(console, Locale.ENGLISH);
    private final OffScreen screen =
            FxThread.call(
                    () ->
                            new OffScreen(
                                    base.parts,
                                    new SceneReader(Assets.shipped()).read("daily"),
                                    List.of(new Monitor(0, 0, 1920, 1080)),
                                    null));

    @AfterEach
    void close() {
        FxThread.run(screen::close);
        base.close();
        console.close();
    }

    /// What covers the panels by kind, after the window has looked.
    private TreeMap<String, List<String>> covers() {
        return FxThread.call(
                () -> {
                    screen.refreshAll(TyphoonDay.NOW);
                    screen.layOut();
                    screen.refreshAll(TyphoonDay.NOW);
                    TreeMap<String, List<String>> all = new TreeMap<>();
                    for (PanelCell cell : screen.views().getFirst().cells()) {
                        Node cover = cell.lookup(".panel-cover");
                        if (cover != null) {
                            assertThat(cover.getBoundsInParent().getWidth())
                                    .as("the whole of %s is covered", cell.kind())
                                    .isEqualTo(cell.getWidth());
                            all.put(
                                    cell.kind(),
                                    cover.lookupAll(".label").stream()
                                            .map(Label.class::cast)
                                            .filter(Label::isVisible)
                                            .map(Label::getText)
                                            .toList());
                        }
                    }
                    return all;
                });
    }

    @Test
    void everyPanelButTheHeaderSaysThatNothingIsKnownAndTheLargestWhy() {
        console.connection(Connection.State.CONNECTING, "console.link.unauthorised");
        var covers = covers();
        assertThat(covers.keySet()).contains("escalation", "kpi", "map", "queue", "timebar");
        assertThat(covers).doesNotContainKey("header");
        assertThat(covers.values()).allMatch(w -> w.getFirst().equals("No data from the hub yet"));
        assertThat(covers.values().stream().filter(w -> w.size() > 1).toList())
                .containsExactly(
                        List.of(
                                "No data from the hub yet",
                                "The hub does not accept this console's token, or the session is"
                                        + " over: sign in again (./yilan login), or check the token"
                                        + " in the configuration."));
    }

    @Test
    void saysWhatItWaitsForAndFollowsTheLanguage() {
        console.connection(Connection.State.CONNECTING, "");
        assertThat(covers().get("map")).endsWith("Asking the hub for the situation …");
        console.connection(Connection.State.CONNECTED, "");
        FxThread.run(() -> base.texts.use(Locale.CHINESE));
        assertThat(covers().get("map")).containsExactly("尚未收到中枢数据", "已连接，中枢还没有任何记录。");
    }

    @Test
    void theFirstEventUncoversThem() {
        assertThat(covers()).isNotEmpty();
        console.apply(
                new Event.FeedHealthChanged(
                        new FeedHealth(
                                "hotline",
                                "12345",
                                "",
                                FeedHealth.State.STARTING,
                                TyphoonDay.NOW,
                                null,
                                Duration.ofMinutes(15),
                                "",
                                "")));
        assertThat(covers()).isEmpty();
    }
}
