package org.yilan.situation.model;

/// Where an incident stands. Which step leads from one state to another is [LifeCycle]'s to say.
public enum IncidentState {
    /// Reported (上报), nobody has taken it.
    NEW,
    /// Somebody has seen it and owns it (签收).
    ACKNOWLEDGED,
    /// A unit has been asked to handle it (派单) and has not answered.
    ASSIGNED,
    /// The unit has taken it on (接单).
    ACCEPTED,
    /// The unit has sent it back (退单): it must be assigned anew.
    RETURNED,
    /// The unit is there (到场).
    ON_SCENE,
    /// Done (办结); evaluation may follow.
    RESOLVED,
    /// The caller has been asked (评价).
    EVALUATED,
    /// Filed (归档): nothing is owed any more.
    CLOSED,
    /// There was nothing to do, or it should never have been reported (撤销).
    CANCELLED,
    /// Put to another one that leads (并单), which owes what is left to do. See [Merge].
    MERGED;

    /// Whether work is still owed for it itself.
    public boolean open() {
        return switch (this) {
            case NEW, ACKNOWLEDGED, ASSIGNED, ACCEPTED, RETURNED, ON_SCENE -> true;
            case RESOLVED, EVALUATED, CLOSED, CANCELLED, MERGED -> false;
        };
    }

    /// Whether the work was done: not where it was called off.
    public boolean done() {
        return this == RESOLVED || this == EVALUATED || this == CLOSED;
    }
}
