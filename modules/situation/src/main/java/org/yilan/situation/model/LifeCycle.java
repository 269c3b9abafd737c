package org.yilan.situation.model;

import static org.yilan.situation.model.IncidentState.ACCEPTED;
import static org.yilan.situation.model.IncidentState.ACKNOWLEDGED;
import static org.yilan.situation.model.IncidentState.ASSIGNED;
import static org.yilan.situation.model.IncidentState.CANCELLED;
import static org.yilan.situation.model.IncidentState.CLOSED;
import static org.yilan.situation.model.IncidentState.EVALUATED;
import static org.yilan.situation.model.IncidentState.MERGED;
import static org.yilan.situation.model.IncidentState.NEW;
import static org.yilan.situation.model.IncidentState.ON_SCENE;
import static org.yilan.situation.model.IncidentState.RESOLVED;
import static org.yilan.situation.model.IncidentState.RETURNED;

import java.util.EnumSet;
import java.util.Set;

/// The steps of an incident's life, from which states each may be taken, and where it leads. This table is the only place
/// that says so: people's orders are judged by it, what feeds tell is fitted to it, and the keyboard offers what it allows.
public enum LifeCycle {
    ACKNOWLEDGE(EnumSet.of(NEW), ACKNOWLEDGED),
    /// Whoever has it gives it back, or has had it as long as they wanted.
    HAND_BACK(EnumSet.of(ACKNOWLEDGED), NEW),
    /// Also anew: to another unit, or after a return.
    ASSIGN(EnumSet.of(NEW, ACKNOWLEDGED, ASSIGNED, ACCEPTED, RETURNED, ON_SCENE), ASSIGNED),
    ACCEPT(EnumSet.of(ASSIGNED), ACCEPTED),
    RETURN(EnumSet.of(ASSIGNED, ACCEPTED), RETURNED),
    /// A unit that is there has taken it on, whether it has said so or not.
    ARRIVE(EnumSet.of(ASSIGNED, ACCEPTED), ON_SCENE),
    /// Not what has been sent back: somebody must have it first.
    RESOLVE(EnumSet.of(ACKNOWLEDGED, ASSIGNED, ACCEPTED, ON_SCENE), RESOLVED),
    /// A caller may be asked again.
    EVALUATE(EnumSet.of(RESOLVED, EVALUATED), EVALUATED),
    CLOSE(EnumSet.of(RESOLVED, EVALUATED), CLOSED),
    /// Leads to [IncidentState#ASSIGNED] where a unit had it.
    REOPEN(EnumSet.of(RESOLVED, EVALUATED, CLOSED, CANCELLED), ACKNOWLEDGED),
    CANCEL(EnumSet.of(NEW, ACKNOWLEDGED, ASSIGNED, ACCEPTED, RETURNED, ON_SCENE), CANCELLED),
    /// Into another one that leads.
    MERGE(EnumSet.of(NEW, ACKNOWLEDGED, ASSIGNED, ACCEPTED, RETURNED, ON_SCENE), MERGED),
    /// Leads back to where it stood when it was merged, which [Progress] knows: new at the earliest.
    SPLIT(EnumSet.of(MERGED), NEW);

    private final Set<IncidentState> from;
    private final IncidentState to;

    LifeCycle(Set<IncidentState> from, IncidentState to) {
        this.from = from;
        this.to = to;
    }

    /// Whether the step may be taken from there.
    public boolean from(IncidentState state) {
        return from.contains(state);
    }

    /// Where the step leads.
    ///
    /// @param unit whether a unit has been asked to handle it
    public IncidentState to(boolean unit) {
        return this == REOPEN && unit ? ASSIGNED : to;
    }
}
