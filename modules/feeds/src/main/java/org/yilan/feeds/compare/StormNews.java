package org.yilan.feeds.compare;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News about storms. A storm that several feeds report belongs to the one that brought it first: two services never agree
/// to the tenth of a degree, and a track made of both would jump. When that feed fails, another continues the track.
final class StormNews {
    void add(List<StormSeen> seen, Round round) {
        for (StormSeen storm : seen) {
            Storm known =
                    round.situation().storms().stream()
                            .filter(s -> s.id().equals(storm.storm()))
                            .findFirst()
                            .orElse(null);
            Instant after = Instant.MIN;
            if (known != null && !known.feed().equals(round.feed())) {
                if (!failed(known.feed(), round)) {
                    round.ignored()
                            .accept(
                                    "storm " + storm.storm(),
                                    "is followed by the feed " + known.feed());
                    continue;
                }
                after = known.latest().map(TrackPoint::at).orElse(Instant.MIN);
            }
            points(storm, known, after, round);
            if (known != null || !storm.points().isEmpty()) {
                forecasts(storm, known, round);
            }
        }
    }

    private static void points(StormSeen storm, @Nullable Storm known, Instant after, Round round) {
        Map<Instant, TrackPoint> before = new HashMap<>();
        if (known != null) {
            known.points().forEach(p -> before.put(p.at(), p));
        }
        Map<Instant, TrackPoint> now = new LinkedHashMap<>();
        storm.points().forEach(p -> now.put(p.at(), p)); // a service may repeat a point
        now.values().stream()
                .sorted(Comparator.comparing(TrackPoint::at))
                .filter(p -> p.at().isAfter(after))
                .filter(p -> !p.equals(before.get(p.at())))
                .forEach(
                        p ->
                                round.add(
                                        new Event.StormObserved(
                                                storm.storm(),
                                                round.feed(),
                                                storm.name(),
                                                storm.englishName(),
                                                p)));
    }

    private static void forecasts(StormSeen storm, @Nullable Storm known, Round round) {
        Map<String, TrackForecast> newest = new LinkedHashMap<>();
        for (TrackForecast forecast : storm.forecasts()) {
            newest.merge(
                    forecast.agency(),
                    forecast,
                    (a, b) -> b.issuedAt().isBefore(a.issuedAt()) ? a : b);
        }
        for (TrackForecast forecast : newest.values()) {
            TrackForecast before = known == null ? null : known.forecasts().get(forecast.agency());
            if (before == null
                    || (!forecast.equals(before)
                            && !forecast.issuedAt().isBefore(before.issuedAt()))) {
                round.add(new Event.StormForecast(storm.storm(), forecast));
            }
        }
    }

    private static boolean failed(String feed, Round round) {
        return round.situation()
                .feed(feed)
                .map(FeedHealth::state)
                .map(s -> s == FeedHealth.State.STALE || s == FeedHealth.State.UNREACHABLE)
                .orElse(true); // no longer configured
    }
}
