package org.yilan.situation.model;

import java.time.Instant;

/// A unit that can be sent, a place that people go to, or a vehicle of public transport.
///
/// @param kind `shelter`, `unit`, `hospital`, `pump-truck`, … an open set; [#sort] tells what it is for
/// @param status the publisher's word: `available`, `busy`, `open`, `full`, …
/// @param occupied people inside, tasks under way, spaces taken, vehicles that stand there; -1 when not known
/// @param capacity -1 when not known
/// @param observedAt when the publisher saw it so
/// @param simulated whether it was invented by a scenario's model
public record Facility(
        String id,
        String feed,
        String kind,
        String name,
        Place place,
        String status,
        int occupied,
        int capacity,
        Instant observedAt,
        boolean simulated) {
    /// One that is real.
    public Facility(
            String id,
            String feed,
            String kind,
            String name,
            Place place,
            String status,
            int occupied,
            int capacity,
            Instant observedAt) {
        this(id, feed, kind, name, place, status, occupied, capacity, observedAt, false);
    }

    /// The same description as if it were of another time.
    public Facility stamped(Instant when) {
        return new Facility(
                id, feed, kind, name, place, status, occupied, capacity, when, simulated);
    }

    /// What it is for.
    public FacilityKind sort() {
        return FacilityKind.of(kind);
    }
}
