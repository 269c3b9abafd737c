package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
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
import org.yilan.situation.model.ReturnReason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The life of incidents, held against [LifeModel]. `<` is where it stood before, and a merge is the
/// other one's. What has no line there is refused.
class LifeCycleTest {
    private static final Actor LI = new Actor("李明", Role.DISPATCHER);
    private static final List<String> UNITS = List.of("水务局", "消防", "城管");

    private final LifeModel model = new LifeModel();
    private final Map<String, String> standing = new HashMap<>();
    private final Situation situation = new Situation();
    private final Changes changes = new Changes();
    private long seq;

    private void record(Event event) {
        seq++;
        situation.apply(
                new Recorded(seq, Samples.START.plusSeconds(seq), "e" + seq, "test", event),
                changes);
    }

    private static Command command(Random random, String id) {
        return switch (random.nextInt(15)) {
            case 0 -> new Command.AcknowledgeIncident(id);
            case 1, 2 -> new Command.AssignIncident(id, UNITS.get(random.nextInt(UNITS.size())));
            case 3 -> new Command.AcceptIncident(id);
            case 4 -> new Command.ReturnIncident(id, ReturnReason.NOT_OUR_AREA);
            case 5 -> new Command.AttendIncident(id);
            case 6 -> new Command.ResolveIncident(id);
            case 7 -> new Command.EvaluateIncident(id, random.nextBoolean());
            case 8 ->
                    random.nextBoolean()
                            ? new Command.CloseIncident(id)
                            : new Command.ReopenIncident(id);
            case 9, 10 -> new Command.MergeIncidents("i" + random.nextInt(20), id, -1);
            case 11, 12 -> new Command.SplitIncident(id);
            case 13 -> new Command.HandBackIncident(id);
            default -> new Command.CancelIncident(id);
        };
    }

