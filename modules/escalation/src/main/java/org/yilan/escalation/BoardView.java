package org.yilan.escalation;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Check;
import org.yilan.situation.response.Checklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes the nodes of a [Board]: one hazard in full, the others in a line each. FX thread.
final class BoardView {
    private final PanelContext context;
    private final Texts texts;
    private final BoardWords words;
    private final RuleView rules;
    private final SuggestionView suggestions;
    private final ChangesView changes;
    private final DutiesView duties;
    private final CompactView compact;
    private final double em;

    /// What a person pressed with a pointer.
    interface Pressed {
        void hazard(String code);

        /// @param open whether it was pressed twice: all districts, please
        void tile(int index, boolean open);

        void act(LevelAction action);

        void duty(Duty duty);

        /// What if?
        void suppose();

        /// Everything of one hazard, or back to all.
        void toggle();
    }

    private final Pressed pressed;
    private Following following = Following.NOTHING;

    BoardView(PanelContext context, BoardWords words, Pressed pressed) {
        this.context = context;
        this.texts = context.texts();
        this.words = words;
        this.em = context.type().base();
        this.rules = new RuleView(texts, words, em);
        this.suggestions = new SuggestionView(texts, words, rules, em);
        this.changes = new ChangesView(texts, words, em);
        this.pressed = pressed;
        this.duties = new DutiesView(texts, words, em, pressed::duty);
        this.compact = new CompactView(texts, words, em, pressed::hazard);
    }

