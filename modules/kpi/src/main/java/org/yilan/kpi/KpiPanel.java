package org.yilan.kpi;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.kpi.Kpi;
import org.yilan.situation.kpi.KpiBoard;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A board of key figures, and on demand all of one: definition, course, inputs.
///
/// Options of the scene: `figures`, a list of ids of [KpiBoard], most important first: the last ones go where there is no room
/// for them; `columns`, how many tiles side by side (as many as fit when absent). Targets come from `kpi.targets` of the
/// city's settings. FX thread only.
final class KpiPanel implements Panel {
    /// The figures of a panel that names none.
    private static final List<String> USUAL =
            List.of(
                    KpiBoard.CALLS,
                    KpiBoard.OVERDUE,
                    KpiBoard.RESPONSE,
                    KpiBoard.RESOLUTION,
                    KpiBoard.GUST,
                    KpiBoard.RAIN,
                    KpiBoard.TIDE,
                    KpiBoard.SHELTERS,
                    KpiBoard.OPEN,
                    KpiBoard.SATISFACTION);

    private static final Map<String, Double> DEFAULT_TARGETS =
            Map.of(
                    KpiBoard.OVERDUE, 20.0,
                    KpiBoard.RESPONSE, 95.0,
                    KpiBoard.RESOLUTION, 90.0,
                    KpiBoard.SATISFACTION, 90.0);

    private final PanelContext context;
    private final KpiBoard board;
    private final KpiWords words;
    private final List<String> figures;
    private final List<KpiTile> tiles = new ArrayList<>();
    private final TileGrid grid;
    private final KpiDetails details;
    private final VBox view = new VBox();
    private final Label hint = new Label();
    private final InvalidationListener languageChanged = o -> show();
    private Instant now;
    private int selected;
    private @Nullable String opened;