    @Test
    void tenThousandRandomOrdersGoAsTheModelSays() {
        Random random = new Random(20240915);
        Map<String, Integer> taken = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            record(incident("i" + i).reported());
        }
        for (int n = 0; n < 10_000; n++) {
            Incident before = situation.incident("i" + random.nextInt(20)).orElseThrow();
            Command command = command(random, before.id());
            String word = command.getClass().getSimpleName().replaceAll("Incidents?", "");
            Decision decision =
                    new Decider()
                            .decide(
                                    situation,
                                    new CommandEnvelope(
                                            "c" + n,
                                            LI.name(),
                                            Samples.START,
                                            "因为",
                                            command instanceof Command.MergeIncidents
                                                    ? -1
                                                    : before.version(),
                                            command),
                                    LI,
                                    null,
                                    Samples.START);
            String line = before.progress().state() + " " + word;
            String to =
                    model.after(before.progress().state().name(), word, before.progress().unit());
            boolean same =
                    command instanceof Command.AssignIncident assign
                            && assign.unit().equals(before.progress().unit());
            if (to == null || same || !mayLead(command, before)) {
                assertThat(decision).as(line).isInstanceOf(Decision.Refuse.class);
                continue;
            }
            assertThat(decision).as(line).isInstanceOf(Decision.Accept.class);
            List<Progress> others = members(before);
            ((Decision.Accept) decision).events().forEach(this::record);
            Incident after = situation.incident(before.id()).orElseThrow();
            String expected = to.equals("<") ? standing.remove(before.id()) : to;
            assertThat(after.progress().state().name()).as(line).isEqualTo(expected);
            assertThat(after.version()).isGreaterThan(before.version());
            checkResponsible(before.progress(), command, after.progress());
            if (to.equals("MERGED")) {
                standing.put(before.id(), before.progress().state().name());
            }
            checkMembers(command, others, after);
            taken.merge(line, 1, Integer::sum);
        }
        // Every line of the model was walked, or the test says less than it seems to.
        assertThat(taken.keySet()).containsExactlyInAnyOrderElementsOf(model.steps());
    }

    private boolean mayLead(Command command, Incident other) {
        return !(command instanceof Command.MergeIncidents merge)
                || !merge.incident().equals(other.id())
                        && situation.incident(merge.incident()).orElseThrow().open();
    }

    private List<Progress> members(Incident leader) {
        return leader.progress().members().stream()
                .map(m -> situation.incident(m).orElseThrow().progress())
                .toList();
    }

    /// Members are resolved and called off with the one that leads, merged when it is open again, and never anything else of
    /// their own accord; every tie is known at both ends, and nothing that is led leads.
    private void checkMembers(Command command, List<Progress> before, Incident after) {
        if (command instanceof Command.ResolveIncident) {
            before.forEach(p -> assertThat(p.state()).isEqualTo(IncidentState.MERGED));
            assertThat(members(after))
                    .hasSize(before.size())
                    .allMatch(p -> p.state() == IncidentState.RESOLVED);
        }
        for (Incident i : situation.incidents()) {
            String leader = i.progress().into();
            if (!leader.isEmpty()) {
                assertThat(i.progress().members()).isEmpty();
                Progress led = situation.incident(leader).orElseThrow().progress();
                assertThat(led.members()).contains(i.id());
                assertThat(led.into()).isEmpty();
                assertThat(i.progress().state() == IncidentState.MERGED)
                        .as(i + " led by " + led)
                        .isEqualTo(led.state().open());
            }
            for (Progress member : members(i)) {
                assertThat(member.into()).isEqualTo(i.id());
            }
        }
    }

    /// 首接负责: only an assignment of what nobody answered for, and an acceptance, change who does.
    private static void checkResponsible(Progress before, Command command, Progress after) {
        String expected =
                switch (command) {
                    case Command.AssignIncident c when before.responsible().isEmpty() -> c.unit();
                    case Command.AcceptIncident _, Command.AttendIncident _ -> before.unit();
                    default -> before.responsible();
                };
        assertThat(after.responsible()).as(command.toString()).isEqualTo(expected);
    }

    /// Feeds say what they like, in any order: what cannot follow changes nothing but the version.
    @Test
    void whatCannotFollowLeavesAnIncidentWhereItIs() {
        record(incident("a").reported());
        record(new Event.IncidentAccepted("a", "消防", "f", ""));
        record(new Event.IncidentAttended("a", "消防", "f", ""));
        record(new Event.IncidentReturned("a", "消防", ReturnReason.UNCLEAR, "f", ""));
        record(new Event.IncidentClosed("a", "f", ""));
        record(new Event.IncidentReopened("a", "f", ""));
        assertThat(situation.incident("a").orElseThrow().progress()).isEqualTo(Progress.NONE);

        record(new Event.IncidentCancelled("a", "f", ""));
        record(new Event.IncidentResolved("a", "f", ""));
        assertThat(situation.incident("a").orElseThrow().progress().state())
                .isEqualTo(IncidentState.CANCELLED);
    }

    @Test
    void theFirstUnitAnswersForItUntilAnotherHasAccepted() {
        record(incident("a").reported());
        record(new Event.IncidentAssigned("a", "水务局", "李明", ""));
        record(new Event.IncidentReturned("a", "水务局", ReturnReason.NOT_OUR_DUTY, "李明", "属消防"));
        assertThat(progress().unit()).isEmpty();
        assertThat(progress().responsible()).isEqualTo("水务局");
        record(new Event.IncidentAssigned("a", "消防", "李明", "退单"));
        assertThat(progress().responsible()).isEqualTo("水务局");
        record(new Event.IncidentAccepted("a", "消防", "李明", ""));
        assertThat(progress().responsible()).isEqualTo("消防");
        assertThat(progress().at().accepted()).isEqualTo(Samples.START.plusSeconds(5));
    }

    private Progress progress() {
        return situation.incident("a").orElseThrow().progress();
    }

    @Test
    void aRefusalSaysWhatComesFirst() {
        record(incident("a").title("积水").grade(Grade.III).reported());
        assertThat(decide(new Command.AcceptIncident("a")))
                .isEqualTo(Refusal.NOT_ASSIGNED.because("积水"));
        assertThat(decide(new Command.CloseIncident("a")))
                .isEqualTo(Refusal.NOT_RESOLVED.because("积水"));
        assertThat(decide(new Command.ReopenIncident("a")))
                .isEqualTo(Refusal.STILL_OPEN.because("积水"));
        record(new Event.IncidentAssigned("a", "消防", "李明", ""));
        record(new Event.IncidentAttended("a", "消防", "李明", ""));
        assertThat(decide(new Command.ReturnIncident("a", ReturnReason.UNCLEAR)))
                .isEqualTo(Refusal.ON_SCENE_CANNOT_RETURN.because("积水", "消防"));
        assertThat(decide(new Command.AttendIncident("a")))
                .isEqualTo(Refusal.ALREADY_ON_SCENE.because("积水", "消防"));
        record(new Event.IncidentCancelled("a", "李明", "误报"));
        assertThat(decide(new Command.ResolveIncident("a")))
                .isEqualTo(Refusal.ALREADY_CANCELLED.because("积水"));
        assertThat(decide(new Command.EvaluateIncident("a", true)))
                .isEqualTo(Refusal.ALREADY_CLOSED.because("积水"));
    }

    @Test
    void whatWasReturnedMustBeAssignedBeforeItCanBeResolved() {
        record(incident("a").title("积水").reported());
        record(new Event.IncidentAssigned("a", "消防", "李明", ""));
        record(new Event.IncidentReturned("a", "消防", ReturnReason.NO_CAPACITY, "李明", "全部出动"));
        assertThat(decide(new Command.ResolveIncident("a")))
                .isEqualTo(Refusal.RETURNED.because("积水"));
    }

    private Decision decide(Command command) {
        return new Decider()
                .decide(
                        situation,
                        new CommandEnvelope("c", LI.name(), Samples.START, "因为", -1, command),
                        LI,
                        null,
                        Samples.START);
    }
}
