package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Notices;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the person here has to themselves for a while: says so before it goes back to the queue, and when it has. FX thread.
final class Claims {
    /// How long before (own choice: time to decide and to write a reason).
    static final Duration AHEAD = Duration.ofMinutes(2);

    private final Supplier<String> me;
    private final Notices notices;
    private final TimeWords times;
    private final Map<String, Incident> mine = new HashMap<>();

    /// What was said, by incident and time: renewed, it is said again.
    private final Set<String> said = new HashSet<>();

    Claims(Supplier<String> me, Notices notices, TimeWords times) {
        this.me = me;
        this.notices = notices;
        this.times = times;
    }

    /// Another moment, another journal: what has gone back since is not news.
    void reset(Collection<Incident> all) {
        mine.clear();
        all.forEach(i -> keep(i.id(), i));
    }

    void apply(Set<String> ids, Function<String, Optional<Incident>> lookup) {
        for (String id : ids) {
            Incident before = mine.get(id);
            Incident after = lookup.apply(id).orElse(null);
            keep(id, after);
            Instant until = before == null ? null : before.progress().claimed();
            if (after != null
                    && until != null
                    && after.progress().state() == IncidentState.NEW
                    && !after.changedAt().isBefore(until)) {
                notices.warn("queue_claim_over", after.report().title());
            }
        }
    }

    private void keep(String id, @Nullable Incident incident) {
        if (incident != null && Order.renews(incident, me.get())) {
            mine.put(id, incident);
        } else {
            mine.remove(id);
        }
    }

    void tick(Instant now) {
        for (Incident incident : mine.values()) {
            Instant until = incident.progress().claimed();
            if (until != null
                    && until.minus(AHEAD).isBefore(now)
                    && until.isAfter(now)
                    && said.add(incident.id() + " " + until)) {
                notices.say("queue_claim_ends", incident.report().title(), times.clock(until));
            }
        }
    }
}
