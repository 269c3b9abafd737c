package org.yilan.feeds.compare;

import org.yilan.feeds.spi.Observation.RoadEventSeen;
import org.yilan.feeds.spi.Observation.RoadEventsAre;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.RoadEvent;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News about road events: a description that is later than the known one and differs from it in more than its time, and the end of what a
/// publisher no longer lists.
final class RoadNews {
    void add(List<RoadEventSeen> seen, List<RoadEventsAre> lists, Round round) {
        Map<String, RoadEvent> newest = new LinkedHashMap<>();
        for (RoadEventSeen each : seen) {
            newest.merge(
                    each.event().id(),
                    each.event(),
                    (a, b) -> RoadEvent.AGE.compare(b, a) < 0 ? a : b);
        }
        for (RoadEvent event : newest.values()) {
            RoadEvent known = round.situation().roadEvent(event.id()).orElse(null);
            Instant ended = event.ended(round.now());
            if (known == null && ended != null && ended.isBefore(round.forgotten())) {
                round.ignored().accept(event.id(), "ended more than a day ago");
            } else if (known == null
                    || (!event.equals(known.stamped(event.updated()))
                            && RoadEvent.AGE.compare(event, known) >= 0)) {
                round.add(new Event.RoadEventReported(event));
            }
        }
        for (RoadEventsAre list : lists) {
            round.situation().roadEvents().stream()
                    .filter(e -> e.feed().equals(round.feed()))
                    .filter(e -> e.ended(round.now()) == null)
                    .filter(e -> !list.ids().contains(e.id()))
                    .sorted(Comparator.comparing(RoadEvent::id))
                    .map(e -> e.over(round.now()))
                    .forEach(e -> round.add(new Event.RoadEventReported(e)));
        }
    }
}
