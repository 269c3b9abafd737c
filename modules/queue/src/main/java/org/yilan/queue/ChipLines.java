package org.yilan.queue;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.List;

/// Chips in as many lines as they need, and at the right end of the last one what may be left out: reminders of keys. FX
/// thread.
final class ChipLines extends Region {
    private final double gap;
    private List<Node> chips = List.of();
    private List<Node> hints = List.of();

    ChipLines(double gap) {
        this.gap = gap;
        getStyleClass().add("chips");
    }

    void show(List<Node> needed, List<Node> ifRoom) {
        chips = List.copyOf(needed);
        hints = List.copyOf(ifRoom);
        getChildren().setAll(chips);
        getChildren().addAll(hints);
        requestLayout();
    }

    private double lineHeight() {
        return getChildren().stream().mapToDouble(n -> Math.ceil(n.prefHeight(-1))).max().orElse(0);
    }

    /// Where the last line of chips ends, and how many lines there are.
    private record End(double x, int lines) {}

    private End walk(double width, boolean place) {
        double height = lineHeight();
        double x = 0;
        int line = 0;
        for (Node chip : chips) {
            double w = Math.ceil(chip.prefWidth(-1));
            if (x > 0 && x + w > width) {
                x = 0;
                line++;
            }
            if (place) {
                Insets in = getInsets();
                double y = in.getTop() + line * (height + gap);
                chip.resizeRelocate(in.getLeft() + x, y, Math.min(w, width), height);
            }
            x += w + gap;
        }
        return new End(x, line + 1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double width = getWidth() - in.getLeft() - in.getRight();
        End end = walk(width, true);
        double height = lineHeight();
        double y = in.getTop() + (end.lines() - 1) * (height + gap);
        double right = in.getLeft() + width;
        double taken = in.getLeft() + end.x() + gap * 4;
        for (Node hint : hints.reversed()) {
            double w = Math.ceil(hint.prefWidth(-1));
            boolean fits = right - w >= taken;
            hint.setVisible(fits);
            if (fits) {
                right -= w;
                hint.resizeRelocate(right, y, w, height);
                right -= gap;
            }
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        double inner = width - in.getLeft() - in.getRight();
        int lines = walk(width < 0 ? Double.MAX_VALUE : inner, false).lines();
        return in.getTop() + lines * (lineHeight() + gap) - gap + in.getBottom();
    }

    @Override
    protected double computePrefWidth(double height) {
        return walk(Double.MAX_VALUE, false).x();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