    KpiPanel(PanelContext context) {
        this.context = context;
        this.board = new KpiBoard(targets(context.settings()));
        this.words = new KpiWords(context.texts(), Zones.of(context.settings()));
        this.figures = figures(context.options());
        this.now = context.console().time().now();
        this.grid = new TileGrid(context.type(), context.options().path("columns").asInt(0));
        this.details =
                new KpiDetails(
                        context,
                        new KpiDetails.Pressed() {
                            @Override
                            public void back() {
                                leave();
                            }

                            @Override
                            public void feed(String id) {
                                context.selection().select(Kind.FEED, id);
                            }
                        });
        view.getStyleClass().addAll("panel", "kpi-panel");
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "kpi"));
        for (int n = 0; n < figures.size(); n++) {
            tiles.add(tile(n));
        }
        grid.getChildren().addAll(tiles);
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox.setVgrow(details, Priority.ALWAYS);
        details.managedProperty().bind(details.visibleProperty());
        grid.managedProperty().bind(grid.visibleProperty());
        details.setVisible(false);
        view.getChildren().addAll(head(), grid, details);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        context.texts().localeProperty().addListener(languageChanged);
        show();
    }

    private Node head() {
        Label title = new Label();
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.textProperty().bind(context.texts().bind("kpi.title"));
        hint.getStyleClass().addAll("aside", "may-clip");
        grid.onChanged(this::hint);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, hint);
        head.getStyleClass().add("panel-title");
        return head;
    }

    /// What can be done here, or what there is besides.
    private void hint() {
        int before = grid.before();
        int after = grid.after();
        String key =
                before > 0 && after > 0
                        ? "kpi.more.both"
                        : before > 0 ? "kpi.more.above" : after > 0 ? "kpi.more" : "kpi.hint";
        hint.setText(context.texts().get(key, after, before));
    }

    private KpiTile tile(int index) {
        KpiTile tile = new KpiTile(context.type());
        tile.accessibleHelpProperty()
                .bind(context.texts().bind("kpi." + figures.get(index) + ".definition"));
        tile.setFocusTraversable(true);
        tile.focusedProperty()
                .addListener(
                        (o, before, focused) -> {
                            if (focused) {
                                selected = index;
                            }
                        });
        tile.setOnMouseClicked(
                e -> {
                    if (e.getButton() == MouseButton.PRIMARY) {
                        selected = index;
                        open();
                    }
                });
        return tile;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node focusTarget() {
        return opened == null ? tiles.get(selected) : details;
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.touches(Kind.INCIDENT)
                || changes.touches(Kind.READING)
                || changes.touches(Kind.FACILITY)
                || changes.touches(Kind.ROAD_EVENT)
                || changes.touches(Kind.EARTHQUAKE)
                || changes.touches(Kind.FEED)) {
            // Not the last tick's: before the first one the console may not even have known the
            // hub's clock.
            now = context.console().time().now();
            show();
        }
    }

    @Override
    public void tick(Instant moment) {
        now = moment;
        show();
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public List<KeyAction> actions() {
        return List.of(
                KeyAction.here("Right", "kpi.key.next", () -> move(1)),
                KeyAction.here("Left", "kpi.key.previous", () -> move(-1)),
                KeyAction.here("Page_Down", "kpi.key.more", () -> turn(1)),
                KeyAction.here("Enter", "kpi.key.open", this::open),
                KeyAction.here("Esc", "kpi.key.back", () -> leave()));
    }

    @Override
    public void close() {
        context.texts().localeProperty().removeListener(languageChanged);
    }

    private void show() {
        hint();
        String one = opened;
        if (one != null) {
            board.compute(context.console().situation(), now, List.of(one))
                    .forEach(k -> details.show(k, words, context.console().situation(), now));
            return;
        }
        List<Kpi> all = board.compute(context.console().situation(), now, figures);
        for (int n = 0; n < all.size(); n++) {
            tiles.get(n).show(words.say(all.get(n), now));
        }
    }

    // ---- what keys and clicks do

    private void onKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean done =
                switch (event.getCode()) {
                    case RIGHT -> move(1);
                    case LEFT -> move(-1);
                    case DOWN -> move(opened == null ? grid.columns() : 1);
                    case UP -> move(opened == null ? -grid.columns() : -1);
                    case PAGE_DOWN -> turn(1);
                    case PAGE_UP -> turn(-1);
                    case ENTER, SPACE -> opened == null ? open() : toFeed();
                    case ESCAPE -> leave();
                    default -> false;
                };
        // The arrows stay in the panel at its edges too.
        if (done || isArrow(event.getCode())) {
            event.consume();
        }
    }

    private static boolean isArrow(KeyCode code) {
        return code == KeyCode.UP
                || code == KeyCode.DOWN
                || code == KeyCode.LEFT
                || code == KeyCode.RIGHT;
    }

    private boolean move(int by) {
        int to = selected + by;
        if (to < 0 || to >= tiles.size()) {
            return false;
        }
        selected = to;
        if (opened != null) {
            return open();
        }
        grid.show(to);
        tiles.get(to).requestFocus();
        return true;
    }

    /// To the figures that there is no room for.
    private boolean turn(int way) {
        if (opened != null || !grid.turn(way)) {
            return false;
        }
        selected = grid.before();
        tiles.get(selected).requestFocus();
        return true;
    }

    private boolean open() {
        opened = figures.get(selected);
        show();
        grid.setVisible(false);
        details.setVisible(true);
        details.requestFocus();
        return true;
    }

    /// Back to all figures.
    private boolean leave() {
        if (opened == null) {
            return false;
        }
        opened = null;
        show();
        details.setVisible(false);
        grid.setVisible(true);
        grid.show(selected);
        tiles.get(selected).requestFocus();
        return true;
    }

    /// From a doubtful number to the feed that it hangs on.
    private boolean toFeed() {
        board.compute(context.console().situation(), now, List.of(figures.get(selected))).stream()
                .flatMap(k -> k.feeds().stream())
                .findFirst()
                .ifPresent(feed -> context.selection().select(Kind.FEED, feed));
        return true;
    }

    private static List<String> figures(JsonNode options) {
        List<String> ids = new ArrayList<>();
        options.path("figures").forEach(n -> ids.add(n.asString()));
        return ids.isEmpty() ? USUAL : List.copyOf(ids);
    }

    private static Map<String, Double> targets(JsonNode settings) {
        Map<String, Double> targets = new HashMap<>(DEFAULT_TARGETS);
        settings.path("kpi")
                .path("targets")
                .properties()
                .forEach(e -> targets.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
        return targets;
    }
}
