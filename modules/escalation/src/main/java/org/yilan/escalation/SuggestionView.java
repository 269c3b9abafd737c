package org.yilan.escalation;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Assessment;
import org.yilan.situation.plan.Suggestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the rules say: the change that they call for, why, and what is missing for the next. FX thread.
final class SuggestionView {
    private final Texts texts;
    private final BoardWords words;
    private final RuleView rules;
    private final double em;

    SuggestionView(Texts texts, BoardWords words, RuleView rules, double em) {
        this.texts = texts;
        this.words = words;
        this.rules = rules;
        this.em = em;
    }

    /// What the rules say to somebody: the change first, then each reason.
    ///
    /// @param reasons whether to give the reasons
    List<Node> suggestion(
            Board.Row row, Assessment assessment, boolean reasons, Situation situation) {
        if (assessment.suggestion().isEmpty()) {
            return List.of();
        }
        Suggestion s = assessment.suggestion().get();
        Grade inForce = row.level(assessment.key()).map(ResponseLevel::level).orElse(null);
        VBox change = new VBox(line(s, words.place(assessment.key()), inForce));
        change.getStyleClass().add("suggestion");
        List<Node> nodes = new ArrayList<>();
        nodes.add(change);
        int most = reasons ? Math.min(3, s.reasons().size()) : 0;
        for (Suggestion.Reason r : s.reasons().subList(0, most)) {
            nodes.add(padded(reason(r, true, "", !words.unverified(s), situation)));
        }
        return nodes;
    }

    /// The nearest rule that is not met.
    Node next(Assessment.Next next, Situation situation) {
        return padded(
                rule(
                        texts.get(
                                "escalation_next",
                                next.level().code(),
                                words.rule(next.reason().rule())),
                        next.reason().rule(),
                        "text-dim"),
                rules.value(next.reason(), situation));
    }

    /// Districts for which the rules call for another level than they have, those with the same change together.
    List<Node> districts(Board.Row row, Situation situation) {
        Map<List<Object>, List<Assessment>> changes = new LinkedHashMap<>();
        for (Assessment a : row.assessments()) {
            if (a.key().tier() != Tier.DISTRICT || a.suggestion().isEmpty()) {
                continue;
            }
            Grade inForce = row.level(a.key()).map(ResponseLevel::level).orElse(null);
            Suggestion s = a.suggestion().get();
            if (!s.level().equals(inForce)) {
                changes.computeIfAbsent(
                                List.of(s.level(), words.change(inForce, s.level())),
                                k -> new ArrayList<>())
                        .add(a);
            }
        }
        List<Node> nodes = new ArrayList<>();
        changes.values().forEach(list -> nodes.add(district(row, list, situation)));
        return nodes;
    }

    private Node district(Board.Row row, List<Assessment> list, Situation situation) {
        Suggestion first = list.getFirst().suggestion().orElseThrow();
        Grade inForce = row.level(list.getFirst().key()).map(ResponseLevel::level).orElse(null);
        List<Node> nodes = new ArrayList<>();
        nodes.add(line(first, words.several(list.stream().map(Assessment::key).toList()), inForce));
        nodes.addAll(
                List.of(
                        reason(
                                first.reasons().getFirst(),
                                list.size() == 1,
                                "text-dim",
                                !words.unverified(first),
                                situation)));
        return padded(nodes.toArray(Node[]::new));
    }

    private HBox line(Suggestion s, String place, @Nullable Grade inForce) {
        boolean more = inForce == null || s.level().graverThan(inForce);
        String change = words.change(inForce, s.level());
        Label label =
                new Label(
                        texts.get(
                                more ? "escalation_suggests" : "escalation_place", place, change));
        label.getStyleClass().add(more ? "suggestion-differs" : "suggestion-agrees");
        label.setWrapText(true);
        HBox line = new HBox(new GradeMark(s.level(), Math.round(em * 1.05)), label);
        line.getStyleClass().add("suggestion-line");
        if (words.unverified(s)) {
            line.getChildren().add(RuleView.tag(texts.get("escalation_unverified")));
        }
        return line;
    }

    /// A rule that is met: its words, how sure it is, and the value against the threshold.
    ///
    /// @param marked false where the line above says so for all of them
    private Node[] reason(
            Suggestion.Reason r,
            boolean withValue,
            String style,
            boolean marked,
            Situation situation) {
        HBox first = rule(words.rule(r.rule()), marked ? r.rule() : "", style);
        return withValue && !Double.isNaN(r.value())
                ? new Node[] {first, rules.value(r, situation)}
                : new Node[] {first};
    }

    private HBox rule(String sentence, String id, String style) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        HBox line = new HBox(label);
        line.getStyleClass().add("rule-line");
        words.find(id).ifPresent(found -> line.getChildren().addAll(rules.mark(found)));
        return line;
    }

    private static Node padded(Node... nodes) {
        VBox box = new VBox(nodes);
        box.getStyleClass().add("padded");
        return box;
    }
}
