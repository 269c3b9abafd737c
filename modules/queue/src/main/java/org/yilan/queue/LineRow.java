package org.yilan.queue;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

import org.yilan.fx.GradeMark;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.Grade;

/// A [Line] on screen: mark, title and what is said of it on the left, state and figure on the right. FX thread.
final class LineRow extends RowNode<Line> {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");
    private static final PseudoClass CLOSE = PseudoClass.getPseudoClass("close");
    private static final double TOP = 0.43;
    private static final double BOTTOM = 0.78;

    private final double em;
    private final Region edge = new Region();
    private final Region line = new Region();
    private final GradeMark mark;
    private final Fitted title = new Fitted("row-title");
    private final Fitted second = new Fitted("row-second");
    private final Fitted state = new Fitted("row-state");
    private final Fitted left = new Fitted("row-left");
    private final Fitted clock = new Fitted("row-clock");

    LineRow(TypeScale type) {
        this.em = type.base();
        this.mark = new GradeMark(Grade.IV, Math.round(em * 0.95));
        getStyleClass().add("queue-row");
        edge.getStyleClass().add("row-edge");
        line.getStyleClass().add("hairline");
        edge.setManaged(false);
        line.setManaged(false);
        mark.setManaged(false);
        getChildren().addAll(line, edge, mark, title, second, state, left, clock);
    }

    @Override
    public void show(Line row, boolean selected) {
        mark.setVisible(row.grade() != null);
        if (row.grade() != null) {
            mark.setGrade(row.grade());
        }
        boolean changed = title.words(row.title());
        changed |= second.words(row.second());
        changed |= state.words(row.state());
        changed |= left.words(row.left());
        changed |= clock.words(row.clock());
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(OVERDUE, row.broken());
        pseudoClassStateChanged(CLOSE, row.broken());
        edge.setVisible(selected);
        if (changed) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double pad = Math.round(em * 0.9);
        edge.resizeRelocate(0, 0, Math.max(2, Math.round(em * 0.18)), h);
        line.resizeRelocate(0, h - 1, w, 1);
        double top = Math.round(h * TOP);
        double bottom = Math.round(h * BOTTOM);
        double right = w - pad;
        // Figures under one another, whatever their length.
        double column = Math.max(em * 4.2, Math.max(width(left), width(clock)));
        put(left, right - width(left), top);
        put(clock, right - width(clock), bottom);
        double x = pad + em * 1.7;
        double end = right - column - em * 0.6;
        put(state, end - width(state), top);
        mark.resizeRelocate(pad, Math.round(top - em * 0.92), Math.round(em * 0.95), em * 0.95);
        title.fit(Math.max(0, end - width(state) - em * 0.6 - x));
        put(title, x, top);
        second.fit(Math.max(0, end - x));
        put(second, x, bottom);
    }

    private static double width(Fitted text) {
        return text.blank() ? 0 : text.fullWidth();
    }

    private static void put(Fitted text, double x, double baseline) {
        text.setX(Math.round(x));
        text.setY(baseline);
    }
}
