package org.yilan.map.legend;

import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// Lines one under the other, in as many columns as a limit of height needs and no higher than the highest of them. (A
/// `FlowPane` takes its whole limit even when it needs less.) FX thread.
final class Columns extends Region {
    private double limit = Double.MAX_VALUE;
    private double gap;

    /// @param height that a column may have
    /// @param between columns
    void limit(double height, double between) {
        limit = height;
        gap = between;
        requestLayout();
    }

    void setLines(List<? extends Node> lines) {
        getChildren().setAll(lines);
    }

    int count() {
        return getChildren().size();
    }

    private List<List<Node>> columns() {
        List<List<Node>> columns = new ArrayList<>();
        double used = Double.MAX_VALUE;
        for (Node line : getManagedChildren()) {
            double h = line.prefHeight(-1);
            if (used + h > limit || columns.isEmpty()) {
                columns.add(new ArrayList<>());
                used = 0;
            }
            used += h;
            columns.getLast().add(line);
        }
        return columns;
    }

    private static double width(List<Node> column) {
        return column.stream().mapToDouble(n -> Math.ceil(n.prefWidth(-1))).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        List<List<Node>> columns = columns();
        return columns.stream().mapToDouble(Columns::width).sum()
                + Math.max(0, columns.size() - 1) * gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        return columns().stream()
                .mapToDouble(c -> c.stream().mapToDouble(n -> n.prefHeight(-1)).sum())
                .max()
                .orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (List<Node> column : columns()) {
            double y = 0;
            double w = width(column);
            for (Node line : column) {
                double h = line.prefHeight(-1);
                line.resizeRelocate(x, y, w, h);
                y += h;
            }
            x += w + gap;
        }
    }
}
