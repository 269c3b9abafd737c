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
import org.yilan.console.TimeContext;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.RefusalWords;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.unit.UnitBoard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The board of next breaches (督办): the limits that break next, with which tier lies what was broken, what units sent back
/// (退单申诉), and which unit owes what. A row that is chosen is selected on the whole console, so the queue and the map go
/// there; what was sent back is ruled on here. FX thread.
///
/// Options in the scene file: `"lane": "next" | "broken" | "street" | "district" | "city" | "held" | "returned" | "units"`,
/// where it begins.
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
    private final RowPoolView<Line> lineList;
    private final BreachLines words;
    private final Advisor advisor;
    private final CommandStrip strip;
    private final ChangeListener<Object> onLanguage = (o, a, b) -> relabel();
    private final ChangeListener<Object> onSelection = (o, a, b) -> follow();
    private List<QueueRow> rows = List.of();
    private List<Line> lines = List.of();
    private UnitBoard units = UnitBoard.EMPTY;
    private AppealBoard appeals = AppealBoard.EMPTY;
    private String chosenLine = "";
    private long unitsDue = System.nanoTime();
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
        this.words = new BreachLines(texts, times);
        this.lineList =
                new RowPoolView<>(
                        new RowPoolView.Source<>() {
                            @Override
                            public int size() {
                                return lines.size();
                            }

                            @Override
                            public Line get(int index) {
                                return lines.get(index);
                            }
                        },
                        context.type().base() * IncidentRow.HEIGHT,
                        () -> new LineRow(context.type()));
        this.advisor = new Advisor(context.console(), () -> {});
        this.strip =
                new CommandStrip(
                        context,
                        advisor::of,
                        new Unveiled(context.console(), System::nanoTime, () -> {}),
                        () -> focusTarget().requestFocus());
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
        for (Region each : List.of(list, lineList)) {
            VBox.setVgrow(each, Priority.ALWAYS);
            each.managedProperty().bind(each.visibleProperty());
        }
        VBox body = new VBox(head, lanes, list, lineList, empty, strip);
        body.getStyleClass().add("queue-list");
        VBox.setVgrow(body, Priority.ALWAYS);
        view.getStyleClass().addAll("panel", "queue", "breaches");
        view.getChildren().add(body);
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "queue"));
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        list.onSelect(this::chosen);
        lineList.onSelect(this::lineChosen);
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
        return strip.isOpen() ? strip.focusTarget() : shownList();
    }

    private RowPoolView<?> shownList() {
        return lane.lines() ? lineList : list;
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public List<KeyAction> actions() {
        return List.of(
                KeyAction.here("Down", "queue_key_next", () -> shownList().move(1)),
                KeyAction.here("Up", "queue_key_previous", () -> shownList().move(-1)),
                KeyAction.here("Right", "breaches_key_lane", () -> turn(1)),
                KeyAction.here("Left", "breaches_key_lane_back", () -> turn(-1)),
                KeyAction.here("Enter", "breaches_key_another", this::another),
                KeyAction.here(Order.RULE.key(), Order.RULE.nameKey(), this::rule));
    }

    @Override
    public void refresh(Changes changes) {
        strip.shown(context.console().situation().seq(), changes.everything());
        if (changes.everything()) {
            unitsDue = System.nanoTime();
        }
        if (changes.touches(Changes.Kind.INCIDENT) || changes.touches(Changes.Kind.FACILITY)) {
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
            strip.takeOver(other.strip);
        }
    }

    @Override
    public void close() {
        context.console().opened(this, "", false);
        texts.localeProperty().removeListener(onLanguage);
        context.selection().itemProperty().removeListener(onSelection);
    }

    private void relabel() {
        title.setText(texts.get("breaches_title"));
        draw(context.console().time().now());
    }

    private void draw(Instant now) {
        board = BreachBoard.of(context.console().situation().incidents(), now);
        lookAtUnits(now);
        context.console().opened(this, strip.incident(), true);
        appeals = AppealBoard.of(context.console().situation());
        rows = lane.of(board).stream().limit(MOST).map(QueueRow::new).toList();
        lines = lines(now);
        list.setVisible(!lane.lines());
        lineList.setVisible(lane.lines());
        aside.setText(
                board.close() == 0
                        ? ""
                        : texts.get("breaches_close", Integer.toString(board.close())));
        List<Node> shown = new ArrayList<>();
        for (Lane each : Lane.values()) {
            Label name = names.get(each);
            int count = count(each);
            int urgent = urgent(each);
            // What is empty and not looked at says nothing.
            if (count == 0 && each != lane && each != Lane.NEXT) {
                continue;
            }
            String words = texts.get(each.nameKey(), Integer.toString(count));
            if (urgent > 0 && each != Lane.NEXT) {
                String key =
                        each == Lane.UNITS
                                ? "breaches_units_late"
                                : each == Lane.RETURNED
                                        ? "breaches_undecided"
                                        : "breaches_unanswered";
                words += " " + texts.get(key, Integer.toString(urgent));
            }
            if (name != null) {
                name.setText(words);
                name.pseudoClassStateChanged(SELECTED, each == lane);
                name.pseudoClassStateChanged(URGENT, urgent > 0);
                shown.add(name);
            }
        }
        lanes.show(shown, List.of());
        empty.setVisible(lane.lines() ? lines.isEmpty() : rows.isEmpty());
        empty.setText(
                texts.get(
                        context.console().situation().limits().rules().isEmpty()
                                        && lane != Lane.NEXT
                                        && !lane.lines()
                                ? "breaches_no_rules"
                                : "breaches_empty"));
        follow();
    }

    /// With a hundred thousand incidents this takes a while: it may take a twentieth of the time, no more.
    private void lookAtUnits(Instant now) {
        long begun = System.nanoTime();
        if (begun - unitsDue >= 0) {
            units = UnitBoard.of(context.console().situation(), now);
            long done = System.nanoTime();
            unitsDue = done + 20 * (done - begun);
        }
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
        if (lane.lines()) {
            lineList.mark(markedLine());
            lineList.refresh();
        }
    }

    /// The row that was chosen here, as long as what it is about is selected; else the first that is about it.
    private int markedLine() {
        Selection.Item item = context.selection().item();
        String selected = item != null && item.kind() == Changes.Kind.INCIDENT ? item.id() : "";
        int first = -1;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean about = line.incidents().contains(selected);
            if (line.key().equals(chosenLine) && (about || line.incidents().isEmpty())) {
                return i;
            }
            first = first < 0 && about ? i : first;
        }
        return first;
    }

    private List<Line> lines(Instant now) {
        return switch (lane) {
            case UNITS -> units.units().stream().limit(MOST).map(u -> words.unit(u, now)).toList();
            case RETURNED ->
                    appeals.appeals().stream().limit(MOST).map(a -> words.appeal(a, now)).toList();
            case NEXT, BROKEN, STREET, DISTRICT, CITY, HELD -> List.of();
        };
    }

    private int count(Lane each) {
        return switch (each) {
            case UNITS -> units.units().size();
            case RETURNED -> appeals.appeals().size();
            case NEXT, BROKEN, STREET, DISTRICT, CITY, HELD -> each.of(board).size();
        };
    }

    private int urgent(Lane each) {
        return switch (each) {
            case UNITS -> units.late();
            case RETURNED -> appeals.waiting();
            case NEXT, BROKEN, STREET, DISTRICT, CITY, HELD -> each.urgent(board);
        };
    }

    private void lineChosen(int index) {
        Line line = lines.get(index);
        chosenLine = line.key();
        if (!line.incidents().isEmpty()) {
            context.selection().select(Changes.Kind.INCIDENT, line.incidents().getFirst());
            look(line.incidents().getFirst());
        }
        follow();
    }

    private void look(String incident) {
        advisor.look(context.console().situation().incident(incident).orElse(null));
    }

    /// The next incident of the unit that is chosen.
    private void another() {
        int index = lane.lines() ? lineList.selected() : -1;
        if (index < 0 || index >= lines.size() || lines.get(index).incidents().isEmpty()) {
            return;
        }
        List<String> has = lines.get(index).incidents();
        Selection.Item item = context.selection().item();
        int at = item == null ? -1 : has.indexOf(item.id());
        chosenLine = lines.get(index).key();
        context.selection().select(Changes.Kind.INCIDENT, has.get((at + 1) % has.size()));
    }

    /// Decides on what was sent back and is chosen.
    private void rule() {
        if (context.console().time().mode() != TimeContext.Mode.LIVE) {
            context.notices().say("queue_not_live");
            return;
        }
        if (lane != Lane.RETURNED) {
            choose(Lane.RETURNED);
        }
        if (lineList.selected() < 0 && !lines.isEmpty()) {
            lineList.choose(0);
        }
        int index = lineList.selected();
        Incident target =
                index < 0 || index >= lines.size()
                        ? null
                        : context.console()
                                .situation()
                                .incident(lines.get(index).key())
                                .orElse(null);
        if (target == null) {
            context.notices().say("queue_nothing_selected");
            return;
        }
        TimeLimits limits = context.console().situation().limits();
        Optional<Decision.Refuse> against =
                target.progress().state() == IncidentState.RETURNED
                        ? Order.RULE.forbidden(context.console().rights(), target, limits)
                        : Optional.of(Refusal.NOT_RETURNED.because(target.report().title()));
        if (against.isPresent()) {
            context.notices()
                    .say(against.get().code(), RefusalWords.arguments(texts, against.get()));
            return;
        }
        look(target.id());
        strip.open(Order.RULE, target);
    }

    private void chosen(int index) {
        Incident incident = rows.get(index).incident();
        context.selection().select(Changes.Kind.INCIDENT, incident.id());
    }

    private void choose(Lane wanted) {
        lane = wanted;
        draw(context.console().time().now());
        shownList().requestFocus();
    }

    private void turn(int by) {
        Lane[] all = Lane.values();
        int i = lane.ordinal();
        do {
            i = Math.floorMod(i + by, all.length);
        } while (all[i] != Lane.NEXT && all[i] != lane && count(all[i]) == 0);
        choose(all[i]);
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof Node node && inStrip(node);
        if (typing || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        RowPoolView<?> shown = shownList();
        switch (event.getCode()) {
            case DOWN -> shown.move(1);
            case UP -> shown.move(-1);
            case PAGE_DOWN -> shown.move(shown.page());
            case PAGE_UP -> shown.move(-shown.page());
            case HOME -> shown.choose(0);
            case ENTER -> another();
            case Y -> rule();
            case RIGHT -> turn(1);
            case LEFT -> turn(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean inStrip(Node node) {
        Node at = node;
        while (at != null && at != strip) {
            at = at.getParent();
        }
        return at == strip;
    }

    // ---- for tests of the package

    List<Line> lines() {
        return lines;
    }

    CommandStrip strip() {
        return strip;
    }

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
