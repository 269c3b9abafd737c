package org.yilan.app;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

import org.yilan.fx.FxThread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The monitors that the toolkit sees.
final class Screens {
    private Screens() {}

    static List<String> describe() {
        return FxThread.call(
                () -> {
                    List<String> lines = new ArrayList<>();
                    int n = 1;
                    for (Screen screen : Screen.getScreens()) {
                        Rectangle2D b = screen.getBounds();
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "screen %d: %.0f × %.0f at %.0f, %.0f, scale %.2f, %.0f"
                                                + " dpi",
                                        n++,
                                        b.getWidth(),
                                        b.getHeight(),
                                        b.getMinX(),
                                        b.getMinY(),
                                        screen.getOutputScaleX(),
                                        screen.getDpi()));
                    }
                    return lines;
                });
    }
}
