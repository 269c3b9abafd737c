package org.yilan.wall.header;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

import org.yilan.fx.Palette;

import java.time.LocalTime;

/// A ring with one hand that moves with every tick: while it moves, the picture is alive. FX thread.
final class ClockFace extends Region {
    private final double size;
    private final Line hand = new Line();

    /// @param size diameter in pixels
    ClockFace(double size) {
        this.size = size;
        double stroke = Math.max(1.5, size / 16);
        Circle ring = new Circle(size / 2, size / 2, size / 2 - stroke / 2);
        ring.setFill(null);
        ring.setStroke(Palette.LINE_STRONG.color());
        ring.setStrokeWidth(stroke);
        hand.setStroke(Palette.TEXT.color());
        hand.setStrokeWidth(stroke * 1.4);
        hand.setStrokeLineCap(StrokeLineCap.ROUND);
        hand.setStartX(size / 2);
        hand.setStartY(size / 2);
        ring.setManaged(false);
        hand.setManaged(false);
        getChildren().addAll(ring, hand);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    /// Points to a moment. A clock that runs many times too fast would show the same second at every tick; then the hand
    /// goes round once an hour instead.
    void show(LocalTime time, double speed) {
        double turn =
                speed > 5
                        ? (time.getMinute() * 60 + time.getSecond()) / 3600.0
                        : time.getSecond() / 60.0;
        double angle = 2 * Math.PI * turn;
        hand.setEndX(size / 2 + size * 0.36 * Math.sin(angle));
        hand.setEndY(size / 2 - size * 0.36 * Math.cos(angle));
    }

    /// Takes the hand away: nothing moves here any more.
    void stop() {
        hand.setVisible(false);
    }

    void run() {
        hand.setVisible(true);
    }
}
