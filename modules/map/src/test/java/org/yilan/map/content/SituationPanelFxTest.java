package org.yilan.map.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.yilan.assets.Assets;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Ring;
import org.yilan.map.MapTestPanel;
import org.yilan.map.mark.Mark;
import org.yilan.situation.Changes;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackPoint;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.IncidentBuilder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The whole map panel in a window on the afternoon of 15 September 2024, worked by mouse and by keyboard.
class SituationPanelFxTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");
    private static final TypeScale TYPE = new TypeScale(13);

    private final FxRobot robot = new FxRobot();
    private MapTestPanel map;
    private Stage window;

    @BeforeEach
    void open() {
        FxThread.start();
        map = MapTestPanel.of(Locale.CHINESE, TYPE, "{}");
        map.playTyphoon(110);
        FxThread.run(
                () -> {
                    window = new Stage();
                    StackPane root = new StackPane(map.panel().view());
                    Scene scene = new Scene(root, 980, 880);
                    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::asTheWall);
                    new Theme(Assets.shipped(), Fonts.detect()).apply(root, TYPE);
                    window.setScene(scene);
                    window.setX(0);
                    window.setY(0);
                    window.show();
                    everything();
                });
        settle();
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    map.panel().close();
                    window.close();
                });
    }

    /// What the wall does with a key that no control has taken.
    private void asTheWall(KeyEvent event) {
        for (Panel.KeyAction action : map.panel().actions()) {
            if (!event.isConsumed()
                    && KeyCombination.valueOf(action.keys().replace("Escape", "Esc"))
                            .match(event)) {
                event.consume();
                action.run().run();
            }
        }
    }

    private void everything() {
        map.panel().refresh(Changes.ofEverything());
        map.panel().tick(map.console().time().now());
    }

    private void apply(Event... events) {
        map.console().applyAt(NOW.minusSeconds(1), events);
        FxThread.run(this::everything);
        settle();
    }

    private void settle() {
        int[] quiet = {0};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            boolean settled =
                                    FxThread.call(
                                            () -> {
                                                window.getScene().getRoot().applyCss();
                                                window.getScene().getRoot().layout();
                                                return map.panel().settled();
                                            });
                            quiet[0] = settled ? quiet[0] + 1 : 0;
                            return quiet[0] > 4;
                        });
    }

    // ---- details

    @Test
    void aClickOnAClusterListsItsMembersAndAClickOnOneShowsIt() {
        clickOn(mark(m -> m.subject() instanceof Mark.Subject.Many));
        assertThat(card()).endsWith("件事件");
        Hyperlink member = find(".details .member", Hyperlink.class).getFirst();
        String words = FxThread.call(member::getText);
        clickOn(member);
        settle();
        assertThat(words).startsWith(card());
        assertThat(map.selected()).startsWith("i");
        // the card lies over the map: a click on it is none on the map
        clickOn(find(".details .head .label", Labeled.class).getFirst());
        settle();
        assertThat(words).startsWith(card());
    }

    @Test
    void theKeyboardGoesThroughMarksIntoAClusterAndBack() {
        FxThread.run(() -> map.panel().focusTarget().requestFocus());
        robot.type(KeyCode.TAB);
        settle();
        assertThat(FxThread.call(() -> map.panel().view().isFocused())).isTrue();
        for (int i = 0; i < 200 && !card().endsWith("件事件"); i++) {
            robot.type(KeyCode.TAB);
            robot.type(KeyCode.ENTER);
            settle();
            if (card().isEmpty()) {
                continue;
            }
            if (!card().endsWith("件事件")) {
                robot.type(KeyCode.ESCAPE);
            }
        }
        List<Hyperlink> members = find(".details .member", Hyperlink.class);
        assertThat(members).hasSizeGreaterThan(1);
        assertThat(focused()).isSameAs(members.getFirst());
        robot.type(KeyCode.DOWN);
        assertThat(focused()).isSameAs(members.get(1));
        robot.type(KeyCode.UP);
        robot.type(KeyCode.UP);
        assertThat(focused()).isSameAs(members.getLast());
        double x = FxThread.call(() -> x(new GeoPoint(31.23, 121.47)));
        String words = FxThread.call(() -> members.getLast().getText());
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(words).startsWith(card());
        assertThat(focused()).isSameAs(map.panel().view());
        assertThat(FxThread.call(() -> x(new GeoPoint(31.23, 121.47))))
                .as("the map has not moved")
                .isEqualTo(x);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(card()).isEmpty();
    }

    @Test
    void aClickShowsASensorAWarningAndTheStorm() {
        clickOn(mark(m -> one(m, Changes.Kind.SENSOR, "吴淞口")));
        assertThat(card()).isEqualTo("吴淞口");
        press(KeyCode.ESCAPE);
        clickOn(mark(m -> kind(m, Changes.Kind.ALERT)));
        assertThat(card()).isNotEmpty();
        press(KeyCode.ESCAPE);
        press(KeyCode.F);
        clickOn(mark(m -> kind(m, Changes.Kind.STORM)));
        assertThat(card()).isEqualTo("台风“贝碧嘉” TY");
    }

    @Test
    void aClickShowsAShelterAndAUnitWhereTheMapIsNear() {
        // near the middle of the city, far enough in for shelters and units
        FxThread.run(() -> map.panel().focusTarget().requestFocus());
        for (int i = 0; i < 5; i++) {
            robot.type(KeyCode.PLUS);
        }
        settle();
        for (String name : List.of("中学", "抢险")) {
            Mark mark =
                    mark(
                            m ->
                                    m.subject() instanceof Mark.Subject.One o
                                            && o.kind() == Changes.Kind.FACILITY
                                            && map.console()
                                                    .situation()
                                                    .facility(o.id())
                                                    .orElseThrow()
                                                    .name()
                                                    .contains(name));
            clickOn(mark);
            assertThat(card()).contains(name);
            Hyperlink source = find(".details .foot", Hyperlink.class).getFirst();
            FxThread.run(source::fire);
            assertThat(map.selected())
                    .as("the source leads to the feed")
                    .isEqualTo(map.console().situation().facility(one(mark)).orElseThrow().feed());
            assertThat(card()).as("and the card stays").contains(name);
            press(KeyCode.ESCAPE);
        }
    }

    @Test
    void aKeyLeadsFromTheCardToItsFeedAndTheCardStays() {
        press(KeyCode.Y);
        assertThat(map.selected()).as("without a card there is no source").isEmpty();
        FxThread.run(() -> map.panel().focusTarget().requestFocus());
        Set<String> led = new HashSet<>();
        Set<String> titles = new HashSet<>();
        press(KeyCode.TAB);
        press(KeyCode.ENTER);
        for (int i = 0; i < 60 && led.size() < 2; i++) {
            press(KeyCode.TAB);
            String title = card();
            titles.add(title);
            List<Hyperlink> sources = find(".details .foot", Hyperlink.class);
            String before = map.selected();
            press(KeyCode.Y);
            assertThat(card()).isEqualTo(title);
            if (sources.isEmpty()) {
                // A cluster is of no one feed.
                assertThat(map.selected()).isEqualTo(before);
            } else {
                assertThat(texts(".details .source-key")).containsExactly("Y");
                String feed = map.selected();
                assertThat(texts(".details .foot").getFirst())
                        .contains(
                                map.console()
                                        .situation()
                                        .feed(feed)
                                        .map(FeedHealth::name)
                                        .orElse(feed));
                led.add(map.selected());
            }
        }
        assertThat(led).as("of several feeds, through %s", titles).hasSize(2);
    }

    private static String one(Mark mark) {
        return ((Mark.Subject.One) mark.subject()).id();
    }

    // ---- what has no mark

    @Test
    void theLegendNamesTheNationalSignalAndShowsItsDetails() {
        assertThat(legend()).first().isEqualTo("全国 台风 I");
        assertThat(legend()).noneMatch(w -> w.contains("无法落图"));
        clickOn(button("全国 台风 I"));
        settle();
        assertThat(card()).isEqualTo("上海中心气象台发布台风黄色预警");
    }

    @Test
    void theListOfWhatHasNoPlaceOpensByMouseAndSaysWhy() {
        withoutPlaces();
        assertThat(legend()).contains("预警 2 条无法落图", "事件 1 件位置不明");
        clickOn(button("预警 2 条无法落图"));
        settle();
        assertThat(card()).isEqualTo("图上没有标记的预警和事件");
        assertThat(texts(".details .member"))
                .containsExactly("深夜来电未留地址", "大雾 III", "大风 IV", "全国 台风 I");
        assertThat(texts(".details .note"))
                .containsExactly(
                        "无法落图：没有坐标，也没有区划",
                        "无法落图：区划代码 SEA-3 无法识别",
                        "无法落图：区划 440305 不在本市",
                        "覆盖全市及以外，上海中心气象台发布");
        clickOn(find(".details .member", Hyperlink.class).get(1));
        settle();
        assertThat(map.selected()).isEqualTo("odd");
        assertThat(card()).isEqualTo("上海中心气象台发布台风黄色预警");
    }

    @Test
    void theListOfWhatHasNoPlaceOpensByKeyboard() {
        withoutPlaces();
        FxThread.run(() -> map.panel().focusTarget().requestFocus());
        press(KeyCode.N);
        assertThat(card()).isEqualTo("图上没有标记的预警和事件");
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(map.selected()).isEqualTo("odd");
        press(KeyCode.ESCAPE);
        assertThat(card()).isEmpty();
        press(KeyCode.N);
        press(KeyCode.ESCAPE);
        assertThat(card()).isEmpty();
        assertThat(focused()).isSameAs(map.panel().view());
    }

    private void withoutPlaces() {
        apply(
                AlertBuilder.alert("far")
                        .hazard("gale")
                        .grade(Grade.IV)
                        .sent(NOW.minusSeconds(60))
                        .expires(NOW.plusSeconds(7200))
                        .divisions("440305")
                        .published(),
                AlertBuilder.alert("odd")
                        .hazard("fog")
                        .grade(Grade.III)
                        .sent(NOW.minusSeconds(60))
                        .expires(NOW.plusSeconds(7200))
                        .divisions("SEA-3")
                        .published(),
                IncidentBuilder.incident("lost")
                        .title("深夜来电未留地址")
                        .grade(Grade.II)
                        .place(Place.UNKNOWN)
                        .reported());
    }

    @Test
    void allArrivalsAreListedByKeyAndByMouse() {
        press(KeyCode.G);
        assertThat(card()).startsWith("12 级风圈到达");
        List<String> names = new ArrayList<>(texts(".details .rows .name"));
        // As many as there is room for; the key goes on to the others and comes back to the first.
        while (names.size() < 60) {
            press(KeyCode.G);
            List<String> next = texts(".details .rows .name");
            if (next.getFirst().equals(names.getFirst())) {
                break;
            }
            names.addAll(next);
        }
        assertThat(names).contains("浦东", "崇明").hasSizeGreaterThan(6).doesNotHaveDuplicates();
        press(KeyCode.ESCAPE);
        clickOn(find(".arrivals", Node.class).getFirst());
        settle();
        assertThat(card()).startsWith("12 级风圈到达");
    }

    // ---- the view

    @Test
    void nothingThatLiesOverTheMapHidesAnyOfTheCity() {
        assertThat(find(".map-inset", Node.class).getFirst().isVisible()).isTrue();
        for (String over : List.of(".legend", ".arrivals", ".map-inset", ".map-foot")) {
            Bounds box = FxThread.call(() -> inPanel(find(over, Node.class).getFirst()));
            for (var piece : Districts.of(Assets.shipped()).city().outline().pieces()) {
                Ring ring = piece.outer();
                for (int i = 0; i < ring.size(); i++) {
                    GeoPoint p = ring.point(i);
                    Point2D at = FxThread.call(() -> new Point2D(x(p), y(p)));
                    assertThat(box.contains(at)).as("%s over %s", over, p).isFalse();
                    assertThat(at.getX()).isBetween(0.0, 980.0);
                    assertThat(at.getY()).isBetween(0.0, 880.0);
                }
            }
        }
    }

    @Test
    void theViewOfAPersonStaysWhateverHappensUntilTheyAskForTheCity() {
        GeoPoint bund = new GeoPoint(31.239, 121.4863);
        double home = FxThread.call(() -> x(bund));
        robot.moveTo(500, 450);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(530, 450);
        robot.moveTo(600, 450);
        robot.release(MouseButton.PRIMARY);
        settle();
        double moved = FxThread.call(() -> x(bund));
        assertThat(moved).isGreaterThan(home + 50);
        withoutPlaces(); // makes the legend higher
        assertThat(FxThread.call(() -> x(bund))).isEqualTo(moved);
        press(KeyCode.DIGIT0);
        assertThat(FxThread.call(() -> x(bund))).isBetween(home - 60, home + 60);
        nothingThatLiesOverTheMapHidesAnyOfTheCity();
    }

    @Test
    void theSmallMapGoesWhenTheStormIsInTheLargeOneAndTheViewStays() {
        Node inset = find(".map-inset", Node.class).getFirst();
        assertThat(inset.isVisible()).isTrue();
        GeoPoint bund = new GeoPoint(31.239, 121.4863);
        double before = FxThread.call(() -> x(bund));
        // by now it is over Nanhui
        apply(
                new Event.StormObserved(
                        "202413",
                        "typhoon",
                        "贝碧嘉",
                        "BEBINCA",
                        new TrackPoint(
                                NOW.minusSeconds(60),
                                new GeoPoint(30.95, 121.8),
                                42.0,
                                956.0,
                                25.0,
                                290.0,
                                Quadrants.all(250),
                                Quadrants.all(100),
                                Quadrants.all(40),
                                "")));
        assertThat(inset.isVisible()).isFalse();
        // The legend and the list of arrivals have grown by a line or two, and what is left between
        // them is used.
        assertThat(FxThread.call(() -> x(bund))).isBetween(before - 20, before + 20);
    }

    @Test
    void aClickOnTheSmallMapShowsTheStormOnTheLargeOne() {
        Node inset = find(".map-inset", Node.class).getFirst();
        clickOn(inset);
        settle();
        assertThat(FxThread.call(() -> x(new GeoPoint(30.2, 125.8)))).isBetween(0.0, 980.0);
        assertThat(inset.isVisible()).isFalse();
        press(KeyCode.DIGIT0);
        assertThat(inset.isVisible()).isTrue();
    }

    // ---- with what

    private void press(KeyCode code) {
        FxThread.run(
                () -> {
                    if (window.getScene().getFocusOwner() == null) {
                        map.panel().focusTarget().requestFocus();
                    }
                });
        robot.type(code);
        settle();
    }

    private void clickOn(Mark mark) {
        Point2D at =
                FxThread.call(
                        () ->
                                map.panel()
                                        .view()
                                        .localToScreen(
                                                map.viewport().x(mark.x()),
                                                map.viewport().y(mark.y())));
        robot.clickOn(at);
        settle();
    }

    private void clickOn(Node node) {
        Bounds box = FxThread.call(() -> node.localToScreen(node.getBoundsInLocal()));
        robot.clickOn(new Point2D(box.getCenterX(), box.getCenterY()));
    }

    private Mark mark(Predicate<Mark> which) {
        // one that no overlay lies over
        return FxThread.call(
                () ->
                        map.content().seen().marks().marks().stream()
                                .filter(which)
                                .filter(m -> uncovered(m))
                                .findFirst()
                                .orElseThrow());
    }

    private boolean uncovered(Mark m) {
        double x = map.viewport().x(m.x());
        double y = map.viewport().y(m.y());
        return x > 260
                && x < 900
                && y > 20
                && y < 840
                && map.content()
                        .seen()
                        .marks()
                        .at(m.x(), m.y(), map.viewport().worldPixels(), 0)
                        .equals(Optional.of(m));
    }

    private static boolean kind(Mark m, Changes.Kind kind) {
        return m.subject() instanceof Mark.Subject.One o && o.kind() == kind;
    }

    private static boolean one(Mark m, Changes.Kind kind, String id) {
        return m.subject().equals(new Mark.Subject.One(kind, id));
    }

    private String card() {
        return FxThread.call(() -> map.content().cardTitle());
    }

    private List<String> legend() {
        return FxThread.call(() -> map.content().legendWords());
    }

    private Node focused() {
        return FxThread.call(() -> window.getScene().getFocusOwner());
    }

    private <T extends Node> List<T> find(String selector, Class<T> type) {
        return FxThread.call(
                () ->
                        map.panel().view().lookupAll(selector).stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .sorted(Comparator.comparingDouble(n -> inPanel(n).getMinY()))
                                .toList());
    }

    private List<String> texts(String selector) {
        return FxThread.call(
                () -> find(selector, Labeled.class).stream().map(Labeled::getText).toList());
    }

    /// The button of the legend with these words, on itself or on a label in it.
    private Button button(String words) {
        return find(".legend .button", Button.class).stream()
                .filter(b -> words(b).equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static String words(Button button) {
        if (button.getGraphic() instanceof Pane pane) {
            return pane.getChildren().stream()
                    .filter(Labeled.class::isInstance)
                    .map(n -> ((Labeled) n).getText())
                    .findFirst()
                    .orElse("");
        }
        return button.getText();
    }

    private Bounds inPanel(Node node) {
        return map.panel().view().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    }

    private double x(GeoPoint p) {
        return map.viewport().x(MercatorPoint.x(p.lon()));
    }

    private double y(GeoPoint p) {
        return map.viewport().y(MercatorPoint.y(p.lat()));
    }
}
