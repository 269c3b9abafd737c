package org.yilan.wall;

import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Frames;
import org.yilan.fx.Palette;
import org.yilan.wall.scene.Monitor;

import java.time.Duration;
import java.util.function.BiConsumer;

/// One undecorated stage that fills one monitor. FX thread.
final class WallWindow {
    /// How long the pointer rests before it is hidden.
    private static final Duration POINTER = Duration.ofSeconds(4);

    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private final Scene scene = new Scene(new Region(), Palette.BACKGROUND.color());
    private final Frames frames;
    private @Nullable WindowView view;
    private long lastMove;

    WallWindow(String title, Frames frames, BiConsumer<WallWindow, KeyEvent> keys, Runnable exit) {
        this.frames = frames;
        stage.setTitle(title);
        stage.setScene(scene);
        stage.setResizable(false);
        stage.setOnCloseRequest(
                e -> {
                    e.consume();
                    exit.run();
                });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> keys.accept(this, e));
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
        scene.setRoot(next);
        // Not JavaFX full screen: that is one stage only, and ends when the stage loses the
        // keyboard.
        stage.setX(monitor.x());
        stage.setY(monitor.y());
        stage.setWidth(monitor.width());
        stage.setHeight(monitor.height());
        if (!stage.isShowing()) {
            stage.show();
            stage.setX(monitor.x());
            stage.setY(monitor.y());
        }
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
        scene.setRoot(new Region());
        stage.hide();
    }
}
