package org.yilan.hub;

import org.yilan.journal.JournalException;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Rung;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps a city's time limits: tells the next tier when one was broken and nobody answered, lets clocks go on that have
/// stood still as long as they may, and puts back what somebody has had to themselves for as long as they wanted. What it does are events like any other, so playback and every console show them.
///
/// Looks at all open incidents once a second on a thread of its own, and has the hub's writer judge again what it found, so
/// that nobody is told about what was done in that moment. Any thread may call.
public final class Supervision implements AutoCloseable {
    private final Hub hub;
    private final EverySecond round =
            new EverySecond("hub-limits", "Time limits are not being kept", this::look);

    private Supervision(Hub hub) {
        this.hub = hub;
    }

    /// Puts limits in force and keeps them. Limits that are in force already are not written again.
    ///
    /// @throws JournalException when they could not be written
    public static Supervision start(Hub hub, TimeLimits limits) {
        Supervision supervision = prepare(hub, limits);
        var unused = supervision.round.start(hub.clock());
        return supervision;
    }

    /// As [#start], without looking by itself: whoever steps the clock calls [#look] or [#catchUp].
    public static Supervision prepare(Hub hub, TimeLimits limits) {
        hub.follow(
                Rung.RULES,
                (situation, now) ->
                        situation.limits().equals(limits)
                                ? List.of()
                                : List.of(new Event.LimitsSet(limits)));
        return new Supervision(hub);
    }

    /// One look at everything that is open, for a clock that is stepped by hand.
    ///
    /// @throws JournalException when what follows could not be written
    public void look() {
        look(Portion.BESIDE_ORDERS);
    }

    /// A look that leaves nothing for the next one, where nobody waits for the writer meanwhile.
    ///
    /// @throws JournalException when what follows could not be written
    public void catchUp() {
        look(Portion.UNDISTURBED);
    }

    private void look(Portion portion) {
        Instant now = hub.clock().instant();
        TimeLimits limits = hub.situation().limits();
        List<String> due = new ArrayList<>();
        for (Incident incident : hub.situation().incidents()) {
            if (due.size() == portion.atOnce()) {
                break;
            }
            if (over(incident, now)
                    || TimeLimits.lapsed(incident, now)
                    || limits.climb(incident, now).isPresent()) {
                due.add(incident.id());
            }
        }
        portion.each(
                due,
                some ->
                        hub.follow(
                                Rung.RULES,
                                (situation, moment) -> events(situation, some, moment)));
    }

    private static boolean over(Incident incident, Instant now) {
        Hold hold = incident.timing().hold();
        return incident.open() && hold != null && !hold.until().isAfter(now);
    }

    private static List<Event> events(Situation situation, List<String> ids, Instant now) {
        List<Event> events = new ArrayList<>();
        for (String id : ids) {
            situation
                    .incident(id)
                    .ifPresent(
                            incident -> {
                                if (over(incident, now)) {
                                    events.add(new Event.ClockReleased(id, Rung.RULES, ""));
                                }
                                if (TimeLimits.lapsed(incident, now)) {
                                    // What follows from its being nobody's is judged at the next
                                    // look.
                                    events.add(new Event.IncidentHandedBack(id, Rung.RULES, ""));
                                    return;
                                }
                                situation
                                        .limits()
                                        .climb(incident, now)
                                        .ifPresent(
                                                rung ->
                                                        events.add(
                                                                new Event.SupervisionRaised(
                                                                        id, rung, Rung.RULES, "")));
                            });
        }
        return events;
    }

    @Override
    public void close() {
        round.close();
    }
}
