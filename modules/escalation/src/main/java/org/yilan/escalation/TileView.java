package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.situation.model.Grade;

/// Who, at which level, since when. FX thread.
final class TileView extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// @param level null where none is in force
    TileView(String name, @Nullable Grade level, String since, double em, boolean selected) {
        getStyleClass().add("level-tile");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(name);
        title.getStyleClass().addAll("tile-name", "may-clip");
        Node mark;
        if (level == null) {
            Label none = new Label("—");
            none.getStyleClass().add("tile-none");
            none.setMinHeight(Math.round(em * 1.5));
            none.setMaxHeight(Math.round(em * 1.5));
            mark = none;
        } else {
            mark = new GradeMark(level, Math.round(em * 1.5), GradeMark.Numeral.BESIDE);
        }
        Label from = new Label(since);
        from.getStyleClass().addAll("tile-since", "may-clip");
        getChildren().addAll(title, mark);
        if (!since.isEmpty()) {
            getChildren().add(from);
        }
        pseudoClassStateChanged(SELECTED, selected);
    }
}
