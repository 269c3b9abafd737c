package org.yilan.escalation;

import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.yilan.fx.ChoiceField;
import org.yilan.fx.Texts;

import java.util.List;

/// Name and PIN of the second person, who stands beside the first. FX thread.
final class SecondPerson extends HBox {
    private final TextField person = new TextField();
    private final PasswordField pin = new PasswordField();

    SecondPerson() {
        getStyleClass().add("form-line");
        HBox.setHgrow(person, Priority.ALWAYS);
        ChoiceField.quiet(person);
        ChoiceField.quiet(pin);
        person.setPrefColumnCount(14);
        pin.setPrefColumnCount(5);
        getChildren().addAll(person, pin);
        managedProperty().bind(visibleProperty());
    }

    /// Says what is asked for.
    ///
    /// @param optional whether the order may wait for a second person instead
    void ask(Texts texts, boolean optional) {
        person.setPromptText(
                texts.get(optional ? "escalation_needs_second" : "escalation_second_name"));
        pin.setPromptText(texts.get("escalation_second_pin"));
    }

    void clear() {
        person.clear();
        pin.clear();
    }

    TextField person() {
        return person;
    }

    String name() {
        return person.getText().strip();
    }

    /// Whether somebody is named; without a name there is no PIN to give.
    boolean named() {
        return !person.getText().isBlank();
    }

    boolean hasPin() {
        return !pin.getText().isEmpty();
    }

    /// Puts the cursor where something is missing.
    void focusMissing() {
        (named() ? pin : person).requestFocus();
    }

    /// The PIN, which is forgotten here at once.
    String takePin() {
        String given = pin.getText();
        pin.clear();
        return given;
    }

    List<TextField> stops() {
        return named() ? List.of(person, pin) : List.of(person);
    }
}
