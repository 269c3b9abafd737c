package org.yilan.escalation;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.console.TimeContext;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.PlanEngine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Response levels by hazard and tier, what the rules suggest and why, what waits for a second person, and the orders for it.
/// FX thread.
///
/// Options in the scene file: `"plan"`, a file of `plans/` without its ending (default `shanghai`).
public final class EscalationPanel implements Panel {
    /// Heights in base units: below which tiles lose their third line, from which other hazards are shown in full, and what
    /// one of those needs.
    private static final double SMALL = 24;

    private static final double FULL = 44;
    private static final double NARROW = 30;
    private static final double ONE_MORE = 20;

    private static final List<Grade> LEVELS = List.of(Grade.I, Grade.II, Grade.III, Grade.IV);

    private final PanelContext context;
    private final Texts texts;
    private final Plan plan;
    private final PlanEngine engine;
    private final BoardWords words;
    private final BoardView view;
    private final LevelForm form;
    private final Label title = new Label();
    private final Label aside = new Label();
    private final Label leftOut = new Label();
    private final FittingColumn column;
    private final VBox root;
    private final ChangeListener<Object> onLanguage = (o, a, b) -> draw();
    private Board board = new Board(List.of(), List.of());
    private @Nullable String hazard;
    private int tile = 1;
    private List<Tiles.Tile> tiles = List.of();
    private boolean drawSoon;
    private boolean swallowTyped;
    private long drawnMinute = -1;
    private double drawnWidth = -1;
    private double drawnHeight = -1;

