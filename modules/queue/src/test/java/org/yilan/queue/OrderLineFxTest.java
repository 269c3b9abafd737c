package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ReturnReason;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Orders that are typed into the queue's line.
class OrderLineFxTest {
    private final FxRobot robot = new FxRobot();
    private final List<CommandEnvelope> sent = new ArrayList<>();
    private StormNight night;
    private QueuePanel panel;
    private Stage stage;

    @BeforeEach
    void show() {
        FxThread.start();
        night = new StormNight(Locale.CHINESE, Role.DISPATCHER).busy(80);
        night.console.onCommand(
                envelope -> {
                    sent.add(envelope);
                    return new Outcome.Accepted(envelope.id(), 0);
                });
        FxThread.run(
                () -> {
                    panel = new QueuePanel(night.context(new TypeScale(15)));
                    StackPane root = new StackPane(panel.view());
                    Scene scene = new Scene(root, 480, 900);
                    new Theme(night.assets, Fonts.detect()).apply(root, new TypeScale(15));
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
        night.console.close();
    }

    private void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            FxThread.run(() -> {});
            FxThread.run(() -> {});
        }
    }

    private TextField field() {
        return (TextField) stage.getScene().getFocusOwner();
    }

    /// Types after what stands in the line already.
    private void write(String words) {
        FxThread.run(() -> field().appendText(words));
    }

    private String says() {
        return FxThread.call(() -> ((Label) panel.line().lookup(".order-says")).getText());
    }

    private String first() {
        return FxThread.call(() -> panel.model().get(0).id());
    }

    /// Selects the first incident in a state.
    private Incident select(org.yilan.situation.model.IncidentState state) {
        return FxThread.call(
                () -> {
                    for (int i = 0; i < panel.model().size(); i++) {
                        Incident incident = panel.model().get(i).incident();
                        if (incident.progress().state() == state) {
                            night.selection.select(Changes.Kind.INCIDENT, incident.id());
                            return incident;
                        }
                    }
                    throw new AssertionError("none is " + state);
                });
    }

    @Test
    void aSlashAnAAndEnterTakeWhatIsSelected() {
        Incident fresh = select(org.yilan.situation.model.IncidentState.NEW);

        type(KeyCode.SLASH, KeyCode.A);
        assertThat(says()).isEqualTo("回车 签收：" + fresh.report().title());
        type(KeyCode.ENTER);

        assertThat(sent)
                .extracting(CommandEnvelope::command)
                .containsExactly(new Command.AcknowledgeIncident(fresh.id()));
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isFalse();
        assertThat(FxThread.call(() -> panel.model().filter())).isEqualTo(QueueFilter.ALL);
    }

    @Test
    void aNumberIsForHowManyMinutesItIsTaken() {
        Incident fresh = select(org.yilan.situation.model.IncidentState.NEW);
        type(KeyCode.SLASH);
        write("a 45 正在核实");
        type(KeyCode.ENTER);

        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.AcknowledgeIncident(fresh.id(), Duration.ofMinutes(45)));
        assertThat(sent.getFirst().reason()).isEqualTo("正在核实");
    }

    @Test
    void forHowLongIsChosenInTheFormAndTheReasonComesFirst() {
        Incident fresh = select(org.yilan.situation.model.IncidentState.NEW);
        type(KeyCode.A);
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        type(KeyCode.DIGIT3, KeyCode.ENTER, KeyCode.ENTER);

        // The first is for good where no city says for how long, then 5, then 15 minutes.
        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.AcknowledgeIncident(fresh.id(), Duration.ofMinutes(15)));
    }

    @Test
    void aUnitIsCompletedAndAssignedWithoutAReasonTheFirstTime() {
        Incident fresh = select(org.yilan.situation.model.IncidentState.NEW);
        type(KeyCode.SLASH);
        write("as 川沙");
        assertThat(says()).endsWith("→ 川沙消防救援站");

        type(KeyCode.ENTER);

        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.AssignIncident(fresh.id(), "川沙消防救援站"));
        assertThat(sent.getFirst().reason()).isEmpty();
    }

    @Test
    void tabGoesThroughWhatCouldBeMeant() {
        select(org.yilan.situation.model.IncidentState.NEW);
        type(KeyCode.SLASH);
        write("a");
        type(KeyCode.TAB, KeyCode.TAB);

        // What may be done to a new one and begins with a: take, assign.
        assertThat(FxThread.call(() -> field().getText())).isEqualTo("/as ");
    }

    @Test
    void whatWasAssignedIsTakenAwayOnlyWithAReason() {
        Incident assigned = select(org.yilan.situation.model.IncidentState.ASSIGNED);
        type(KeyCode.SLASH);
        write("as 黄浦城管应急队");
        type(KeyCode.ENTER);
        assertThat(sent).isEmpty();
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();

        type(KeyCode.ENTER);

        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.AssignIncident(assigned.id(), "黄浦城管应急队"));
        assertThat(sent.getFirst().reason()).isNotEmpty();
    }

    @Test
    void aReasonFollowsAfterAComma() {
        Incident assigned = select(org.yilan.situation.model.IncidentState.ASSIGNED);
        type(KeyCode.SLASH);
        write("退单 不在，已核实界线");
        type(KeyCode.ENTER);

        assertThat(sent.getFirst().command())
                .isEqualTo(new Command.ReturnIncident(assigned.id(), ReturnReason.NOT_OUR_AREA));
        assertThat(sent.getFirst().reason()).isEqualTo("已核实界线");
    }

    @Test
    void anOptionThatIsNotClearIsAskedInTheForm() {
        select(org.yilan.situation.model.IncidentState.ASSIGNED);
        type(KeyCode.SLASH);
        write("re 不，说明");
        type(KeyCode.ENTER);

        assertThat(sent).isEmpty();
        assertThat(FxThread.call(() -> panel.strip().isOpen())).isTrue();
    }

    @Test
    void wordsThatAreNoOrderSearchAndTwoSlashesAlwaysDo() {
        type(KeyCode.SLASH);
        write("排水");
        assertThat(FxThread.call(() -> panel.model().filter().text())).isEqualTo("排水");
        type(KeyCode.ESCAPE);

        type(KeyCode.SLASH);
        write("/a");

        assertThat(FxThread.call(() -> panel.model().filter().text())).isEqualTo("a");
        assertThat(FxThread.call(() -> panel.line().typed())).isEmpty();
    }

    @Test
    void whatIsNotPossibleNowIsSaidBeforeEnter() {
        Incident fresh = select(org.yilan.situation.model.IncidentState.NEW);
        type(KeyCode.SLASH);
        write("ac");

        assertThat(says()).isEqualTo("现在不能接单：" + fresh.report().title());
        assertThat(first()).isNotEmpty();
    }
}
