package org.yilan.situation.model;

import java.time.Instant;

/// A unit that can be sent, or a place that can take people.
///
/// @param kind `shelter`, `unit`, `hospital`, `pump-truck`, … an open set
/// @param status the publisher's word: `available`, `busy`, `open`, `full`, …
/// @param occupied people inside or tasks under way, -1 when not known
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
        Instant observedAt) {}
