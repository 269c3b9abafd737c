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

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.PlanEngine;
import org.yilan.situation.plan.Suggestion;
import org.yilan.situation.response.RollAnswer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

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
    private final Duties duties;
    private Board shown = new Board(List.of(), List.of(), Following.NOTHING);
    private @Nullable String hazard;
    private int tile = 1;
    private boolean whole;
    private List<Tiles.Tile> tiles = List.of();
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
        this.duties = new Duties(context);
        this.form = new LevelForm(context, words, plan, new Now(), this::left);
        this.keys = new EscalationKeys(this);
        this.strip = new HazardStrip(texts, words, context.type().base(), this::choose);
        this.main = new PagedColumn(this::tellMore);
        this.side = new PagedColumn(this::tellMore);
        this.board = new BoardColumns(main, side);
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
        root = new PanelLayout(head, strip, board, form);
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
        return form.isOpen() ? form.entry() : board;
    }

    @Override
    public boolean dismiss() {
        boolean open = form.isOpen();
        if (open) {
            form.close();
            toBoard();
        }
        return open;
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
        }
    }

    /// The hazard that is chosen, a decision half written. Not the tile: in another width it may stand for other districts.
    @Override
    public void takeOver(Panel former) {
        if (former instanceof EscalationPanel other) {
            hazard = other.hazard;
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
        aside.setText(summary());
        Board.Row row = row();
        if (row == null) {
            return; // a plan without hazards cannot be read
        }
        // One hazard with everything needs the room; while deciding, the form does.
        strip.setVisible(!form.isOpen());
        root.requestLayout();
        strip.show(shown.rows(), row.hazard());
        boolean two = composer.twoColumns(board.getWidth()) && !duties.isOpen();
        double width = two ? board.getWidth() / 2 : board.getWidth();
        tiles = composer.tiles(row, width, board.getHeight(), whole);
        tile = Math.clamp(tile, 0, tiles.size() - 1);
        BoardComposer.Choice choice =
                new BoardComposer.Choice(
                        row,
                        tiles,
                        tile,
                        whole,
                        form.isOpen(),
                        orders.whyNot(),
                        proposal().orElse(null),
                        orders.actionsFor(row, tiles.get(tile)),
                        listed());
        BoardComposer.Columns columns =
                composer.compose(shown, choice, width, board.getHeight(), two);
        main.show(columns.main());
        side.show(columns.side());
        board.two(two);
        tellMore();
    }

    /// What wants somebody, the most pressing first; it may be cut at its end.
    private String summary() {
        List<String> parts = new ArrayList<>();
        count(parts, "escalation_waiting", shown.proposals().size());
        count(
                parts,
                "escalation_untold_count",
                shown.following().untold().stream().filter(Following.Untold::over).count());
        count(parts, "escalation_late_count", shown.following().late());
        count(parts, "escalation_unreviewed_count", shown.following().unreviewed().size());
        if (parts.isEmpty()) {
            count(
                    parts,
                    "escalation_apart",
                    shown.rows().stream()
                            .filter(r -> !words.divergence(r, false).isEmpty())
                            .count());
        }
        return String.join(texts.get("escalation_separator"), parts);
    }

    private void count(List<String> parts, String key, long n) {
        if (n > 0) {
            parts.add(texts.get(key, Long.toString(n)));
        }
    }

    // ---- the checklist

    private List<Duty> dutyList() {
        return tiles.isEmpty()
                ? List.of()
                : Duties.of(shown, tiles.get(tile), context.console().time().now());
    }

    private BoardComposer.Listed listed() {
        List<Duty> list = dutyList();
        return new BoardComposer.Listed(list, duties.isOpen(), duties.index(list));
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
        List<Duty> list = dutyList();
        switch (key) {
            case UP -> moveDuty(list, -1);
            case DOWN -> moveDuty(list, 1);
            case ENTER, SPACE -> onDuty(list, Duties::done);
            case V -> onDuty(list, (d, duty) -> begin(d.reasoned(duty, false)));
            case U -> onDuty(list, (d, duty) -> begin(d.reasoned(duty, true)));
            case ESCAPE, T -> list(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void moveDuty(List<Duty> list, int by) {
        duties.move(list, by);
        draw();
        main.reveal(duties.index(dutyList()) + 1);
    }

    private void onDuty(List<Duty> list, BiConsumer<Duties, Duty> what) {
        String why = duties.whyNot();
        if (!why.isEmpty()) {
            context.notices().say(why);
            return;
        }
        duties.chosen(list).ifPresent(duty -> what.accept(duties, duty));
    }

    private void begin(Optional<LevelMatter> matter) {
        if (matter.isEmpty()) {
            context.notices().say("escalation_nothing_back");
            return;
        }
        form.open(matter.get());
        draw();
    }

    private void tellMore() {
        int below = main.below() + side.below();
        int above = main.above() + side.above();
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

    private Board.@Nullable Row row() {
        for (Board.Row row : shown.rows()) {
            if (row.hazard().equals(hazard)) {
                return row;
            }
        }
        return shown.rows().isEmpty() ? null : shown.rows().getFirst();
    }

    /// The proposal that the keys act on: that of the selected tile, else the oldest.
    private Optional<Proposal> proposal() {
        ResponseLevel.Key key = tile < tiles.size() ? tiles.get(tile).key() : null;
        return shown.proposals().stream()
                .filter(p -> p.level().key().equals(key))
                .findFirst()
                .or(() -> shown.proposals().stream().findFirst());
    }

    private void choose(String code) {
        hazard = code;
        tile = 1;
        main.top();
        side.top();
        draw();
    }

    void moveTile(int by) {
        chooseTile(tile + by);
    }

    private void chooseTile(int index) {
        if (!tiles.isEmpty()) {
            tile = Math.clamp(index, 0, tiles.size() - 1);
            main.top();
            draw();
        }
    }

    /// The tile above or below in the grid; whether there is one.
    boolean moveTileLine(int by) {
        double width =
                composer.twoColumns(board.getWidth()) ? board.getWidth() / 2 : board.getWidth();
        int to = tile + by * composer.tileColumns(width, board.getHeight(), tiles.size());
        if (to < 0 || to >= tiles.size()) {
            return false;
        }
        chooseTile(to);
        return true;
    }

    void moveHazard(int by) {
        Board.Row row = row();
        if (row != null) {
            int index = shown.rows().indexOf(row) + by;
            choose(shown.rows().get(Math.clamp(index, 0, shown.rows().size() - 1)).hazard());
        }
    }

    /// Everything of one hazard, or back to all of them; the tile that was selected stays so.
    void whole(boolean yes) {
        if (whole == yes || tiles.isEmpty()) {
            return;
        }
        ResponseLevel.Key selected = tiles.get(tile).key();
        whole = yes;
        main.top();
        side.top();
        draw();
        for (int n = 0; n < tiles.size(); n++) {
            if (tiles.get(n).keys().contains(selected)) {
                tile = n;
            }
        }
        draw();
    }

    boolean isWhole() {
        return whole;
    }

    void page(boolean down) {
        main.page(down);
        side.page(down);
        tellMore();
    }

    // ---- orders

    void act(LevelAction action) {
        Board.Row row = row();
        if (row == null || tiles.isEmpty()) {
            return;
        }
        switch (orders.begin(action, row, tiles.get(tile), proposal())) {
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
        board.setVisible(true);
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
            if (!duties.isOpen()) {
                list(true);
            }
            duties.choose(duty);
            draw();
        }

        @Override
        public void toggle() {
            whole(!whole);
        }
    }

    /// The board as the form asks about it.
    private final class Now implements LevelForm.Standing {
        private Optional<Board.Row> of(ResponseLevel.Key key) {
            return shown.rows().stream()
                    .filter(r -> Objects.equals(r.hazard(), key.hazard()))
                    .findFirst();
        }

        @Override
        public Optional<ResponseLevel> level(ResponseLevel.Key key) {
            return of(key).flatMap(r -> r.level(key));
        }

        @Override
        public Optional<Suggestion> suggestion(ResponseLevel.Key key) {
            return of(key).flatMap(r -> r.assessment(key)).flatMap(Assessment::suggestion);
        }

        @Override
        public List<RollAnswer> rollCall(String proposal) {
            return shown.following().rollCalls().getOrDefault(proposal, List.of());
        }
    }

    // ---- for tests of the package

    LevelForm form() {
        return form;
    }

    Board board() {
        return shown;
    }
}
