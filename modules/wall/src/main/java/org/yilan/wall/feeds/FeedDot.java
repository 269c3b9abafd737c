package org.yilan.wall.feeds;

import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

import org.yilan.fx.Palette;
import org.yilan.situation.model.FeedHealth;

/// How a feed is, as a shape: full, half, a cross, or an empty ring before the first answer. No colour of severity: a dead
/// feed is not a red alert. FX thread.
public final class FeedDot extends Region {
    public FeedDot(FeedHealth.State state, double size) {
        double r = size / 2;
        double stroke = Math.max(1.2, size / 8);
        switch (state) {
            case GOOD -> getChildren().add(new Circle(r, r, r, Palette.TEXT_DIM.color()));
            case DEGRADED, STALE -> {
                Arc half = new Arc(r, r, r - stroke / 2, r - stroke / 2, 90, 180);
                half.setType(ArcType.ROUND);
                half.setFill(Palette.TEXT.color());
                getChildren().addAll(ring(r, stroke), half);
            }
            case UNREACHABLE -> {
                double e = size * 0.1;
                getChildren()
                        .addAll(
                                cross(e, e, size - e, size - e, stroke),
                                cross(e, size - e, size - e, e, stroke));
            }
            case STARTING -> getChildren().add(ring(r, stroke));
        }
        getChildren().forEach(c -> c.setManaged(false));
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    private static Circle ring(double r, double stroke) {
        Circle ring = new Circle(r, r, r - stroke / 2);
        ring.setFill(null);
        ring.setStroke(Palette.TEXT.color());
        ring.setStrokeWidth(stroke);
        return ring;
    }

    private static Line cross(double x1, double y1, double x2, double y2, double stroke) {
        Line line = new Line(x1, y1, x2, y2);
        line.setStroke(Palette.TEXT.color());
        line.setStrokeWidth(stroke * 1.5);
        return line;
    }
}
