package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;
import static org.yilan.testing.Samples.START;

import org.junit.jupiter.api.Test;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.ServiceClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Who has an incident to themselves, and for how long. [Samples#limits()] have twenty minutes by default.
class ClaimTest {
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);
    private static final Actor WANG = new Actor("王芳", Role.DISPATCHER);
    private static final Actor CHEN = new Actor("陈静", Role.SUPERVISOR);

    private final JournalScript script =
            JournalScript.from(START)
                    .then(
                            new Event.LimitsSet(Samples.limits()),
                            incident("a")
                                    .title("积水")
                                    .grade(Grade.I)
                                    .reportedAt(START)
                                    .due(null)
                                    .reported());

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private Incident a() {
        return script.fold().incident("a").orElseThrow();
    }

    private Decision decide(Actor actor, Command command, String reason, int minute) {
        return new Decider()
                .decide(
                        script.fold(),
                        new CommandEnvelope("c", actor.name(), at(minute), reason, -1, command),
                        actor,
                        null,
                        at(minute));
    }

    private static Decision accept(Event event) {
        return new Decision.Accept(List.of(event));
    }

    private static Command take(Duration mine) {
        return new Command.AcknowledgeIncident("a", mine);
    }

    @Test
    void whoeverTakesItHasItAsLongAsTheySayOrAsTheCityHasIt() {
        assertThat(decide(LI, new Command.AcknowledgeIncident("a"), "", 0))
                .isEqualTo(accept(new Event.IncidentAcknowledged("a", "李明", "", at(20))));
        assertThat(decide(LI, take(Duration.ofMinutes(45)), "", 0))
                .isEqualTo(accept(new Event.IncidentAcknowledged("a", "李明", "", at(45))));
        assertThat(decide(LI, take(Duration.ZERO), "", 0))
                .isEqualTo(accept(new Event.IncidentAcknowledged("a", "李明", "", null)));
        assertThat(decide(LI, take(Duration.ofHours(13)), "", 0))
                .isEqualTo(Refusal.CLAIM_TOO_LONG.because("12"));
    }

    @Test
    void whereNoCitySaysForHowLongItIsForGood() {
        JournalScript plain = JournalScript.from(START).then(incident("a").reported());
        assertThat(
                        new Decider()
                                .decide(
                                        plain.fold(),
                                        new CommandEnvelope(
                                                "c",
                                                "李明",
                                                START,
                                                "",
                                                -1,
                                                new Command.AcknowledgeIncident("a")),
                                        LI,
                                        null,
                                        START))
                .isEqualTo(accept(new Event.IncidentAcknowledged("a", "李明", "", null)));
    }

    @Test
    void onlyItsOwnerHasItForLonger() {
        script.then(new Event.IncidentAcknowledged("a", "李明", "", at(20)));
        assertThat(decide(LI, new Command.RenewClaim("a", Duration.ofMinutes(30)), "", 15))
                .isEqualTo(accept(new Event.ClaimRenewed("a", at(45), "李明", "")));
        assertThat(decide(WANG, new Command.RenewClaim("a", Duration.ofMinutes(30)), "", 15))
                .isEqualTo(Refusal.ALREADY_ACKNOWLEDGED.because("积水", "李明"));
        script.then(new Event.ClaimRenewed("a", at(45), "李明", ""));
        assertThat(a().progress().claimed()).isEqualTo(at(45));
        assertThat(TimeLimits.lapsed(a(), at(44))).isFalse();
        assertThat(TimeLimits.lapsed(a(), at(45))).isTrue();
    }

    @Test
    void itsOwnerGivesItBackAndASupervisorTakesItBackWithAReason() {
        script.then(new Event.IncidentAcknowledged("a", "李明", "", at(20)));
        Command back = new Command.HandBackIncident("a");
        assertThat(decide(LI, back, "", 1))
                .isEqualTo(accept(new Event.IncidentHandedBack("a", "李明", "")));
        assertThat(decide(WANG, back, "下班", 1)).isEqualTo(Refusal.SUPERVISOR_ONLY.because("王芳"));
        assertThat(decide(CHEN, back, "", 1)).isEqualTo(Refusal.REASON_REQUIRED.because());
        assertThat(decide(CHEN, back, "人已离岗", 1))
                .isEqualTo(accept(new Event.IncidentHandedBack("a", "陈静", "人已离岗")));
    }

    /// Nobody gains time for a caller's matter by taking it and giving it back.
    @Test
    void itsLimitsGoOnAsIfNobodyHadHadIt() {
        var take = a().timing().running(ServiceClock.ACKNOWLEDGE).orElseThrow();
        script.after(Duration.ofMinutes(3), new Event.IncidentAcknowledged("a", "李明", "", at(20)));
        assertThat(a().timing().running(ServiceClock.ACKNOWLEDGE)).isEmpty();
        script.after(Duration.ofMinutes(5), new Event.IncidentHandedBack("a", "李明", ""));

        assertThat(a().progress().state()).isEqualTo(IncidentState.NEW);
        assertThat(a().progress().owner()).isEmpty();
        assertThat(a().progress().claimed()).isNull();
        assertThat(a().progress().at().acknowledged()).isNull();
        assertThat(a().timing().running(ServiceClock.ACKNOWLEDGE)).contains(take);
    }

    @Test
    void whatAUnitHasDoesNotComeBack() {
        script.then(
                new Event.IncidentAcknowledged("a", "李明", "", at(20)),
                new Event.IncidentAssigned("a", "水务局", "李明", ""));
        assertThat(a().progress().claimed()).isNull();
        assertThat(a().progress().owner()).isEqualTo("李明");
        assertThat(TimeLimits.lapsed(a(), at(999))).isFalse();
        assertThat(decide(LI, new Command.HandBackIncident("a"), "", 2))
                .isEqualTo(Refusal.PASSED_ON.because("积水"));
        assertThat(decide(LI, new Command.RenewClaim("a", Duration.ofMinutes(5)), "", 2))
                .isEqualTo(Refusal.PASSED_ON.because("积水"));
    }

    @Test
    void whatNobodyHasCannotBeGivenBack() {
        assertThat(decide(LI, new Command.HandBackIncident("a"), "", 0))
                .isEqualTo(Refusal.NOT_TAKEN.because("积水"));
    }
}
