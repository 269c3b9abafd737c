package org.yilan.wire;

import org.yilan.situation.SituationState;

/// A situation and the clock that it belongs to.
public record Snapshot(ClockReading clock, SituationState situation) {}
