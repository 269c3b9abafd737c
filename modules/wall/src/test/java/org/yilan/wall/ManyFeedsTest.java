package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.console.Console.FeedsNow;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.fx.Zones;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;
import org.yilan.wall.feeds.FeedBoard;
import org.yilan.wall.feeds.FeedWords;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The board of feeds of a whole city: 220 feeds of twelve departments, all of them within reach of the keyboard.
class ManyFeedsTest {
    private static final int FEEDS = 220;

    private static final List<String> DEPARTMENTS =
            List.of(
                    "市水务局（海洋局）",
                    "市气象局",
                    "市生态环境局",
                    "市交通委员会",
                    "市应急管理局",
                    "市卫生健康委员会",
                    "市住房和城乡建设管理委员会",
                    "市公安局交通警察总队",
                    "市绿化和市容管理局",
                    "市民热线办",
                    "市电力公司",
                    "市地震局");

    /// Of every eleven: seven well, one with faults, one out of date, one down, one that waits.
    private static final List<State> STATES =
            List.of(
                    State.GOOD,
                    State.GOOD,
                    State.DEGRADED,
                    State.GOOD,
                    State.STALE,
                    State.GOOD,
                    State.GOOD,
                    State.UNREACHABLE,
                    State.GOOD,
                    State.STARTING,
                    State.GOOD);

    private LocalConsole local;
    private TestWall wall;
    private OffScreen screen;
    private FeedBoard board;
    private final List<Runnable> later = new ArrayList<>();
    private FeedsNow answer = feeds();

    private static FeedsNow feeds() {
        List<FeedHealth> health = new ArrayList<>();
        List<FeedFigures> figures = new ArrayList<>();
        for (int i = 0; i < FEEDS; i++) {
            State state = STATES.get(i % STATES.size());
            String department = DEPARTMENTS.get(i % DEPARTMENTS.size());
            boolean faulty = state == State.UNREACHABLE || state == State.DEGRADED;
            health.add(
                    new FeedHealth(
                            id(i),
                            department.substring(1, 3) + "数据 " + i + " 号",
                            department,
                            state,
                            TyphoonDay.NOW.minusSeconds(3600 + i),
                            state == State.STARTING
                                    ? null
                                    : TyphoonDay.NOW.minusSeconds(
                                            state == State.UNREACHABLE
                                                    ? 400_000
                                                    : state == State.STALE ? 4000 : 7 + i),
                            Duration.ofMinutes(i % 3 == 0 ? 1440 : 5),
                            faulty ? (i % 2 == 0 ? "http-503" : "tls-untrusted") : "",
                            faulty ? "The upstream is overloaded." : ""));
            if (state != State.STARTING) {
                figures.add(
                        new FeedFigures(
                                id(i),
                                i % 4 == 0 ? "mqtt" : "poll",
                                state == State.UNREACHABLE
                                        ? FeedFigures.Circuit.OPEN
                                        : FeedFigures.Circuit.CLOSED,
                                state == State.UNREACHABLE ? 40 : 0,
                                9000 + i,
                                i,
                                Duration.ofSeconds(i * 53 % 227 * 20L),
                                new FeedFigures.Rate(i * 37 % 1009, i * 7919 % 911 * 60_000.0),
                                new FeedFigures.Round(
                                        i * 31,
                                        1,
                                        i * 99_000L,
                                        Duration.ofMillis(80 + i),
                                        Duration.ofNanos(i * 101 % 223 * 1_500_000L)),
                                i % 50 == 0 ? 3 : 0,
                                i % 50 == 0 ? 1 : 0));
            }
        }
        return new FeedsNow(health, figures);
    }

    private static String id(int i) {
        return "feed-" + i;
    }

