package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.console.Console.PendingCommand;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel.KeyAction;
import org.yilan.fx.Zones;
import org.yilan.situation.command.Command;
import org.yilan.wall.feeds.FeedBoard;
import org.yilan.wall.feeds.FeedWords;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Measures the texts of what a person opens: what lies over the wall, details, and forms.
class OverlayTextTest {
    private LocalConsole local;
    private LeftOrders orders;
    private TestWall wall;
    private OffScreen screen;

    private void show(String language, int width, int height) {
        local = TyphoonDay.console(true);
        orders = new LeftOrders(local);
        wall = new TestWall(orders.console(), Locale.forLanguageTag(language));
        screen =
                FxThread.call(
                        () -> {
                            OffScreen made =
                                    new OffScreen(
                                            wall.parts,
                                            new SceneReader(Assets.shipped()).read("typhoon"),
                                            List.of(new Monitor(0, 0, width, height)),
                                            null);
                            made.refreshAll(TyphoonDay.NOW);
                            return made;
                        });
        ScenePicture.await(screen);
    }

    @AfterEach
    void close() {
        FxThread.run(screen::close);
        wall.close();
        local.close();
    }

    private WindowView view() {
        return screen.views().getFirst();
    }

    /// Lays something over the wall and measures it.
    private List<String> over(String kind, Function<WindowView, Region> make) {
        return FxThread.call(
                () -> {
                    Region overlay = make.apply(view());
                    view().overlay(overlay);
                    screen.layOut();
                    screen.layOut();
                    List<String> faults = TextFaults.of(kind, overlay, view().type());
                    view().overlay(null);
                    return faults;
                });
    }

    private PanelCell cell(String kind) {
        return view().cells().stream().filter(c -> c.kind().equals(kind)).findFirst().orElseThrow();
    }

    /// Presses what a panel answers to and measures the panel.
    private List<String> after(String kind, String... keys) {
        FxThread.run(
                () -> {
                    for (String key : keys) {
                        cell(kind).panel().actions().stream()
                                .filter(a -> a.keys().equals(key))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError(kind + " knows no " + key))
                                .run()
                                .run();
                        screen.layOut();
                    }
                });
        ScenePicture.await(screen);
        return FxThread.call(() -> TextFaults.of(kind, cell(kind), view().type()));
    }

    @ParameterizedTest
    @CsvSource({"zh, 1920, 1080", "en, 1920, 1080", "zh, 3840, 2160", "en, 3840, 2160"})
    void whatLiesOverTheWallIsWhole(String language, int width, int height) {
        show(language, width, height);
        Map<String, List<KeyAction>> keys = new LinkedHashMap<>();
        FxThread.run(() -> view().cells().forEach(c -> keys.put(c.kind(), c.panel().actions())));
        assertThat(over("help", v -> new HelpOverlay(wall.texts, keys))).isEmpty();
        orders.pending.addAll(
                List.of(
                        new PendingCommand(
                                "c1",
                                TyphoonDay.NOW.minusSeconds(3600),
                                new Command.AssignIncident("no-such", "上海市浦东新区防汛指挥部办公室"),
                                "属职责范围，按会商决定先行处置，人员已在途中，预计二十分钟内到场",
                                "console.pending.old"),
                        new PendingCommand(
                                "c2",
                                TyphoonDay.NOW,
                                new Command.ResolveIncident("no-such"),
                                "已处置",
                                "")));
        assertThat(
                        over(
                                "outbox",
                                v ->
                                        new OutboxOverlay(
                                                wall.parts.console(),
                                                wall.texts,
                                                v.type(),
                                                Zones.of(wall.parts.settings()))))
                .isEmpty();
        assertThat(
                        over(
                                "feeds",
                                v ->
                                        new FeedBoard(
                                                wall.parts.console(),
                                                new FeedWords(
                                                        wall.texts,
                                                        wall.parts.settings(),
                                                        Zones.of(wall.parts.settings())),
                                                v.type(),
                                                wall.frames,
                                                "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh, 1920, 1080", "en, 1920, 1080", "zh, 3840, 2160", "en, 3840, 2160"})
    void whatAPersonOpensIsWhole(String language, int width, int height) {
        show(language, width, height);
        assertThat(after("queue", "Down", "Down", "D")).isEmpty();
        assertThat(after("queue", "Esc", "Enter")).isEmpty();
        assertThat(after("queue", "Esc", "F")).isEmpty();
        assertThat(after("kpi", "Enter")).isEmpty();
        assertThat(after("escalation", "Enter")).isEmpty();
        assertThat(after("escalation", "N")).isEmpty();
    }
}
