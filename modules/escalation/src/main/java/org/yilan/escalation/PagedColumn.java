package org.yilan.escalation;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.List;

/// Nodes under each other, only whole ones: those that do not fit any more are counted and can be paged to. What matters
/// most is to be added first. FX thread.
final class PagedColumn extends Elastic {
    private final List<Node> items = new ArrayList<>();
    private final Runnable onCount;
    private final Rectangle clip = new Rectangle();
    private int first;
    private int below;

    /// @param onCount hears when [#above()] or [#below()] changed
    PagedColumn(Runnable onCount) {
        this.onCount = onCount;
        getStyleClass().add("board-column");
        setClip(clip);
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    }

    /// Takes other nodes; what is at the top stays at the top as far as it can.
    void show(List<? extends Node> nodes) {
        items.clear();
        items.addAll(nodes);
        getChildren().setAll(nodes);
        requestLayout();
    }

    void top() {
        first = 0;
        requestLayout();
    }

    /// Brings a node into view.
    void reveal(int index) {
        if (index < first) {
            first = Math.max(0, index);
        } else if (index >= items.size() - below && below > 0) {
            first += index - (items.size() - below) + 1;
        }
        requestLayout();
    }

    /// How many nodes lie above what is in view.
    int above() {
        return first;
    }

    /// How many lie below.
    int below() {
        return below;
    }

    /// Moves on by as much as is in view, so that what was cut off stands at the top. Returns whether it moved.
    boolean page(boolean down) {
        int before = first;
        if (down) {
            first = below > 0 ? Math.max(first + 1, items.size() - below) : first;
        } else {
            double room = getHeight();
            while (first > 0) {
                double height = height(items.get(first - 1), width());
                if (height > room && first < before) {
                    break;
                }
                room -= height;
                first--;
            }
        }
        requestLayout();
        return first != before;
    }

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() < 0 && below > 0) {
            first++;
        } else if (event.getDeltaY() > 0 && first > 0) {
            first--;
        }
        requestLayout();
        event.consume();
    }

    private double width() {
        Insets in = getInsets();
        return Math.max(0, getWidth() - in.getLeft() - in.getRight());
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        Insets in = getInsets();
        double width = width();
        int before = first;
        int hidden = below;
        first = Math.clamp(first, 0, Math.max(0, items.size() - 1));
        pullDown(width, getHeight() - in.getTop() - in.getBottom());
        double y = in.getTop();
        double end = getHeight() - in.getBottom();
        int shown = 0;
        boolean full = false;
        for (int n = 0; n < items.size(); n++) {
            Node item = items.get(n);
            double height = n < first || full ? 0 : height(item, width);
            // One that is higher than everything is better cut at the lower edge than missing.
            boolean fits = n == first || y + height <= end + 0.5;
            full |= n >= first && !fits;
            boolean visible = n >= first && !full;
            item.setVisible(visible);
            if (visible) {
                item.resizeRelocate(in.getLeft(), y, width, height);
                y += height;
                shown++;
            }
        }
        below = items.size() - first - shown;
        if (before != first || hidden != below) {
            onCount.run();
        }
    }

    /// No empty room at the lower end while there is something above.
    private void pullDown(double width, double room) {
        double used = 0;
        for (int n = items.size() - 1; n >= first; n--) {
            used += height(items.get(n), width);
        }
        while (first > 0 && used + height(items.get(first - 1), width) <= room) {
            first--;
            used += height(items.get(first), width);
        }
    }

    private static double height(Node node, double width) {
        return Math.ceil(node.prefHeight(width));
    }
}
