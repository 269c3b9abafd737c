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

import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.PlanEngine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Response levels by hazard and tier, what the rules suggest and why, what waits for a second person, how levels came to be,
/// and the orders for them. FX thread.
///
/// Options in the scene file: `"plan"`, a file of `plans/` without its ending (default `shanghai`).
public final class EscalationPanel implements Panel {
    private final PanelContext context;
    private final Texts texts;
    private final PlanEngine engine;
    private final BoardWords words;
    private final BoardComposer composer;
    private final LevelOrders orders;
    private final LevelForm form;
    private final EscalationKeys keys;
    private final Label title = new Label();
    private final Label aside = new Label();
    private final Label more = new Label();
    private final HazardStrip strip;
    private final PagedColumn main;
    private final PagedColumn side;
    private final BoardColumns board;
    private final PanelLayout root;
    private final ChangeListener<Object> onLanguage = (o, a, b) -> draw();
    private final DutyList duties;
    private final BoardSelection selection = new BoardSelection();
    private final WhatIfDesk whatIf;
    private Board shown = new Board(List.of(), List.of(), Following.NOTHING);
    private boolean drawSoon;
    private long drawnMinute = -1;
    private double drawnWidth = -1;
    private double drawnHeight = -1;

    EscalationPanel(PanelContext context, Plan plan) {
        this.context = context;
        this.texts = context.texts();
        this.engine = new PlanEngine(plan);
        this.words = new BoardWords(texts, plan, Zones.of(context.settings()));
        BoardView view = new BoardView(context, words, new Presses());
        this.composer = new BoardComposer(context, engine, view);
        this.orders = new LevelOrders(context, plan);
        this.duties = new DutyList(context, this::dutyList, this::begin, this::drawDuties);
        this.form = new LevelForm(context, words, plan, new BoardStanding(() -> shown), this::left);
        this.keys = new EscalationKeys(this);
        this.strip = new HazardStrip(texts, words, context.type().base(), this::choose);
        this.main = new PagedColumn(this::tellMore);
        this.side = new PagedColumn(this::tellMore);
        this.board = new BoardColumns(main, side);
        this.whatIf =
                new WhatIfDesk(context, engine, words, board, new Supposing(), this::tellMore);
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        aside.getStyleClass().addAll("aside", "may-clip");
        more.getStyleClass().addAll("aside", "more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnMousePressed(e -> page(true));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, aside, space, more);
        head.getStyleClass().add("panel-title");
        root = new PanelLayout(head, strip, whatIf.body(), form);
        root.getStylesheets().add(Theme.stylesheet(context.assets(), "escalation"));
        board.setFocusTraversable(true);
        board.widthProperty().addListener((o, a, b) -> drawIfResized());
        board.heightProperty().addListener((o, a, b) -> drawIfResized());
        board.setOnMousePressed(e -> board.requestFocus());
        strip.setOnMousePressed(e -> board.requestFocus());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root.addEventFilter(KeyEvent.KEY_TYPED, keys::onTyped);
        texts.localeProperty().addListener(onLanguage);
        assess();
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public Node focusTarget() {
        return form.isOpen() ? form.entry() : whatIf.isOpen() ? whatIf.view() : board;
    }

    @Override
    public boolean dismiss() {
        if (form.isOpen()) {
            form.close();
            toBoard();
            return true;
        }
        return whatIf.leave();
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
                        || changes.touches(Changes.Kind.TASK)
                        || changes.touches(Changes.Kind.ANNOUNCEMENT)
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
        whatIf.leaveIfOvertaken();
        if (now.getEpochSecond() / 60 != drawnMinute) {
            assess();
        }
    }

    private void assess() {
        Instant now = context.console().time().now();
        Board fresh = Board.of(context.console().situation(), engine, now);
        long minute = now.getEpochSecond() / 60;
        if (!fresh.equals(shown) || minute != drawnMinute) {
            shown = fresh;
            draw();
        } else {
            whatIf.draw(); // where a gauge stands is drawn there, though no rule is met by it
        }
    }

    /// The hazard that is chosen, a decision half written.
    @Override
    public void takeOver(Panel former) {
        if (former instanceof EscalationPanel other) {
            selection.takeOver(other.selection);
            duties.takeOver(other.duties);
            form.takeOver(other.form);
        }
    }

    @Override
    public void close() {
        texts.localeProperty().removeListener(onLanguage);
    }

    @Override
    public List<KeyAction> actions() {
        return keys.actions();
    }

    // ---- drawing

    private void drawIfResized() {
        boolean resized = board.getWidth() != drawnWidth || board.getHeight() != drawnHeight;
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
        drawnWidth = board.getWidth();
        drawnHeight = board.getHeight();
        drawnMinute = context.console().time().now().getEpochSecond() / 60;
        title.setText(texts.get("escalation_title"));
        aside.setText(words.summary(shown));
        Board.Row row = selection.row(shown);
        if (row == null) {
            return; // a plan without hazards cannot be read
        }
        // One hazard with everything needs the room; while deciding, the form does.
        strip.setVisible(!form.isOpen());
        root.requestLayout();
        strip.show(shown.rows(), row.hazard());
        boolean two = composer.twoColumns(board.getWidth()) && !duties.isOpen();
        double width = two ? board.getWidth() / 2 : board.getWidth();
        selection.tiles(composer.tiles(row, width, board.getHeight(), selection.whole()));
        BoardComposer.Choice choice =
                new BoardComposer.Choice(
                        row,
                        selection.tiles(),
                        selection.index(),
                        selection.whole(),
                        form.isOpen(),
                        orders.whyNot(),
                        selection.proposal(shown).orElse(null),
                        orders.actionsFor(row, selection.tile().orElseThrow()),
                        duties.listed());
        BoardComposer.Columns columns =
                composer.compose(shown, choice, width, board.getHeight(), two);
        main.show(columns.main());
        side.show(columns.side());
        board.two(two);
        whatIf.draw();
        tellMore();
    }

    // ---- the checklist

    private List<Duty> dutyList() {
        return selection
                .tile()
                .map(tile -> Duties.of(shown, tile, context.console().time().now()))
                .orElse(List.of());
    }

    /// The checklist of the selected tile alone, or the board again.
    void list(boolean open) {
        duties.open(open);
        main.top();
        side.top();
        draw();
    }

    /// A key while the checklist is open; whether it is one of its own.
    boolean listKeys(KeyCode key) {
        if (!duties.isOpen()) {
            return false;
        }
        if (key == KeyCode.ESCAPE || key == KeyCode.T) {
            list(false);
            return true;
        }
        return duties.onKey(key);
    }

    private void drawDuties() {
        draw();
        main.reveal(duties.shownAt());
    }

    private void begin(LevelMatter matter) {
        form.open(matter);
        draw();
    }

    private void tellMore() {
        PagedColumn only = whatIf.isOpen() ? whatIf.view().results() : null;
        int below = only != null ? only.below() : main.below() + side.below();
        int above = only != null ? only.above() : main.above() + side.above();
        String key =
                below > 0 && above > 0
                        ? "escalation_more_both"
                        : below > 0 ? "escalation_more" : above > 0 ? "escalation_more_above" : "";
        more.setText(
                key.isEmpty()
                        ? ""
                        : texts.get(key, Integer.toString(below), Integer.toString(above)));
    }

    // ---- what is selected

    private void choose(String code) {
        selection.hazard(code);
        whatIf.hazard(code);
        fromTop();
    }

    private void fromTop() {
        main.top();
        side.top();
        draw();
    }

    void moveTile(int by) {
        chooseTile(selection.index() + by);
    }

    private void chooseTile(int index) {
        if (selection.tile(index)) {
            main.top();
            draw();
        }
    }

    /// The tile above or below in the grid; whether there is one.
    boolean moveTileLine(int by) {
        double width =
                composer.twoColumns(board.getWidth()) ? board.getWidth() / 2 : board.getWidth();
        int tiles = selection.tiles().size();
        int to = selection.index() + by * composer.tileColumns(width, board.getHeight(), tiles);
        if (to < 0 || to >= tiles) {
            return false;
        }
        chooseTile(to);
        return true;
    }

    void moveHazard(int by) {
        if (selection.hazard(shown, by)) {
            Board.Row row = selection.row(shown);
            if (row != null) {
                choose(row.hazard());
            }
        }
    }

    /// Everything of one hazard, or back to all of them; the tile that was selected stays so.
    void whole(boolean yes) {
        Tiles.Tile selected = selection.tile().orElse(null);
        if (selection.whole() == yes || selected == null) {
            return;
        }
        selection.whole(yes);
        fromTop();
        selection.tile(selected.key());
        draw();
    }

    boolean isWhole() {
        return selection.whole();
    }

    void page(boolean down) {
        main.page(down);
        side.page(down);
        tellMore();
    }

    // ---- orders

    void act(LevelAction action) {
        Board.Row row = selection.row(shown);
        Tiles.Tile tile = selection.tile().orElse(null);
        if (row == null || tile == null || whatIf.forbids()) {
            return;
        }
        switch (orders.begin(action, row, tile, selection.proposal(shown))) {
            case LevelOrders.Begun.Refused refused ->
                    context.notices().say(refused.key(), refused.arguments());
            case LevelOrders.Begun.Matter begun -> {
                main.top();
                form.open(begun.matter());
                draw();
            }
        }
    }

    /// @param held whether the form had the keyboard; it is not taken from somebody who works elsewhere by now
    private void left(boolean held) {
        if (held) {
            toBoard();
        }
        draw();
    }

    private void toBoard() {
        // In a low cell it was hidden behind the form, and what is hidden gets no keyboard.
        whatIf.body().setVisible(true);
        board.requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (form.isOpen()) {
            if (event.getCode() == KeyCode.ESCAPE && dismiss()) {
                event.consume();
            }
        } else if (!(event.getTarget() instanceof TextInputControl)) {
            keys.onKey(event);
        }
    }

    private final class Supposing implements WhatIfDesk.Host {
        @Override
        public Board board() {
            return shown;
        }

        @Override
        public Optional<ResponseLevel.Key> selected() {
            return selection.tile().map(Tiles.Tile::key);
        }

        @Override
        public void moveHazard(int by) {
            EscalationPanel.this.moveHazard(by);
        }

        @Override
        public void changed() {
            draw();
        }
    }

    private final class Presses implements BoardView.Pressed {
        @Override
        public void hazard(String code) {
            choose(code);
        }

        @Override
        public void tile(int index, boolean open) {
            chooseTile(index);
            if (open) {
                whole(true);
            }
        }

        @Override
        public void act(LevelAction action) {
            EscalationPanel.this.act(action);
        }

        @Override
        public void duty(Duty duty) {
            boolean listed = duties.isOpen();
            duties.choose(duty);
            if (listed) {
                draw();
            } else {
                fromTop();
            }
        }

        @Override
        public void suppose() {
            whatIf.toggle();
        }

        @Override
        public void toggle() {
            whole(!isWhole());
        }
    }

    // ---- for tests of the package

    LevelForm form() {
        return form;
    }

    Board board() {
        return shown;
    }

    /// Also where a supposition begins and where its keys go.
    WhatIfDesk whatIf() {
        return whatIf;
    }
}
