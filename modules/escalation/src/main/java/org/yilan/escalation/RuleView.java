package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.plan.Check;
import org.yilan.situation.plan.Rule;
import org.yilan.situation.plan.Suggestion;

/// One rule of the plan on screen: the level that it calls for, its words, how sure it is, and the value against its threshold
/// as numbers and as a bar. FX thread.
final class RuleView {
    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");

    private final Texts texts;
    private final BoardWords words;
    private final double em;

    RuleView(Texts texts, BoardWords words, double em) {
        this.texts = texts;
        this.words = words;
        this.em = em;
    }

    /// A rule with what became of it.
    ///
    /// @param wide whether value and bar have room beside the words
    /// @param tag a word beside it, empty for none
    /// @param source whether to say where the rule comes from
    Node check(Check check, Situation situation, boolean wide, String tag, boolean source) {
        boolean met = check.state() == Check.State.MET;
        GradeMark mark =
                new GradeMark(
                        check.rule().level(), Math.round(em * 0.95), GradeMark.Numeral.BESIDE);
        mark.setMinWidth(em * 2.6);
        mark.setPrefWidth(em * 2.6);
        Label name = new Label(words.rule(check.rule()));
        name.getStyleClass().add("rule-name");
        name.setWrapText(true);
        HBox first = new HBox(mark, name);
        if (!tag.isEmpty()) {
            first.getChildren().add(tag(tag));
        }
        first.getChildren().addAll(mark(check.rule()));
        first.getStyleClass().add("rule-line");
        VBox box = new VBox(first);
        box.getStyleClass().add("rule");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Suggestion.Reason reason = check.reason();
        if (reason != null && !Double.isNaN(reason.value())) {
            HBox value = value(reason, situation);
            if (wide) {
                first.getChildren().addAll(space, value);
            } else {
                HBox second = new HBox(indent(), value);
                box.getChildren().add(second);
            }
        } else {
            Label state = new Label(words.state(check.state()));
            state.getStyleClass().add("rule-state");
            state.setMinWidth(Region.USE_PREF_SIZE);
            first.getChildren().addAll(space, state);
        }
        if (source) {
            box.getChildren().add(new HBox(indent(), source(check.rule())));
        }
        box.pseudoClassStateChanged(MET, met);
        return box;
    }

    /// The value of a reason against its threshold: `56.4 / 50 mm  +6.4  书院`, before it the bar.
    HBox value(Suggestion.Reason reason, Situation situation) {
        Label numbers = new Label(words.against(reason, situation));
        numbers.getStyleClass().add("rule-value");
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(new Bar(reason.value(), reason.threshold(), em), numbers);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setSpacing(Math.round(em * 0.6));
        return box;
    }

    /// How sure a rule is, where that is worth a word: nothing for one that was read in a source.
    Node[] mark(Rule rule) {
        return switch (rule.source().mark()) {
            case "M" -> new Node[] {tag(texts.get("escalation_mark_M"))};
            case "W" -> new Node[] {tag(texts.get("escalation_mark_W"))};
            case "O" -> new Node[] {tag(texts.get("escalation_mark_O"))};
            default -> new Node[0];
        };
    }

    Label source(Rule rule) {
        Label label =
                new Label(
                        texts.get(
                                "escalation_source",
                                rule.source().text().in(texts.locale().getLanguage())));
        label.getStyleClass().add("rule-source");
        label.setWrapText(true);
        return label;
    }

    private Region indent() {
        Region indent = new Region();
        indent.setMinWidth(em * 3);
        return indent;
    }

    /// A word in a dashed outline: something that one should know before relying on what stands beside it.
    static Label tag(String sentence) {
        Label tag = new Label(sentence);
        tag.getStyleClass().add("rule-tag");
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    /// A value as a share of a line on which the threshold is a mark.
    static final class Bar extends Region {
        private final double share;
        private final double limit;
        private final Region track = new Region();
        private final Region used = new Region();
        private final Region mark = new Region();

        Bar(double value, double threshold, double em) {
            double most = Math.max(Math.max(value, threshold), 1e-9) * 1.12;
            share = Math.clamp(value / most, 0, 1);
            limit = Math.clamp(threshold / most, 0, 1);
            getStyleClass().add("rule-bar");
            track.getStyleClass().add("bar-track");
            used.getStyleClass().add("bar-used");
            mark.getStyleClass().add("bar-mark");
            getChildren().addAll(track, used, mark);
            setMinSize(em * 6, em * 0.9);
            setPrefSize(em * 6, em * 0.9);
            setMaxHeight(em * 0.9);
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            double thick = Math.max(3, Math.round(h * 0.4));
            double y = Math.round((h - thick) / 2);
            track.resizeRelocate(0, y, w, thick);
            used.resizeRelocate(0, y, Math.round(w * share), thick);
            double tick = Math.max(2, Math.round(h * 0.16));
            mark.resizeRelocate(Math.round(w * limit - tick / 2), 0, tick, h);
        }
    }
}
