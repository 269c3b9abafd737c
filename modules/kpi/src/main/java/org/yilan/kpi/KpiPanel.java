package org.yilan.kpi;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Theme;
import org.yilan.situation.Changes;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.kpi.Kpi;
import org.yilan.situation.kpi.KpiBoard;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A board of key figures.
///
/// Options of the scene: `figures`, a list of ids of [KpiBoard]; `columns`, how many tiles side by side (as many as fit
/// when absent). Targets come from `kpi.targets` of the city's settings. FX thread only.
final class KpiPanel implements Panel {
    private static final Map<String, Double> DEFAULT_TARGETS =
            Map.of(
                    KpiBoard.OVERDUE, 20.0,
                    KpiBoard.RESPONSE, 95.0,
                    KpiBoard.RESOLUTION, 90.0,
                    KpiBoard.SATISFACTION, 90.0);

    private final PanelContext context;
    private final KpiBoard board;
    private final List<String> figures;
    private final Map<String, KpiTile> tiles = new LinkedHashMap<>();
    private final VBox view = new VBox();
    private final InvalidationListener languageChanged = o -> show();
    private Instant now;

    KpiPanel(PanelContext context) {
        this.context = context;
        this.board = new KpiBoard(targets(context.settings()));
        this.figures = figures(context.options());
        this.now = context.console().time().now();
        view.getStyleClass().addAll("panel", "kpi-panel");
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "kpi"));

        Label title = new Label();
        title.getStyleClass().add("panel-title");
        title.textProperty().bind(context.texts().bind("kpi.title"));
        TileGrid grid = new TileGrid(context.type(), context.options().path("columns").asInt(0));
        VBox.setVgrow(grid, Priority.ALWAYS);
        for (String id : figures) {
            KpiTile tile = new KpiTile(context.type());
            tiles.put(id, tile);
            grid.getChildren().add(tile);
            explain(id, tile);
        }
        view.getChildren().addAll(title, grid);
        context.texts().localeProperty().addListener(languageChanged);
        show();
    }

    private void explain(String id, KpiTile tile) {
        Tooltip definition = new Tooltip();
        definition.textProperty().bind(context.texts().bind("kpi." + id + ".definition"));
        definition.setWrapText(true);
        definition.setMaxWidth(context.type().base() * 26);
        Tooltip.install(tile, definition);
        tile.setAccessibleHelp(context.texts().get("kpi." + id + ".definition"));
        // One click from a doubtful number to the feed that it hangs on.
        tile.setOnMouseClicked(e -> toFeed(id));
        tile.setFocusTraversable(true);
        tile.setOnKeyPressed(
                e -> {
                    if (e.getCode() == javafx.scene.input.KeyCode.ENTER) {
                        toFeed(id);
                        e.consume();
                    }
                });
    }

    private void toFeed(String id) {
        compute(List.of(id)).stream()
                .flatMap(k -> k.feeds().stream())
                .findFirst()
                .ifPresent(feed -> context.selection().select(Kind.FEED, feed));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.touches(Kind.INCIDENT)
                || changes.touches(Kind.READING)
                || changes.touches(Kind.FACILITY)
                || changes.touches(Kind.FEED)) {
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
    public void close() {
        context.texts().localeProperty().removeListener(languageChanged);
    }

    private void show() {
        KpiWords words = new KpiWords(context.texts());
        for (Kpi kpi : compute(figures)) {
            tile(kpi.id()).ifPresent(t -> t.show(words.say(kpi, now)));
        }
    }

    private List<Kpi> compute(List<String> ids) {
        return board.compute(context.console().situation(), now, ids);
    }

    private Optional<KpiTile> tile(String id) {
        return Optional.ofNullable(tiles.get(id));
    }

    private static List<String> figures(JsonNode options) {
        List<String> ids = new ArrayList<>();
        options.path("figures").forEach(n -> ids.add(n.asString()));
        return ids.isEmpty() ? KpiBoard.ALL.subList(0, 8) : List.copyOf(ids);
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
