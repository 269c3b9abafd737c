package org.yilan.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Selection;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.alarm.AlarmSource;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The alarms on a real scene, by keyboard.
class AlarmPanelFxTest {
    private final FxRobot robot = new FxRobot();
    private AlarmDesk desk;
    private AlarmPanel panel;
    private Stage stage;

    @BeforeEach
    void show() {
        FxThread.start();
        desk = new AlarmDesk(Locale.CHINESE, Role.DISPATCHER).night();
        FxThread.run(
                () -> {
                    panel = new AlarmPanel(desk.context(new TypeScale(15)));
                    StackPane root = new StackPane(panel.view());
                    Scene scene = new Scene(root, 620, 760);
                    new Theme(desk.assets, Fonts.detect()).apply(root, new TypeScale(15));
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    stage.requestFocus();
                    panel.refresh(Changes.ofEverything());
                    panel.focusTarget().requestFocus();
                });
    }

    @AfterEach
    void close() {
        FxThread.run(
                () -> {
                    stage.close();
                    panel.close();
                });
        desk.console.close();
    }

    private void press(KeyCode... codes) {
        for (KeyCode code : codes) {
            robot.press(code).release(code);
            WaitForAsyncUtils.waitForFxEvents();
        }
        refresh();
    }

    private void refresh() {
        FxThread.run(() -> panel.refresh(Changes.ofEverything()));
    }

    private List<String> shown() {
        return FxThread.call(panel::shown);
    }

    @Test
    void whatWaitsStandsFirstUnderItsHazardAndTheTideIsTheTyphoons() {
        assertThat(shown())
                .containsExactly(
                        "group typhoon",
                        "WARNING:met,1",
                        "READING:tide",
                        "group ",
                        "FEED:hotline",
                        "group gas",
                        "INCIDENT:gas-1");
    }

    @Test
    void aAcknowledgesOneAndOnAHazardAllOfIt() {
        press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.A);
        assertThat(desk.alarm("WARNING:met,1").state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(desk.alarm("READING:tide").state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(desk.alarm("WARNING:met,1").seen().by()).isEqualTo("李敏");
        // What still waits stands first now, and with it its hazard.
        press(KeyCode.HOME, KeyCode.A);
        assertThat(desk.alarm("FEED:hotline").state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        press(KeyCode.HOME, KeyCode.A);
        assertThat(desk.alarm("READING:tide").state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        press(KeyCode.A);
        assertThat(desk.said.keys).contains("alarms_nothing_waits");
    }

    @Test
    void hShelvesWithTimeAndReasonAndUTakesItBack() {
        press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.H);
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();
        press(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(desk.alarm("READING:tide").state())
                .as("no reason yet")
                .isEqualTo(AlarmState.UNACKNOWLEDGED);
        robot.write("检修");
        press(KeyCode.ENTER);
        await().until(() -> desk.alarm("READING:tide").state() == AlarmState.SHELVED);
        assertThat(desk.alarm("READING:tide").shelf().reason()).isEqualTo("检修");
        assertThat(Duration.between(AlarmDesk.NOW, desk.alarm("READING:tide").shelf().until()))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        WaitForAsyncUtils.waitForFxEvents();
        refresh();
        FxThread.run(() -> panel.focusTarget().requestFocus());

        press(KeyCode.RIGHT);
        assertThat(FxThread.call(panel::lane)).isEqualTo(Lane.SHELVED);
        press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.U);
        assertThat(desk.alarm("READING:tide").state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }

    @Test
    void enterLeadsTheConsoleToWhatItIsAbout() {
        press(KeyCode.END, KeyCode.ENTER);
        assertThat(FxThread.call(() -> desk.selection.item()))
                .isEqualTo(new Selection.Item(Changes.Kind.INCIDENT, "gas-1"));
    }

    @Test
    void inAFloodTheLowOnesAreInALaneOfTheirOwnAndTheChoiceStaysOnItsAlarm() {
        press(KeyCode.DOWN, KeyCode.DOWN);
        desk.console.applyAt(
                AlarmDesk.NOW,
                new Event.AlarmModeChanged(new AlarmMode(true, AlarmDesk.NOW, 11)),
                AlarmDesk.raised(AlarmSource.INCIDENT, "new", Grade.I, "typhoon"));
        refresh();
        assertThat(shown())
                .containsExactly(
                        "group typhoon",
                        "INCIDENT:new",
                        "WARNING:met,1",
                        "group gas",
                        "INCIDENT:gas-1");
        press(KeyCode.A);
        assertThat(desk.alarm("WARNING:met,1").state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        press(KeyCode.RIGHT);
        assertThat(FxThread.call(panel::lane)).isEqualTo(Lane.SUPPRESSED);
        assertThat(shown())
                .containsExactly("group ", "FEED:hotline", "group typhoon", "READING:tide");
    }
}
