package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.IncidentTally;
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
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Several callers, one flooded underpass.
class MergeTest {
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);

    private final Situation situation = new Situation();
    private Instant now = Samples.START;
    private long seq;

    private void record(Event event) {
        seq++;
        now = now.plusSeconds(1);
        situation.apply(new Recorded(seq, now, "e" + seq, "test", event), new Changes());
    }

    private void report(String... ids) {
        for (String id : ids) {
            record(incident(id).title(id).grade(Grade.III).reportedAt(now).reported());
        }
    }

    private Decision decide(Command command, String reason) {
        return new Decider()
                .decide(
                        situation,
                        new CommandEnvelope("c", LI.name(), now, reason, -1, command),
                        LI,
                        null,
                        now);
    }

    private void order(Command command) {
        Decision decision = decide(command, "同一处积水");
        assertThat(decision).isInstanceOf(Decision.Accept.class);
        ((Decision.Accept) decision).events().forEach(this::record);
    }

    private void merge(String leader, String other) {
        order(new Command.MergeIncidents(leader, other, -1));
    }

    private Incident of(String id) {
        return situation.incident(id).orElseThrow();
    }

    private IncidentState state(String id) {
        return of(id).progress().state();
    }

    private List<IncidentState> states(String... ids) {
        return List.of(ids).stream().map(this::state).toList();
    }

    @Test
    void aSplitGivesBackExactlyWhatWasMerged() {
        report("a", "b");
        record(new Event.IncidentAssigned("b", "市水务局", "李明", ""));
        record(new Event.IncidentAccepted("b", "市水务局", "李明", ""));
        Progress before = of("b").progress();
        merge("a", "b");
        assertThat(state("b")).isEqualTo(IncidentState.MERGED);
        assertThat(of("a").progress().callers()).isEqualTo(2);

        // What feeds and people say of it meanwhile is the leader's to bear.
        record(new Event.IncidentAcknowledged("b", "12345", ""));
        record(new Event.IncidentAssigned("b", "消防", "12345", ""));
        record(new Event.IncidentEscalated("b", Grade.I, "王芳", ""));
        record(new Event.IncidentEvaluated("b", true, "12345"));
        record(new Event.IncidentCancelled("b", "12345", ""));

        order(new Command.SplitIncident("b"));
        assertThat(of("b").progress()).isEqualTo(before);
        assertThat(of("b").grade()).isEqualTo(Grade.III);
        assertThat(of("a").progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void membersAreResolvedWithTheLeaderAndEachCallerIsAskedAlone() {
        report("a", "b", "c");
        merge("a", "b");
        merge("a", "c");
        order(new Command.AcknowledgeIncident("a"));
        order(new Command.ResolveIncident("a"));
        assertThat(states("a", "b", "c")).containsOnly(IncidentState.RESOLVED);
        assertThat(of("b").progress().at().resolved()).isEqualTo(now);
        order(new Command.EvaluateIncident("b", true));
        order(new Command.EvaluateIncident("c", false));
        assertThat(of("b").progress().satisfied()).isTrue();
        assertThat(of("c").progress().satisfied()).isFalse();

        order(new Command.ReopenIncident("a"));
        assertThat(states("b", "c")).containsOnly(IncidentState.MERGED);
        assertThat(of("c").progress().satisfied()).isNull();
        assertThat(of("c").progress().at().resolved()).isNull();
        order(new Command.SplitIncident("c"));
        assertThat(state("c")).isEqualTo(IncidentState.NEW);
    }

    @Test
    void aCallerWhoIsNotContentGoesOnAlone() {
        report("a", "b");
        merge("a", "b");
        order(new Command.AcknowledgeIncident("a"));
        order(new Command.ResolveIncident("a"));
        assertThat(decide(new Command.SplitIncident("b"), "x"))
                .isEqualTo(Refusal.RESOLVED_TOGETHER.because("b", "a"));
        order(new Command.ReopenIncident("b"));
        assertThat(state("b")).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(of("b").progress().merge()).isNull();
        assertThat(of("a").progress().members()).isEmpty();
        order(new Command.ReopenIncident("a"));
        assertThat(state("b")).isEqualTo(IncidentState.ACKNOWLEDGED);
    }

    @Test
    void whatIsCalledOffTakesItsMembersAlong() {
        report("a", "b");
        merge("a", "b");
        order(new Command.CancelIncident("a"));
        assertThat(state("b")).isEqualTo(IncidentState.CANCELLED);
        order(new Command.ReopenIncident("a"));
        assertThat(state("b")).isEqualTo(IncidentState.MERGED);
    }

    @Test
    void thereAreNoChains() {
        report("a", "b", "c", "d");
        merge("b", "c");
        merge("b", "d");
        merge("a", "b");
        assertThat(of("a").progress().members()).containsExactly("c", "d", "b");
        assertThat(of("b").progress().members()).isEmpty();
        assertThat(of("c").progress().into()).isEqualTo("a");
        order(new Command.SplitIncident("b"));
        assertThat(of("a").progress().members()).containsExactly("c", "d");
        assertThat(of("b").progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void refusalsSayWhy() {
        report("a", "b", "c");
        record(incident("grave").title("grave").grade(Grade.I).reported());
        assertThat(decide(new Command.MergeIncidents("a", "a", -1), "x"))
                .isEqualTo(Refusal.MERGE_SELF.because("a"));
        assertThat(decide(new Command.MergeIncidents("a", "grave", -1), "x"))
                .isEqualTo(Refusal.MERGE_GRAVER.because("grave", "a"));
        assertThat(decide(new Command.MergeIncidents("a", "b", -1), " "))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
        assertThat(decide(new Command.MergeIncidents("a", "gone", -1), "x"))
                .isEqualTo(Refusal.UNKNOWN_INCIDENT.because("gone"));
        assertThat(decide(new Command.SplitIncident("a"), "x"))
                .isEqualTo(Refusal.NOT_MERGED.because("a"));
        record(new Event.IncidentAcknowledged("b", "王芳", ""));
        assertThat(decide(new Command.MergeIncidents("a", "b", 1), "x"))
                .isEqualTo(Refusal.CHANGED_MEANWHILE.because("b", "王芳"));
        merge("a", "b");
        assertThat(decide(new Command.ResolveIncident("b"), "x"))
                .isEqualTo(Refusal.MERGED.because("b", "a"));
        assertThat(decide(new Command.EscalateIncident("b", Grade.I), "x"))
                .isEqualTo(Refusal.MERGED.because("b", "a"));
        assertThat(decide(new Command.MergeIncidents("c", "b", -1), "x"))
                .isEqualTo(Refusal.MERGED.because("b", "a"));
        assertThat(decide(new Command.MergeIncidents("b", "c", -1), "x"))
                .isEqualTo(Refusal.MERGED.because("b", "a"));
        record(new Event.IncidentCancelled("c", "王芳", "误报"));
        assertThat(decide(new Command.MergeIncidents("a", "c", -1), "x"))
                .isEqualTo(Refusal.ALREADY_CANCELLED.because("c"));
    }

    @Test
    void aMergeThatCameTooLateChangesNothing() {
        report("a", "b");
        record(new Event.IncidentCancelled("a", "王芳", "误报"));
        record(new Event.IncidentMerged("b", "a", "李明", ""));
        record(new Event.IncidentMerged("b", "b", "李明", ""));
        record(new Event.IncidentSplit("b", "a", "李明", ""));
        assertThat(of("b").progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void callsStayCallsAndOpenIsTheLeader() {
        record(Samples.events().getFirst()); // the journal begins before they call
        report("a", "b", "c");
        merge("a", "b");
        merge("a", "c");
        IncidentTally tally = IncidentTally.of(situation, now.plusSeconds(60));
        assertThat(tally.lastHour()).isEqualTo(3);
        assertThat(tally.open()).isEqualTo(1);
        // Whoever merged b and c has seen them within the limit; a waits.
        tally = IncidentTally.of(situation, now.plus(IncidentTally.RESPONSE_LIMIT));
        assertThat(tally.responded()).isEqualTo(2);
        assertThat(tally.responseDue()).isEqualTo(3);
        order(new Command.AcknowledgeIncident("a"));
        order(new Command.ResolveIncident("a"));
        assertThat(situation.trends().series(Trends.RESOLVED).getFirst().value()).isEqualTo(3);
        assertThat(IncidentTally.of(situation, now).resolvedInTime()).isEqualTo(3);
    }

    /// The leader is asked about, a member's caller is not: both wait for that caller, however long.
    @Test
    void nobodyIsForgottenBeforeTheCallBack() {
        report("a", "b");
        merge("a", "b");
        now = now.plus(Duration.ofDays(3));
        report("x");
        assertThat(state("b")).isEqualTo(IncidentState.MERGED);
        order(new Command.AcknowledgeIncident("a"));
        order(new Command.ResolveIncident("a"));
        order(new Command.EvaluateIncident("a", true));
        now = now.plus(Duration.ofDays(3));
        report("y");
        assertThat(states("a", "b"))
                .containsExactly(IncidentState.EVALUATED, IncidentState.RESOLVED);
        order(new Command.EvaluateIncident("b", true));
        now = now.plus(Duration.ofDays(3));
        report("z");
        assertThat(situation.incident("a")).isEmpty();
        assertThat(situation.incident("b")).isEmpty();
    }

    /// What was captured goes on as what was folded from the start.
    @Test
    void aCaptureKeepsWhatIsTied() {
        report("a", "b");
        merge("a", "b");
        Situation copy = Situation.of(situation.capture());
        Recorded resolved =
                new Recorded(
                        seq + 1, now, "e", "test", new Event.IncidentResolved("a", "李明", "已排干"));
        copy.apply(resolved, new Changes());
        situation.apply(resolved, new Changes());
        assertThat(copy.incident("b").orElseThrow().progress().state())
                .isEqualTo(IncidentState.RESOLVED);
        assertThat(copy.capture()).isEqualTo(situation.capture());
    }
}
