package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Quarter;
import org.yilan.city.scenario.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/// What becomes of every call: a run through the events of the scenario in order of time. The more is open in a district,
/// the longer everything takes there. Where every unit of a kind is out, tickets wait for one: red and orange before the
/// others, then whoever has waited longest. The gravest are often left for the people at the wall.
final class Dispatch {
    private static final Duration GRAVE = Duration.ofHours(2);
    private static final Duration SUPPLY = Duration.ofHours(24);
    private static final Duration GENERAL = Duration.ofDays(5);

    private final Scenario scenario;
    private final Callers callers;
    private final Fleet fleet;
    private final long seed;
    private final Map<String, Double> capacity = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, TreeSet<Case>> waiting = new HashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparing(Event::at)
                            .thenComparing(Event::step)
                            .thenComparing(e -> e.about().number));

    /// Steps of a case, in the order in which they happen at one moment.
    private enum Step {
        DONE,
        READY,
        REPORTED
    }

    private record Event(Instant at, Step step, Case about) {}

    /// A call on its way to being a ticket.
    private static final class Case {
        final int number;
        final String id;
        final Call call;
        final Chance chance;
        Instant acknowledged = Instant.MAX;
        Instant assigned = Instant.MAX;
        Instant accepted = Instant.MAX;
        @Nullable Instant arrived;
        Instant resolved = Instant.MAX;
        double load;
        double work;
        double slower;
        Fleet.@Nullable Unit unit;
        @Nullable Case first;
        final List<Case> others = new ArrayList<>();

        Case(int number, String id, Call call, Chance chance) {
            this.number = number;
            this.id = id;
            this.call = call;
            this.chance = chance;
        }

        boolean grave() {
            return call.severity().equals("red") || call.severity().equals("orange");
        }
    }

    Dispatch(Scenario scenario, Callers callers, Fleet fleet, long seed) {
        this.scenario = scenario;
        this.callers = callers;
        this.fleet = fleet;
        this.seed = seed;
        for (Quarter quarter : scenario.city().quarters()) {
            capacity.put(quarter.division(), 7 + 11 * quarter.millions());
        }
    }

    /// All tickets of the scenario, in order of time. Once only.
    List<Ticket> tickets() {
        List<Case> cases = cases();
        cases.forEach(c -> events.add(new Event(c.call.reported(), Step.REPORTED, c)));
        while (!events.isEmpty()) {
            Event event = events.remove();
            switch (event.step()) {
                case REPORTED -> report(event.about());
                case READY -> ready(event.about(), event.at());
                case DONE -> done(event.about(), event.at());
            }
        }
        return cases.stream().map(this::ticket).toList();
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        LocalDate day = LocalDate.MIN;
        int number = 0;
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyyMMdd");
        Map<Call, Case> firsts = new IdentityHashMap<>();
        for (Call call : callers.calls()) {
            LocalDate date = call.reported().atZone(scenario.zone()).toLocalDate();
            number = date.equals(day) ? number + 1 : 1;
            day = date;
            String id = "%s-%05d".formatted(date.format(format), number);
            Case c = new Case(cases.size(), id, call, Chance.of(seed, 5, id.hashCode()));
            c.first = call.about() == null ? null : firsts.get(call.about());
            firsts.put(call, c);
            cases.add(c);
        }
        return cases;
    }

    private void report(Case c) {
        Call call = c.call;
        c.load =
                open.merge(call.division(), c.first == null ? 1 : 0, Integer::sum)
                        / capacity.getOrDefault(call.division(), 20.0);
        c.slower = 1 + callers.site(call.division()).gust(call.reported()) / 45;
        double held =
                switch (call.severity()) {
                    case "red" -> 0.72;
                    case "orange" -> 0.34;
                    case "yellow" -> 0.05;
                    default -> 0.02;
                };
        double busy = 1 + 0.8 * Math.min(c.load, 4);
        Chance chance = c.chance;
        boolean left = chance.happens(held);
        double wait = left ? 40 + chance.exponential(45) : 0;
        c.acknowledged =
                later(
                        call.reported(),
                        0.5
                                + chance.exponential(c.grave() ? 1.2 : 3.5) * busy
                                + wait * chance.unit());
        c.assigned =
                later(
                        c.acknowledged,
                        0.5
                                + chance.exponential(c.grave() ? 2.5 : 7) * busy
                                + (left ? wait * 0.6 : 0));
        c.work =
                call.category().work().toSeconds()
                        / 60.0
                        * (0.4 + chance.exponential(0.6))
                        * (1 + 0.25 * Math.min(c.load, 4));
        Case first = c.first;
        if (first != null) {
            // One crew serves all who call about one thing.
            first.others.add(c);
            if (first.resolved.isBefore(Instant.MAX)) {
                with(first, c);
            }
        } else if (fleet.has(call.category().unit(), call.division(), call.point())) {
            events.add(new Event(c.assigned, Step.READY, c));
        } else {
            Instant resolved = later(c.assigned, c.work * busy);
            c.accepted = earlier(later(c.assigned, answers(c)), resolved);
            finish(c, resolved);
        }
    }

    private void ready(Case c, Instant now) {
        Fleet.Unit unit =
                fleet.nearestFree(c.call.category().unit(), c.call.division(), c.call.point(), now);
        if (unit == null) {
            queue(c.call.category().unit()).add(c);
        } else {
            send(c, unit, now);
        }
    }

    private void send(Case c, Fleet.Unit unit, Instant now) {
        c.unit = unit;
        Instant arrives = unit.arrival(c.call.point(), now, c.slower);
        Instant leaves = later(arrives, c.work);
        unit.go(c.id, c.call.point(), now, arrives, leaves);
        c.accepted = earlier(later(now, answers(c)), arrives);
        c.arrived = arrives;
        finish(c, leaves);
    }

    /// How long until whoever has been asked says that they will: minutes for a crew, up to hours for an office. From dice of
    /// their own, so that everything else falls as it did.
    private double answers(Case c) {
        Chance dice = Chance.of(seed, 6, c.id.hashCode());
        return c.grave() ? 0.4 + dice.exponential(1.5) : 2 + dice.exponential(c.slower * 20);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void finish(Case c, Instant resolved) {
        c.resolved = resolved;
        events.add(new Event(resolved, Step.DONE, c));
        c.others.forEach(other -> with(c, other));
    }

    /// Resolved together; a call that comes too late is answered at once.
    private static void with(Case first, Case other) {
        Instant told = later(other.assigned, 1);
        other.resolved = first.resolved.isAfter(told) ? first.resolved : told;
    }

    private void done(Case c, Instant now) {
        open.merge(c.call.division(), -1, Integer::sum);
        Fleet.Unit unit = c.unit;
        if (unit == null) {
            return;
        }
        TreeSet<Case> queue = queue(unit.crew().kind());
        for (Case next : queue) {
            if (unit.serves(next.call.division(), next.call.point())) {
                queue.remove(next);
                send(next, unit, now);
                return;
            }
        }
    }

    private TreeSet<Case> queue(String kind) {
        return waiting.computeIfAbsent(
                kind,
                k ->
                        new TreeSet<>(
                                Comparator.comparing((Case c) -> !c.grave())
                                        .thenComparing(c -> c.assigned)
                                        .thenComparing(c -> c.number)));
    }

    private Ticket ticket(Case c) {
        Fleet.Unit unit = c.first == null ? c.unit : c.first.unit;
        Call call = c.call;
        Instant resolved = c.resolved;
        Instant due = call.reported().plus(limit(call));
        boolean asked = c.chance.happens(0.72);
        double late = resolved.isAfter(due) ? 0.28 : 0;
        boolean satisfied =
                c.chance.happens(call.category().satisfied() - late - 0.04 * Math.min(c.load, 3));
        Words agency =
                call.category()
                        .agency()
                        .with("district", scenario.divisionName(call.division()))
                        .with("place", call.place());
        return new Ticket(
                c.id,
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
                c.acknowledged,
                c.assigned,
                c.accepted,
                c.arrived,
                resolved,
                asked ? later(resolved, 15 + c.chance.exponential(75)) : null,
                satisfied,
                unit == null ? agency : unit.name());
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
}
