package org.yilan.escalation;

import javafx.scene.layout.Region;

/// Title, strip of hazards, board and form under each other. The form takes what it needs: in a low cell first the board and
/// then the title make room for what a person is doing. FX thread.
final class PanelLayout extends Region {
    private final Region head;
    private final Region strip;
    private final Region board;
    private final Region form;

    PanelLayout(Region head, Region strip, Region board, Region form) {
        this.head = head;
        this.strip = strip;
        this.board = board;
        this.form = form;
        getStyleClass().addAll("panel", "escalation");
        getChildren().addAll(head, strip, board, form);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double ask = form.isVisible() ? Math.min(h, Math.ceil(form.prefHeight(w))) : 0;
        double top = Math.ceil(head.prefHeight(w));
        boolean titled = top + ask <= h;
        head.setVisible(titled);
        double y = 0;
        if (titled) {
            head.resizeRelocate(0, 0, w, top);
            y = top;
        }
        if (strip.isVisible()) {
            double lines = Math.ceil(strip.prefHeight(w));
            strip.resizeRelocate(0, y, w, lines);
            y += lines;
        }
        double rest = Math.max(0, h - y - ask);
        board.resizeRelocate(0, y, w, rest);
        // A sliver of it would tell nothing, and an empty one would look broken.
        boolean told = ask == 0 || rest >= top * 2;
        board.setVisible(told);
        double from = told ? h - ask : y;
        form.resizeRelocate(0, from, w, h - from);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