    private void show(String language, int width, int height) {
        local = TyphoonDay.console(false);
        Console console =
                (Console)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Console.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("feedsNow")) {
                                        return CompletableFuture.completedFuture(answer);
                                    }
                                    try {
                                        return method.invoke(local, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        wall = new TestWall(console, Locale.forLanguageTag(language));
        FxThread.run(
                () -> {
                    screen =
                            new OffScreen(
                                    wall.parts,
                                    new SceneReader(Assets.shipped()).read("daily"),
                                    List.of(new Monitor(0, 0, width, height)),
                                    null);
                    screen.refreshAll(TyphoonDay.NOW);
                    WindowView view = screen.views().getFirst();
                    board =
                            new FeedBoard(
                                    console,
                                    new FeedWords(
                                            wall.texts,
                                            wall.parts.settings(),
                                            Zones.of(wall.parts.settings())),
                                    view.type(),
                                    new AtHand(),
                                    "");
                    view.overlay(board);
                    screen.layOut();
                });
        // What the hub answers comes in a later turn of the FX thread.
        layOut();
        FxThread.run(() -> table().requestFocus());
        layOut();
    }

    /// The hub is asked again when the test says so.
    private final class AtHand implements Frames {
        @Override
        public void next(Runnable work) {
            FxThread.later(work);
        }

        @Override
        public void after(Duration delay, Runnable work) {
            later.add(work);
        }

        @Override
        public long nanos() {
            return 0;
        }
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    board.close();
                    screen.close();
                });
        wall.close();
        local.close();
    }

    private void layOut() {
        FxThread.run(() -> screen.layOut());
        FxThread.run(() -> screen.layOut());
    }

    /// The hub is asked again.
    private void nextAnswer(FeedsNow next) {
        answer = next;
        FxThread.run(
                () -> {
                    List<Runnable> due = List.copyOf(later);
                    later.clear();
                    due.forEach(Runnable::run);
                });
        layOut();
    }

    private TableView<?> table() {
        return (TableView<?>) board.focusTarget();
    }

    private void press(KeyCode code) {
        FxThread.run(
                () -> {
                    for (EventType<KeyEvent> type :
                            List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                        table().fireEvent(
                                        new KeyEvent(
                                                type, "", "", code, false, false, false, false));
                    }
                });
        layOut();
    }

    /// The name of the chosen one, as the sentences below the table begin; it must be in sight in the table, whole.
    private String chosen() {
        return FxThread.call(
                () -> {
                    int at = table().getSelectionModel().getSelectedIndex();
                    VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
                    IndexedCell<?> cell = flow.getCell(at);
                    assertThat(cell.isVisible() && cell.getIndex() == at)
                            .as("row %s is drawn", at)
                            .isTrue();
                    double top = flow.sceneToLocal(cell.localToScene(0, 0)).getY();
                    assertThat(top).as("top of row %s", at).isGreaterThan(-1);
                    assertThat(top + cell.getHeight())
                            .as("bottom of row %s", at)
                            .isLessThan(flow.getHeight() + 1);
                    return said(".feed-whole").split(" · ")[0];
                });
    }

    private String said(String style) {
        return ((Label) board.lookup(style)).getText();
    }

    private List<String> order() {
        return FxThread.call(
                () -> table().getItems().stream().map(r -> nameOf(r.toString())).toList());
    }

    private static String nameOf(String row) {
        return row.replaceAll("(?s).*?, name=([^,]*), department=.*", "$1");
    }

    private static String name(int i) {
        return DEPARTMENTS.get(i % DEPARTMENTS.size()).substring(1, 3) + "数据 " + i + " 号";
    }

    @Test
    void everyFeedIsReachedByTheArrowsByPagesAndFromBothEnds() {
        show("zh", 1920, 1080);
        List<String> all = order();
        assertThat(all).hasSize(FEEDS).doesNotHaveDuplicates();
        List<String> down = new ArrayList<>(List.of(chosen()));
        for (int i = 1; i < FEEDS; i++) {
            press(KeyCode.DOWN);
            down.add(chosen());
        }
        assertThat(down).isEqualTo(all);
        press(KeyCode.DOWN);
        assertThat(chosen()).as("there is nothing after the last").isEqualTo(all.getLast());
        press(KeyCode.UP);
        assertThat(chosen()).isEqualTo(all.get(FEEDS - 2));
        press(KeyCode.HOME);
        assertThat(chosen()).isEqualTo(all.getFirst());
        Set<String> pages = new LinkedHashSet<>();
        while (pages.add(chosen())) {
            press(KeyCode.PAGE_DOWN);
        }
        assertThat(chosen()).isEqualTo(all.getLast());
        assertThat(pages).hasSizeBetween(10, 20);
        press(KeyCode.PAGE_UP);
        press(KeyCode.PAGE_UP);
        assertThat(all.indexOf(chosen())).isBetween(FEEDS - 80, FEEDS - 20);
        press(KeyCode.HOME);
        assertThat(chosen()).isEqualTo(all.getFirst());
        press(KeyCode.END);
        assertThat(chosen()).isEqualTo(all.getLast());
    }

    @Test
    void beginsWithWhatIsDownAndCountsThem() {
        show("en", 1920, 1080);
        // Of 220 = 20 × 11 feeds 20 each have faults, are out of date, are down, wait.
        assertThat(FxThread.call(() -> said(".text-dim"))).isEqualTo("140 of 220 well");
        List<String> all = order();
        assertThat(all.subList(0, 20))
                .allMatch(n -> STATES.get(number(n) % 11) == State.UNREACHABLE);
        assertThat(all.subList(20, 40)).allMatch(n -> STATES.get(number(n) % 11) == State.STALE);
        assertThat(all.subList(40, 60)).allMatch(n -> STATES.get(number(n) % 11) == State.DEGRADED);
        assertThat(all.subList(60, 80)).allMatch(n -> STATES.get(number(n) % 11) == State.STARTING);
        assertThat(all.subList(80, 220)).allMatch(n -> STATES.get(number(n) % 11) == State.GOOD);
        // Of those that are down one department after the other.
        assertThat(all.subList(0, 20).stream().map(n -> n.substring(0, 2)).distinct())
                .hasSameSizeAs(
                        runs(all.subList(0, 20).stream().map(n -> n.substring(0, 2)).toList()));
        press(KeyCode.F);
        assertThat(order()).isEqualTo(all.subList(0, 80));
        assertThat(FxThread.call(() -> said(".text-dim")))
                .isEqualTo("140 of 220 well, only the others are listed");
        press(KeyCode.F);
        assertThat(order()).isEqualTo(all);
    }

    private static List<String> runs(List<String> words) {
        List<String> runs = new ArrayList<>();
        for (String word : words) {
            if (runs.isEmpty() || !runs.getLast().equals(word)) {
                runs.add(word);
            }
        }
        return runs;
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }

    @Test
    void sortingByAnyColumnKeepsWhatIsChosenInSight() {
        show("zh", 1920, 1080);
        List<String> usual = order();
        String first = chosen();
        press(KeyCode.DIGIT2);
        assertThat(chosen()).as("what nobody has chosen by hand too").isEqualTo(first);
        press(KeyCode.DIGIT0);
        assertThat(order()).isEqualTo(usual);
        for (int i = 0; i < 97; i++) {
            press(KeyCode.DOWN);
        }
        String mine = chosen();
        assertThat(mine).isEqualTo(usual.get(97));
        Set<List<String>> orders = new LinkedHashSet<>();
        for (int column = 1; column <= 9; column++) {
            KeyCode digit = Objects.requireNonNull(KeyCode.getKeyCode("" + column));
            for (int way = 0; way < 2; way++) {
                press(digit);
                assertThat(chosen()).as("sorted by %s", column).isEqualTo(mine);
                orders.add(order());
            }
            // As a press on the head of the column does.
            int at = column - 1;
            FxThread.run(() -> table().getSortOrder().clear());
            layOut();
            FxThread.run(() -> sortAsTheMouse(at));
            layOut();
            assertThat(FxThread.call(() -> said(".feed-whole"))).startsWith(mine + " · ");
        }
        assertThat(orders).as("each column sorts in its own way").hasSize(18);
        press(KeyCode.DIGIT0);
        assertThat(order()).isEqualTo(usual);
        assertThat(chosen()).isEqualTo(mine);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void sortAsTheMouse(int column) {
        TableView raw = table();
        raw.getSortOrder().setAll(List.of(raw.getColumns().get(column)));
    }

    @Test
    void anAnswerOfTheHubMovesNothingThatAPersonHasScrolledTo() {
        show("zh", 1920, 1080);
        press(KeyCode.END);
        String last = chosen();
        int top = FxThread.call(this::topRow);
        nextAnswer(feeds());
        assertThat(chosen()).isEqualTo(last);
        assertThat(FxThread.call(this::topRow)).isEqualTo(top);
        // The wheel leaves the chosen one out of sight; the next answer must not fetch it back.
        FxThread.run(() -> table().scrollTo(100));
        layOut();
        nextAnswer(feeds());
        assertThat(FxThread.call(this::topRow)).isEqualTo(100);
        // The chosen one gets worse and goes to the top: what is chosen stays in sight.
        List<FeedHealth> worse = new ArrayList<>(feeds().health());
        int index = number(last);
        FeedHealth was = worse.get(index);
        worse.set(
                index,
                new FeedHealth(
                        was.feed(),
                        was.name(),
                        was.department(),
                        State.UNREACHABLE,
                        was.since(),
                        was.lastGood(),
                        was.freshness(),
                        "http-503",
                        "gone"));
        nextAnswer(new FeedsNow(worse, List.of()));
        assertThat(chosen()).isEqualTo(last).isEqualTo(name(index));
        assertThat(order().indexOf(last)).isLessThan(21);
        assertThat(FxThread.call(() -> said(".text-dim"))).isEqualTo("139 / 220 正常");
    }

    private int topRow() {
        return ((VirtualFlow<?>) table().lookup(".virtual-flow")).getFirstVisibleCell().getIndex();
    }

    @Test
    void whenAllAreWellTheListOfTheOthersSaysSo() {
        show("en", 1920, 1080);
        press(KeyCode.F);
        nextAnswer(
                new FeedsNow(
                        feeds().health().stream().filter(h -> h.state() == State.GOOD).toList(),
                        List.of()));
        assertThat(FxThread.call(() -> said(".placeholder .label")))
                .isEqualTo("All feeds are well.");
        press(KeyCode.F);
        assertThat(order()).hasSize(140);
    }

    @ParameterizedTest
    @CsvSource({"zh, 1920, 1080", "en, 1920, 1080", "zh, 3840, 2160", "en, 3840, 2160"})
    void nothingIsShortenedThatMustNotBe(String language, int width, int height) {
        show(language, width, height);
        List<String> faults = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        do {
            faults.addAll(
                    FxThread.call(
                            () -> TextFaults.of("feeds", board, screen.views().getFirst().type())));
            press(KeyCode.PAGE_DOWN);
        } while (seen.add(chosen()));
        assertThat(faults.stream().distinct()).isEmpty();
    }
}
