package org.yilan.situation.model;

/// Where an incident stands.
public enum IncidentState {
    /// Reported, nobody has taken it.
    NEW,
    /// Somebody has seen it and owns it.
    ACKNOWLEDGED,
    /// A responsible unit has it (派单).
    ASSIGNED,
    /// Done; evaluation may follow.
    RESOLVED;

    /// Whether work is still owed.
    public boolean open() {
        return this != RESOLVED;
    }
}
