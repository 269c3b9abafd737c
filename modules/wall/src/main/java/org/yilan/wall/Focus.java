package org.yilan.wall;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where the keyboard is, to be given back after the panels have been laid out anew. FX thread.
///
/// @param active whether one of the wall's windows has the keyboard; another program's is not taken away
record Focus(@Nullable PanelCell cell, @Nullable Node node, boolean active) {
    /// Where work is done when nobody says otherwise.
    private static final String FIRST = "queue";

    static Focus of(List<PanelCell> cells) {
        for (PanelCell cell : cells) {
            Scene scene = cell.getScene();
            Window window = scene == null ? null : scene.getWindow();
            if (window != null && window.isFocused()) {
                Node owner = scene.getFocusOwner();
                if (cell.holds(owner)) {
                    return new Focus(cell, owner, true);
                }
            }
        }
        return new Focus(null, null, false);
    }

    /// Gives it to the same node where it is still there, else to the panel that took its panel's place, else to the queue.
    ///
    /// @param take whether the window takes the keyboard from whoever has it
    void giveBack(List<PanelCell> cells, boolean take) {
        PanelCell was = cell;
        Node owner = node;
        if (was != null && owner != null && cells.contains(was) && was.holds(owner)) {
            give(owner, true);
            return;
        }
        cells.stream()
                .filter(c -> was != null && c.kind().equals(was.kind()))
                .findFirst()
                .or(() -> cells.stream().filter(c -> c.kind().equals(FIRST)).findFirst())
                .ifPresent(c -> give(c.panel().focusTarget(), take || active));
    }

    private static void give(Node to, boolean take) {
        Scene scene = to.getScene();
        if (take && scene != null && scene.getWindow() != null) {
            scene.getWindow().requestFocus();
        }
        to.requestFocus();
    }
}
