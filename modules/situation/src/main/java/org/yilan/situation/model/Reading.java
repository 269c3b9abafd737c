package org.yilan.situation.model;

import java.time.Instant;

/// One measured value with what is needed to trust it or not.
///
/// @param sensor the [Sensor]'s id
/// @param value in the sensor's unit
/// @param observedAt when it was measured
/// @param receivedAt when the feed got it
public record Reading(
        String sensor, double value, Instant observedAt, Instant receivedAt, Quality quality) {
    /// What the publisher says of the value.
    public enum Quality {
        GOOD,
        SUSPECT,
        BAD
    }
}
