package org.yilan.wire;

import java.time.Instant;

/// What time it is at the hub.
///
/// @param now on the hub's clock
/// @param speed how fast that clock runs against a wall clock: 1 outside of exercises, 0 when it stands still
/// @param seq the journal's last position at that moment
public record ClockReading(Instant now, double speed, long seq) {}
