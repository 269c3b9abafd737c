package org.yilan.playback;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Consumer;

/// The bar itself: one canvas, drawn when something has changed, and the mouse on it. FX thread.
final class BarView extends Region {
    private final Canvas canvas = new Canvas();
    private final Consumer<GraphicsContext> painter;
    private final Consumer<Instant> onDrag;
    private final Runnable onHover;
    private @Nullable BarScale scale;
    private double pointer = -1;
    private boolean dragging;
    private @Nullable Instant dragged;

    /// @param painter draws on a canvas of this region's size
    /// @param onDrag hears the moments over which the pointer is dragged
    /// @param onHover hears that the pointer moved
    BarView(Consumer<GraphicsContext> painter, Consumer<Instant> onDrag, Runnable onHover) {
        this.painter = painter;
        this.onDrag = onDrag;
        this.onHover = onHover;
        getStyleClass().add("bar");
        setAccessibleRole(AccessibleRole.SLIDER);
        canvas.setManaged(false);
        getChildren().add(canvas);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseMoved(e -> point(e.getX()));
        setOnMouseExited(e -> point(-1));
    }

    /// Where the pointer is, negative when it is elsewhere.
    double pointer() {
        return pointer;
    }

    /// The moment under the pointer while it is dragged; the wall follows as fast as the hub answers.
    @Nullable Instant dragged() {
        return dragging ? dragged : null;
    }

    void use(BarScale newScale) {
        scale = newScale;
    }

    void draw() {
        if (getWidth() > 0 && getHeight() > 0) {
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            painter.accept(g);
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            dragging = true;
            follow(event.getX());
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            follow(event.getX());
            event.consume();
        }
    }

    private void follow(double x) {
        pointer = x;
        BarScale current = scale;
        if (current != null) {
            double inside =
                    Math.clamp(x, current.left(), current.left() + Math.max(0, current.width()));
            Instant moment = current.moment(inside);
            dragged = moment;
            onDrag.accept(moment);
        }
    }

    private void release(MouseEvent event) {
        // Window systems leave out moves that are followed by another event: where the hand lets go
        // is where it wanted to.
        if (dragging && event.getX() != pointer) {
            follow(event.getX());
        }
        dragging = false;
        dragged = null;
        onHover.run();
    }

    private void point(double x) {
        if (Math.rint(x) != Math.rint(pointer)) {
            pointer = x;
            onHover.run();
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }
}
