package org.yilan.situation.model;

import java.time.Instant;

/// A unit that can be sent, a place that people go to, or a vehicle of public transport.
///
/// @param kind `shelter`, `unit`, `hospital`, `pump-truck`, … an open set; [#sort] tells what it is for
/// @param status the publisher's word: `available`, `busy`, `open`, `full`, …
/// @param occupied people inside, tasks under way, spaces taken, vehicles that stand there; -1 when not known
/// @param capacity -1 when not known
/// @param observedAt when the publisher saw it so
public record Facility(
        String id,
        String feed,
        String kind,
        String name,
        Place place,
        String status,
        int occupied,
        int capacity,
        Instant observedAt) {
    /// What it is for.
    public FacilityKind sort() {
        return FacilityKind.of(kind);
    }
}
