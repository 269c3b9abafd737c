package org.yilan.escalation;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/// Nodes under each other, as many as fit whole: where there is too little room, the least important are left out and
/// counted, so nothing is squeezed or cut. FX thread.
final class FittingColumn extends Region {
    private record Item(Node node, int importance, int order) {}

    private final List<Item> items = new ArrayList<>();
    private final IntConsumer onLeftOut;
    private int leftOut = -1;

    /// @param onLeftOut hears how many are left out
    FittingColumn(IntConsumer onLeftOut) {
        this.onLeftOut = onLeftOut;
    }

    void clear() {
        // The same number may have to be said in another language.
        leftOut = -1;
        items.clear();
        getChildren().clear();
    }

    /// @param importance 0 stays longest
    void add(Node node, int importance) {
        items.add(new Item(node, importance, items.size()));
        getChildren().add(node);
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double width = Math.max(0, getWidth() - in.getLeft() - in.getRight());
        double room = getHeight() - in.getTop() - in.getBottom();
        Set<Item> kept = new HashSet<>();
        List<Item> byImportance = new ArrayList<>(items);
        byImportance.sort(Comparator.comparingInt(Item::importance).thenComparingInt(Item::order));
        for (Item item : byImportance) {
            double height = height(item.node(), width);
            if (height <= room + 0.5) {
                room -= height;
                kept.add(item);
            } else if (item.importance() > 0) {
                break; // what is less important must not take the place of what is more so
            } else {
                kept.add(item); // better cut at the lower edge than missing
                room = 0;
            }
        }
        double y = in.getTop();
        for (Item item : items) {
            boolean shown = kept.contains(item);
            item.node().setVisible(shown);
            if (shown) {
                double height = height(item.node(), width);
                item.node().resizeRelocate(in.getLeft(), y, width, height);
                y += height;
            }
        }
        int out = items.size() - kept.size();
        if (out != leftOut) {
            leftOut = out;
            onLeftOut.accept(out);
        }
    }

    private static double height(Node node, double width) {
        return Math.ceil(node.prefHeight(width));
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
