package org.yilan.situation;

import org.yilan.situation.model.RoadEvent;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The road events of a situation: the newest description of each. One thread writes, any thread may read.
final class RoadEvents {
    /// More than any city has at a time. A feed that never ends what it reports must not fill the memory.
    static final int MOST = 10_000;

    private final Map<String, RoadEvent> events = new ConcurrentHashMap<>();

    Collection<RoadEvent> all() {
        return Collections.unmodifiableCollection(events.values());
    }

    Optional<RoadEvent> of(String id) {
        return Optional.ofNullable(events.get(id));
    }

    void put(RoadEvent event) {
        events.put(event.id(), event);
    }

    /// Takes a description in unless a later one is known; where there would be too many, the one that was not changed for
    /// longest goes.
    void report(RoadEvent event, Changes changes) {
        RoadEvent known = events.get(event.id());
        if (known != null && RoadEvent.AGE.compare(event, known) < 0) {
            return;
        }
        events.put(event.id(), event);
        changes.add(Changes.Kind.ROAD_EVENT, event.id());
        if (events.size() > MOST) {
            events.values().stream()
                    .min(RoadEvent.AGE.thenComparing(Comparator.comparing(RoadEvent::id)))
                    .ifPresent(
                            oldest -> {
                                events.remove(oldest.id());
                                changes.add(Changes.Kind.ROAD_EVENT, oldest.id());
                            });
        }
    }

    /// Forgets what ended before `limit`.
    void sweep(Instant now, Instant limit, Changes changes) {
        events.values()
                .removeIf(
                        e -> {
                            Instant ended = e.ended(now);
                            boolean over = ended != null && ended.isBefore(limit);
                            if (over) {
                                changes.add(Changes.Kind.ROAD_EVENT, e.id());
                            }
                            return over;
                        });
    }
}
