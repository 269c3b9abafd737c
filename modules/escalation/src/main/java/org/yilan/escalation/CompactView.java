package org.yilan.escalation;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Assessment;

import java.util.function.Consumer;

/// Hazards in a line each. FX thread.
final class CompactView {
    private final Texts texts;
    private final BoardWords words;
    private final double em;
    private final Consumer<String> onChoose;

    CompactView(Texts texts, BoardWords words, double em, Consumer<String> onChoose) {
        this.texts = texts;
        this.words = words;
        this.em = em;
        this.onChoose = onChoose;
    }

    /// A hazard in one line: its levels and whether the rules want another.
    Node of(Board.Row row) {
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
        line.setOnMousePressed(e -> onChoose.accept(row.hazard()));
        return line;
    }

    private String wants(Board.Row row) {
        if (!row.wanting().isEmpty()) {
            Assessment a = row.wanting().getFirst();
            Grade inForce = row.level(a.key()).map(ResponseLevel::level).orElse(null);
            return texts.get(
                    "escalation_suggests",
                    words.place(a.key()),
                    words.change(inForce, a.suggestion().orElseThrow().level()));
        }
        return row.city() == null && row.districts().isEmpty() && !row.alerts().isEmpty()
                ? texts.get("escalation_signal_only")
                : "";
    }

    private void mark(HBox line, @Nullable ResponseLevel level, String name) {
        if (level != null) {
            line.getChildren()
                    .addAll(
                            new GradeMark(level.level(), Math.round(em * 0.95)),
                            dim(texts.get(name)));
        }
    }

    private static Label dim(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-dim");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
