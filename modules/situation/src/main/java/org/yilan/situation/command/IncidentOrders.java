package org.yilan.situation.command;

import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.LifeCycle;
import org.yilan.situation.model.Progress;

import java.time.Instant;
import java.util.Optional;

/// Judges orders on incidents, see [Decider]. Pure; any thread.
final class IncidentOrders {
    private IncidentOrders() {}

    static Decision decide(
            Situation situation,
            Command.OnIncident command,
            CommandEnvelope envelope,
            Actor actor,
            Instant now) {
        Optional<Incident> known = situation.incident(command.incident());
        if (known.isEmpty()) {
            return Refusal.UNKNOWN_INCIDENT.because(command.incident());
        }
        Incident incident = known.get();
        Rights rights = Rights.of(actor, situation);
        Optional<Decision.Refuse> forbidden = rights.against(command, incident);
        if (forbidden.isEmpty() && command instanceof Command.MergeIncidents merge) {
            // Whoever merges acts on both.
            forbidden = situation.incident(merge.other()).flatMap(o -> rights.against(merge, o));
        }
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        String by = actor.name();
        String title = incident.report().title();
        if (envelope.expectedVersion() >= 0 && envelope.expectedVersion() != incident.version()) {
            return Refusal.CHANGED_MEANWHILE.because(title, lastHand(situation, incident));
        }
        String reason = envelope.reason().strip();
        return switch (command) {
            case Command.EscalateIncident c ->
                    incident.open()
                            ? escalate(incident, c, by, reason)
                            : incident.progress().state() == IncidentState.MERGED
                                    ? MergeOrders.cannot(situation, incident)
                                    : Refusal.ALREADY_RESOLVED.because(title);
            case Command.AskAssistance c ->
                    JointOrders.ask(situation, incident, c, by, reason, envelope.id(), now);
            case Command.RuleReturn c -> AppealOrders.rule(incident, c, by, reason);
            case Command.MergeIncidents c when tied(situation, c).isPresent() ->
                    tied(situation, c).get();
            case Command.MergeIncidents c -> MergeOrders.decide(situation, incident, c, by, reason);
            case Command.RenewClaim c ->
                    ClaimOrders.renew(situation, incident, c.mine(), by, reason, now);
            case Command.AcknowledgeIncident c
                    when LifeCycle.ACKNOWLEDGE.from(incident.progress().state()) ->
                    ClaimOrders.take(situation, incident, c.mine(), by, reason, now);
            case Command.HandBackIncident _
                    when LifeCycle.HAND_BACK.from(incident.progress().state()) ->
                    ClaimOrders.handBack(rights, incident, by, reason);
            case Command.Step c -> step(situation, incident, c, by, reason);
            case Command.UnmaskField c ->
                    c.field().of(incident.report()).isBlank()
                            ? Refusal.NOTHING_THERE.because(title)
                            : because(
                                    reason,
                                    new Event.FieldUnmasked(incident.id(), c.field(), by, reason));
            case Command.HoldClock _,
                    Command.ReleaseClock _,
                    Command.SuperviseIncident _,
                    Command.AnswerSupervision _ ->
                    TimingOrders.decide(situation.limits(), incident, command, by, reason, now);
        };
    }

    private static LifeCycle step(Command.Step command) {
        return switch (command) {
            case Command.AcknowledgeIncident c -> LifeCycle.ACKNOWLEDGE;
            case Command.HandBackIncident c -> LifeCycle.HAND_BACK;
            case Command.AssignIncident c -> LifeCycle.ASSIGN;
            case Command.AcceptIncident c -> LifeCycle.ACCEPT;
            case Command.ReturnIncident c -> LifeCycle.RETURN;
            case Command.AttendIncident c -> LifeCycle.ARRIVE;
            case Command.ResolveIncident c -> LifeCycle.RESOLVE;
            case Command.EvaluateIncident c -> LifeCycle.EVALUATE;
            case Command.CloseIncident c -> LifeCycle.CLOSE;
            case Command.ReopenIncident c -> LifeCycle.REOPEN;
            case Command.CancelIncident c -> LifeCycle.CANCEL;
            case Command.SplitIncident c -> LifeCycle.SPLIT;
        };
    }

    private static Decision step(
            Situation situation,
            Incident incident,
            Command.Step command,
            String by,
            String reason) {
        String id = incident.id();
        String unit = incident.progress().unit();
        if (!step(command).from(incident.progress().state())) {
            return cannot(situation, incident, command);
        }
        return switch (command) {
            case Command.AcknowledgeIncident _, Command.HandBackIncident _ ->
                    throw new IllegalStateException("judged before: " + command);
            case Command.AssignIncident c -> assign(incident, c, by, reason);
            case Command.AcceptIncident c ->
                    Decider.accept(new Event.IncidentAccepted(id, unit, by, reason));
            case Command.ReturnIncident c ->
                    AppealOrders.giveBack(situation, incident, c, by, reason);
            case Command.AttendIncident c ->
                    Decider.accept(new Event.IncidentAttended(id, unit, by, reason));
            case Command.ResolveIncident c -> JointOrders.resolve(situation, incident, by, reason);
            case Command.EvaluateIncident c ->
                    Decider.accept(new Event.IncidentEvaluated(id, c.satisfied(), by, reason));
            case Command.CloseIncident c ->
                    Decider.accept(new Event.IncidentClosed(id, by, reason));
            case Command.ReopenIncident c ->
                    because(reason, new Event.IncidentReopened(id, by, reason));
            case Command.CancelIncident c ->
                    reason.isEmpty()
                            ? Refusal.REASON_REQUIRED.because()
                            : JointOrders.tied(situation, incident)
                                    .orElseGet(
                                            () ->
                                                    JointOrders.ends(
                                                            situation,
                                                            incident,
                                                            new Event.IncidentCancelled(
                                                                    id, by, reason)));
            case Command.SplitIncident c ->
                    because(
                            reason,
                            new Event.IncidentSplit(id, incident.progress().into(), by, reason));
        };
    }

