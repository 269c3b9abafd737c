package org.yilan.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Notices;
import org.yilan.fx.PanelContext;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.PropertiesTexts;
import org.yilan.fx.Selection;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.Sensor;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

class KpiPanelFxTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private final Assets assets = Assets.shipped();
    private final Selection selection = new Selection();
    private LocalConsole console;
    private PropertiesTexts texts;

    @BeforeEach
    void open() throws Exception {
        FxThread.start();
        console = new LocalConsole(() -> NOON);
        texts = new PropertiesTexts(assets, Locale.CHINESE);
    }

    private PanelContext context(double base, String... figures) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        for (String f : figures) {
            options.withArray("figures").add(f);
        }
        return new PanelContext(
                console,
                texts,
                new TypeScale(base),
                selection,
                new Silent(),
                Runnable::run,
                assets,
                options,
                JsonNodeFactory.instance.objectNode());
    }

    private record Silent() implements Notices {
        @Override
        public void say(String key, Object... arguments) {}

        @Override
        public void warn(String key, Object... arguments) {}

        @Override
        public void follow(CompletableFuture<Outcome> outcome) {}
    }

    private void storm() {
        List<Event> events = new ArrayList<>();
        events.add(health("sensors", FeedHealth.State.GOOD, 0));
        events.add(health("hotline", FeedHealth.State.GOOD, 0));
        gust(events, "南汇嘴", 42.14, 3);
        events.add(
                new Event.SensorDescribed(
                        new Sensor("t", "tide", "苏州河口", Quantity.TIDE, "m", Place.UNKNOWN, 4.55)));
        events.add(
                new Event.ReadingTaken(
                        new Reading(
                                "t", 4.96, NOON.minusSeconds(2700), NOON, Reading.Quality.GOOD)));
        events.add(health("tide", FeedHealth.State.UNREACHABLE, 45));
        for (int i = 0; i < 1300; i++) {
            Instant when = NOON.minusSeconds(i * 17L);
            events.add(
                    new Event.IncidentReported(
                            new IncidentReport(
                                    "i" + i,
                                    "hotline",
                                    "tree-down",
                                    Grade.III,
                                    "树倒",
                                    "",
                                    Place.UNKNOWN,
                                    Reporter.UNKNOWN,
                                    when,
                                    when.plusSeconds(i % 9 == 0 ? 600 : 90_000),
                                    "typhoon",
                                    true)));
            if (i % 3 == 0) {
                events.add(new Event.IncidentAssigned("i" + i, "绿化市容局", "hotline", ""));
            }
        }
        // Recorded over six hours, so that there is a trend.
        List<Event> reports =
                events.stream().filter(e -> e instanceof Event.IncidentReported).toList();
        events.removeAll(reports);
        for (int i = reports.size() - 1; i >= 0; i--) {
            console.applyAt(NOON.minusSeconds(i * 17L), reports.get(i));
        }
        console.apply(events.toArray(Event[]::new));
    }

    private static void gust(List<Event> events, String name, double value, int minutesAgo) {
        Instant when = NOON.minus(Duration.ofMinutes(minutesAgo));
        events.add(
                new Event.SensorDescribed(
                        new Sensor(
                                name,
                                "sensors",
                                name,
                                Quantity.GUST,
                                "m/s",
                                Place.UNKNOWN,
                                Double.NaN)));
        events.add(
                new Event.ReadingTaken(new Reading(name, value, when, when, Reading.Quality.GOOD)));
    }

    private static Event health(String feed, FeedHealth.State state, int minutesAgo) {
        Instant when = NOON.minus(Duration.ofMinutes(minutesAgo));
        return new Event.FeedHealthChanged(
                new FeedHealth(feed, feed, "", state, when, when, Duration.ofMinutes(10), "", ""));
    }

    private KpiTile tile(KpiPanel panel, int index) {
        return (KpiTile) panel.view().lookupAll(".kpi-tile").toArray()[index];
    }

    private static String text(KpiTile tile, String styleClass) {
        return switch (tile.lookup(styleClass)) {
            case Text t -> t.getText();
            case Label l -> l.getText();
            default -> throw new AssertionError(styleClass);
        };
    }

    @Test
    void aGustShowsItsForcePlaceAndAge() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "gust"));
                    KpiTile gust = tile(panel, 0);
                    assertThat(text(gust, ".kpi-number")).isEqualTo("42.1");
                    // 42.1 m/s is force 14 (41.5 to 46.1, GB/T 28591)
                    assertThat(text(gust, ".kpi-line")).isEqualTo("14 级 · 南汇嘴");
                    // Three minutes are well within half of the ten that the feed promises: nothing
                    // to say.
                    assertThat(text(gust, ".kpi-age")).isEmpty();
                    panel.close();
                });
    }

    @Test
    void aDeadGaugeIsStruckThroughAndSaysSinceWhen() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "tide"));
                    KpiTile tide = tile(panel, 0);
                    assertThat(text(tide, ".kpi-number")).isEqualTo("4.96");
                    assertThat(((Text) tide.lookup(".kpi-number")).isStrikethrough()).isTrue();
                    assertThat(text(tide, ".kpi-age")).isEqualTo("失联 · 45 分钟前");
                    panel.close();
                });
    }

    /// A wall is open before its console has heard of the hub's clock.
    @Test
    void figuresComeBeforeTheFirstTick() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        console = new LocalConsole(clock::get);
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "gust"));
                    clock.set(NOON);
                    storm();
                    panel.refresh(Changes.ofEverything());
                    assertThat(text(tile(panel, 0), ".kpi-number")).isEqualTo("42.1");
                    panel.close();
                });
    }

    @Test
    void whatIsRecordedAheadOfTheClockHasNoCourseYet() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "calls"));
                    panel.tick(NOON.minus(Duration.ofDays(1)));
                    assertThat(text(tile(panel, 0), ".kpi-number")).isNotEmpty();
                    panel.close();
                });
    }

    @Test
    void withoutAnythingItSaysSoInsteadOfZero() {
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "open"));
                    assertThat(text(tile(panel, 0), ".kpi-number")).isEqualTo("尚无数据");
                    texts.use(Locale.ENGLISH);
                    assertThat(text(tile(panel, 0), ".kpi-number")).isEqualTo("No data yet");
                    texts.use(Locale.CHINESE);
                    panel.close();
                });
    }

    @Test
    void ageIsSaidOnceItIsWorthAWord() {
        List<Event> events = new ArrayList<>();
        events.add(health("sensors", FeedHealth.State.GOOD, 0));
        // The feed promises ten minutes; six are more than half of it.
        gust(events, "南汇嘴", 42.14, 6);
        console.apply(events.toArray(Event[]::new));
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "gust"));
                    assertThat(text(tile(panel, 0), ".kpi-age")).isEqualTo("6 分钟前");
                    panel.close();
                });
    }

    @Test
    void aMissedTargetIsABandAcrossTheTileAndAKeptOneALine() {
        storm();
        FxThread.run(
                () -> {
                    // 1300 calls at 17 s, every ninth due after ten minutes: 141 of them are
                    // overdue by far more than 20.
                    KpiPanel panel = new KpiPanel(context(15, "overdue", "response-rate"));
                    KpiTile overdue = tile(panel, 0);
                    assertThat(overdue.lookup(".kpi-band").isVisible()).isTrue();
                    assertThat(text(overdue, ".kpi-missed")).isEqualTo("未达目标 ≤ 20");
                    assertThat(text(overdue, ".kpi-line")).isEmpty();
                    panel.close();
                });
    }

    @Test
    void sheltersSayHowManyPeopleAndPlaces() {
        console.apply(
                health("shelters", FeedHealth.State.GOOD, 0),
                shelter("a", 300, 1200),
                shelter("b", 120, 800));
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "shelters"));
                    // 420 of 2000 places.
                    assertThat(text(tile(panel, 0), ".kpi-number")).isEqualTo("21.0");
                    assertThat(text(tile(panel, 0), ".kpi-line")).isEqualTo("420/2,000 人");
                    panel.close();
                });
    }

    private static Event shelter(String id, int occupied, int capacity) {
        return new Event.FacilityReported(
                new Facility(
                        id,
                        "shelters",
                        "shelter",
                        id,
                        Place.UNKNOWN,
                        "open",
                        occupied,
                        capacity,
                        NOON));
    }

    @Test
    void keysReachEveryFigureItsDefinitionAndItsFeed() {
        storm();
        PanelContext context = context(15, "calls", "overdue", "gust", "tide");
        KpiPanel panel = FxThread.call(() -> new KpiPanel(context));
        Stage stage = FxThread.call(() -> stage(panel, 480, 480));
        FxThread.run(() -> panel.focusTarget().requestFocus());

        type(KeyCode.RIGHT, KeyCode.DOWN);
        // Two columns of tiles: right and down from the first is the fourth.
        assertThat(FxThread.call(() -> tile(panel, 3).isFocused())).isTrue();
        type(KeyCode.ENTER);
        assertThat(words(panel))
                .contains("各验潮站当前的最高水位，以各站基面起算。")
                .contains("tide") // the feed by its name
                .contains("中断")
                .contains("最旧输入 失联 · 45 分钟前");
        assertThat(FxThread.call(() -> panel.focusTarget().isFocused())).isTrue();
        // Left goes to the next figure's details, not back to the tiles.
        type(KeyCode.LEFT);
        assertThat(words(panel)).contains("各测站最近一小时内的最大阵风。");
        type(KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(FxThread.call(selection::item)).isEqualTo(new Selection.Item(Kind.FEED, "tide"));
        type(KeyCode.ESCAPE);
        assertThat(words(panel)).doesNotContain("各验潮站");
        assertThat(FxThread.call(() -> tile(panel, 3).isFocused())).isTrue();
        FxThread.run(
                () -> {
                    stage.close();
                    panel.close();
                });
    }

    @Test
    void aClickOpensTheDefinitionAndOtherButtonsDoNot() {
        storm();
        FxThread.run(
                () -> {
                    KpiPanel panel = new KpiPanel(context(15, "calls", "tide"));
                    for (MouseButton other : List.of(MouseButton.SECONDARY, MouseButton.MIDDLE)) {
                        tile(panel, 1).fireEvent(mouse(MouseEvent.MOUSE_CLICKED, other));
                        assertThat(words(panel)).doesNotContain("各验潮站当前的最高水位");
                    }
                    click(tile(panel, 1));
                    assertThat(words(panel)).contains("各验潮站当前的最高水位");

                    // The feed that the figure hangs on.
                    Node feed = panel.view().lookup(".kpi-feed");
                    feed.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, MouseButton.SECONDARY));
                    assertThat(selection.item()).isNull();
                    feed.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY));
                    assertThat(selection.item()).isEqualTo(new Selection.Item(Kind.FEED, "tide"));
                    panel.close();
                });
    }

    private static void click(KpiTile tile) {
        tile.fireEvent(mouse(MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, MouseButton button) {
        return new MouseEvent(
                type, 1, 1, 1, 1, button, 1, false, false, false, false, false, false, false, false,
                false, true, null);
    }

    private Stage stage(KpiPanel panel, int width, int height) {
        StackPane root = new StackPane(panel.view());
        Scene scene = new Scene(root, width, height);
        new Theme(assets, Fonts.detect()).apply(root, new TypeScale(15));
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        return stage;
    }

    private static void type(KeyCode... keys) {
        FxRobot robot = new FxRobot();
        for (KeyCode key : keys) {
            robot.type(key);
            FxThread.run(() -> {});
        }
    }

    private static String words(KpiPanel panel) {
        return FxThread.call(
                () -> {
                    StringBuilder all = new StringBuilder();
                    collect(panel.view(), all);
                    return all.toString();
                });
    }

    private static void collect(Node node, StringBuilder into) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label) {
            into.append(label.getText()).append('\n');
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(n -> collect(n, into));
        }
    }

    @Test
    void pictures() throws Exception {
        storm();
        console.apply(health("shelters", FeedHealth.State.GOOD, 0), shelter("a", 300, 1200));
        for (boolean english : new boolean[] {false, true}) {
            FxThread.run(() -> texts.use(english ? Locale.ENGLISH : Locale.CHINESE));
            String l = english ? "-en" : "-zh";
            picture("cell" + l, 476, 475, 15, -1);
            picture("4k" + l, 960, 880, 27.7, -1);
            picture("wall" + l, 1265, 1410, 23.3, -1);
            picture("half" + l, 1900, 520, 15, -1);
            picture("details-cell" + l, 476, 475, 15, 2);
            picture("details-wall" + l, 1265, 1410, 23.3, 1);
        }
    }

    private void picture(String name, int width, int height, double base, int opened)
            throws Exception {
        PanelContext context = context(base);
        ((ObjectNode) context.options()).put("columns", width > 1500 ? 0 : 2);
        KpiPanel panel = FxThread.call(() -> new KpiPanel(context));
        if (opened >= 0) {
            FxThread.run(() -> click(tile(panel, opened)));
        }
        new PanelPicture(assets, width, height, new TypeScale(base))
                .write(panel, context, Path.of("target", "kpi-" + name + ".png"));
        FxThread.run(panel::close);
    }

    @Test
    void noTileClipsItsTextAtAnyShippedSize() throws Exception {
        storm();
        for (boolean english : new boolean[] {false, true}) {
            FxThread.run(() -> texts.use(english ? Locale.ENGLISH : Locale.CHINESE));
            for (int[] size : new int[][] {{440, 520, 15}, {330, 700, 15}, {900, 1000, 28}}) {
                PanelContext context = context(size[2]);
                KpiPanel panel = FxThread.call(() -> new KpiPanel(context));
                new PanelPicture(assets, size[0], size[1], new TypeScale(size[2]))
                        .write(
                                panel,
                                context,
                                Path.of(
                                        "target",
                                        "kpi-" + size[0] + (english ? "-en" : "-zh") + ".png"));
                FxThread.run(
                        () -> {
                            panel.view().lookupAll(".label").stream()
                                    .map(Label.class::cast)
                                    .filter(l -> l.isVisible() && !l.getText().isEmpty())
                                    .forEach(
                                            l ->
                                                    assertThat(l.getWidth())
                                                            .as(
                                                                    "width of \"%s\" at %d px",
                                                                    l.getText(), size[0])
                                                            .isGreaterThanOrEqualTo(
                                                                    l.prefWidth(-1) - 1));
                            panel.close();
                        });
            }
        }
    }
}
