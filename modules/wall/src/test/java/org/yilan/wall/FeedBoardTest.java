package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.Console;
import org.yilan.console.Console.Connection;
import org.yilan.console.Console.FeedsNow;
import org.yilan.console.LocalConsole;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.situation.Changes;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;
import org.yilan.wall.scene.Monitor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// The board of feeds over the whole wall: what it says, how it is sorted, and how one gets there.
class FeedBoardTest {
    private static final FeedFigures BUSY =
            new FeedFigures(
                    "hotline",
                    "poll",
                    FeedFigures.Circuit.CLOSED,
                    0,
                    120,
                    2,
                    Duration.ofSeconds(4),
                    new FeedFigures.Rate(42, 20_480),
                    new FeedFigures.Round(
                            7, 1, 3413, Duration.ofMillis(80), Duration.ofNanos(1_500_000)),
                    0,
                    0);
    private static final FeedFigures BROKEN =
            new FeedFigures(
                    "tide",
                    "mqtt",
                    FeedFigures.Circuit.OPEN,
                    9,
                    50,
                    30,
                    Duration.ofSeconds(12),
                    new FeedFigures.Rate(0, 0),
                    FeedFigures.Round.NONE,
                    3,
                    1);

    private LocalConsole local;
    private TestWall base;
    private FrameBatcher batcher;
    private Wall wall;
    private CompletableFuture<FeedsNow> answer =
            CompletableFuture.completedFuture(
                    new FeedsNow(
                            List.of(
                                    feed("hotline", "12345 热线", "市民热线办", State.GOOD, 12, "", ""),
                                    feed("rain", "雨量", "水务局", State.STALE, 400, "", ""),
                                    feed(
                                            "tide",
                                            "潮位",
                                            "水务局",
                                            State.UNREACHABLE,
                                            9000,
                                            "http-503",
                                            "The upstream is overloaded."),
                                    feed("air", "空气", "环保局", State.GOOD, 60, "", "")),
                            List.of(BUSY, BROKEN)));
    private int asked;

    private static FeedHealth feed(
            String id,
            String name,
            String department,
            State state,
            int age,
            String error,
            String why) {
        return new FeedHealth(
                id,
                name,
                department,
                state,
                TyphoonDay.NOW.minusSeconds(3600),
                TyphoonDay.NOW.minusSeconds(age),
                Duration.ofMinutes(5),
                error,
                why);
    }

