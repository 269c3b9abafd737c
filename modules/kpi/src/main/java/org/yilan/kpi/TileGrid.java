package org.yilan.kpi;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

import org.yilan.fx.TypeScale;

/// Lays tiles out in equal cells that fill the panel, with hairlines between them drawn by the tiles' own borders.
final class TileGrid extends Pane {
    /// The narrowest tile that still reads: about ten digits of the figure.
    private static final double NARROWEST_EM = 10.5;

    private final double narrowest;
    private final int wanted;

    /// @param wanted columns, 0 for as many as fit
    TileGrid(TypeScale type, int wanted) {
        this.narrowest = type.base() * NARROWEST_EM;
        this.wanted = wanted;
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        int count = getManagedChildren().size();
        if (count == 0) {
            return;
        }
        int columns = columns(count, getWidth());
        int rows = (count + columns - 1) / columns;
        for (int i = 0; i < count; i++) {
            Node child = getManagedChildren().get(i);
            int row = i / columns;
            int column = i % columns;
            // A last row that is not full is stretched, so that no cell stays empty.
            int inRow = row == rows - 1 ? count - row * columns : columns;
            double left = Math.round(getWidth() * column / inRow);
            double right = Math.round(getWidth() * (column + 1) / inRow);
            double top = Math.round(getHeight() * row / rows);
            double bottom = Math.round(getHeight() * (row + 1) / rows);
            child.resizeRelocate(left, top, right - left, bottom - top);
        }
    }

    int columns(int count, double width) {
        int fit = Math.max(1, (int) (width / narrowest));
        int columns = wanted > 0 ? Math.min(wanted, fit) : Math.min(fit, count);
        return Math.max(1, columns);
    }
}
