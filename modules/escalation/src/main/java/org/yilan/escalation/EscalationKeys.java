package org.yilan.escalation;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.yilan.fx.Panel.KeyAction;

import java.util.ArrayList;
import java.util.List;

/// The board's keyboard, while no form is open. FX thread.
final class EscalationKeys {
    private final EscalationPanel panel;
    private boolean swallowTyped;

    EscalationKeys(EscalationPanel panel) {
        this.panel = panel;
    }

    /// A key that opened the form must not be typed into it.
    void onTyped(KeyEvent event) {
        if (swallowTyped) {
            swallowTyped = false;
            event.consume();
        }
    }

    void onKey(KeyEvent event) {
        swallowTyped = false;
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (panel.whatIf().onKey(event) || panel.listKeys(event.getCode())) {
            swallowTyped = true;
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case LEFT -> panel.moveTile(-1);
            case RIGHT -> panel.moveTile(1);
            case UP -> vertical(-1);
            case DOWN -> vertical(1);
            case ENTER -> panel.whole(!panel.isWhole());
            case PAGE_DOWN -> panel.page(true);
            case PAGE_UP -> panel.page(false);
            case ESCAPE -> {
                if (!panel.isWhole()) {
                    return;
                }
                panel.whole(false);
            }
            case D -> panel.act(LevelAction.DECLARE);
            case N -> panel.act(LevelAction.OTHER);
            case PLUS, ADD -> panel.act(LevelAction.RAISE);
            case MINUS, SUBTRACT -> panel.act(LevelAction.LOWER);
            case X, DELETE -> panel.act(LevelAction.END);
            case C -> panel.act(LevelAction.CONFIRM);
            case W -> panel.act(LevelAction.WITHDRAW);
            case S -> panel.act(LevelAction.LATER);
            case T -> panel.list(true);
            case I -> panel.whatIf().toggle();
            default -> {
                // The plus sign is on the equals key of most keyboards.
                if (event.getCode() != KeyCode.EQUALS) {
                    return;
                }
                panel.act(LevelAction.RAISE);
            }
        }
        swallowTyped = true;
        event.consume();
    }

    /// With each district on its own, up and down go through the grid of tiles first.
    private void vertical(int by) {
        if (!panel.isWhole() || !panel.moveTileLine(by)) {
            panel.moveHazard(by);
        }
    }

    /// All of them work on the board only: a level is not decided by a key meant for something else.
    List<KeyAction> actions() {
        List<KeyAction> keys = new ArrayList<>();
        keys.add(KeyAction.here("Down", "escalation_key_hazard", () -> panel.moveHazard(1)));
        keys.add(KeyAction.here("Right", "escalation_key_tile", () -> panel.moveTile(1)));
        keys.add(KeyAction.here("Enter", "escalation_key_whole", () -> panel.whole(true)));
        keys.add(KeyAction.here("Page_Down", "escalation_key_page", () -> panel.page(true)));
        act(keys, "D", LevelAction.DECLARE);
        act(keys, "N", LevelAction.OTHER);
        act(keys, "Plus", LevelAction.RAISE);
        act(keys, "Minus", LevelAction.LOWER);
        act(keys, "X", LevelAction.END);
        act(keys, "C", LevelAction.CONFIRM);
        act(keys, "W", LevelAction.WITHDRAW);
        act(keys, "S", LevelAction.LATER);
        keys.add(KeyAction.here("T", "escalation_key_tasks", () -> panel.list(true)));
        keys.add(KeyAction.here("I", "escalation_key_what_if", () -> panel.whatIf().toggle()));
        keys.add(KeyAction.here("Home", "escalation_key_what_if_home", () -> {}));
        keys.add(KeyAction.here("Delete", "escalation_key_what_if_clear", () -> {}));
        keys.add(KeyAction.here("Comma", "escalation_key_what_if_area", () -> {}));
        keys.add(KeyAction.here("Open_Bracket", "escalation_key_what_if_hazard", () -> {}));
        return keys;
    }

    private void act(List<KeyAction> keys, String key, LevelAction action) {
        keys.add(KeyAction.here(key, action.text(), () -> panel.act(action)));
    }
}