    EscalationPanel(PanelContext context, Plan plan) {
        this.context = context;
        this.texts = context.texts();
        this.plan = plan;
        this.engine = new PlanEngine(plan);
        this.words = new BoardWords(texts, plan, Zones.of(context.settings()));
        this.view =
                new BoardView(
                        context,
                        words,
                        new BoardView.Pressed() {
                            @Override
                            public void hazard(String code) {
                                choose(code);
                            }

                            @Override
                            public void tile(int index) {
                                chooseTile(index);
                            }

                            @Override
                            public void act(LevelAction action) {
                                EscalationPanel.this.act(action);
                            }
                        });
        this.form = new LevelForm(context, words, plan, this::left);
        this.column = view.column(this::tellLeftOut);
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        aside.getStyleClass().addAll("aside", "may-clip");
        leftOut.getStyleClass().add("aside");
        leftOut.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, aside, space, leftOut);
        head.getStyleClass().add("panel-title");
        root = new VBox(head, column, form);
        VBox.setVgrow(column, Priority.ALWAYS);
        root.getStyleClass().addAll("panel", "escalation");
        root.getStylesheets().add(Theme.stylesheet(context.assets(), "escalation"));
        column.setFocusTraversable(true);
        column.widthProperty().addListener((o, a, b) -> drawIfResized());
        column.heightProperty().addListener((o, a, b) -> drawIfResized());
        column.setOnMousePressed(e -> column.requestFocus());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
        texts.localeProperty().addListener(onLanguage);
        draw();
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public Node focusTarget() {
        return form.isOpen() ? form.focusTarget() : column;
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public void refresh(Changes changes) {
        boolean concerns =
                changes.touches(Changes.Kind.LEVEL)
                        || changes.touches(Changes.Kind.PROPOSAL)
                        || changes.touches(Changes.Kind.ALERT)
                        || changes.touches(Changes.Kind.READING)
                        || changes.touches(Changes.Kind.SENSOR);
        if (concerns) {
            assess();
        }
    }

    /// Signals expire and readings age without an event.
    @Override
    public void tick(Instant now) {
        if (now.getEpochSecond() / 60 != drawnMinute) {
            assess();
        }
    }

    private void assess() {
        Instant now = context.console().time().now();
        Board fresh = Board.of(context.console().situation(), engine, now);
        long minute = now.getEpochSecond() / 60;
        if (!fresh.equals(board) || minute != drawnMinute) {
            board = fresh;
            draw();
        }
    }

    /// The hazard that is chosen, a decision half written. Not the tile: in another width it may stand for other districts.
    @Override
    public void takeOver(Panel former) {
        if (former instanceof EscalationPanel other) {
            hazard = other.hazard;
            form.takeOver(other.form);
        }
    }

    @Override
    public void close() {
        texts.localeProperty().removeListener(onLanguage);
    }

    // ---- drawing

    private void drawIfResized() {
        boolean resized = column.getWidth() != drawnWidth || column.getHeight() != drawnHeight;
        if (resized && !drawSoon) {
            // Not now: nodes made in the middle of a layout get neither their style nor a place.
            drawSoon = true;
            FxThread.later(
                    () -> {
                        drawSoon = false;
                        draw();
                    });
        }
    }

    @Override
    public boolean settled() {
        return !drawSoon;
    }

    private void draw() {
        drawnWidth = column.getWidth();
        drawnHeight = column.getHeight();
        Instant now = context.console().time().now();
        drawnMinute = now.getEpochSecond() / 60;
        title.setText(texts.get("escalation_title"));
        aside.setText(summary());
        column.clear();
        Board.Row row = row();
        if (row == null) {
            tiles = List.of();
            column.add(view.hint(texts.get("escalation_nothing")), 0);
        } else {
            drawRow(row, now);
        }
        column.requestLayout();
    }

    private void drawRow(Board.Row row, Instant now) {
        double em = context.type().base();
        double height = column.getHeight();
        boolean small = height < em * SMALL;
        tiles = tiles(row);
        tile = Math.clamp(tile, 0, tiles.size() - 1);
        column.add(view.head(row, small || column.getWidth() < em * NARROW), 0);
        column.add(view.tiles(tiles, columns(), tile, small ? null : now), 0);
        Proposal selected = proposal().orElse(null);
        for (Proposal p : board.proposals()) {
            column.add(view.proposal(p, p == selected && mayAct(), now), 1);
        }
        Optional<Assessment> city = city(row);
        city.ifPresent(a -> addSuggestion(view.suggestion(row, a), 2));
        if (row.city() != null && city.flatMap(Assessment::suggestion).isEmpty()) {
            column.add(view.hint(texts.get("escalation_not_called_for")), 2);
        }
        view.districts(row).forEach(n -> column.add(n, 4));
        city.flatMap(Assessment::next).ifPresent(n -> column.add(view.next(n), 5));
        if (mayAct() && !form.isOpen()) {
            column.add(view.buttons(actionsFor(target())), 3);
        } else if (!whyNot().isEmpty() && context.console().person().role() != Role.WALL) {
            column.add(view.hint(texts.get(whyNot())), 6);
        }
        for (Alert alert : row.alerts()) {
            column.add(view.alert(alert, now), 7);
        }
        // A high cell shows the next hazards in full as well.
        long inFull = form.isOpen() ? 0 : (long) ((height - em * FULL) / (em * ONE_MORE));
        for (Board.Row other : board.rows()) {
            if (other == row) {
                continue;
            }
            if (inFull-- > 0) {
                column.add(view.head(other, false), 4);
                String code = other.hazard();
                column.add(view.others(tiles(other), columns(), now, () -> choose(code)), 4);
                city(other)
                        .ifPresent(
                                a -> {
                                    addSuggestion(view.suggestion(other, a), 4);
                                    a.next().ifPresent(n -> column.add(view.next(n), 5));
                                });
            } else {
                column.add(view.compact(other), 4);
            }
        }
    }

    /// The change matters more than the reasons for it.
    private void addSuggestion(List<Node> nodes, int importance) {
        for (Node node : nodes) {
            column.add(node, node == nodes.getFirst() ? importance : importance + 1);
        }
    }

    private Optional<Assessment> city(Board.Row row) {
        return row.assessment(new ResponseLevel.Key(Tier.CITY, plan.city(), row.hazard()));
    }

    private int columns() {
        return view.columns(column.getWidth());
    }

    /// Tiles may take a third of the height, two rows at least.
    private List<Tiles.Tile> tiles(Board.Row row) {
        double third = column.getHeight() / 3 / (context.type().base() * 4.6);
        int lines = (int) Math.clamp(Math.floor(third), 2, 4);
        return Tiles.of(row, plan.city(), plan.districts(), Math.max(4, columns() * lines));
    }

    private String summary() {
        if (!board.proposals().isEmpty()) {
            return texts.get("escalation_waiting", Integer.toString(board.proposals().size()));
        }
        long apart =
                board.rows().stream().filter(r -> !words.divergence(r, false).isEmpty()).count();
        return apart == 0 ? "" : texts.get("escalation_apart", Long.toString(apart));
    }

    private void tellLeftOut(int count) {
        leftOut.setText(
                count == 0 ? "" : texts.get("escalation_left_out", Integer.toString(count)));
    }

    // ---- what is selected

    private Board.@Nullable Row row() {
        for (Board.Row row : board.rows()) {
            if (row.hazard().equals(hazard)) {
                return row;
            }
        }
        return board.rows().isEmpty() ? null : board.rows().getFirst();
    }

    private ResponseLevel.@Nullable Key target() {
        return tile < tiles.size() ? tiles.get(tile).key() : null;
    }

    /// The proposal that the keys act on: that of the selected tile, else the oldest.
    private Optional<Proposal> proposal() {
        ResponseLevel.Key key = target();
        return board.proposals().stream()
                .filter(p -> p.level().key().equals(key))
                .findFirst()
                .or(() -> board.proposals().stream().findFirst());
    }

    private void choose(String code) {
        hazard = code;
        tile = 1;
        draw();
    }

    private void chooseTile(int index) {
        if (!tiles.isEmpty()) {
            tile = Math.clamp(index, 0, tiles.size() - 1);
            draw();
        }
    }

    private void moveHazard(int by) {
        Board.Row row = row();
        if (row != null) {
            int index = board.rows().indexOf(row) + by;
            choose(board.rows().get(Math.clamp(index, 0, board.rows().size() - 1)).hazard());
        }
    }

    // ---- orders

    private boolean mayAct() {
        return whyNot().isEmpty();
    }

    private String whyNot() {
        if (context.console().time().mode() != TimeContext.Mode.LIVE) {
            return "escalation_not_live";
        }
        return context.console().person().role() == Role.COMMANDER ? "" : "escalation_no_right";
    }

    private List<LevelAction> actionsFor(ResponseLevel.@Nullable Key key) {
        Board.Row row = row();
        if (row == null || key == null || key.tier() == Tier.NATIONAL) {
            return List.of();
        }
        Optional<ResponseLevel> level = row.level(key);
        if (level.isEmpty()) {
            return List.of(LevelAction.DECLARE);
        }
        List<LevelAction> actions = new ArrayList<>();
        int rank = level.get().level().rank();
        if (rank > 1 && rank <= 4) {
            actions.add(LevelAction.RAISE);
        }
        if (rank >= 1 && rank < 4) {
            actions.add(LevelAction.LOWER);
        }
        actions.add(LevelAction.END);
        return actions;
    }

    void act(LevelAction action) {
        if (!mayAct()) {
            context.notices().say(whyNot());
            return;
        }
        Board.Row row = row();
        ResponseLevel.Key key = target();
        Optional<Proposal> waiting = proposal();
        if (action == LevelAction.CONFIRM || action == LevelAction.WITHDRAW) {
            if (waiting.isEmpty()) {
                context.notices().say("escalation_none_waits");
                return;
            }
            open(
                    action == LevelAction.CONFIRM
                            ? new LevelForm.Matter.Confirm(waiting.get())
                            : new LevelForm.Matter.Withdraw(waiting.get()));
            return;
        }
        if (row == null || key == null) {
            context.notices().say("escalation_nothing");
            return;
        }
        if (key.tier() == Tier.NATIONAL) {
            context.notices().say("escalation_not_ours");
            return;
        }
        Optional<ResponseLevel> level = row.level(key);
        if (action == LevelAction.END) {
            if (level.isEmpty()) {
                context.notices().say("escalation_not_in_force");
            } else {
                open(new LevelForm.Matter.End(level.get()));
            }
            return;
        }
        open(declaration(action, row, key, level));
    }

    /// The level that the form begins with: the suggested one where it goes the wanted way, else one step.
    private LevelForm.Matter declaration(
            LevelAction action,
            Board.Row row,
            ResponseLevel.Key key,
            Optional<ResponseLevel> level) {
        int rank = level.map(l -> l.level().rank()).orElse(5);
        Optional<Grade> suggested =
                row.assessment(key).flatMap(Assessment::suggestion).map(s -> s.level());
        boolean lower = action == LevelAction.LOWER;
        Optional<Grade> wanted = suggested.filter(g -> lower ? g.rank() > rank : g.rank() < rank);
        Grade step = LEVELS.get(Math.clamp(lower ? rank : rank - 2, 0, 3));
        String rule =
                wanted.isEmpty()
                        ? ""
                        : row.assessment(key)
                                .flatMap(Assessment::suggestion)
                                .map(s -> words.rule(s.reasons().getFirst().rule()))
                                .orElse("");
        String name = level.isEmpty() ? LevelAction.DECLARE.text() : action.text();
        return new LevelForm.Matter.Declare(key, wanted.orElse(step), rule, name);
    }

    private void open(LevelForm.Matter matter) {
        form.open(matter);
        draw();
    }

    private void left() {
        column.requestFocus();
        draw();
    }

    /// A key that opened the form must not be typed into it.
    private void onTyped(KeyEvent event) {
        if (swallowTyped) {
            swallowTyped = false;
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        swallowTyped = false;
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (typing || form.isOpen() || event.isControlDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> chooseTile(tile - 1);
            case RIGHT -> chooseTile(tile + 1);
            case UP -> moveHazard(-1);
            case DOWN -> moveHazard(1);
            case D -> act(LevelAction.DECLARE);
            case PLUS, ADD -> act(LevelAction.RAISE);
            case MINUS, SUBTRACT -> act(LevelAction.LOWER);
            case X, DELETE -> act(LevelAction.END);
            case C -> act(LevelAction.CONFIRM);
            case W -> act(LevelAction.WITHDRAW);
            default -> {
                // The plus sign is on the equals key of most keyboards.
                if (event.getCode() != KeyCode.EQUALS) {
                    return;
                }
                act(LevelAction.RAISE);
            }
        }
        swallowTyped = true;
        event.consume();
    }

    @Override
    public List<KeyAction> actions() {
        List<KeyAction> keys = new ArrayList<>();
        keys.add(new KeyAction("Down", "escalation_key_hazard", () -> moveHazard(1)));
        keys.add(new KeyAction("Right", "escalation_key_tile", () -> chooseTile(tile + 1)));
        keys.add(new KeyAction("D", "escalation_do_declare", () -> act(LevelAction.DECLARE)));
        keys.add(new KeyAction("Equals", "escalation_do_raise", () -> act(LevelAction.RAISE)));
        keys.add(new KeyAction("Minus", "escalation_do_lower", () -> act(LevelAction.LOWER)));
        keys.add(new KeyAction("X", "escalation_do_end", () -> act(LevelAction.END)));
        keys.add(new KeyAction("C", "escalation_do_confirm", () -> act(LevelAction.CONFIRM)));
        keys.add(new KeyAction("W", "escalation_do_withdraw", () -> act(LevelAction.WITHDRAW)));
        return keys;
    }

    // ---- for tests of the package

    LevelForm form() {
        return form;
    }

    Board board() {
        return board;
    }
}
