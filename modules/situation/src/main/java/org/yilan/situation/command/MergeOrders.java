package org.yilan.situation.command;

import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.LifeCycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges orders to merge incidents. Pure; any thread.
///
/// The graver one leads, so that nothing grave is worked on as something slight. There are no chains: the members of what is
/// merged come along, each with its own event.
final class MergeOrders {
    private MergeOrders() {}

    static Decision decide(
            Situation situation,
            Incident leader,
            Command.MergeIncidents command,
            String by,
            String reason) {
        Optional<Incident> known = situation.incident(command.other());
        if (known.isEmpty()) {
            return Refusal.UNKNOWN_INCIDENT.because(command.other());
        }
        Incident other = known.get();
        String title = other.report().title();
        if (command.otherVersion() >= 0 && command.otherVersion() != other.version()) {
            return Refusal.CHANGED_MEANWHILE.because(
                    title, IncidentOrders.lastHand(situation, other));
        }
        if (other.id().equals(leader.id())) {
            return Refusal.MERGE_SELF.because(title);
        }
        if (!leader.open()) {
            return over(situation, leader);
        }
        if (!LifeCycle.MERGE.from(other.progress().state())) {
            return over(situation, other);
        }
        if (other.grade().graverThan(leader.grade())) {
            return Refusal.MERGE_GRAVER.because(title, leader.report().title());
        }
        if (reason.isEmpty()) {
            return Refusal.REASON_REQUIRED.because();
        }
        List<Event> events = new ArrayList<>();
        for (String member : other.progress().members()) {
            if (situation.incident(member).isPresent()) {
                events.add(new Event.IncidentMerged(member, leader.id(), by, reason));
            }
        }
        events.add(new Event.IncidentMerged(other.id(), leader.id(), by, reason));
        return new Decision.Accept(events);
    }

    private static Decision over(Situation situation, Incident incident) {
        String title = incident.report().title();
        return switch (incident.progress().state()) {
            case MERGED -> Refusal.MERGED.because(title, leader(situation, incident));
            case CANCELLED -> Refusal.ALREADY_CANCELLED.because(title);
            default -> Refusal.ALREADY_RESOLVED.because(title);
        };
    }

    /// Why a step cannot be taken that asks for a member, or for what is none.
    static Decision cannot(Situation situation, Incident incident) {
        String title = incident.report().title();
        if (incident.progress().into().isEmpty()) {
            return Refusal.NOT_MERGED.because(title);
        }
        Refusal why =
                incident.progress().state() == IncidentState.MERGED
                        ? Refusal.MERGED
                        : Refusal.RESOLVED_TOGETHER;
        return why.because(title, leader(situation, incident));
    }

    private static String leader(Situation situation, Incident member) {
        String id = member.progress().into();
        return situation.incident(id).map(i -> i.report().title()).orElse(id);
    }
}
