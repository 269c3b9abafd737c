package org.yilan.situation.command;

import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

/// Judges what units send back and what supervisors rule about it (申诉), see [Decider]. Pure; any thread.
final class AppealOrders {
    private AppealOrders() {}

    /// A unit sends it back, unless it was ruled that this cause does not count for it.
    static Decision giveBack(
            Situation situation,
            Incident incident,
            Command.ReturnIncident command,
            String by,
            String reason) {
        String unit = incident.progress().unit();
        boolean barred =
                situation
                        .dispute(incident.id())
                        .filter(d -> d.bars(unit, command.cause()))
                        .isPresent();
        return barred
                ? Refusal.RULED.because(incident.report().title(), unit, command.cause().name())
                : IncidentOrders.because(
                        reason,
                        new Event.IncidentReturned(
                                incident.id(), unit, command.cause(), by, reason));
    }

    /// Only what lies with nobody because it was sent back can be ruled on.
    static Decision rule(Incident incident, Command.RuleReturn command, String by, String reason) {
        String unit = command.unit().strip();
        if (incident.progress().state() != IncidentState.RETURNED) {
            return Refusal.NOT_RETURNED.because(incident.report().title());
        }
        return unit.isEmpty()
                ? Refusal.NO_UNIT.because()
                : IncidentOrders.because(
                        reason, new Event.IncidentAssigned(incident.id(), unit, by, reason, true));
    }
}
