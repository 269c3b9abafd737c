package org.yilan.situation.model;

import java.time.Instant;
import java.util.List;

/// What one agency expected of a storm at one moment.
///
/// @param agency as published: 中国, 日本, 美国, …
/// @param issuedAt time of the observation that it starts from
/// @param points in order of time
public record TrackForecast(String agency, Instant issuedAt, List<TrackPoint> points) {
    public TrackForecast {
        points = List.copyOf(points);
    }
}
