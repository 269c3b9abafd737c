package org.yilan.situation.model;

/// The clocks that can run for an incident. What each may take is the city's to say, see
/// [org.yilan.situation.limit.TimeLimits].
public enum ServiceClock {
    /// Until somebody has taken it (签收), from when it came here.
    ACKNOWLEDGE,
    /// Until a unit has it (派单), from when it came here, or was sent back.
    DISPATCH,
    /// Until the unit has taken it on (接单), from when it was given to the unit.
    ACCEPT,
    /// Until the unit is there (到场), from when it was given to the unit.
    ARRIVE,
    /// Until it is done (办结), from the report; after a reopening, from then.
    RESOLVE
}
