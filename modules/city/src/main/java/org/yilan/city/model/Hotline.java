package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.geography.Districts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All tickets of a scenario with all that becomes of them, worked out once.
public final class Hotline {
    private final List<Ticket> tickets;
    private final Map<String, Ticket> byId = new HashMap<>();
    private final long[] reported;

    private Hotline(List<Ticket> tickets) {
        this.tickets = List.copyOf(tickets);
        tickets.forEach(t -> byId.put(t.id(), t));
        this.reported = tickets.stream().mapToLong(t -> t.reported().getEpochSecond()).toArray();
    }

    /// Works the tickets out and sends the fleet to them.
    public static Hotline of(
            Scenario scenario, Climate climate, Districts districts, Fleet fleet, long seed) {
        Callers callers = new Callers(scenario, climate, districts, seed);
        return new Hotline(new Dispatch(scenario, callers, fleet, seed).tickets());
    }

    /// All tickets in order of time, those of the future too.
    public List<Ticket> all() {
        return tickets;
    }

    /// The tickets that have been reported by `now`, oldest first.
    public List<Ticket> reportedBy(Instant now) {
        return tickets.subList(0, before(now.getEpochSecond() + 1));
    }

    public @Nullable Ticket byId(String id) {
        return byId.get(id);
    }

    /// How many came in during the hour that ends at `now`.
    public int lastHour(Instant now) {
        return before(now.getEpochSecond() + 1) - before(now.getEpochSecond() - 3599);
    }

    private int before(long second) {
        int low = 0;
        int high = reported.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reported[middle] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
