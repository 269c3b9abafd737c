package org.yilan.situation;

import org.yilan.situation.event.Event;
import org.yilan.situation.model.Dispute;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// What was sent back by units, see [Dispute]. One thread changes; any thread may read.
final class Disputes {
    private final Map<String, Dispute> byIncident = new ConcurrentHashMap<>();

    void returned(Event.IncidentReturned e, Instant when) {
        Dispute.Return once = new Dispute.Return(e.unit(), e.cause(), when);
        byIncident.merge(
                e.incident(), Dispute.of(e.incident(), once), (known, first) -> known.with(once));
    }

    void assigned(Event.IncidentAssigned e, Instant when) {
        if (e.ruled()) {
            byIncident.computeIfPresent(e.incident(), (id, d) -> d.ruled(e.unit(), when));
        }
    }

    Optional<Dispute> of(String incident) {
        return Optional.ofNullable(byIncident.get(incident));
    }

    Collection<Dispute> all() {
        return Collections.unmodifiableCollection(byIncident.values());
    }

    /// Forgets those whose incident has left.
    void sweep(Predicate<String> known) {
        byIncident.keySet().removeIf(known.negate());
    }

    List<Dispute> capture() {
        return byIncident.values().stream()
                .sorted(Comparator.comparing(Dispute::incident))
                .toList();
    }

    void restore(List<Dispute> disputes) {
        disputes.forEach(d -> byIncident.put(d.incident(), d));
    }
}
