package org.yilan.escalation;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Check;
import org.yilan.situation.plan.Scale;
import org.yilan.situation.plan.Suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A supposition on screen, in a colour of its own and under a band that says so: the sliders, what the rules would call for
/// here and in which districts, which rules would hold, and what is real meanwhile. FX thread.
final class WhatIfView extends Elastic {
    /// Below this many base units of height only the chosen slider is shown.
    private static final double LOW = 24;

    /// From this many base units on, the rules stand beside the sliders.
    private static final double TWO = 60;

    /// What a person did with a pointer.
    interface Moved {
        void put(Scale scale, double value, int index);
    }

    private final PanelContext context;
    private final Texts texts;
    private final BoardWords words;
    private final WhatIfWords said;
    private final RuleView rules;
    private final double em;
    private final Moved moved;
    private final Label plate = new Label();
    private final Label about = new Label();
    private final Label way = new Label();
    private final HBox band;
    private final VBox levers = new VBox();
    private final List<LeverRow> rows = new ArrayList<>();
    private final PagedColumn results;

    /// @param onLeave the way out was pressed
    /// @param onCount hears when results are left out or come into view
    WhatIfView(
            PanelContext context,
            BoardWords words,
            Moved moved,
            Runnable onLeave,
            Runnable onCount) {
        this.context = context;
        this.texts = context.texts();
        this.words = words;
        this.said = new WhatIfWords(texts, words);
        this.em = context.type().base();
        this.rules = new RuleView(texts, words, em);
        this.moved = moved;
        this.results = new PagedColumn(onCount);
        getStyleClass().add("what-if");
        plate.getStyleClass().add("what-if-plate");
        plate.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll("what-if-about", "may-clip");
        way.getStyleClass().add("what-if-way");
        way.setMinWidth(Region.USE_PREF_SIZE);
        way.setOnMouseClicked(e -> onLeave.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        band = new HBox(plate, about, space, way);
        band.getStyleClass().add("what-if-band");
        levers.getStyleClass().add("levers");
        getChildren().addAll(band, levers, results);
        setFocusTraversable(true);
        setVisible(false);
    }

    PagedColumn results() {
        return results;
    }

    void show(WhatIf.Answer answer) {
        plate.setText(texts.get("escalation_what_if"));
        about.setText(words.place(answer.about()) + " " + words.hazard(answer.about().hazard()));
        way.setText(texts.get("escalation_what_if_leave"));
        levers(answer);
        List<Node> nodes = new ArrayList<>();
        nodes.add(verdict(answer));
        nodes.add(real(answer));
        answer.news().forEach(n -> nodes.add(BoardView.wrapped(said.news(n), "what-if-news")));
        nodes.addAll(districts(answer));
        nodes.addAll(held(answer));
        results.show(nodes);
        requestLayout();
    }

    private void levers(WhatIf.Answer answer) {
        while (rows.size() < answer.scales().size()) {
            int index = rows.size();
            rows.add(new LeverRow(said, em, (scale, value) -> moved.put(scale, value, index)));
        }
        boolean low = getHeight() > 0 && getHeight() < em * LOW;
        List<Node> shown = new ArrayList<>();
        for (int n = 0; n < answer.scales().size(); n++) {
            boolean chosen = n == answer.chosen();
            var scale = answer.scales().get(n);
            rows.get(n).show(scale, answer.supposition().of(scale.lever()), chosen);
            if (chosen || !low) {
                shown.add(rows.get(n));
            }
        }
        if (shown.isEmpty()) {
            shown.add(BoardView.wrapped(texts.get("escalation_what_if_no_lever"), "text-dim"));
        } else if (low && answer.scales().size() > 1) {
            shown.add(
                    BoardView.wrapped(
                            texts.get(
                                    "escalation_what_if_others",
                                    Integer.toString(answer.chosen() + 1),
                                    Integer.toString(answer.scales().size())),
                            "text-dim"));
        }
        // A slider that is taken out and put back loses the drag that is under way.
        if (!levers.getChildren().equals(shown)) {
            levers.getChildren().setAll(shown);
        }
    }

    /// What the rules would call for here.
    private Node verdict(WhatIf.Answer answer) {
        Grade then = WhatIf.Answer.level(answer.supposed(), answer.about());
        Grade now = WhatIf.Answer.level(answer.real(), answer.about());
        boolean nothing = answer.supposition().isEmpty();
        String change =
                texts.get(
                        nothing ? "escalation_what_if_nothing" : "escalation_what_if_then",
                        words.place(answer.about()),
                        said.change(now, then));
        Node line = graded(then, BoardView.wrapped(change, nothing ? "verdict-same" : "verdict"));
        VBox box = new VBox(line);
        box.getStyleClass().add("what-if-verdict");
        return box;
    }

    private HBox graded(@Nullable Grade grade, Label label) {
        HBox line = new HBox();
        line.getStyleClass().add("suggestion-line");
        if (grade != null) {
            line.getChildren().add(new GradeMark(grade, Math.round(em * 1.05)));
        }
        line.getChildren().add(label);
        return line;
    }

    /// Everybody else for whom the rules would say something: those with the same change together, changes first.
    private List<Node> districts(WhatIf.Answer answer) {
        record Change(@Nullable Grade now, @Nullable Grade then) {}
        Map<Change, List<ResponseLevel.Key>> changes = new LinkedHashMap<>();
        List<ResponseLevel.Key> keys = new ArrayList<>();
        answer.supposed().stream().map(Assessment::key).forEach(keys::add);
        answer.real().stream()
                .map(Assessment::key)
                .filter(k -> !keys.contains(k))
                .forEach(keys::add);
        for (ResponseLevel.Key key : keys) {
            Change change =
                    new Change(
                            WhatIf.Answer.level(answer.real(), key),
                            WhatIf.Answer.level(answer.supposed(), key));
            boolean silent = change.now() == null && change.then() == null;
            if (!key.equals(answer.about()) && !silent) {
                changes.computeIfAbsent(change, c -> new ArrayList<>()).add(key);
            }
        }
        return changes.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                        (Map.Entry<Change, List<ResponseLevel.Key>> e) ->
                                                said.same(e.getKey().now(), e.getKey().then()))
                                .thenComparing(
                                        e ->
                                                Optional.ofNullable(e.getKey().then())
                                                        .map(Grade::rank)
                                                        .orElse(9)))
                .<Node>map(
                        e -> {
                            boolean same = said.same(e.getKey().now(), e.getKey().then());
                            Label label =
                                    BoardView.wrapped(
                                            texts.get(
                                                    "escalation_place",
                                                    words.several(e.getValue()),
                                                    said.change(
                                                            e.getKey().now(), e.getKey().then())),
                                            same ? "text-dim" : "what-if-differs");
                            HBox line = graded(e.getKey().then(), label);
                            VBox box = new VBox(line);
                            box.getStyleClass().add("padded");
                            return box;
                        })
                .toList();
    }

    /// What is in force and what the rules really say now: never out of sight.
    private Node real(WhatIf.Answer answer) {
        Optional<Suggestion> suggested =
                answer.real().stream()
                        .filter(a -> a.key().equals(answer.about()))
                        .flatMap(a -> a.suggestion().stream())
                        .findFirst();
        VBox box =
                new VBox(
                        BoardView.wrapped(
                                texts.get(
                                        "escalation_what_if_real",
                                        words.place(answer.about()),
                                        words.standing(
                                                answer.row().level(answer.about()),
                                                suggested,
                                                context.console().time().now())),
                                ""));
        box.getStyleClass().add("what-if-real");
        return box;
    }

    /// The rules that would hold, then those that would not, those that change first.
    private List<Node> held(WhatIf.Answer answer) {
        Map<String, Check.State> before = new HashMap<>();
        answer.really().forEach(c -> before.put(c.rule().id(), c.state()));
        boolean wide = results.getWidth() >= em * 42;
        List<Node> nodes = new ArrayList<>();
        answer.checks().stream()
                .sorted(Comparator.comparing((Check c) -> c.state() != Check.State.MET))
                .forEach(
                        c -> {
                            boolean met = c.state() == Check.State.MET;
                            boolean was = before.get(c.rule().id()) == Check.State.MET;
                            String tag =
                                    met == was
                                            ? ""
                                            : texts.get(
                                                    met
                                                            ? "escalation_what_if_begins"
                                                            : "escalation_what_if_ends");
                            nodes.add(
                                    rules.check(
                                            c, context.console().situation(), wide, tag, false));
                        });
        if (nodes.isEmpty()) {
            return nodes;
        }
        Label heading =
                new Label(
                        texts.get(
                                "escalation_what_if_rules",
                                words.place(answer.about()),
                                words.hazard(answer.about().hazard())));
        heading.getStyleClass().add("board-section");
        heading.setMaxWidth(Double.MAX_VALUE);
        nodes.set(0, new VBox(heading, nodes.getFirst()));
        return nodes;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double top = Math.ceil(band.prefHeight(w));
        band.resizeRelocate(0, 0, w, top);
        double edge = Math.max(2, Math.round(em * 0.2));
        boolean two = w >= em * TWO;
        double left = two ? Math.round((w - edge) / 2) : w - edge;
        double high = Math.min(Math.ceil(levers.prefHeight(left)), Math.max(0, h - top));
        levers.resizeRelocate(edge, top, left, two ? h - top : high);
        if (two) {
            results.resizeRelocate(edge + left, top, w - edge - left, h - top);
        } else {
            results.resizeRelocate(edge, top + high, w - edge, Math.max(0, h - top - high));
        }
    }
}
