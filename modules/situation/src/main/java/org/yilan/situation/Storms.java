package org.yilan.situation;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The storms of a situation: where each was seen, and each agency's newest forecast. One thread changes; any thread may
/// read.
final class Storms {
    private final Map<String, Storm> byId = new ConcurrentHashMap<>();

    void restore(List<Storm> storms) {
        storms.forEach(s -> byId.put(s.id(), s));
    }

    Collection<Storm> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    void observe(Event.StormObserved e, Changes changes) {
        Storm known = byId.get(e.storm());
        List<TrackPoint> points =
                known == null ? new ArrayList<>() : new ArrayList<>(known.points());
        points.removeIf(p -> p.at().equals(e.point().at()));
        points.add(e.point());
        points.sort(Comparator.comparing(TrackPoint::at));
        byId.put(
                e.storm(),
                new Storm(
                        e.storm(),
                        e.feed(),
                        e.name(),
                        e.englishName(),
                        points,
                        known == null ? Map.of() : known.forecasts()));
        changes.add(Kind.STORM, e.storm());
    }

    void forecast(String id, TrackForecast forecast, Changes changes) {
        Storm known = byId.get(id);
        if (known == null) {
            return; // a feed reports a storm before its forecasts
        }
        TrackForecast old = known.forecasts().get(forecast.agency());
        if (old != null && old.issuedAt().isAfter(forecast.issuedAt())) {
            return;
        }
        Map<String, TrackForecast> forecasts = new HashMap<>(known.forecasts());
        forecasts.put(forecast.agency(), forecast);
        byId.put(
                id,
                new Storm(
                        id,
                        known.feed(),
                        known.name(),
                        known.englishName(),
                        known.points(),
                        forecasts));
        changes.add(Kind.STORM, id);
    }
}
