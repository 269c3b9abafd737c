package org.yilan.escalation;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of levels lately, newest first: when, what, who and why. Districts that did the same at the same time for the
/// same reason share a line. FX thread.
final class ChangesView {
    private final Texts texts;
    private final BoardWords words;
    private final double em;

    ChangesView(Texts texts, BoardWords words, double em) {
        this.texts = texts;
        this.words = words;
        this.em = em;
    }

    /// Changes of one hazard up to a moment.
    List<Node> of(String hazard, Situation situation, Instant now, int most) {
        Map<Object, List<LevelChange>> together = new LinkedHashMap<>();
        List<LevelChange> newest =
                situation.levelChanges().stream()
                        .filter(c -> c.key().hazard().equals(hazard) && !c.at().isAfter(now))
                        .sorted(Comparator.comparing(LevelChange::at).reversed())
                        .toList();
        for (LevelChange c : newest) {
            boolean district = c.key().tier() == Tier.DISTRICT;
            // Each district's own headline gives the same reason in other words.
            String why = BoardWords.upstream(c, situation) ? "" : c.reason();
            Object same =
                    district
                            ? List.of(
                                    c.at(),
                                    c.kind(),
                                    c.level(),
                                    String.valueOf(c.before()),
                                    c.by(),
                                    why)
                            : c;
            together.computeIfAbsent(same, k -> new ArrayList<>()).add(c);
        }
        return together.values().stream()
                .limit(most)
                .map(list -> line(list, situation, now))
                .toList();
    }

    private Node line(List<LevelChange> changes, Situation situation, Instant now) {
        LevelChange c = changes.getFirst();
        Label at = new Label(words.since(c.at(), now));
        at.getStyleClass().add("text-dim");
        at.setMinWidth(em * 5.6);
        String place = words.several(changes.stream().map(LevelChange::key).toList());
        Label what = new Label(place + texts.get("escalation_gap") + words.did(c));
        what.getStyleClass().add("change-what");
        what.setWrapText(true);
        Label why = new Label(words.whoAndWhy(c, changes.size() > 1, situation));
        why.getStyleClass().add("text-dim");
        why.setWrapText(true);
        VBox column = new VBox(what);
        if (!why.getText().isEmpty()) {
            column.getChildren().add(why);
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        GradeMark mark = new GradeMark(c.level(), Math.round(em * 0.95));
        mark.setMaxHeight(em * 1.3); // beside the first line
        HBox line = new HBox(at, mark, column);
        line.getStyleClass().add("change");
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
