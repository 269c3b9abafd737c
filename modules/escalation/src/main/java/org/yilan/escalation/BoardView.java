package org.yilan.escalation;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Suggestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Makes the nodes of a [Board]: one hazard in full, the others in a line each. FX thread.
final class BoardView {
    private final PanelContext context;
    private final Texts texts;
    private final BoardWords words;
    private final double em;

    /// What a person pressed with a pointer.
    interface Pressed {
        void hazard(String code);

        void tile(int index);

        void act(LevelAction action);
    }

    private final Pressed pressed;

    BoardView(PanelContext context, BoardWords words, Pressed pressed) {
        this.context = context;
        this.texts = context.texts();
        this.words = words;
        this.em = context.type().base();
        this.pressed = pressed;
    }

    /// The head of a hazard: its name, and where the tiers are apart.
    ///
    /// @param brief only the gravest difference
    Node head(Board.Row row, boolean brief) {
        Label name = new Label(words.hazard(row.hazard()));
        name.getStyleClass().add("hazard-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label apart = new Label(words.divergence(row, brief));
        apart.getStyleClass().add("hazard-apart");
        apart.setWrapText(true);
        HBox head = new HBox(name, apart);
        head.getStyleClass().add("hazard-head");
        return head;
    }

    /// How many columns of tiles fit a width.
    int columns(double width) {
        return (int) Math.clamp(Math.floor(width / (em * 6.4)), 2, 9);
    }

    /// The tiles of a hazard that is shown in full without being the selected one.
    Node others(List<Tiles.Tile> tiles, int columns, Instant now, Runnable onPress) {
        Node grid = tiles(tiles, columns, -1, now);
        grid.addEventFilter(
                javafx.scene.input.MouseEvent.MOUSE_PRESSED,
                e -> {
                    onPress.run();
                    e.consume();
                });
        return grid;
    }

    /// @param now null leaves out since when
    Node tiles(List<Tiles.Tile> tiles, int columns, int selected, @Nullable Instant now) {
        List<TileView> views = new ArrayList<>();
        for (int n = 0; n < tiles.size(); n++) {
            Tiles.Tile tile = tiles.get(n);
            Instant since = tile.since();
            String from = "";
            if (now != null) {
                from = since == null ? texts.get("escalation_not_started") : words.ago(since, now);
            }
            TileView view = new TileView(words.tile(tile), tile.level(), from, em, n == selected);
            int index = n;
            view.setOnMousePressed(e -> pressed.tile(index));
            views.add(view);
        }
        return new TileGrid(views, columns);
    }

    /// What the rules say to somebody: the change first, then each reason.
    List<Node> suggestion(Board.Row row, Assessment assessment) {
        if (assessment.suggestion().isEmpty()) {
            return List.of();
        }
        Suggestion s = assessment.suggestion().get();
        Grade inForce = row.level(assessment.key()).map(ResponseLevel::level).orElse(null);
        List<Node> nodes = new ArrayList<>();
        VBox change =
                new VBox(
                        line(
                                s.level(),
                                words.place(assessment.key()),
                                words.change(inForce, s.level()),
                                wantsMore(inForce, s.level())));
        change.getStyleClass().add("suggestion");
        nodes.add(change);
        for (Suggestion.Reason r : s.reasons().subList(0, Math.min(3, s.reasons().size()))) {
            nodes.add(padded(wrapped(words.reason(r, context.console().situation()), "")));
        }
        return nodes;
    }

    Node next(Assessment.Next next) {
        Label label =
                wrapped(
                        words.next(next.reason(), next.level(), context.console().situation()),
                        "text-dim");
        return padded(label);
    }

    private static boolean wantsMore(@Nullable Grade inForce, Grade suggested) {
        return inForce == null || suggested.graverThan(inForce);
    }

    private Node line(Grade grade, String place, String change, boolean differs) {
        Label label =
                new Label(
                        differs
                                ? texts.get("escalation_suggests", place, change)
                                : texts.get("escalation_place", place, change));
        label.getStyleClass().add(differs ? "suggestion-differs" : "suggestion-agrees");
        label.setWrapText(true);
        HBox line = new HBox(new GradeMark(grade, Math.round(em * 1.05)), label);
        line.getStyleClass().add("suggestion-line");
        return line;
    }

    /// Districts for which the rules call for another level than they have, those with the same change together.
    List<Node> districts(Board.Row row) {
        Map<String, List<Assessment>> changes = new LinkedHashMap<>();
        for (Assessment a : row.assessments()) {
            if (a.key().tier() != Tier.DISTRICT || a.suggestion().isEmpty()) {
                continue;
            }
            Grade inForce = row.level(a.key()).map(ResponseLevel::level).orElse(null);
            Suggestion s = a.suggestion().get();
            if (!s.level().equals(inForce)) {
                changes.computeIfAbsent(
                                words.change(inForce, s.level()) + "\n" + s.level().code(),
                                k -> new ArrayList<>())
                        .add(a);
            }
        }
        List<Node> nodes = new ArrayList<>();
        changes.forEach((key, list) -> nodes.add(padded(districtLine(row, list, key))));
        return nodes;
    }

    private Node districtLine(Board.Row row, List<Assessment> list, String key) {
        String change = key.substring(0, key.indexOf('\n'));
        List<String> names = list.stream().map(a -> words.place(a.key())).limit(4).toList();
        String place = String.join(texts.get("escalation_list"), names);
        if (list.size() > names.size()) {
            place =
                    texts.get(
                            "escalation_and_more",
                            place,
                            Integer.toString(list.size()),
                            Integer.toString(list.size() - names.size()));
        }
        Suggestion first = list.getFirst().suggestion().orElseThrow();
        Grade inForce = row.level(list.getFirst().key()).map(ResponseLevel::level).orElse(null);
        VBox box = new VBox(line(first.level(), place, change, wantsMore(inForce, first.level())));
        if (list.size() == 1) {
            box.getChildren()
                    .add(
                            wrapped(
                                    words.reason(
                                            first.reasons().getFirst(),
                                            context.console().situation()),
                                    "text-dim"));
        } else {
            box.getChildren()
                    .add(wrapped(words.rule(first.reasons().getFirst().rule()), "text-dim"));
        }
        return box;
    }

    Node alert(Alert alert, Instant now) {
        Label headline = new Label(alert.text(texts.locale().getLanguage()).headline());
        headline.getStyleClass().add("may-clip");
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

    /// A hazard in one line: its levels and whether the rules want another.
    Node compact(Board.Row row) {
        Label name = new Label(words.hazard(row.hazard()));
        name.getStyleClass().add("compact-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name);
        line.getStyleClass().add("compact");
        line.setAlignment(Pos.CENTER_LEFT);
        mark(line, row.nation(), "tier.NATIONAL");
        mark(line, row.city(), "tier.CITY");
        if (!row.districts().isEmpty()) {
            Grade gravest =
                    row.districts().values().stream()
                            .map(ResponseLevel::level)
                            .min(Grade::compareTo)
                            .orElseThrow();
            long count =
                    row.districts().values().stream()
                            .filter(l -> l.level().equals(gravest))
                            .count();
            line.getChildren()
                    .addAll(
                            new GradeMark(gravest, Math.round(em * 0.95)),
                            dim(texts.get("escalation_n_districts", Long.toString(count))));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label wants = new Label(wants(row));
        wants.getStyleClass().addAll("compact-wants", "may-clip");
        line.getChildren().addAll(space, wants);
        line.setOnMousePressed(e -> pressed.hazard(row.hazard()));
        return line;
    }

    private String wants(Board.Row row) {
        for (Assessment a : row.assessments()) {
            if (a.suggestion().isEmpty()) {
                continue;
            }
            Grade wanted = a.suggestion().get().level();
            Grade inForce = row.level(a.key()).map(ResponseLevel::level).orElse(null);
            if (wantsMore(inForce, wanted)) {
                return texts.get(
                        "escalation_suggests", words.place(a.key()), words.change(inForce, wanted));
            }
        }
        if (row.city() == null && row.districts().isEmpty() && !row.alerts().isEmpty()) {
            return texts.get("escalation_signal_only");
        }
        return "";
    }

    private void mark(HBox line, @Nullable ResponseLevel level, String name) {
        if (level != null) {
            line.getChildren()
                    .addAll(
                            new GradeMark(level.level(), Math.round(em * 0.95)),
                            dim(texts.get(name)));
        }
    }

    Node buttons(List<LevelAction> actions) {
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("level-actions");
        for (LevelAction action : actions) {
            Button button = new Button(action.key() + " " + texts.get(action.text()));
            button.setFocusTraversable(false);
            button.setOnAction(e -> pressed.act(action));
            bar.getChildren().add(button);
        }
        return bar;
    }

    Node hint(String sentence) {
        return padded(wrapped(sentence, "text-dim"));
    }

    private static Label wrapped(String sentence, String style) {
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

    private static Label dim(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-dim");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A column that fits, telling when it leaves something out.
    FittingColumn column(IntConsumer onLeftOut) {
        FittingColumn column = new FittingColumn(onLeftOut);
        column.getStyleClass().add("board");
        return column;
    }
}
