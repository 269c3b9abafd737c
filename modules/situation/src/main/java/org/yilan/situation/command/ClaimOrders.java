package org.yilan.situation.command;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Progress;

import java.time.Duration;
import java.time.Instant;

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
        Duration lasts = mine == null ? situation.limits().claim() : mine;
        return tooLong(lasts)
                ? Refusal.CLAIM_TOO_LONG.because(Long.toString(LONGEST.toHours()))
                : Decider.accept(
                        new Event.IncidentAcknowledged(
                                incident.id(), by, reason, until(lasts, now)));
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
        Duration lasts = mine == null ? situation.limits().claim() : mine;
        return tooLong(lasts)
                ? Refusal.CLAIM_TOO_LONG.because(Long.toString(LONGEST.toHours()))
                : Decider.accept(
                        new Event.ClaimRenewed(incident.id(), until(lasts, now), by, reason));
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

    private static boolean tooLong(@Nullable Duration lasts) {
        return lasts != null && (lasts.isNegative() || lasts.compareTo(LONGEST) > 0);
    }

    private static @Nullable Instant until(@Nullable Duration lasts, Instant now) {
        return lasts == null || lasts.isZero() ? null : now.plus(lasts);
    }
}
