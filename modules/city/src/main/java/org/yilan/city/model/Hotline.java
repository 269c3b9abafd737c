package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Quarter;
import org.yilan.city.scenario.Words;
import org.yilan.geography.Districts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// All tickets of a scenario with all that becomes of them, worked out once. The more is open in a district, the longer
/// everything takes there. The gravest are often left for the people at the wall.
public final class Hotline {
    private static final Duration GRAVE = Duration.ofHours(2);
    private static final Duration SUPPLY = Duration.ofHours(24);
    private static final Duration GENERAL = Duration.ofDays(5);

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
        Map<String, PriorityQueue<Instant>> open = new HashMap<>();
        Map<String, Double> capacity = new HashMap<>();
        for (Quarter quarter : scenario.city().quarters()) {
            open.put(quarter.division(), new PriorityQueue<>());
            capacity.put(quarter.division(), 7 + 11 * quarter.millions());
        }
        List<Ticket> tickets = new ArrayList<>();
        LocalDate day = LocalDate.MIN;
        int number = 0;
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyyMMdd");
        for (Call call : callers.calls()) {
            LocalDate date = call.reported().atZone(scenario.zone()).toLocalDate();
            number = date.equals(day) ? number + 1 : 1;
            day = date;
            String id = "%s-%05d".formatted(date.format(format), number);
            PriorityQueue<Instant> here =
                    open.computeIfAbsent(call.division(), d -> new PriorityQueue<>());
            while (!here.isEmpty() && !here.element().isAfter(call.reported())) {
                here.remove();
            }
            double load = here.size() / capacity.getOrDefault(call.division(), 20.0);
            double gust = callers.site(call.division()).gust(call.reported());
            Ticket ticket =
                    follow(
                            id,
                            call,
                            load,
                            1 + gust / 45,
                            fleet,
                            scenario,
                            Chance.of(seed, 5, id.hashCode()));
            here.add(ticket.resolved());
            tickets.add(ticket);
        }
        return new Hotline(tickets);
    }

    private static Ticket follow(
            String id,
            Call call,
            double load,
            double slower,
            Fleet fleet,
            Scenario scenario,
            Chance chance) {
        double held =
                switch (call.severity()) {
                    case "red" -> 0.72;
                    case "orange" -> 0.34;
                    case "yellow" -> 0.05;
                    default -> 0.02;
                };
        double busy = 1 + 0.8 * Math.min(load, 4);
        boolean left = chance.happens(held);
        double wait = left ? 70 + chance.exponential(80) : 0;
        boolean grave = call.severity().equals("red") || call.severity().equals("orange");
        Instant acknowledged =
                later(
                        call.reported(),
                        0.5 + chance.exponential(grave ? 1.2 : 3.5) * busy + wait * chance.unit());
        Instant assigned =
                later(
                        acknowledged,
                        0.5 + chance.exponential(grave ? 2.5 : 7) * busy + (left ? wait * 0.6 : 0));
        double work =
                call.category().work().toSeconds()
                        / 60.0
                        * (0.4 + chance.exponential(0.6))
                        * (1 + 0.25 * Math.min(load, 4));
        Words agency =
                call.category()
                        .agency()
                        .with("district", scenario.divisionName(call.division()))
                        .with("place", call.place());
        Instant resolved;
        Fleet.@Nullable Sent sent =
                call.category().unit().isEmpty()
                        ? null
                        : fleet.choose(
                                call.category().unit(),
                                call.division(),
                                call.point(),
                                assigned,
                                slower);
        if (sent == null) {
            resolved = later(assigned, work * busy);
        } else {
            resolved = later(sent.arrives(), work);
            sent.until(resolved, id, call.point());
            agency = sent.unit().name();
        }
        Instant due = call.reported().plus(limit(call));
        boolean asked = chance.happens(0.72);
        double late = resolved.isAfter(due) ? 0.28 : 0;
        boolean satisfied =
                chance.happens(call.category().satisfied() - late - 0.04 * Math.min(load, 3));
        return new Ticket(
                id,
                call.category(),
                call.division(),
                call.point(),
                call.address(),
                call.severity(),
                call.title(),
                call.detail(),
                call.caller(),
                call.reported(),
                due,
                acknowledged,
                assigned,
                resolved,
                asked ? later(resolved, 15 + chance.exponential(75)) : null,
                satisfied,
                agency);
    }

    /// Red and orange: danger to life or property, two hours. Else what the category says, else 24 hours for what cannot
    /// wait and five days for the rest (`domain.md` 6: the draft standard of Beijing 12345).
    private static Duration limit(Call call) {
        if (call.severity().equals("red") || call.severity().equals("orange")) {
            return GRAVE;
        }
        Duration own = call.category().due();
        if (own != null) {
            return own;
        }
        return call.severity().equals("yellow") ? SUPPLY : GENERAL;
    }

    private static Instant later(Instant from, double minutes) {
        return from.plusSeconds(Math.round(minutes * 60));
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
