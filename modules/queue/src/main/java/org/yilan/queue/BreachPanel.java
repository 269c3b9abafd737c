package org.yilan.queue;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The board of next breaches (督办): the limits that break next, and with which tier lies what was broken. A row that is
/// chosen is selected on the whole console, so the queue and the map go there. FX thread.
///
/// Options in the scene file: `"lane": "next" | "broken" | "street" | "district" | "city" | "held"`, where it begins.
final class BreachPanel implements Panel {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    /// Rows beyond this are counted, not shown: nobody scrolls that far on a board of what comes next.
    private static final int MOST = 500;

    private final PanelContext context;
    private final Texts texts;
    private final VBox view = new VBox();
    private final Label title = new Label();
    private final Label aside = new Label();
    private final ChipLines lanes;
    private final Map<Lane, Label> names = new EnumMap<>(Lane.class);
    private final Label empty = new Label();
    private final RowPoolView<QueueRow> list;
    private final ChangeListener<Object> onLanguage = (o, a, b) -> relabel();
    private final ChangeListener<Object> onSelection = (o, a, b) -> follow();
    private List<QueueRow> rows = List.of();
    private Lane lane;
    private BreachBoard board =
            new BreachBoard(List.of(), 0, List.of(), Map.of(), Map.of(), List.of());

    BreachPanel(PanelContext context) {
        this.context = context;
        this.texts = context.texts();
        this.lane = lane(context.options().path("lane").asString("next"));
        TimeWords times = new TimeWords(texts, Zones.of(context.settings()));
        this.list =
                new RowPoolView<>(
                        new RowPoolView.Source<>() {
                            @Override
                            public int size() {
                                return rows.size();
                            }

                            @Override
                            public QueueRow get(int index) {
                                return rows.get(index);
                            }
                        },
                        context.type().base() * IncidentRow.HEIGHT,
                        () ->
                                new IncidentRow(
                                        texts,
                                        times,
                                        context.type(),
                                        context.console().time()::now,
                                        id -> ""));
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        aside.getStyleClass().addAll("aside", "may-clip");
        HBox head = new HBox(title, aside);
        head.getStyleClass().add("panel-title");
        lanes = new ChipLines(Math.round(context.type().base() * 0.2));
        lanes.getStyleClass().add("breach-lanes");
        for (Lane each : Lane.values()) {
            Label name = new Label();
            name.getStyleClass().add("lane");
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setOnMousePressed(e -> choose(each));
            names.put(each, name);
        }
        empty.getStyleClass().add("queue-empty");
        empty.setWrapText(true);
        empty.managedProperty().bind(empty.visibleProperty());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox body = new VBox(head, lanes, list, empty);
        body.getStyleClass().add("queue-list");
        VBox.setVgrow(body, Priority.ALWAYS);
        view.getStyleClass().addAll("panel", "queue", "breaches");
        view.getChildren().add(body);
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "queue"));
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        list.onSelect(this::chosen);
        texts.localeProperty().addListener(onLanguage);
        context.selection().itemProperty().addListener(onSelection);
        relabel();
    }

    private static Lane lane(String name) {
        for (Lane each : Lane.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("a breaches panel has no lane \"" + name + "\"");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node focusTarget() {
        return list;
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public List<KeyAction> actions() {
        return List.of(
                KeyAction.here("Down", "queue_key_next", () -> list.move(1)),
                KeyAction.here("Up", "queue_key_previous", () -> list.move(-1)),
                KeyAction.here("Right", "breaches_key_lane", () -> turn(1)),
                KeyAction.here("Left", "breaches_key_lane_back", () -> turn(-1)));
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.touches(Changes.Kind.INCIDENT)) {
            draw(context.console().time().now());
        }
    }

    @Override
    public void tick(Instant now) {
        draw(now);
    }

    @Override
    public void takeOver(Panel former) {
        if (former instanceof BreachPanel other) {
            lane = other.lane;
        }
    }

    @Override
    public void close() {
        texts.localeProperty().removeListener(onLanguage);
        context.selection().itemProperty().removeListener(onSelection);
    }

    private void relabel() {
        title.setText(texts.get("breaches_title"));
        draw(context.console().time().now());
    }

    private void draw(Instant now) {
        board = BreachBoard.of(context.console().situation().incidents(), now);
        rows = lane.of(board).stream().limit(MOST).map(QueueRow::new).toList();
        aside.setText(
                board.close() == 0
                        ? ""
                        : texts.get("breaches_close", Integer.toString(board.close())));
        List<Node> shown = new ArrayList<>();
        for (Lane each : Lane.values()) {
            Label name = names.get(each);
            int count = each.of(board).size();
            int urgent = each.urgent(board);
            // What is empty and not looked at says nothing.
            if (count == 0 && each != lane && each != Lane.NEXT) {
                continue;
            }
            String words = texts.get(each.nameKey(), Integer.toString(count));
            if (urgent > 0 && each != Lane.NEXT) {
                words += " " + texts.get("breaches_unanswered", Integer.toString(urgent));
            }
            if (name != null) {
                name.setText(words);
                name.pseudoClassStateChanged(SELECTED, each == lane);
                name.pseudoClassStateChanged(URGENT, urgent > 0);
                shown.add(name);
            }
        }
        lanes.show(shown, List.of());
        empty.setVisible(rows.isEmpty());
        empty.setText(
                texts.get(
                        context.console().situation().limits().rules().isEmpty()
                                        && lane != Lane.NEXT
                                ? "breaches_no_rules"
                                : "breaches_empty"));
        follow();
    }

    private void follow() {
        Selection.Item item = context.selection().item();
        int index = -1;
        for (int i = 0; i < rows.size() && item != null; i++) {
            if (item.kind() == Changes.Kind.INCIDENT && rows.get(i).id().equals(item.id())) {
                index = i;
            }
        }
        list.mark(index);
        list.refresh();
    }

    private void chosen(int index) {
        Incident incident = rows.get(index).incident();
        context.selection().select(Changes.Kind.INCIDENT, incident.id());
    }

    private void choose(Lane wanted) {
        lane = wanted;
        draw(context.console().time().now());
        list.requestFocus();
    }

    private void turn(int by) {
        Lane[] all = Lane.values();
        int i = lane.ordinal();
        do {
            i = Math.floorMod(i + by, all.length);
        } while (all[i] != Lane.NEXT && all[i] != lane && all[i].of(board).isEmpty());
        choose(all[i]);
    }

    private void onKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> list.move(1);
            case UP -> list.move(-1);
            case PAGE_DOWN -> list.move(list.page());
            case PAGE_UP -> list.move(-list.page());
            case HOME -> list.choose(0);
            case RIGHT -> turn(1);
            case LEFT -> turn(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    // ---- for tests of the package

    @Nullable String shown(int row) {
        return row < rows.size() ? rows.get(row).id() : null;
    }

    Lane lane() {
        return lane;
    }

    String lanesText() {
        return String.join(
                " | ",
                names.values().stream()
                        .filter(l -> l.getParent() != null)
                        .map(Label::getText)
                        .toList());
    }
}
