package org.yilan.wall.header;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A line whose parts are shown whole or not at all: what matters least leaves first when there is no room. FX thread.
final class FittingLine extends Region {
    private final Map<Node, Integer> importance = new HashMap<>();
    private final Map<Node, Node> substitutes = new HashMap<>();
    private final List<Node> left = new ArrayList<>();
    private final List<Node> right = new ArrayList<>();
    private final double gap;

    /// @param gap pixels between parts
    FittingLine(double gap) {
        this.gap = gap;
    }

    /// Puts a part at the left's end.
    ///
    /// @param order what leaves first has the highest; 0 never leaves
    void addLeft(Node part, int order) {
        left.add(part);
        take(part, order);
    }

    /// Puts a part at the right's end.
    void addRight(Node part, int order) {
        right.add(part);
        take(part, order);
    }

    /// Shows `substitute` only where there is no room for `part`.
    void instead(Node part, Node substitute) {
        substitutes.put(part, substitute);
    }

    private void take(Node part, int order) {
        importance.put(part, order);
        getChildren().add(part);
    }

    /// Says that a part is wanted or not; an unwanted one takes no room.
    void wanted(Node part, boolean wanted) {
        if (part.isManaged() != wanted) {
            part.setManaged(wanted);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
        List<Node> shown = fitting(room);
        for (Node part : getChildren()) {
            part.setVisible(shown.contains(part));
        }
        double x = getInsets().getLeft();
        for (Node part : left) {
            if (shown.contains(part)) {
                x = put(part, x) + gap;
            }
        }
        double end = getWidth() - getInsets().getRight();
        for (Node part : right.reversed()) {
            if (shown.contains(part)) {
                end -= Math.ceil(part.prefWidth(-1));
                put(part, end);
                end -= gap;
            }
        }
    }

    /// What fits: with each first choice where that stays whole, else with what stands for it.
    private List<Node> fitting(double room) {
        List<Node> parts = new ArrayList<>();
        left.stream().filter(Node::isManaged).forEach(parts::add);
        right.stream().filter(Node::isManaged).forEach(parts::add);
        List<Node> first = new ArrayList<>(parts);
        first.removeAll(substitutes.values());
        List<Node> shown = fitted(first, room);
        if (shown.containsAll(substitutes.keySet())) {
            return shown;
        }
        parts.removeAll(substitutes.keySet());
        return fitted(parts, room);
    }

    private List<Node> fitted(List<Node> parts, double room) {
        List<Node> shown = new ArrayList<>(parts);
        while (width(shown) > room) {
            Node least = null;
            for (Node part : shown) {
                int order = importance.getOrDefault(part, 0);
                if (order > 0 && (least == null || order > importance.getOrDefault(least, 0))) {
                    least = part;
                }
            }
            if (least == null) {
                break;
            }
            shown.remove(least);
        }
        return shown;
    }

    private double put(Node part, double x) {
        double width = Math.ceil(part.prefWidth(-1));
        layoutInArea(part, Math.rint(x), 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        return x + width;
    }

    private double width(List<Node> parts) {
        double sum = 0;
        for (Node part : parts) {
            sum += Math.ceil(part.prefWidth(-1)) + gap;
        }
        return sum;
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(getManagedChildren()) + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
