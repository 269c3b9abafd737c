package org.yilan.situation.command;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// Judges who has an incident to themselves and for how long, see [Decider]. Pure; any thread.
final class ClaimOrders {
    /// The longest that somebody may have something without passing it on (own choice: a shift).
    private static final Duration LONGEST = Duration.ofHours(12);

    private ClaimOrders() {}

    static Decision take(
            Situation situation,
            Incident incident,
            @Nullable Duration mine,
            String by,
            String reason,
            Instant now) {
        return during(
                situation,
                mine,
                now,
                until -> new Event.IncidentAcknowledged(incident.id(), by, reason, until));
    }

    static Decision renew(
            Situation situation,
            Incident incident,
            @Nullable Duration mine,
            String by,
            String reason,
            Instant now) {
        Progress progress = incident.progress();
        String title = incident.report().title();
        if (progress.state() == IncidentState.NEW) {
            return Refusal.NOT_TAKEN.because(title);
        }
        if (progress.state() != IncidentState.ACKNOWLEDGED) {
            return Refusal.PASSED_ON.because(title);
        }
        if (!progress.owner().equals(by)) {
            return Refusal.ALREADY_ACKNOWLEDGED.because(
                    title, IncidentOrders.lastHand(situation, incident));
        }
        return during(
                situation,
                mine,
                now,
                until -> new Event.ClaimRenewed(incident.id(), until, by, reason));
    }

    /// Whoever has it may give it back; whoever supervises may take it from them, and says why.
    static Decision handBack(Rights rights, Incident incident, String by, String reason) {
        Event event = new Event.IncidentHandedBack(incident.id(), by, reason);
        if (incident.progress().owner().equals(by)) {
            return Decider.accept(event);
        }
        return rights.against(Right.HOLD, incident)
                .<Decision>map(r -> r)
                .orElseGet(() -> IncidentOrders.because(reason, event));
    }

    /// @param event what follows, by when the claim ends; null for never
    private static Decision during(
            Situation situation,
            @Nullable Duration mine,
            Instant now,
            Function<@Nullable Instant, Event> event) {
        Duration lasts = mine == null ? situation.limits().claim() : mine;
        if (lasts == null || lasts.isZero()) {
            return Decider.accept(event.apply(null));
        }
        return lasts.isNegative() || lasts.compareTo(LONGEST) > 0
                ? Refusal.CLAIM_TOO_LONG.because(Long.toString(LONGEST.toHours()))
                : Decider.accept(event.apply(now.plus(lasts)));
    }
}
