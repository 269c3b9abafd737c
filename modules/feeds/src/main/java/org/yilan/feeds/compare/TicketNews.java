package org.yilan.feeds.compare;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation.TicketSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.LifeCycle;
import org.yilan.situation.model.Progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// News about tickets. What the upstream says of a ticket is the report; how far it has come is shared between the
/// upstream and the people here, so the upstream only ever moves a ticket forward, and takes a unit away from the people
/// here only when it has changed its own mind.
final class TicketNews {
    private static final int MAX_REMEMBERED = 200_000;

    private final Predicate<String> recordedBefore;

    /// What the upstream said last, by incident. Gone after a restart, and then what it says counts as said before.
    private final Map<String, Said> said =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
                    return size() > MAX_REMEMBERED;
                }
            };

    private final Map<String, Said> unconfirmed = new HashMap<>();

    private record Said(Instant updated, IncidentState stage, String unit) {}

    TicketNews(Predicate<String> recordedBefore) {
        this.recordedBefore = recordedBefore;
    }

    void recorded() {
        said.putAll(unconfirmed);
        unconfirmed.clear();
    }

    void add(List<TicketSeen> seen, Round round) {
        unconfirmed.clear();
        Map<String, TicketSeen> newest = new LinkedHashMap<>();
        for (TicketSeen ticket : seen) {
            newest.merge(
                    ticket.report().id(),
                    ticket,
                    (a, b) -> b.updated().isBefore(a.updated()) ? a : b);
        }
        newest.values().stream()
                .sorted(
                        Comparator.comparing((TicketSeen t) -> t.report().reportedAt())
                                .thenComparing(t -> t.report().id()))
                .forEach(t -> add(t, round));
    }

    private void add(TicketSeen ticket, Round round) {
        String id = ticket.report().id();
        Said before = said.get(id);
        if (before != null && ticket.updated().isBefore(before.updated())) {
            round.ignored().accept(id, "older than what the feed has said already");
            return;
        }
        Incident known = round.situation().incident(id).orElse(null);
        if (known == null && over(ticket, before, round)) {
            return;
        }
        unconfirmed.put(id, new Said(ticket.updated(), ticket.stage(), ticket.unit()));
        Progress progress = known == null ? Progress.NONE : known.progress();
        if (known == null) {
            round.add(new Event.IncidentReported(ticket.report()));
        } else if (!known.report().equals(ticket.report())) {
            round.add(new Event.IncidentRevised(ticket.report()));
        }
        boolean resolved = advance(ticket, progress, before, round, handedBack(known));
        if (ticket.satisfied() != null
                && resolved
                && !ticket.satisfied().equals(progress.satisfied())) {
            round.add(new Event.IncidentEvaluated(id, ticket.satisfied(), round.feed()));
        }
    }

    /// Whether a ticket that the situation does not know has been here and gone, or was over before it could come.
    private boolean over(TicketSeen ticket, @Nullable Said before, Round round) {
        String id = ticket.report().id();
        if (before != null) {
            return !(!before.stage().open() && ticket.stage().open()); // reopened
        }
        if (recordedBefore.test(id)) {
            return true;
        }
        if (!ticket.stage().open() && ticket.report().reportedAt().isBefore(round.forgotten())) {
            round.ignored().accept(id, "resolved, and reported more than a day ago");
            return true;
        }
        return false;
    }

    /// Moves a ticket on; says whether it is resolved then.
    private static boolean advance(
            TicketSeen ticket,
            Progress progress,
            @Nullable Said before,
            Round round,
            boolean handedBack) {
        String id = ticket.report().id();
        String by = round.feed();
        String unit = ticket.unit();
        IncidentState stage = ticket.stage();
        IncidentState state = progress.state();
        if (state == IncidentState.MERGED) {
            // Its work is another's. What has become of it upstream comes in when it is split off,
            // because it is told again
            // in every answer; until then only what is reported changes.
            return false;
        }
        if (!state.open()) {
            boolean reopened = before != null && !before.stage().open() && stage.open();
            if (reopened) {
                String again = unit.isEmpty() ? progress.unit() : unit;
                round.add(
                        again.isEmpty()
                                ? new Event.IncidentReopened(id, by, ticket.notes())
                                : new Event.IncidentAssigned(id, again, by, ticket.notes()));
            }
            return !reopened && state.done();
        }
        if (stage == IncidentState.CANCELLED) {
            round.add(new Event.IncidentCancelled(id, by, ticket.notes()));
            return false;
        }
        Progress reached = progress;
        if (asked(stage, unit, progress, before, by)) {
            round.add(new Event.IncidentAssigned(id, unit, by, stage.open() ? ticket.notes() : ""));
            reached = reached.assigned(unit, by, ticket.updated());
        } else if (state == IncidentState.NEW && stage != IncidentState.NEW && !handedBack) {
            round.add(new Event.IncidentAcknowledged(id, by, ticket.notes()));
            reached = reached.acknowledged(by, ticket.updated(), null);
        }
        if (stage == IncidentState.ACCEPTED && LifeCycle.ACCEPT.from(reached.state())) {
            round.add(new Event.IncidentAccepted(id, reached.unit(), by, ticket.notes()));
        }
        if (stage == IncidentState.ON_SCENE && LifeCycle.ARRIVE.from(reached.state())) {
            round.add(new Event.IncidentAttended(id, reached.unit(), by, ticket.notes()));
        }
        if (stage.done()) {
            round.add(new Event.IncidentResolved(id, by, ticket.notes()));
            return true;
        }
        return false;
    }

    /// Whether somebody here had it and nobody has now: that the upstream has seen it does not give it to anybody.
    private static boolean handedBack(@Nullable Incident known) {
        return known != null
                && known.progress().state() == IncidentState.NEW
                && known.timing().since().isAfter(known.timing().received());
    }

    /// Whether the upstream has given the ticket to a unit, which the people here have not heard of or decided otherwise
    /// about. What a unit sent back here is not given to it again because the upstream has not noticed.
    private static boolean asked(
            IncidentState stage, String unit, Progress progress, @Nullable Said before, String by) {
        boolean with =
                switch (stage) {
                    case NEW, ACKNOWLEDGED, RETURNED, CANCELLED, MERGED -> false;
                    case ASSIGNED, ACCEPTED, ON_SCENE, RESOLVED, EVALUATED, CLOSED -> true;
                };
        if (!with || unit.isEmpty()) {
            return false;
        }
        return switch (progress.state()) {
            case NEW, ACKNOWLEDGED -> true;
            case RETURNED -> before != null && !before.unit().equals(unit);
            default -> !unit.equals(progress.unit()) && upstreamDecides(progress, before, unit, by);
        };
    }

    /// Whether a unit other than the one that is known is the upstream's change and not a person's here.
    private static boolean upstreamDecides(
            Progress progress, @Nullable Said before, String unit, String by) {
        return before == null ? progress.owner().equals(by) : !before.unit().equals(unit);
    }
}
