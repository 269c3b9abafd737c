package org.yilan.feeds.compare;

import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News about units and places.
final class FacilityNews {
    private final Duration restate;

    /// @param freshness of the feed. A publisher that stamps a hundred unchanged shelters every minute makes no news, but
    ///     what is on screen must not grow stale either: half way there, the new stamp is news
    FacilityNews(Duration freshness) {
        this.restate = freshness.dividedBy(2);
    }

    void add(List<FacilitySeen> seen, Round round) {
        Map<String, Facility> newest = new LinkedHashMap<>();
        for (FacilitySeen facility : seen) {
            newest.merge(
                    facility.facility().id(),
                    facility.facility(),
                    (a, b) -> b.observedAt().isBefore(a.observedAt()) ? a : b);
        }
        for (Facility facility : newest.values()) {
            Facility known = round.situation().facility(facility.id()).orElse(null);
            if (known == null || news(facility, known)) {
                round.add(new Event.FacilityReported(facility));
            }
        }
    }

    private boolean news(Facility facility, Facility known) {
        if (facility.observedAt().isBefore(known.observedAt())) {
            return false;
        }
        return !facility.equals(known.stamped(facility.observedAt()))
                || Duration.between(known.observedAt(), facility.observedAt()).compareTo(restate)
                        >= 0;
    }
}
