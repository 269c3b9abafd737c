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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// News about storms. A storm that several feeds report belongs to the one that brought it first: two services never agree
/// to the tenth of a degree, and a track made of both would jump. When that feed fails, another continues the track. The storm
/// keeps the id by which the situation knows it, whatever other feeds call it ([SameStorm]).
final class StormNews {
    void add(List<StormSeen> seen, Round round) {
        Map<String, Storm> unclaimed = new LinkedHashMap<>();
        round.situation().storms().forEach(s -> unclaimed.put(s.id(), s));
        // A feed's two storms are two, even where they come near: each goes by its own id first.
        Set<String> own = new HashSet<>();
        seen.forEach(s -> own.add(SameStorm.canonical(s.storm())));
        for (StormSeen storm : seen) {
            List<Storm> possible =
                    unclaimed.values().stream()
                            .filter(
                                    s ->
                                            !own.contains(SameStorm.canonical(s.id()))
                                                    || SameStorm.canonical(s.id())
                                                            .equals(
                                                                    SameStorm.canonical(
                                                                            storm.storm())))
                            .toList();
            Storm known = SameStorm.of(storm, possible);
            String id = known == null ? storm.storm() : known.id();
            unclaimed.remove(id);
            Instant after = Instant.MIN;
            if (known != null && !known.feed().equals(round.feed())) {
                if (!failed(known.feed(), round)) {
                    round.ignored()
                            .accept(
                                    "storm " + storm.storm(),
                                    "is followed by the feed "
                                            + known.feed()
                                            + (id.equals(storm.storm()) ? "" : " as " + id));
                    continue;
                }
                after = known.latest().map(TrackPoint::at).orElse(Instant.MIN);
            }
            StormSeen named = named(storm, known, id);
            points(named, known, after, round);
            if (known != null || !storm.points().isEmpty()) {
                forecasts(named, known, round);
            }
        }
    }

    /// Under the id by which it is known, and with the names that this feed does not have.
    private static StormSeen named(StormSeen storm, @Nullable Storm known, String id) {
        if (known == null) {
            return new StormSeen(
                    id, storm.name(), storm.englishName(), storm.points(), storm.forecasts());
        }
        boolean keep = !chinese(storm.name()) && chinese(known.name());
        boolean nameless = Set.of("", storm.storm()).contains(storm.englishName());
        return new StormSeen(
                id,
                keep ? known.name() : storm.name(),
                nameless ? known.englishName() : storm.englishName(),
                storm.points(),
                storm.forecasts());
    }

    private static boolean chinese(String name) {
        return name.codePoints().anyMatch(Character::isIdeographic);
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
