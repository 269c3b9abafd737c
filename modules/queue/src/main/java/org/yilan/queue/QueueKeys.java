package org.yilan.queue;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.yilan.fx.Panel.KeyAction;

import java.util.List;

/// The queue's keyboard. Letters and digits act only while nobody types. FX thread.
final class QueueKeys {
    private static final List<String> GRADES = List.of("I", "II", "III", "IV");

    private final QueuePanel panel;
    private final RowPoolView<QueueRow> list;
    private final FilterBar filters;
    private boolean swallowTyped;

    QueueKeys(QueuePanel panel, RowPoolView<QueueRow> list, FilterBar filters) {
        this.panel = panel;
        this.list = list;
        this.filters = filters;
    }

    /// A key that opened a line to type into must not be typed into it.
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
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean done;
        if (panel.strip().isOpen() && inside(event, panel.strip())) {
            return; // the strip has its own keys
        } else if (event.getCode() == KeyCode.ESCAPE) {
            done = panel.back();
        } else if (typing) {
            done = inSearch(event.getCode());
        } else if (filters.inMore() && inMore(event.getCode())) {
            done = true;
        } else if (panel.details().isFocused() && isArrow(event.getCode())) {
            return;
        } else {
            done = inList(event);
        }
        swallowTyped = done && !typing;
        if (done) {
            event.consume();
        }
    }

    private static boolean inside(KeyEvent event, Node part) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && node != part) {
            node = node.getParent();
        }
        return node == part;
    }

    private static boolean isArrow(KeyCode code) {
        return code == KeyCode.UP || code == KeyCode.DOWN;
    }

    private boolean inSearch(KeyCode code) {
        if (code == KeyCode.ENTER && panel.runLine()) {
            return true;
        }
        switch (code) {
            case TAB -> {
                return panel.line().complete();
            }
            case ENTER, DOWN -> {
                filters.leaveSearch();
                list.requestFocus();
                list.choose(Math.max(0, list.selected()));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Among the chips of states and districts.
    private boolean inMore(KeyCode code) {
        switch (code) {
            case LEFT, UP -> filters.move(-1);
            case RIGHT, DOWN -> filters.move(1);
            case ENTER, SPACE -> filters.take();
            case F -> panel.back();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean inList(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.move(1);
            case UP -> list.move(-1);
            case PAGE_DOWN -> list.move(list.page());
            case PAGE_UP -> list.move(-list.page());
            case HOME -> list.choose(0);
            case END -> list.choose(Integer.MAX_VALUE);
            case ENTER -> panel.openDetails();
            case SLASH, DIVIDE -> filters.openSearch();
            case A -> panel.order(Order.ACKNOWLEDGE);
            case Q -> panel.order(Order.HAND_BACK);
            case D -> panel.order(Order.ASSIGN);
            case E -> panel.order(Order.ESCALATE);
            case R -> panel.order(Order.RESOLVE);
            case C -> panel.order(Order.ACCEPT);
            case T -> panel.order(Order.ATTEND);
            case B -> panel.order(Order.RETURN);
            case Y -> panel.order(Order.RULE);
            case V -> panel.order(Order.EVALUATE);
            case Z -> panel.order(Order.CLOSE);
            case N -> panel.order(Order.REOPEN);
            case K -> panel.order(Order.CANCEL);
            case J -> panel.order(Order.ASSIST);
            case S -> panel.order(Order.SUPERVISE);
            case W -> panel.order(Order.ANSWER);
            case H -> panel.order(Order.HOLD);
            case G -> panel.order(Order.RELEASE);
            case P -> panel.order(Order.UNMASK);
            case O -> filters.set(filters.filter().toggleOverdue());
            case U -> filters.set(filters.filter().toggleUnassigned());
            case M -> panel.order(Order.MERGE);
            case X -> panel.order(Order.SPLIT);
            case I -> filters.set(filters.filter().toggleMine());
            case F -> filters.toggleMore();
            case DIGIT1, NUMPAD1 -> grade(0);
            case DIGIT2, NUMPAD2 -> grade(1);
            case DIGIT3, NUMPAD3 -> grade(2);
            case DIGIT4, NUMPAD4 -> grade(3);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void grade(int index) {
        filters.set(filters.filter().toggleGrade(GRADES.get(index)));
    }

    /// A key that may be pressed anywhere and opens a line to type into: its own letter must not land there.
    private KeyAction opening(String key, String text, Runnable run) {
        return new KeyAction(
                key,
                text,
                () -> {
                    swallowTyped = true;
                    run.run();
                });
    }

    private KeyAction here(Order order) {
        return KeyAction.here(order.key(), order.nameKey(), () -> panel.order(order));
    }

    List<KeyAction> actions() {
        return List.of(
                KeyAction.here("Down", "queue_key_next", () -> list.move(1)),
                KeyAction.here("Up", "queue_key_previous", () -> list.move(-1)),
                KeyAction.here("Enter", "queue_key_details", panel::openDetails),
                opening("Slash", "queue_key_search", filters::openSearch),
                opening("A", "queue_order_ACKNOWLEDGE", () -> panel.order(Order.ACKNOWLEDGE)),
                opening("D", "queue_order_ASSIGN", () -> panel.order(Order.ASSIGN)),
                opening("E", "queue_order_ESCALATE", () -> panel.order(Order.ESCALATE)),
                opening("R", "queue_order_RESOLVE", () -> panel.order(Order.RESOLVE)),
                here(Order.HAND_BACK),
                here(Order.ACCEPT),
                here(Order.ATTEND),
                here(Order.RETURN),
                here(Order.RULE),
                here(Order.EVALUATE),
                here(Order.CLOSE),
                here(Order.REOPEN),
                here(Order.CANCEL),
                here(Order.MERGE),
                here(Order.SPLIT),
                here(Order.ASSIST),
                here(Order.SUPERVISE),
                here(Order.ANSWER),
                here(Order.HOLD),
                here(Order.RELEASE),
                here(Order.UNMASK),
                new KeyAction("1", "queue_key_red", () -> grade(0)),
                new KeyAction("2", "queue_key_orange", () -> grade(1)),
                new KeyAction("3", "queue_key_yellow", () -> grade(2)),
                new KeyAction("4", "queue_key_blue", () -> grade(3)),
                new KeyAction(
                        "O",
                        "queue_key_overdue",
                        () -> filters.set(filters.filter().toggleOverdue())),
                new KeyAction(
                        "U",
                        "queue_key_unassigned",
                        () -> filters.set(filters.filter().toggleUnassigned())),
                new KeyAction(
                        "I", "queue_key_mine", () -> filters.set(filters.filter().toggleMine())),
                new KeyAction("F", "queue_key_filters", filters::toggleMore),
                KeyAction.here("Esc", "queue_key_back", panel::back));
    }
}
