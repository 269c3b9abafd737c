package org.yilan.situation.command;

import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Joint;
import org.yilan.situation.model.Reporter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges orders on incidents on which several units work, see [Joint]. Pure; any thread.
final class JointOrders {
    private JointOrders() {}

    /// @param id of the command, which the child's id is made of
    /// @param what what the other unit is asked to do
    static Decision ask(
            Situation situation,
            Incident parent,
            Command.AskAssistance command,
            String by,
            String what,
            String id,
            Instant now) {
        String title = parent.report().title();
        String unit = command.unit().strip();
        if (!parent.open()) {
            return Refusal.ALREADY_RESOLVED.because(title);
        }
        if (situation.parent(parent.id()).isPresent()) {
            return Refusal.ASSISTS_ITSELF.because(title);
        }
        if (parent.progress().unit().isEmpty()) {
            return Refusal.NO_LEAD.because(title);
        }
        if (unit.isEmpty()) {
            return Refusal.NO_UNIT.because();
        }
        boolean there =
                unit.equals(parent.progress().unit())
                        || open(situation, parent.id()).stream()
                                .anyMatch(c -> c.progress().unit().equals(unit));
        if (there) {
            return Refusal.ALREADY_ASSIGNED.because(title, unit);
        }
        if (what.isEmpty()) {
            return Refusal.REASON_REQUIRED.because();
        }
        IncidentReport of = parent.report();
        IncidentReport report =
                new IncidentReport(
                        "joint:" + id,
                        of.feed(),
                        of.category(),
                        parent.grade(),
                        of.title() + " · " + what,
                        "",
                        of.place(),
                        Reporter.UNKNOWN,
                        now,
                        parent.timing().resolveBy(),
                        of.hazard(),
                        of.simulated());
        return new Decision.Accept(
                List.of(
                        new Event.AssistanceAsked(parent.id(), report.id(), unit, by, what),
                        new Event.IncidentReported(report),
                        new Event.IncidentAssigned(report.id(), unit, by, what)));
    }

    /// The open incidents of the units that assist.
    static List<Incident> open(Situation situation, String parent) {
        return situation.joint(parent).map(Joint::children).orElse(List.of()).stream()
                .flatMap(c -> situation.incident(c).stream())
                .filter(Incident::open)
                .toList();
    }

    /// What follows when one is resolved: a parent whose others are still at work waits for them.
    static Decision resolve(Situation situation, Incident incident, String by, String reason) {
        if (reason.isEmpty()) {
            return Refusal.REASON_REQUIRED.because();
        }
        List<Incident> others = open(situation, incident.id());
        if (others.isEmpty()) {
            return ends(situation, incident, new Event.IncidentResolved(incident.id(), by, reason));
        }
        boolean said = situation.joint(incident.id()).map(j -> j.done() != null).orElse(false);
        return said
                ? Refusal.OTHERS_AT_WORK.because(
                        incident.report().title(), Integer.toString(others.size()))
                : Decider.accept(new Event.LeadFinished(incident.id(), by, reason));
    }

    /// The end of one; where it is the last of those who assist and the leading unit is done, of the parent as well.
    static Decision ends(Situation situation, Incident incident, Event end) {
        List<Event> events = new ArrayList<>(List.of(end));
        Optional<String> parent = situation.parent(incident.id());
        parent.flatMap(situation::joint)
                .map(Joint::done)
                .filter(
                        done ->
                                open(situation, parent.get()).stream()
                                        .allMatch(c -> c.id().equals(incident.id())))
                .ifPresent(
                        done ->
                                events.add(
                                        new Event.IncidentResolved(
                                                parent.get(), done.by(), done.reason())));
        return new Decision.Accept(events);
    }

    /// Why one on which several work cannot be merged or called off, empty when it can.
    static Optional<Decision> tied(Situation situation, Incident incident) {
        int others = open(situation, incident.id()).size();
        if (others > 0) {
            return Optional.of(
                    Refusal.OTHERS_AT_WORK.because(
                            incident.report().title(), Integer.toString(others)));
        }
        return Optional.empty();
    }
}
