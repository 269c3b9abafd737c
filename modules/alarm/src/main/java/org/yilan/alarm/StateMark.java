package org.yilan.alarm;

import javafx.scene.layout.Region;

import org.yilan.situation.alarm.AlarmState;

import java.util.Locale;

/// The state of an alarm as a shape; the sheet `alarm.css` draws one for each. Never a colour of severity. FX thread.
final class StateMark extends Region {
    StateMark(double size) {
        getStyleClass().add("state-mark");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    void show(AlarmState state) {
        getStyleClass()
                .setAll("state-mark", state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
