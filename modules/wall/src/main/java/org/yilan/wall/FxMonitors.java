package org.yilan.wall;

import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

import org.yilan.console.Console.Subscription;
import org.yilan.wall.scene.Monitor;

import java.util.List;

/// The monitors of the window system.
public final class FxMonitors implements Monitors {
    @Override
    public List<Monitor> now() {
        return Screen.getScreens().stream().map(FxMonitors::of).toList();
    }

    private static Monitor of(Screen screen) {
        Rectangle2D b = screen.getBounds();
        return new Monitor(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight());
    }

    @Override
    public Subscription listen(Runnable changed) {
        ListChangeListener<Screen> listener = c -> changed.run();
        Screen.getScreens().addListener(listener);
        return () -> Screen.getScreens().removeListener(listener);
    }
}