    private static Optional<Decision> tied(Situation situation, Command.MergeIncidents command) {
        return situation
                .incident(command.other())
                .flatMap(other -> JointOrders.tied(situation, other));
    }

    static Decision because(String reason, Event event) {
        return reason.isEmpty() ? Refusal.REASON_REQUIRED.because() : Decider.accept(event);
    }

    /// Why a step cannot be taken from where an incident stands, in the words that help: who has it, or what comes first.
    private static Decision cannot(Situation situation, Incident incident, Command.Step command) {
        String title = incident.report().title();
        IncidentState state = incident.progress().state();
        if (state == IncidentState.MERGED || command instanceof Command.SplitIncident) {
            return MergeOrders.cannot(situation, incident);
        }
        boolean follows =
                command instanceof Command.EvaluateIncident
                        || command instanceof Command.CloseIncident
                        || command instanceof Command.ReopenIncident;
        if (!follows && state == IncidentState.CANCELLED) {
            return Refusal.ALREADY_CANCELLED.because(title);
        }
        if (!follows && !state.open()) {
            return Refusal.ALREADY_RESOLVED.because(title);
        }
        return switch (command) {
            case Command.AcknowledgeIncident c ->
                    Refusal.ALREADY_ACKNOWLEDGED.because(title, lastHand(situation, incident));
            case Command.HandBackIncident c ->
                    state == IncidentState.NEW
                            ? Refusal.NOT_TAKEN.because(title)
                            : Refusal.PASSED_ON.because(title);
            case Command.AcceptIncident c ->
                    state == IncidentState.ACCEPTED || state == IncidentState.ON_SCENE
                            ? Refusal.ALREADY_ACCEPTED.because(title, incident.progress().unit())
                            : Refusal.NOT_ASSIGNED.because(title);
            case Command.AttendIncident c ->
                    state == IncidentState.ON_SCENE
                            ? Refusal.ALREADY_ON_SCENE.because(title, incident.progress().unit())
                            : Refusal.NOT_ASSIGNED.because(title);
            case Command.ReturnIncident c ->
                    state == IncidentState.ON_SCENE
                            ? Refusal.ON_SCENE_CANNOT_RETURN.because(
                                    title, incident.progress().unit())
                            : Refusal.NOT_ASSIGNED.because(title);
            case Command.ResolveIncident c ->
                    state == IncidentState.RETURNED
                            ? Refusal.RETURNED.because(title)
                            : Refusal.NOT_ACKNOWLEDGED.because(title);
            case Command.EvaluateIncident _, Command.CloseIncident _ ->
                    state == IncidentState.CLOSED || state == IncidentState.CANCELLED
                            ? Refusal.ALREADY_CLOSED.because(title)
                            : Refusal.NOT_RESOLVED.because(title);
            case Command.ReopenIncident c -> Refusal.STILL_OPEN.because(title);
            case Command.AssignIncident _, Command.CancelIncident _, Command.SplitIncident _ ->
                    Refusal.ALREADY_RESOLVED.because(title);
        };
    }

    private static Decision assign(
            Incident incident, Command.AssignIncident command, String by, String reason) {
        String unit = command.unit().strip();
        if (unit.isEmpty()) {
            return Refusal.NO_UNIT.because();
        }
        IncidentState state = incident.progress().state();
        boolean again = state != IncidentState.NEW && state != IncidentState.ACKNOWLEDGED;
        if (again && incident.progress().unit().equals(unit)) {
            return Refusal.ALREADY_ASSIGNED.because(incident.report().title(), unit);
        }
        return again
                ? because(reason, new Event.IncidentAssigned(command.incident(), unit, by, reason))
                : Decider.accept(new Event.IncidentAssigned(command.incident(), unit, by, reason));
    }

    private static Decision escalate(
            Incident incident, Command.EscalateIncident command, String by, String reason) {
        Grade to = command.to();
        if (!Decider.onScale(to)) {
            return Refusal.UNKNOWN_GRADE.because(to.code());
        }
        if (incident.grade().known() && incident.grade().graverThan(to)) {
            return Refusal.NOT_GRAVER.because(
                    incident.report().title(), incident.grade().code(), to.code());
        }
        return because(reason, new Event.IncidentEscalated(command.incident(), to, by, reason));
    }

    /// Who had it last, as far as the situation knows: a person, a unit, or a feed by its name.
    static String lastHand(Situation situation, Incident incident) {
        Progress progress = incident.progress();
        String hand =
                !progress.owner().isEmpty()
                        ? progress.owner()
                        : progress.unit().isEmpty() ? incident.report().feed() : progress.unit();
        return situation.feed(hand).map(FeedHealth::name).orElse(hand);
    }
}
