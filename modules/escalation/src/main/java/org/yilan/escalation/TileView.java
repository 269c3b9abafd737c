package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.situation.model.Grade;

/// Who, at which level, since when, and on which side of the city's level. FX thread.
final class TileView extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
    private static final PseudoClass APART = PseudoClass.getPseudoClass("apart");

    /// @param level null where none is in force
    /// @param against positive when graver than the city's, negative when lower, 0 when equal or not to be compared
    /// @param since since when, or how its tasks stand
    /// @param late whether one of its tasks is late
    /// @param low whether `since` stands beside the name instead of in a line of its own
    TileView(
            String name,
            @Nullable Grade level,
            int against,
            String since,
            boolean late,
            boolean low,
            double em,
            boolean selected) {
        getStyleClass().add("level-tile");
        setAlignment(Pos.TOP_LEFT);
        Label title = new Label(name);
        title.getStyleClass().addAll("tile-name", "may-clip");
        Label from = new Label(since);
        from.getStyleClass().addAll("tile-since", "may-clip");
        from.pseudoClassStateChanged(LATE, late);
        HBox mark = mark(level, against, em);
        if (low) {
            title.setMinWidth(Region.USE_PREF_SIZE);
            HBox first = new FirstLine(title, from);
            first.getStyleClass().add("tile-first");
            getChildren().addAll(first, mark);
        } else {
            getChildren().addAll(title, mark, from);
        }
        pseudoClassStateChanged(LOW, low);
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(APART, against != 0);
    }

    /// Name and age side by side; no age rather than part of one.
    private static final class FirstLine extends HBox {
        private final Label title;
        private final Label from;

        FirstLine(Label title, Label from) {
            super(title, from);
            this.title = title;
            this.from = from;
        }

        @Override
        protected void layoutChildren() {
            double wanted = title.prefWidth(-1) + getSpacing() + from.prefWidth(-1);
            from.setVisible(wanted <= getWidth() + 0.5);
            super.layoutChildren();
        }
    }

    private static HBox mark(@Nullable Grade level, int against, double em) {
        double size = Math.round(em * 1.5);
        HBox line = new HBox();
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(Math.round(em * 0.2));
        line.setMinHeight(size);
        line.setMaxHeight(size);
        if (level == null) {
            Label none = new Label("—");
            none.getStyleClass().add("tile-none");
            line.getChildren().add(none);
        } else {
            line.getChildren().add(new GradeMark(level, size, GradeMark.Numeral.BESIDE));
        }
        if (against != 0) {
            Label side = new Label(against > 0 ? "↑" : "↓");
            side.getStyleClass().add("tile-apart");
            side.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(side);
        }
        return line;
    }
}
