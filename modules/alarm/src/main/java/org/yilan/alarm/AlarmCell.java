package org.yilan.alarm;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.time.Instant;

/// A line of the list: a hazard event with its counts, or an alarm. FX thread.
final class AlarmCell extends ListCell<AlarmBoard.Row> {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    /// Heights in base units.
    private static final double HEAD = 2.3;

    private static final double ALARM = 3.9;

    private final Console console;
    private final double em;
    private final Texts texts;
    private final AlarmWords words;
    private final Label group = label("group-name");
    private final Label counts = label("group-counts");
    private final HBox head = new HBox(group, counts);
    private final GradeMark grade;
    private final StateMark mark;
    private final Label title = label("alarm-title");
    private final Label state = label("alarm-state");
    private final Label facts = label("alarm-facts");
    private final Label side = label("alarm-side");
    private final HBox line;

    AlarmCell(Console console, Texts texts, AlarmWords words, double em) {
        this.console = console;
        this.em = em;
        this.texts = texts;
        this.words = words;
        this.grade = new GradeMark(Grade.IV, Math.round(em * 1.25), GradeMark.Numeral.NONE);
        this.mark = new StateMark(Math.round(em));
        getStyleClass().add("alarm-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // The list's own width, so that long words end in an ellipsis instead of a scroll bar.
        setPrefWidth(0);
        for (Label grows : new Label[] {title, facts, counts}) {
            grows.getStyleClass().add("may-clip");
            grows.setMaxWidth(Double.MAX_VALUE);
            grows.setMinWidth(0);
            HBox.setHgrow(grows, Priority.ALWAYS);
        }
        for (Label fixed : new Label[] {state, side, group}) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox upper = new HBox(title, mark, state);
        HBox lower = new HBox(facts, side);
        upper.getStyleClass().add("alarm-line");
        lower.getStyleClass().add("alarm-line");
        VBox both = new VBox(upper, lower);
        both.getStyleClass().add("alarm-lines");
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        line = new HBox(grade, both);
        line.getStyleClass().add("alarm-whole");
        line.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("alarm-group");
        head.setAlignment(Pos.CENTER_LEFT);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.rint(em * (getItem() instanceof AlarmBoard.Head ? HEAD : ALARM));
    }

    @Override
    protected void updateItem(AlarmBoard.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        boolean waiting = false;
        boolean mine = false;
        if (empty || row == null) {
            setGraphic(null);
        } else if (row instanceof AlarmBoard.Head h) {
            group.setText(
                    h.hazard().isEmpty()
                            ? texts.get("alarms_no_hazard")
                            : words.word("hazard.", h.hazard()));
            counts.setText(
                    h.waiting() == 0
                            ? texts.get("alarms_group", Integer.toString(h.alarms().size()))
                            : texts.get(
                                    "alarms_group_waiting",
                                    Integer.toString(h.alarms().size()),
                                    Integer.toString(h.waiting())));
            setGraphic(head);
        } else if (row instanceof AlarmBoard.Item item) {
            waiting = item.alarm().state().waiting();
            mine = AlarmWords.mine(item.alarm(), console);
            show(item.alarm(), console.time().now(), mine);
            setGraphic(line);
        }
        pseudoClassStateChanged(WAITING, waiting);
        pseudoClassStateChanged(MINE, mine);
    }

    private void show(Alarm alarm, Instant now, boolean mine) {
        AlarmState is = alarm.state();
        grade.setGrade(alarm.condition().grade());
        title.setText(
                (mine ? texts.get("alarms_mine") + " " : "")
                        + words.title(alarm.condition(), console.situation()));
        mark.show(is);
        state.setText(texts.get("alarms_state_" + is.name()));
        facts.setText(
                words.word("grade.", alarm.condition().grade().code())
                        + " · "
                        + words.facts(alarm, console.situation()));
        side.setText(chatter(alarm, now) + time(alarm, now));
    }

    private String chatter(Alarm alarm, Instant now) {
        return alarm.chatters(now)
                ? texts.get("alarms_chatter", Integer.toString(alarm.lately(now))) + "  "
                : "";
    }

    private String time(Alarm alarm, Instant now) {
        Alarm.Shelf shelf = alarm.shelf();
        return shelf != null && alarm.service() == null
                ? texts.get(
                        "alarms_shelf_left", AlarmWords.left(Duration.between(now, shelf.until())))
                : words.age(Duration.between(alarm.since(), now));
    }
}
