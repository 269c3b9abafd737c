package org.yilan.queue;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two parts beside each other where there is room, else under each other. FX thread.
final class Halves extends Region {
    private final Region first;
    private final Region second;
    private final double from;
    private final double gap;

    /// @param from the width from which they stand beside each other
    Halves(Region first, Region second, double from, double gap) {
        this.first = first;
        this.second = second;
        this.from = from;
        this.gap = gap;
        getChildren().addAll(first, second);
    }

    private boolean beside(double width) {
        return width >= from;
    }

    private double inner(double width) {
        Insets in = getInsets();
        return width - in.getLeft() - in.getRight();
    }

    private double half(double width) {
        return Math.floor((inner(width) - gap) / 2);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double w = getWidth();
        double left = in.getLeft();
        double top = in.getTop();
        if (beside(w)) {
            double half = half(w);
            first.resizeRelocate(left, top, half, first.prefHeight(half));
            double x = left + half + gap;
            second.resizeRelocate(x, top, inner(w) - half - gap, second.prefHeight(half));
        } else {
            double height = Math.ceil(first.prefHeight(inner(w)));
            first.resizeRelocate(left, top, inner(w), height);
            second.resizeRelocate(left, top + height + gap, inner(w), second.prefHeight(inner(w)));
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        double frame = in.getTop() + in.getBottom();
        return beside(width)
                ? frame + Math.max(first.prefHeight(half(width)), second.prefHeight(half(width)))
                : frame
                        + Math.ceil(first.prefHeight(inner(width)))
                        + gap
                        + second.prefHeight(inner(width));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
