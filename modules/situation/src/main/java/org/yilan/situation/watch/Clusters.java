package org.yilan.situation.watch;

import org.yilan.situation.Situation;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The open tickets of callers at one moment, by category, and where they lie close together. One look; one thread.
final class Clusters {
    private static final double KM_PER_DEGREE = 111.2;

    private final Situation situation;
    private final Instant now;
    private final String language;
    private final Map<String, List<Incident>> byCategory = new TreeMap<>();
    private final List<Incident> own = new ArrayList<>();

    /// @param longest how far back the rules look
    Clusters(Situation situation, Instant now, Duration longest, String language) {
        this.situation = situation;
        this.now = now;
        this.language = language;
        Instant from = now.minus(longest);
        for (Incident i : situation.incidents()) {
            if (i.report().feed().equals(Watch.FEED)) {
                own.add(i);
            } else if (i.open()
                    && i.report().place().point() != null
                    && !i.report().reportedAt().isBefore(from)) {
                byCategory.computeIfAbsent(i.report().category(), c -> new ArrayList<>()).add(i);
            }
        }
    }

    /// Reports of the clusters that a rule finds and that nobody has been told of, each with its evidence.
    List<Event> look(ClusterRule rule) {
        List<Event> events = new ArrayList<>();
        Instant from = now.minus(rule.within());
        byCategory.forEach(
                (category, all) -> {
                    boolean wanted =
                            rule.categories().isEmpty() || rule.categories().contains(category);
                    if (wanted && all.size() >= rule.tickets()) {
                        look(rule, category, recent(all, from), events);
                    }
                });
        return events;
    }

    private static List<Incident> recent(List<Incident> all, Instant from) {
        return all.stream()
                .filter(i -> !i.report().reportedAt().isBefore(from))
                .sorted(
                        Comparator.comparing((Incident i) -> i.report().reportedAt())
                                .thenComparing(Incident::id))
                .toList();
    }

    private void look(
            ClusterRule rule, String category, List<Incident> recent, List<Event> events) {
        // Only what lies in the cells around can be near: a night may bring thousands.
        Map<Long, List<Incident>> cells = new HashMap<>();
        recent.forEach(
                i ->
                        cells.computeIfAbsent(
                                        cell(point(i), rule.km(), 0, 0), c -> new ArrayList<>())
                                .add(i));
        Set<String> taken = new HashSet<>();
        for (Incident centre : recent) {
            if (taken.contains(centre.id())) {
                continue;
            }
            GeoPoint middle = point(centre);
            List<Incident> near = new ArrayList<>();
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    cells.getOrDefault(cell(middle, rule.km(), dx, dy), List.of()).stream()
                            .filter(i -> !taken.contains(i.id()))
                            .filter(i -> near(i, middle, rule.km()))
                            .forEach(near::add);
                }
            }
            if (near.size() >= rule.tickets()) {
                near.forEach(i -> taken.add(i.id()));
                if (!told(rule, category, middle)) {
                    raise(rule, category, recent(near, Instant.MIN), events);
                }
            }
        }
    }

    private static long cell(GeoPoint p, double km, int dx, int dy) {
        double side = km / KM_PER_DEGREE;
        long y = (long) Math.floor(p.lat() / side) + dy;
        // A degree of longitude is shorter away from the equator: cells are as wide as at 70
        // degrees, where none is too small.
        long x = (long) Math.floor(p.lon() * 0.34 / side) + dx;
        return x * 10_000_000L + y;
    }

    private static GeoPoint point(Incident i) {
        GeoPoint point = i.report().place().point();
        return point == null ? new GeoPoint(0, 0) : point; // none without one is here
    }

    private static boolean near(Incident i, GeoPoint middle, double km) {
        return i.report().place().point() != null && GreatCircle.distanceKm(point(i), middle) <= km;
    }

    /// Whether an incident of this rule stands there already, open or ended less than its time ago.
    private boolean told(ClusterRule rule, String category, GeoPoint middle) {
        String prefix = prefix(rule, category);
        Instant from = now.minus(rule.within());
        return own.stream()
                .filter(i -> i.id().startsWith(prefix))
                .filter(i -> i.open() || i.changedAt().isAfter(from))
                .anyMatch(i -> near(i, middle, rule.km() * 2));
    }

    private static String prefix(ClusterRule rule, String category) {
        return Watch.FEED + ":" + rule.id() + ":" + category + ":";
    }

    private void raise(ClusterRule rule, String category, List<Incident> near, List<Event> events) {
        IncidentReport first = near.getFirst().report();
        // The house number of one caller is not the place of all.
        String road = first.place().address().replaceAll("[\\d０-９].*$", "").strip();
        GeoPoint middle =
                new GeoPoint(
                        near.stream().mapToDouble(i -> point(i).lat()).average().orElse(0),
                        near.stream().mapToDouble(i -> point(i).lon()).average().orElse(0));
        IncidentReport report =
                Watch.report(
                        rule.id() + ":" + category + ":" + first.id().replace(':', '-'),
                        rule.category().isEmpty() ? category : rule.category(),
                        rule.grade(),
                        rule.title()
                                .in(language, road, Integer.toString(near.size()), first.title()),
                        new Place(middle, road, first.place().division()),
                        first.hazard(),
                        now,
                        situation);
        events.add(new Event.IncidentReported(report));
        events.add(
                new Event.IncidentEvidenced(
                        report.id(),
                        new Evidence(
                                rule.id(),
                                "",
                                "",
                                near.size(),
                                rule.tickets(),
                                "",
                                rule.within(),
                                near.getLast().report().reportedAt(),
                                near.stream().map(Incident::id).toList()),
                        Watch.FEED));
    }
}
