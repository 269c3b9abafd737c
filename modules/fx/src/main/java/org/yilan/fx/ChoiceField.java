package org.yilan.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// A line to type into with ready-made answers under it: up and down or Alt+digit take one, typing replaces it. Where nothing
/// may be typed, digits and after them letters take one without Alt. FX thread.
///
/// Style classes: `choice-field`, in it `choices` and `choice` (pseudo-class `selected`).
public final class ChoiceField extends VBox {
    /// A ready-made answer.
    ///
    /// @param value what goes into the field
    /// @param note why it is offered, empty for none
    public record Choice(String value, String note) {}

    private final TextField field = new TextField();
    private final FlowPane chips = new FlowPane();
    private List<Choice> choices = List.of();
    private int chosen = -1;

    /// @param free whether something else than the choices may be typed
    public ChoiceField(boolean free) {
        getStyleClass().add("choice-field");
        chips.getStyleClass().add("choices");
        chips.setMinWidth(0); // long answers wrap, they do not widen the form
        field.setEditable(free);
        field.setPrefColumnCount(8);
        quiet(field);
        getChildren().addAll(field, chips);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.textProperty().addListener((o, before, after) -> mark());
        chips.managedProperty().bind(chips.visibleProperty());
        chips.setVisible(false);
    }

    /// Takes the toolkit's own menu from a line: its words are in no language of ours, and keys do the same.
    public static void quiet(TextField line) {
        line.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, ContextMenuEvent::consume);
    }

    /// Whether its ready-made answers are on screen.
    public void open(boolean yes) {
        chips.setVisible(yes);
    }

    /// Its ready-made answers, to be put somewhere else than under the line: two fields side by side share the room below.
    public Node answers() {
        getChildren().remove(chips);
        return chips;
    }

    /// The line itself, for focus and prompt.
    public TextField field() {
        return field;
    }

    /// Offers other answers and takes the `first` of them, -1 for none.
    public void offer(List<Choice> offered, int first) {
        choices = List.copyOf(offered);
        List<Label> labels = new ArrayList<>();
        for (int n = 0; n < choices.size(); n++) {
            Choice choice = choices.get(n);
            String note = choice.note().isEmpty() ? "" : "  " + choice.note();
            String name = n < keys().length() ? keys().charAt(n) + "  " : "";
            Label label = new Label(name + choice.value() + note);
            label.getStyleClass().add("choice");
            label.setWrapText(true);
            label.maxWidthProperty().bind(chips.widthProperty());
            int index = n;
            label.setOnMousePressed(
                    e -> {
                        if (e.isPrimaryButtonDown()) {
                            take(index);
                        }
                        e.consume();
                    });
            labels.add(label);
        }
        chips.getChildren().setAll(labels);
        chosen = -1;
        field.clear();
        if (first >= 0 && first < choices.size()) {
            take(first);
        }
    }

    /// Takes the keyboard, with everything selected and the beginning in view.
    public void focus() {
        field.requestFocus();
        select();
    }

    private void select() {
        field.selectRange(field.getLength(), 0);
    }

    /// What stands in it, without blanks around.
    public String text() {
        return field.getText().strip();
    }

    /// Which choice the text is, -1 when it was typed.
    public int chosen() {
        return chosen;
    }

    private void take(int index) {
        field.setText(choices.get(index).value());
        select();
    }

    private void mark() {
        String text = field.getText();
        chosen = -1;
        for (int n = 0; n < choices.size(); n++) {
            boolean it = choices.get(n).value().equals(text);
            if (it && chosen < 0) {
                chosen = n;
            }
            chips.getChildren()
                    .get(n)
                    .pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("selected"), it);
        }
    }

    /// What takes the first answer, the second, and so on.
    private String keys() {
        return field.isEditable() ? "123456789" : "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    }

    private static char key(KeyCode code) {
        String name = code.getName(); // "1", "Numpad 1", "A"
        return code.isDigitKey() || code.isLetterKey() ? name.charAt(name.length() - 1) : ' ';
    }

    private void onKey(KeyEvent event) {
        if (choices.isEmpty()) {
            return;
        }
        int last = choices.size() - 1;
        if (event.getCode() == KeyCode.DOWN) {
            take(chosen >= last ? 0 : chosen + 1);
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            take(chosen <= 0 ? last : chosen - 1);
            event.consume();
        } else if (event.isAltDown() || !field.isEditable()) {
            int n = keys().indexOf(key(event.getCode()));
            if (n >= 0) {
                if (n <= last) {
                    take(n);
                }
                event.consume();
            }
        }
    }
}
