package org.yilan.wall;

import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Frames;
import org.yilan.fx.Palette;
import org.yilan.wall.scene.Monitor;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/// One undecorated stage that fills one monitor. FX thread.
final class WallWindow {
    /// How long the pointer rests before it is hidden.
    private static final Duration POINTER = Duration.ofSeconds(4);

    /// A window manager moves the windows of a monitor that has gone, in its own time; they are put back this long after.
    private static final Duration DISPLACED = Duration.ofMillis(500);

    /// How often a window is put back after one placing: against one that insists there is no winning.
    private static final int MOST_CORRECTIONS = 5;

    private final Stage stage = new Stage(StageStyle.UNDECORATED);

    /// Always the same one: see [Panels].
    private final StackPane root = new StackPane();

    private final Scene scene = new Scene(root, Palette.BACKGROUND.color());
    private final Frames frames;
    private @Nullable WindowView view;
    private @Nullable Monitor place;
    private int corrections;
    private boolean correcting;
    private long lastMove;

    WallWindow(
            ObservableValue<String> title,
            Frames frames,
            BiConsumer<WallWindow, KeyEvent> keys,
            Runnable exit) {
        this.frames = frames;
        stage.titleProperty().bind(title);
        stage.setScene(scene);
        stage.setResizable(false);
        stage.setOnCloseRequest(
                e -> {
                    e.consume();
                    exit.run();
                });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> keys.accept(this, e));
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(p -> p.addListener((o, before, now) -> displaced()));
    }

    /// Hides the pointer while it rests.
    void hidePointer() {
        scene.setCursor(Cursor.NONE);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, e -> moved());
    }

    private void moved() {
        boolean hidden = scene.getCursor() == Cursor.NONE;
        lastMove = frames.nanos();
        if (hidden) {
            scene.setCursor(Cursor.DEFAULT);
            frames.after(POINTER, this::rest);
        }
    }

    private void rest() {
        Duration still = Duration.ofNanos(frames.nanos() - lastMove);
        if (still.compareTo(POINTER) >= 0) {
            scene.setCursor(Cursor.NONE);
        } else {
            frames.after(POINTER.minus(still), this::rest);
        }
    }

    /// Fills a monitor with a view.
    void show(Monitor monitor, WindowView next) {
        view = next;
        root.getChildren().add(next);
        place = monitor;
        corrections = 0;
        fill(monitor);
        if (!stage.isShowing()) {
            stage.show();
            fill(monitor);
        }
    }

    /// Lets go of the views before the one that is shown, whose panels it has taken.
    void settle() {
        root.getChildren().removeIf(old -> old != view);
    }

    @Nullable Monitor place() {
        return place;
    }

    private void fill(Monitor monitor) {
        // Not JavaFX full screen: that is one stage only, and ends when the stage loses the
        // keyboard.
        stage.setX(monitor.x());
        stage.setY(monitor.y());
        stage.setWidth(monitor.width());
        stage.setHeight(monitor.height());
    }

    private void displaced() {
        if (!correcting && !inPlace() && corrections < MOST_CORRECTIONS) {
            correcting = true;
            frames.after(
                    DISPLACED,
                    () -> {
                        correcting = false;
                        Monitor monitor = place;
                        if (monitor != null && stage.isShowing() && !inPlace()) {
                            corrections++;
                            fill(monitor);
                        }
                    });
        }
    }

    private boolean inPlace() {
        Monitor monitor = place;
        return monitor == null
                || !stage.isShowing()
                || (stage.getX() == monitor.x()
                        && stage.getY() == monitor.y()
                        && stage.getWidth() == monitor.width()
                        && stage.getHeight() == monitor.height());
    }

    Scene scene() {
        return scene;
    }

    Stage stage() {
        return stage;
    }

    @Nullable WindowView view() {
        return view;
    }

    void close() {
        place = null;
        root.getChildren().clear();
        stage.hide();
    }
}
