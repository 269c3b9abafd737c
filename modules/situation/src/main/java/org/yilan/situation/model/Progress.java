package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How far the handling of an incident has come.
///
/// @param unit responsible unit, empty before assignment
/// @param owner who acknowledged it, empty before
/// @param rung how often it was escalated (升级/督办), 0 at first
/// @param satisfied the caller's evaluation, or null before one
public record Progress(
        IncidentState state,
        String unit,
        String owner,
        int rung,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant assignedAt,
        @Nullable Instant resolvedAt,
        @Nullable Boolean satisfied) {
    public static final Progress NONE =
            new Progress(IncidentState.NEW, "", "", 0, null, null, null, null);
}
