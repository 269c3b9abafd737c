package org.yilan.app;

import java.util.Locale;
import java.util.Map;

/// Whether there is something to show a window on. Asked before the toolkit starts, because starting it without one fails.
final class Display {
    private Display() {}

    static boolean present() {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            return false;
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("mac") || os.contains("win")) {
            return true;
        }
        return !name().isEmpty();
    }

    /// The X display; JavaFX on Linux needs X or XWayland.
    static String name() {
        Map<String, String> env = System.getenv();
        return env.getOrDefault("DISPLAY", "");
    }

    /// Has the toolkit draw into memory. Before its start only.
    static void useHeadless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }
}
