package org.yilan.situation.model;

import java.time.Instant;
import java.util.Set;

/// Clocks of an incident stand still.
///
/// @param stops which
/// @param until when they go on by themselves
/// @param by the person who stopped them
public record Hold(
        HoldCause cause, Set<ServiceClock> stops, Instant from, Instant until, String by) {
    public Hold {
        stops = Set.copyOf(stops);
    }
}
