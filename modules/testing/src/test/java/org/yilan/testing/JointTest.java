package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Reporter;

import java.time.Instant;

/// One incident and several units.
class JointTest {
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);

    private final Situation situation = new Situation();
    private long seq;

    JointTest() {
        record(incident("a").title("隧道进水").reported());
        record(new Event.IncidentAssigned("a", "隧道公司", "李明", ""));
    }

    private void record(Event event) {
        seq++;
        Instant at = Samples.START.plusSeconds(seq);
        situation.apply(new Recorded(seq, at, "e" + seq, "test", event), new Changes());
    }

    /// Orders something; what follows is recorded. Returns the decision.
    private Decision order(String id, Command command, String reason) {
        Instant now = Samples.START.plusSeconds(seq);
        Decision decision =
                new Decider()
                        .decide(
                                situation,
                                new CommandEnvelope(id, LI.name(), now, reason, -1, command),
                                LI,
                                null,
                                now);
        if (decision instanceof Decision.Accept accept) {
            accept.events().forEach(this::record);
        }
        return decision;
    }

    private IncidentState state(String id) {
        return situation.incident(id).orElseThrow().progress().state();
    }

    @Test
    void aParentIsResolvedWithTheLastOfThoseWhoHelp() {
        order("c1", new Command.AskAssistance("a", "消防"), "排水");
        order("c2", new Command.AskAssistance("a", "交警"), "封路");
        assertThat(situation.incident("joint:c1").orElseThrow().report().title())
                .isEqualTo("隧道进水 · 排水");
        assertThat(situation.incident("joint:c1").orElseThrow().report().reporter())
                .isEqualTo(Reporter.UNKNOWN);
        assertThat(situation.incident("joint:c1").orElseThrow().progress().unit()).isEqualTo("消防");

        order("c3", new Command.ResolveIncident("a"), "已抽干");
        assertThat(state("a")).isEqualTo(IncidentState.ASSIGNED);
        assertThat(order("c4", new Command.ResolveIncident("a"), "已抽干"))
                .isEqualTo(Refusal.OTHERS_AT_WORK.because("隧道进水", "2"));

        order("c5", new Command.ResolveIncident("joint:c1"), "排完");
        assertThat(state("a")).isEqualTo(IncidentState.ASSIGNED);
        order("c6", new Command.CancelIncident("joint:c2"), "不需封路");

        assertThat(state("a")).isEqualTo(IncidentState.RESOLVED);
    }

    @Test
    void whoeverHelpsIsNoCaller() {
        order("c1", new Command.AskAssistance("a", "消防"), "排水");

        assertThat(situation.trends().series(Trends.REPORTED))
                .extracting(Trends.Bucket::value)
                .containsExactly(1.0);
    }

    @Test
    void theLeadingUnitGoesOnWhenAnotherIsAskedAfterItWasDone() {
        order("c1", new Command.AskAssistance("a", "消防"), "排水");
        order("c2", new Command.ResolveIncident("a"), "已抽干");
        order("c3", new Command.AskAssistance("a", "交警"), "封路");
        order("c4", new Command.ResolveIncident("joint:c1"), "排完");
        order("c5", new Command.ResolveIncident("joint:c3"), "撤除");

        assertThat(state("a")).isEqualTo(IncidentState.ASSIGNED);
        assertThat(order("c6", new Command.ResolveIncident("a"), "完毕"))
                .isInstanceOf(Decision.Accept.class);
        assertThat(state("a")).isEqualTo(IncidentState.RESOLVED);
    }

    @Test
    void refusesWhatMakesNoSense() {
        record(incident("b").title("积水").reported());
        assertThat(order("c1", new Command.AskAssistance("b", "消防"), "排水"))
                .isEqualTo(Refusal.NO_LEAD.because("积水"));
        assertThat(order("c2", new Command.AskAssistance("a", "隧道公司"), "排水"))
                .isEqualTo(Refusal.ALREADY_ASSIGNED.because("隧道进水", "隧道公司"));
        assertThat(order("c3", new Command.AskAssistance("a", "消防"), ""))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
        order("c4", new Command.AskAssistance("a", "消防"), "排水");
        assertThat(order("c5", new Command.AskAssistance("a", "消防"), "排水"))
                .isEqualTo(Refusal.ALREADY_ASSIGNED.because("隧道进水", "消防"));
        assertThat(order("c6", new Command.AskAssistance("joint:c4", "交警"), "封路"))
                .isEqualTo(Refusal.ASSISTS_ITSELF.because("隧道进水 · 排水"));
        assertThat(order("c7", new Command.CancelIncident("a"), "误报"))
                .isEqualTo(Refusal.OTHERS_AT_WORK.because("隧道进水", "1"));
    }

    @Test
    void aStateThatWasCapturedKnowsWhoHelps() {
        order("c1", new Command.AskAssistance("a", "消防"), "排水");
        order("c2", new Command.ResolveIncident("a"), "已抽干");
        Situation again = Situation.of(situation.capture());

        assertThat(again.parent("joint:c1")).contains("a");
        assertThat(again.joint("a").orElseThrow().done().reason()).isEqualTo("已抽干");
        assertThat(again.capture()).isEqualTo(situation.capture());
    }
}