    @BeforeEach
    void open() {
        local = TyphoonDay.console(false);
        Console console =
                (Console)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Console.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("feedsNow")) {
                                        asked++;
                                        return answer;
                                    }
                                    try {
                                        return method.invoke(local, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        base = new TestWall(console, Locale.ENGLISH);
        FxThread.run(
                () -> {
                    Frames frames = new Plugs.AtOnce();
                    batcher = new FrameBatcher(console, frames);
                    wall =
                            new Wall(
                                    base.parts,
                                    batcher,
                                    base.frames,
                                    new Plugs(new Monitor(0, 0, 1920, 1080)),
                                    new WallOptions(false, () -> {}));
                    wall.show("daily");
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
        local.close();
    }

    private WallWindow window() {
        return wall.windows().getFirst();
    }

    private void press(KeyCode code) {
        FxThread.run(
                () -> {
                    window().scene().getRoot().applyCss();
                    window().scene().getRoot().layout();
                    for (EventType<KeyEvent> type :
                            List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                        Node owner = window().scene().getFocusOwner();
                        Node to = owner == null ? window().scene().getRoot() : owner;
                        to.fireEvent(new KeyEvent(type, "", "", code, false, false, false, false));
                    }
                });
        // What the answer brings comes in a later turn of the FX thread.
        FxThread.run(() -> {});
    }

    /// The rows from top to bottom, cells joined with a bar.
    private List<String> rows() {
        return FxThread.call(
                () -> {
                    TableView<?> table = table();
                    List<String> rows = new ArrayList<>();
                    for (int i = 0; i < table.getItems().size(); i++) {
                        rows.add(row(table, i));
                    }
                    return rows;
                });
    }

    private TableView<?> table() {
        Node overlay = window().view().overlay();
        assertThat(overlay).as("the board").isNotNull();
        window().scene().getRoot().applyCss();
        window().scene().getRoot().layout();
        return (TableView<?>) overlay.lookup(".table-view");
    }

    private static String row(TableView<?> table, int index) {
        for (Node node : table.lookupAll(".table-row-cell")) {
            javafx.scene.control.TableRow<?> row = (javafx.scene.control.TableRow<?>) node;
            if (row.getIndex() == index && row.getItem() != null) {
                return String.join(
                        " | ",
                        row.getChildrenUnmodifiable().stream()
                                .filter(javafx.scene.control.TableCell.class::isInstance)
                                .map(c -> ((javafx.scene.control.TableCell<?, ?>) c).getText())
                                .toList());
            }
        }
        return "not drawn";
    }

    private String words(String style) {
        return FxThread.call(() -> ((Label) window().view().overlay().lookup(style)).getText());
    }

    @Test
    void listsTheWorstFirstAndTheRestByDepartment() {
        press(KeyCode.F9);
        assertThat(rows())
                .containsExactly(
                        "down | 潮位 | 水务局 | 2 h / 5 min | 12 s | 0 | 0 B | 0 ms | http-503",
                        "out of date | 雨量 | 水务局 | 6 min / 5 min |  |  |  |  | ",
                        "OK | 12345 热线 | 市民热线办 | 12 s / 5 min | 4 s | 42 | 20 kB | 1.5 ms | ",
                        "OK | 空气 | 环保局 | 60 s / 5 min |  |  |  |  | ");
        press(KeyCode.HOME);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(asked).isPositive();
        assertThat(words(".feed-whole"))
                .isEqualTo(
                        "12345 热线 · OK, since 09-15 16:00:00\n"
                                + "polled, 120 rounds, 2 without a usable answer\n"
                                + "Last round: 7 items in 1 documents, 3.4 kB, 80 ms");
    }

    @Test
    void sortsByADigitAndLeavesOutWhatIsWell() {
        press(KeyCode.F9);
        press(KeyCode.DIGIT1);
        assertThat(rows().getFirst()).startsWith("down | 潮位");
        press(KeyCode.DIGIT1);
        assertThat(rows().getLast()).startsWith("down | 潮位");
        press(KeyCode.DIGIT4);
        assertThat(rows()).extracting(r -> r.split(" \\| ")[1]).startsWith("潮位", "雨量", "空气");
        press(KeyCode.F);
        assertThat(rows()).extracting(r -> r.split(" \\| ")[1]).containsExactly("潮位", "雨量");
    }

    @Test
    void aFigureLeadsToItsFeedAndEscapeBackToWork() {
        FxThread.run(() -> base.parts.selection().select(Changes.Kind.FEED, "tide"));
        FxThread.run(() -> {});
        assertThat(words(".feed-whole"))
                .startsWith("潮位 · down")
                .contains(
                        "http-503: The upstream is overloaded.",
                        "MQTT, 50 rounds, 30 without a usable answer",
                        "9 faults in a row",
                        "3 messages waiting, 1 dropped");
        press(KeyCode.ESCAPE);
        assertThat(FxThread.call(() -> window().view().overlay())).isNull();
        FxThread.run(() -> base.parts.selection().select(Changes.Kind.FEED, "tide"));
        assertThat(words(".feed-whole")).as("and again").startsWith("潮位");
    }

    @Test
    void withoutAnAnswerItShowsWhatTheSituationSaysAndWhy() {
        answer = CompletableFuture.failedFuture(new java.io.IOException("gone"));
        local.connection(Connection.State.LOST, "console.link.silent");
        press(KeyCode.F9);
        assertThat(rows()).hasSize(4).anyMatch(r -> r.startsWith("down | "));
        assertThat(words(".text-body")).startsWith("The hub has stopped sending");
    }
}
