package org.yilan.situation.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tropical cyclone: what it was and what it is expected to be.
///
/// @param id what the feed that told of it first calls it, `202413`
/// @param name in Chinese, `贝碧嘉`; `englishName` as on the international list
/// @param points observed, in order of time
/// @param forecasts the newest per agency
public record Storm(
        String id,
        String feed,
        String name,
        String englishName,
        List<TrackPoint> points,
        Map<String, TrackForecast> forecasts) {
    public Storm {
        points = List.copyOf(points);
        forecasts = Map.copyOf(forecasts);
    }

    /// The last observed point.
    public Optional<TrackPoint> latest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
    }
}