    /// The head of a hazard: its name, and where the tiers are apart.
    ///
    /// @param brief only the gravest difference
    Node head(Board.Row row, boolean brief) {
        Label name = new Label(words.hazard(row.hazard()));
        name.getStyleClass().add("hazard-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        String difference = words.divergence(row, brief);
        Label apart =
                new Label(
                        difference.isEmpty() ? "" : texts.get("escalation_apart_mark", difference));
        apart.getStyleClass().add("hazard-apart");
        apart.setWrapText(true);
        HBox head = new HBox(name, apart);
        head.getStyleClass().add("hazard-head");
        return head;
    }

    /// As above, and at its end the way to a supposition.
    Node headWithSupposition(Board.Row row, boolean brief) {
        HBox head = (HBox) head(row, brief);
        Button suppose = button("I " + texts.get("escalation_do_what_if"), pressed::suppose);
        suppose.getStyleClass().add("quiet");
        suppose.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head.getChildren().addAll(space, suppose);
        return head;
    }

    /// How many columns of tiles fit a width.
    int columns(double width) {
        return (int) Math.clamp(Math.floor(width / (em * tile())), 2, 9);
    }

    /// As [#columns(double)]; a few tiles more than fit stand closer rather than have one alone in a line of its own.
    int columns(double width, int tiles) {
        boolean all = tiles <= 10 && width / tiles >= em * (tile() - 0.8);
        return all ? Math.max(tiles, columns(width)) : columns(width);
    }

    /// Width of a tile that is not pressed for room, in base units.
    private double tile() {
        return texts.locale().getLanguage().equals("zh") ? 6.4 : 7.2;
    }

    /// The tiles of a hazard that is shown in full without being the selected one.
    List<Node> others(
            Board.Row row, List<Tiles.Tile> tiles, int columns, Instant now, Runnable onPress) {
        List<Node> lines = tiles(row, tiles, columns, -1, false, now);
        for (Node line : lines) {
            line.addEventFilter(
                    MouseEvent.MOUSE_PRESSED,
                    e -> {
                        onPress.run();
                        e.consume();
                    });
        }
        return lines;
    }

    /// Tiles in lines, so that a column can page through many.
    ///
    /// @param low tiles of two lines instead of three
    List<Node> tiles(
            Board.Row row,
            List<Tiles.Tile> tiles,
            int columns,
            int selected,
            boolean low,
            Instant now) {
        List<Node> lines = new ArrayList<>();
        for (int from = 0; from < tiles.size(); from += columns) {
            List<Node> views = new ArrayList<>();
            for (int n = from; n < Math.min(tiles.size(), from + columns); n++) {
                int index = n;
                TileView view = tile(row, tiles.get(n), n == selected, low, now);
                view.setOnMousePressed(e -> pressed.tile(index, e.getClickCount() > 1));
                views.add(view);
            }
            lines.add(new TileGrid(views, columns));
        }
        return lines;
    }

    private TileView tile(
            Board.Row row, Tiles.Tile tile, boolean selected, boolean low, Instant now) {
        Instant since = tile.since();
        String from;
        if (low) {
            // Several districts have several moments, and no room for them.
            boolean one = tile.divisions().size() == 1;
            from = since == null || !one ? "" : words.agoShort(since, now);
        } else {
            from = since == null ? texts.get("escalation_not_started") : words.ago(since, now);
        }
        int against = tile.key().tier() == Tier.CITY ? 0 : row.against(tile.level());
        Checklist tasks = following.together(tile.keys(), now);
        // How far it is matters more than since when, which the changes tell.
        String standing = tasks.isEmpty() ? from : words.tasks(tasks, low);
        return new TileView(
                words.tile(tile),
                tile.level(),
                against,
                standing,
                tasks.late() > 0,
                low,
                em,
                selected);
    }

    /// A tile and its hazard in words.
    String named(Tiles.Tile tile, Board.Row row) {
        return words.tile(tile) + " " + words.hazard(row.hazard());
    }

    void press(String hazard) {
        pressed.hazard(hazard);
    }

    DutiesView duties() {
        return duties;
    }

    /// What the tiles say beside their level from now on.
    void follow(Following what) {
        following = what;
    }

    SuggestionView suggestions() {
        return suggestions;
    }

    /// Every rule of a hazard for somebody, the gravest level first.
    List<Node> rules(ResponseLevel.Key key, List<Check> checks, @Nullable String next, Rules how) {
        if (checks.isEmpty()) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>();
        for (Check c : checks) {
            boolean isNext = c.rule().id().equals(next);
            boolean decides = c.state() == Check.State.MET && c.rule().level().equals(how.level());
            boolean source = how.sources() || decides || isNext;
            String tag = isNext ? texts.get("escalation_tag_next") : "";
            nodes.add(rules.check(c, context.console().situation(), how.wide(), tag, source));
        }
        return headed(
                texts.get("escalation_rules_of", words.place(key), words.hazard(key.hazard())),
                nodes);
    }

    /// How rules are shown.
    ///
    /// @param wide whether value and bar stand beside the words
    /// @param sources whether all say where they come from, or only those that decide and the next one
    /// @param level the level that they call for, or null
    record Rules(boolean wide, boolean sources, @Nullable Grade level) {}

    /// What became of a hazard's levels lately.
    List<Node> changes(String hazard, Instant now, int most) {
        return headed(
                texts.get("escalation_changes"),
                changes.of(hazard, context.console().situation(), now, most));
    }

    private List<Node> headed(String heading, List<Node> lines) {
        return lines.isEmpty() ? List.of() : headed(section(heading), lines);
    }

    /// A heading never stands alone at the lower edge: it is one node with the first line under it.
    List<Node> headed(Node heading, List<Node> lines) {
        List<Node> nodes = new ArrayList<>(lines);
        nodes.set(0, new VBox(heading, lines.getFirst()));
        return nodes;
    }

    private static Node section(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("board-section");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// The gravest signal of each tier.
    List<Node> alerts(List<Alert> alerts, Instant now) {
        return headed(
                texts.get("escalation_signals"), alerts.stream().map(a -> alert(a, now)).toList());
    }

    private Node alert(Alert alert, Instant now) {
        Label headline = new Label(alert.text(texts.locale().getLanguage()).headline());
        headline.setWrapText(true); // to which grade it changes stands at the end
        headline.setMinWidth(0);
        Label tier = new Label(publisher(alert));
        tier.getStyleClass().add("text-dim");
        tier.setMinWidth(em * (texts.locale().getLanguage().equals("zh") ? 2.1 : 4.6));
        Label at = new Label(words.since(alert.sent(), now));
        at.getStyleClass().add("text-dim");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(headline, Priority.ALWAYS);
        headline.setMaxWidth(Double.MAX_VALUE);
        HBox row =
                new HBox(new GradeMark(alert.grade(), Math.round(em * 0.95)), tier, headline, at);
        row.getStyleClass().add("alert-row");
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    /// The tier, or the district that it is for.
    private String publisher(Alert alert) {
        return alert.tier() != Tier.DISTRICT
                ? texts.get("tier." + alert.tier().name())
                : alert.areas().stream()
                        .flatMap(a -> a.divisions().stream())
                        .findFirst()
                        .map(d -> words.word("district.", d.length() > 6 ? d.substring(0, 6) : d))
                        .orElse(texts.get("tier.DISTRICT"));
    }

    Node proposal(Proposal p, boolean selected, Instant now) {
        ResponseLevel level = p.level();
        Label what =
                new Label(
                        texts.get(
                                "escalation_waits",
                                words.place(level.key()),
                                words.hazard(level.hazard()),
                                level.level().code()));
        what.getStyleClass().add("proposal-what");
        what.setWrapText(true);
        HBox head = new HBox(new GradeMark(level.level(), Math.round(em * 1.05)), what);
        head.getStyleClass().add("suggestion-line");
        String who = level.by() + " · " + words.since(p.proposedAt(), now);
        VBox box =
                new VBox(
                        head,
                        wrapped(
                                level.reason().isBlank() ? who : who + " · " + level.reason(),
                                "text-dim"));
        box.getStyleClass().add("proposal");
        if (selected) {
            box.getChildren().add(buttons(List.of(LevelAction.CONFIRM, LevelAction.WITHDRAW)));
        }
        return box;
    }

    /// A hazard in one line.
    Node compact(Board.Row row) {
        return compact.of(row);
    }

    Node buttons(List<LevelAction> actions) {
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("level-actions");
        for (LevelAction action : actions) {
            bar.getChildren()
                    .add(
                            button(
                                    action.key() + " " + texts.get(action.button()),
                                    () -> pressed.act(action)));
        }
        return bar;
    }

    /// As above, and at the end the way to everything of the hazard, or back.
    Node buttons(List<LevelAction> actions, boolean whole) {
        FlowPane bar = (FlowPane) buttons(actions);
        Button toggle =
                button(
                        texts.get(whole ? "escalation_hint_back" : "escalation_hint_whole"),
                        pressed::toggle);
        toggle.getStyleClass().add("quiet");
        bar.getChildren().add(toggle);
        return bar;
    }

    private static Button button(String words, Runnable run) {
        Button button = new Button(words);
        button.setFocusTraversable(false);
        button.setOnAction(e -> run.run());
        return button;
    }

    Node hint(String sentence) {
        return padded(wrapped(sentence, "text-dim"));
    }

    /// @param style empty for none
    static Label wrapped(String sentence, String style) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private static Node padded(Node node) {
        VBox box = new VBox(node);
        box.getStyleClass().add("padded");
        return box;
    }
}
