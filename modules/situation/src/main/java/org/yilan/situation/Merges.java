package org.yilan.situation;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Progress;

import java.time.Instant;
import java.util.Map;

/// Incidents that are merged: keeps the one that leads and its members in step. Works on the situation's own map; confined to
/// the thread that applies events.
final class Merges {
    /// Records how far an incident has come, as for every other step.
    interface Step {
        void put(Incident known, Progress to, Instant when);
    }

    private final Map<String, Incident> incidents;
    private final Step step;

    Merges(Map<String, Incident> incidents, Step step) {
        this.incidents = incidents;
        this.step = step;
    }

    /// Puts one to another. What came too late, because one of them is over or has gone, changes nothing.
    void merge(Event.IncidentMerged e, Instant when, Changes changes) {
        Incident member = incidents.get(e.incident());
        Incident leader = incidents.get(e.into());
        if (member == null || leader == null || member == leader || !leader.open()) {
            return;
        }
        Progress merged = member.progress().merged(leader.id(), when);
        if (merged.equals(member.progress())) {
            return;
        }
        leave(member, when, changes);
        put(member, merged, when, changes);
        put(leader, leader.progress().leading(member.id(), true), when, changes);
    }

    void split(Event.IncidentSplit e, Instant when, Changes changes) {
        Incident member = incidents.get(e.incident());
        if (member == null || member.progress().state() != IncidentState.MERGED) {
            return;
        }
        leave(member, when, changes);
        put(member, member.progress().split(), when, changes);
    }

    /// What follows for others from what became of one: members go with the one that leads; a member that was resolved with it
    /// and goes on by itself leaves it.
    void follow(Incident before, Incident after, Instant when, Changes changes) {
        if (!before.progress().into().isEmpty() && after.progress().into().isEmpty()) {
            leave(before, when, changes);
        }
        if (before.progress().state() == after.progress().state()) {
            return;
        }
        for (String id : after.progress().members()) {
            Incident member = incidents.get(id);
            if (member == null) {
                continue;
            }
            Progress led = member.progress().led(after.progress(), when);
            if (!led.equals(member.progress())) {
                put(member, led, when, changes);
            }
        }
    }

    private void leave(Incident member, Instant when, Changes changes) {
        Incident leader = incidents.get(member.progress().into());
        if (leader != null) {
            put(leader, leader.progress().leading(member.id(), false), when, changes);
        }
    }

    private void put(Incident known, Progress progress, Instant when, Changes changes) {
        step.put(known, progress, when);
        changes.add(Kind.INCIDENT, known.id());
    }

    /// How many of those that it leads are in a state.
    int members(Incident leader, IncidentState state) {
        int n = 0;
        for (String id : leader.progress().members()) {
            Incident member = incidents.get(id);
            n += member != null && member.progress().state() == state ? 1 : 0;
        }
        return n;
    }

    /// Whether an incident leaves the situation. What is owed never does, however old: work, a caller of several who has not
    /// been called back, and what such a caller's ticket is led by.
    boolean over(Incident incident, Instant limit) {
        return past(incident, limit)
                && incident.progress().members().stream()
                        .map(incidents::get)
                        .allMatch(member -> member == null || past(member, limit));
    }

    private static boolean past(Incident incident, Instant limit) {
        Progress p = incident.progress();
        Instant since =
                switch (p.state()) {
                    case NEW, ACKNOWLEDGED, ASSIGNED, ACCEPTED, RETURNED, ON_SCENE, MERGED -> null;
                    case RESOLVED -> p.into().isEmpty() ? p.at().resolved() : null;
                    case EVALUATED -> p.at().resolved();
                    case CLOSED, CANCELLED -> p.at().ended();
                };
        return since != null && since.isBefore(limit);
    }
}
