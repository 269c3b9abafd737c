package org.yilan.wall;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Panel.KeyAction;

import java.util.ArrayList;
import java.util.List;

/// Who answers a key: the panel that has the keyboard, then the wall, then the other panels in the order of the layout with what
/// they answer from anywhere, so that "back to live" works wherever the keyboard is. FX thread.
final class Keys {
    private static final System.Logger LOG = System.getLogger(Keys.class.getName());

    private final List<KeyAction> wall;

    Keys(List<KeyAction> wall) {
        this.wall = List.copyOf(wall);
    }

    List<KeyAction> wall() {
        return wall;
    }

    /// Runs the action for a key that no control has taken.
    ///
    /// @param focused the node that has the keyboard
    /// @param cells panels of all windows, those of the event's window first
    void handle(KeyEvent event, @Nullable Node focused, List<PanelCell> cells) {
        if (event.isConsumed() || typing(event, focused)) {
            return;
        }
        List<KeyAction> order = new ArrayList<>();
        for (PanelCell cell : cells) {
            if (cell.holds(focused)) {
                order.addAll(cell.panel().actions());
            }
        }
        order.addAll(wall);
        for (PanelCell cell : cells) {
            if (!cell.holds(focused)) {
                order.addAll(cell.panel().actions());
            }
        }
        // What a panel answers itself it had its chance to.
        order.removeIf(KeyAction::here);
        for (KeyAction action : order) {
            if (matches(action.keys(), event)) {
                event.consume();
                action.run().run();
                return;
            }
        }
    }

    /// Letters belong to the field that somebody types into.
    private static boolean typing(KeyEvent event, @Nullable Node focused) {
        return focused instanceof TextInputControl
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && !event.getCode().isFunctionKey()
                && event.getCode() != KeyCode.ESCAPE;
    }

    private static boolean matches(String keys, KeyEvent event) {
        try {
            // The toolkit knows the key as Esc and would take the long name for a character.
            return KeyCombination.valueOf(keys.replace("Escape", "Esc")).match(event);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "not a key: " + keys, e);
            return false;
        }
    }
}
