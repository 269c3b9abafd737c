package org.yilan.escalation;

import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.List;

/// Tiles of one size in as many columns as fit. FX thread.
final class TileGrid extends Region {
    private final int columns;

    TileGrid(List<? extends Node> tiles, int columns) {
        this.columns = columns;
        getStyleClass().add("tile-grid");
        getChildren().addAll(tiles);
    }

    private double rowHeight() {
        return getManagedChildren().stream().mapToDouble(n -> n.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = (getManagedChildren().size() + columns - 1) / columns;
        return rows * Math.ceil(rowHeight()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double height = Math.ceil(rowHeight());
        int n = 0;
        for (Node tile : getManagedChildren()) {
            double x0 = Math.round(width * (n % columns) / columns);
            double x1 = Math.round(width * (n % columns + 1) / columns);
            tile.resizeRelocate(
                    left + x0, snappedTopInset() + height * (n / columns), x1 - x0, height);
            n++;
        }
    }
}
