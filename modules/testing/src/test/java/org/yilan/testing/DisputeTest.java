package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;
import static org.yilan.testing.Samples.START;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.ReturnReason;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What units send back, and what a supervisor rules about it.
class DisputeTest {
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);
    private static final Actor CHEN = new Actor("陈静", Role.SUPERVISOR);

    private final JournalScript script =
            JournalScript.from(START).then(incident("a").title("积水").reported());

    private Decision decide(Actor actor, Command command, String reason) {
        return new Decider()
                .decide(
                        script.fold(),
                        new CommandEnvelope("c", actor.name(), START, reason, -1, command),
                        actor,
                        null,
                        START);
    }

    private DisputeTest given(String unit, boolean ruled) {
        script.after(
                Duration.ofMinutes(1), new Event.IncidentAssigned("a", unit, "李明", "因为", ruled));
        return this;
    }

    private DisputeTest sentBack(String unit, ReturnReason cause) {
        script.after(
                Duration.ofMinutes(1), new Event.IncidentReturned("a", unit, cause, "李明", "因为"));
        return this;
    }

    private Dispute dispute() {
        return script.fold().dispute("a").orElseThrow();
    }

    @Test
    void keepsWhoSentItBackAndWhyInTheirOrder() {
        given("水务", false).sentBack("水务", ReturnReason.NO_CAPACITY);
        assertThat(dispute().contested()).as("once, and theirs").isFalse();

        given("城管", false).sentBack("城管", ReturnReason.UNCLEAR);

        assertThat(dispute().returns())
                .containsExactly(
                        new Dispute.Return("水务", ReturnReason.NO_CAPACITY, START.plusSeconds(120)),
                        new Dispute.Return("城管", ReturnReason.UNCLEAR, START.plusSeconds(240)));
        assertThat(dispute().contested()).as("twice").isTrue();
        assertThat(script.fold().incident("a").orElseThrow().progress().responsible())
                .as("who was asked first answers for it meanwhile")
                .isEqualTo("水务");
    }

    @Test
    void oneThatIsNotTheirsIsDisputedTheFirstTime() {
        given("水务", false).sentBack("水务", ReturnReason.NOT_OUR_AREA);
        assertThat(dispute().contested()).isTrue();
    }

    @Test
    void whoeverIsRuledToHaveItCannotSendItBackForWhatWasBroughtForward() {
        given("水务", false).sentBack("水务", ReturnReason.NOT_OUR_DUTY);
        given("城管", false).sentBack("城管", ReturnReason.NOT_OUR_AREA);

        assertThat(decide(CHEN, new Command.RuleReturn("a", " 水务 "), "按清单"))
                .isEqualTo(
                        new Decision.Accept(
                                List.of(new Event.IncidentAssigned("a", "水务", "陈静", "按清单", true))));
        given("水务", true);

        assertThat(dispute().ruling())
                .isEqualTo(
                        new Dispute.Ruling(
                                "水务",
                                Set.of(ReturnReason.NOT_OUR_DUTY, ReturnReason.NOT_OUR_AREA),
                                START.plusSeconds(300)));
        for (ReturnReason cause : ReturnReason.values()) {
            Decision decision = decide(LI, new Command.ReturnIncident("a", cause), "还是不归我们");
            if (cause == ReturnReason.NOT_OUR_DUTY || cause == ReturnReason.NOT_OUR_AREA) {
                assertThat(decision).isEqualTo(Refusal.RULED.because("积水", "水务", cause.name()));
            } else {
                assertThat(decision)
                        .as("a cause that nobody has brought forward")
                        .isInstanceOf(Decision.Accept.class);
            }
        }
        assertThat(
                        ((Decision.Refuse)
                                        decide(
                                                LI,
                                                new Command.ReturnIncident(
                                                        "a", ReturnReason.NOT_OUR_DUTY),
                                                "x"))
                                .message())
                .contains("水务", "积水");
    }

    @Test
    void theRulingBindsItsUnitAloneAndStays() {
        given("水务", false).sentBack("水务", ReturnReason.NOT_OUR_DUTY).given("城管", true);
        assertThat(dispute().bars("城管", ReturnReason.NOT_OUR_DUTY)).isTrue();
        assertThat(dispute().bars("水务", ReturnReason.NOT_OUR_DUTY)).isFalse();

        sentBack("城管", ReturnReason.NO_CAPACITY).given("消防", false);
        assertThat(decide(LI, new Command.ReturnIncident("a", ReturnReason.NOT_OUR_DUTY), "x"))
                .as("another unit that was given it by somebody without a ruling")
                .isInstanceOf(Decision.Accept.class);
        given("城管", false);
        assertThat(decide(LI, new Command.ReturnIncident("a", ReturnReason.NOT_OUR_DUTY), "x"))
                .isEqualTo(Refusal.RULED.because("积水", "城管", "NOT_OUR_DUTY"));
        assertThat(decide(LI, new Command.ReturnIncident("a", ReturnReason.NO_CAPACITY), "x"))
                .as("what came up after the ruling was not ruled on")
                .isInstanceOf(Decision.Accept.class);
    }

    @Test
    void onlySupervisorsRuleOnlyOnWhatLiesWithNobodyAndOnlyWithAReason() {
        Command rule = new Command.RuleReturn("a", "水务");
        assertThat(decide(CHEN, rule, "x")).isEqualTo(Refusal.NOT_RETURNED.because("积水"));
        given("水务", false);
        assertThat(decide(CHEN, rule, "x")).isEqualTo(Refusal.NOT_RETURNED.because("积水"));
        sentBack("水务", ReturnReason.NOT_OUR_DUTY);
        assertThat(decide(LI, rule, "x")).isEqualTo(Refusal.SUPERVISOR_ONLY.because("李明"));
        assertThat(decide(CHEN, rule, " ")).isEqualTo(Refusal.REASON_REQUIRED.because());
        assertThat(decide(CHEN, new Command.RuleReturn("a", " "), "x"))
                .isEqualTo(Refusal.NO_UNIT.because());
        assertThat(decide(CHEN, new Command.RuleReturn("z", "水务"), "x"))
                .isEqualTo(Refusal.UNKNOWN_INCIDENT.because("z"));
        assertThat(decide(CHEN, rule, "x")).isInstanceOf(Decision.Accept.class);
    }

    @Test
    void whatCameTooLateWasNotSentBack() {
        given("水务", false);
        script.then(new Event.IncidentAttended("a", "水务", "李明", ""));
        sentBack("水务", ReturnReason.NOT_OUR_DUTY);
        assertThat(script.fold().dispute("a")).isEmpty();
        assertThat(script.fold().incident("a").orElseThrow().progress().state())
                .isEqualTo(IncidentState.ON_SCENE);
    }

    @Test
    void aCaptureHasItAndItLeavesWithItsIncident() {
        given("水务", false).sentBack("水务", ReturnReason.NOT_OUR_DUTY).given("水务", true);
        Situation situation = script.fold();
        assertThat(Situation.of(situation.capture()).dispute("a")).contains(dispute());

        script.then(new Event.IncidentResolved("a", "李明", "好了"));
        script.after(Duration.ofHours(26), incident("b").reported());
        assertThat(script.fold().incident("a")).isEmpty();
        assertThat(script.fold().disputes()).isEmpty();
    }
}
