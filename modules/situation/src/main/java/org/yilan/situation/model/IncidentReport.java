package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What the upstream system says of an incident. Yilan's own handling of it is in [Progress].
///
/// @param id unique in this journal: feed, colon, the upstream's id
/// @param feed the feed that brought it
/// @param category the upstream's service code, an open set (`waterlogging`, `tree-down`, …)
/// @param title one line, in the publisher's language
/// @param description the caller's words; may hold personal data
/// @param reportedAt when the call came in
/// @param dueAt when the rules of the hotline want it resolved, or null where they set no limit
/// @param hazard the hazard that it is put down to (`typhoon`, `rainstorm`, `cold-wave`, `gas`), empty when none
/// @param simulated whether it was invented by a scenario's model
public record IncidentReport(
        String id,
        String feed,
        String category,
        Grade grade,
        String title,
        String description,
        Place place,
        Reporter reporter,
        Instant reportedAt,
        @Nullable Instant dueAt,
        String hazard,
        boolean simulated) {}
