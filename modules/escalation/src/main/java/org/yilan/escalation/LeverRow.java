package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.plan.Scale;

import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/// One thing that can be supposed: its name, where it stands, and the slider. FX thread.
final class LeverRow extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final WhatIfWords words;
    private final Label name = new Label();
    private final Label stands = new Label();
    private final Label expected = new Label();
    private final LeverTrack track;
    private @Nullable Scale scale;

    /// @param onPut hears the scale and where a person put it
    LeverRow(WhatIfWords words, double em, BiConsumer<Scale, Double> onPut) {
        this.words = words;
        this.track =
                new LeverTrack(
                        em,
                        words::value,
                        value -> {
                            if (scale != null) {
                                onPut.accept(scale, value);
                            }
                        });
        getStyleClass().add("lever");
        name.getStyleClass().addAll("lever-name", "may-clip");
        stands.getStyleClass().add("lever-stands");
        stands.setMinWidth(Region.USE_PREF_SIZE);
        expected.getStyleClass().add("lever-expected");
        expected.setMinWidth(Region.USE_PREF_SIZE);
        expected.managedProperty().bind(expected.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(name, space, stands);
        head.getStyleClass().add("lever-head");
        getChildren().addAll(head, expected, track);
    }

    void show(Scale what, OptionalDouble put, boolean chosen) {
        scale = what;
        name.setText(words.name(what.lever()));
        stands.setText(words.stands(what, put));
        expected.setVisible(what.expected() != null);
        if (what.expected() != null) {
            expected.setText(words.expected(what, what.expected()));
        }
        track.show(what, put);
        pseudoClassStateChanged(CHOSEN, chosen);
        setAccessibleText(name.getText() + " " + stands.getText());
    }
}
