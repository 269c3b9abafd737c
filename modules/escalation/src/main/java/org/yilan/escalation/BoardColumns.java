package org.yilan.escalation;

import javafx.scene.layout.Region;

/// One column, or two beside each other with a hairline between. FX thread.
final class BoardColumns extends Elastic {
    private final Region main;
    private final Region side;
    private final Region line = new Region();
    private boolean two;

    BoardColumns(Region main, Region side) {
        this.main = main;
        this.side = side;
        line.getStyleClass().add("hairline");
        getStyleClass().add("board");
        getChildren().addAll(main, side, line);
    }

    void two(boolean yes) {
        two = yes;
        side.setVisible(yes);
        line.setVisible(yes);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double half = two ? Math.round(w / 2) : w;
        main.resizeRelocate(0, 0, half, h);
        side.resizeRelocate(half, 0, w - half, h);
        line.resizeRelocate(half, 0, 1, h);
    }
}
