package org.yilan.playback;

import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/// Shapes of the buttons, drawn so that no font has to have them. FX thread.
enum Icons {
    PLAY("M2 1 L13 8 L2 15 Z"),
    PAUSE("M2 1 H6 V15 H2 Z M10 1 H14 V15 H10 Z"),
    BACK("M1 1 H3.5 V15 H1 Z M15 1 L4.5 8 L15 15 Z"),
    FORWARD("M1 1 L11.5 8 L1 15 Z M12.5 1 H15 V15 H12.5 Z"),
    SLOWER("M2 7 H14 V9 H2 Z"),
    FASTER("M2 7 H7 V2 H9 V7 H14 V9 H9 V14 H7 V9 H2 Z");

    private final String path;

    Icons(String path) {
        this.path = path;
    }

    /// @param size edge of the box in pixels
    Node node(double size) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        double scale = size / 16;
        shape.setScaleX(scale);
        shape.setScaleY(scale);
        return new javafx.scene.Group(shape);
    }
}
