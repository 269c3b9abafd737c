package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A storm at one moment, observed or forecast.
///
/// @param windMs sustained wind near the centre in m/s (2-minute mean in China), or null
/// @param pressureHpa central pressure, or null
/// @param moveKmh speed of the centre, or null
/// @param moveBearing direction that it moves to, degrees clockwise from north, or null
/// @param r7 where the wind reaches force 7 (13.9 m/s), or null; likewise `r10` (24.5 m/s) and `r12` (32.7 m/s)
/// @param grade the publisher's word for its strength (`台风`, `STY`), verbatim
public record TrackPoint(
        Instant at,
        GeoPoint centre,
        @Nullable Double windMs,
        @Nullable Double pressureHpa,
        @Nullable Double moveKmh,
        @Nullable Double moveBearing,
        @Nullable Quadrants r7,
        @Nullable Quadrants r10,
        @Nullable Quadrants r12,
        String grade) {}
