package org.yilan.map;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.yilan.fx.Panel;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapViewport;

import java.util.List;

/// Mouse and keyboard of a map. FX thread.
final class MapControls {
    /// A hand trembles: less than this is a click and not a drag.
    private static final double CLICK_PIXELS = 4;

    private static final double KEY_STEP = 0.15;
    private static final double KEY_ZOOM = 0.5;

    /// A mouse's wheel moves by 40; a touchpad by much less, often.
    private static final double ZOOM_PER_WHEEL_UNIT = 0.25 / 40;

    private static final double MOST_PER_EVENT = 0.5;

    private final Region region;
    private final MapViewport viewport;
    private final MapContent content;
    private final Runnable home;
    private final Runnable storm;
    private Runnable moved = () -> {};
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;
    private boolean dragging;

    MapControls(
            Region region,
            MapViewport viewport,
            MapContent content,
            Runnable home,
            Runnable storm) {
        this.region = region;
        this.viewport = viewport;
        this.content = content;
        this.home = home;
        this.storm = storm;
    }

    /// Starts to listen.
    ///
    /// @param byPerson called before each move that a person makes
    void listen(Runnable byPerson) {
        moved = byPerson;
        region.setFocusTraversable(true);
        region.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        region.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        region.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        region.addEventHandler(MouseEvent.MOUSE_MOVED, e -> content.hover(e.getX(), e.getY()));
        region.addEventHandler(MouseEvent.MOUSE_EXITED, e -> content.hover(Double.NaN, Double.NaN));
        region.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        region.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /// For the key map and the help.
    List<Panel.KeyAction> actions() {
        return List.of(
                new Panel.KeyAction("0", "ground_key_home", home),
                new Panel.KeyAction("F", "ground_key_storm", storm),
                new Panel.KeyAction("PLUS", "ground_key_in", () -> zoom(KEY_ZOOM)),
                new Panel.KeyAction("MINUS", "ground_key_out", () -> zoom(-KEY_ZOOM)));
    }

    private void pressed(MouseEvent e) {
        region.requestFocus();
        pressedX = lastX = e.getX();
        pressedY = lastY = e.getY();
        dragging = false;
    }

    private void dragged(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!dragging && Math.hypot(e.getX() - pressedX, e.getY() - pressedY) < CLICK_PIXELS) {
            return;
        }
        dragging = true;
        moved.run();
        viewport.panBy(e.getX() - lastX, e.getY() - lastY);
        lastX = e.getX();
        lastY = e.getY();
        e.consume();
    }

    private void released(MouseEvent e) {
        if (!dragging && e.getButton() == MouseButton.PRIMARY) {
            content.click(e.getX(), e.getY(), e.getClickCount());
        }
        dragging = false;
    }

    private void scrolled(ScrollEvent e) {
        if (e.getDeltaY() == 0) {
            return;
        }
        moved.run();
        viewport.zoomAbout(
                Math.clamp(e.getDeltaY() * ZOOM_PER_WHEEL_UNIT, -MOST_PER_EVENT, MOST_PER_EVENT),
                e.getX(),
                e.getY());
        e.consume();
    }

    private void typed(KeyEvent e) {
        if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        double w = viewport.width() * KEY_STEP;
        double h = viewport.height() * KEY_STEP;
        boolean used = true;
        KeyCode code = e.getCode();
        switch (code) {
            case LEFT -> pan(w, 0);
            case RIGHT -> pan(-w, 0);
            case UP -> pan(0, h);
            case DOWN -> pan(0, -h);
            case PLUS, EQUALS, ADD -> zoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoom(-KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> home.run();
            case F -> storm.run();
            default -> used = false;
        }
        if (used) {
            e.consume();
        }
    }

    private void pan(double dx, double dy) {
        moved.run();
        viewport.panBy(dx, dy);
    }

    private void zoom(double by) {
        moved.run();
        viewport.zoomAbout(by, viewport.width() / 2, viewport.height() / 2);
    }
}
