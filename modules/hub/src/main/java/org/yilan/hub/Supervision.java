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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps a city's time limits: tells the next tier when one was broken and nobody answered, and lets clocks go on that have
/// stood still as long as they may. What it does are events like any other, so playback and every console show them.
///
/// Looks at all open incidents once a second on a thread of its own, and has the hub's writer judge again what it found, so
/// that nobody is told about what was done in that moment. Any thread may call.
public final class Supervision implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    /// Events per append, so that commands find the writer free in between.
    private static final int TOGETHER = 200;

    private final Hub hub;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("hub-limits").daemon().factory());
    private boolean failing;

    private Supervision(Hub hub) {
        this.hub = hub;
    }

    /// Puts limits in force and keeps them. Limits that are in force already are not written again.
    ///
    /// @throws JournalException when they could not be written
    public static Supervision start(Hub hub, TimeLimits limits) {
        Supervision supervision = prepare(hub, limits);
        var unused =
                supervision.watch.scheduleWithFixedDelay(
                        supervision::round, 1, 1, TimeUnit.SECONDS);
        return supervision;
    }

    /// As [#start], without looking by itself.
    static Supervision prepare(Hub hub, TimeLimits limits) {
        hub.follow(
                Rung.RULES,
                (situation, now) ->
                        situation.limits().equals(limits)
                                ? List.of()
                                : List.of(new Event.LimitsSet(limits)));
        return new Supervision(hub);
    }

    private void round() {
        try {
            look();
            failing = false;
        } catch (HubException e) {
            LOG.log(System.Logger.Level.DEBUG, e.getMessage()); // the hub is stopping
        } catch (RuntimeException e) {
            // It is tried again in a second; said once, not every second.
            if (!failing) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "Time limits are not being kept: " + e.getMessage(),
                        e);
            }
            failing = true;
        }
    }

    /// One look at everything that is open, for a clock that is stepped by hand.
    ///
    /// @throws JournalException when what follows could not be written
    public void look() {
        Instant now = hub.clock().instant();
        TimeLimits limits = hub.situation().limits();
        List<String> due = new ArrayList<>();
        for (Incident incident : hub.situation().incidents()) {
            if (over(incident, now) || limits.climb(incident, now).isPresent()) {
                due.add(incident.id());
            }
        }
        for (int i = 0; i < due.size(); i += TOGETHER) {
            List<String> some = due.subList(i, Math.min(due.size(), i + TOGETHER));
            hub.follow(Rung.RULES, (situation, moment) -> events(situation, some, moment));
        }
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
        watch.shutdownNow();
    }
}
