package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All hazards in a line or two, so that none is out of sight and each is one press away: the gravest level that the city and
/// its districts have declared, whether tiers are apart, and whether the rules call for more. FX thread.
final class HazardStrip extends FlowPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");

    private final Texts texts;
    private final BoardWords words;
    private final double em;
    private final Consumer<String> onChoose;

    HazardStrip(Texts texts, BoardWords words, double em, Consumer<String> onChoose) {
        this.texts = texts;
        this.words = words;
        this.em = em;
        this.onChoose = onChoose;
        getStyleClass().add("hazard-strip");
        setMinHeight(Region.USE_PREF_SIZE);
    }

    void show(List<Board.Row> rows, String selected) {
        List<Node> chips = new ArrayList<>();
        for (Board.Row row : rows) {
            chips.add(chip(row, row.hazard().equals(selected)));
        }
        getChildren().setAll(chips);
    }

    private Node chip(Board.Row row, boolean selected) {
        HBox chip = new HBox();
        chip.getStyleClass().add("hazard-chip");
        chip.setAlignment(Pos.CENTER_LEFT);
        row.declared()
                .ifPresent(
                        g ->
                                chip.getChildren()
                                        .add(
                                                new GradeMark(
                                                        g,
                                                        Math.round(em * 0.95),
                                                        GradeMark.Numeral.BESIDE)));
        Label name = new Label(words.hazard(row.hazard()));
        name.getStyleClass().add("chip-name");
        chip.getChildren().add(name);
        String note = note(row);
        if (!note.isEmpty()) {
            Label more = new Label(note);
            more.getStyleClass().add("chip-note");
            chip.getChildren().add(more);
        }
        chip.pseudoClassStateChanged(SELECTED, selected);
        chip.pseudoClassStateChanged(IDLE, row.idle());
        chip.setAccessibleText(name.getText() + " " + note);
        chip.setOnMousePressed(e -> onChoose.accept(row.hazard()));
        return chip;
    }

    /// `≠` where tiers are apart, `→ II` where the rules call for more, or that there is a signal and nothing else.
    private String note(Board.Row row) {
        List<String> parts = new ArrayList<>();
        if (!words.divergence(row, true).isEmpty()) {
            parts.add("≠");
        }
        row.wanting().stream()
                .map(a -> a.suggestion().orElseThrow().level())
                .min(java.util.Comparator.naturalOrder())
                .ifPresent(g -> parts.add("→ " + g.code()));
        if (parts.isEmpty() && row.declared().isEmpty() && !row.alerts().isEmpty()) {
            parts.add(texts.get("escalation_chip_signal"));
        }
        return String.join("  ", parts);
    }
}
