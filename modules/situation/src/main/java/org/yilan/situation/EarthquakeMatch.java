package org.yilan.situation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Which feeds tell of one earthquake. An account is what one feed's reports of it come to ([Earthquake#merged]); this puts
/// accounts together and drops none. Depends on the set of accounts alone, not on their order. Any thread.
///
/// Two accounts are of one earthquake when they began within [#APART] and lie within [#APART_KM] of each other: the limits by
/// which the catalogue of the USGS (ComCat) puts the solutions of its networks together (`DefaultAssociator`: 16 s, 100 km).
/// Ours besides:
/// - A time on the full minute stands for its minute: Japan's measured reports name no seconds.
/// - Measured magnitudes differ by [#APART_MAGNITUDE] at most. Those of early warnings do not count: they grow by the second.
/// - Where one has no epicentre, both must tell of shaking in an area of the same name, on the same scale.
/// - Of one publisher, the same event id is the same earthquake, and two ids of the same length are two.
/// - A feed's own ids are never put together, but for an early warning and what was measured after it where these have ids
///   of different kinds (P2PQuake's).
/// - A drill and an earthquake are two.
///
/// The nearest pairs come together first, and a group only grows where every account agrees with every other, so that a chain
/// of aftershocks does not become one earthquake.
///
/// An early warning whose publisher takes it back, in whatever feed and not before its last report, is taken back in every
/// feed. What was measured stands.
final class EarthquakeMatch {
    /// Seconds that two accounts may be apart.
    static final Duration APART = Duration.ofSeconds(16);

    static final double APART_KM = 100;
    static final double APART_MAGNITUDE = 1;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Which account leads, for the mark and the figures: what was located goes before intensities alone, these before an
    /// early warning, a warning before a forecast. Of several located, the one that tells of measured intensities by area: it
    /// is the agency whose own stations stand there. Then one that a person has reviewed, the newest, the first by id.
    private static final Comparator<Earthquake> LEADING =
            Comparator.comparingInt((Earthquake e) -> -rank(e))
                    .thenComparing(e -> e.stage().early() || e.shaking().areas().isEmpty())
                    .thenComparing(e -> e.stage() != Stage.REVIEWED)
                    .thenComparing(Earthquake::updated, Comparator.reverseOrder())
                    .thenComparing(Earthquake::id);

    /// A publisher's name for an earthquake.
    private record Event(String publisher, String id) {}

    private record Pair(Earthquake a, Earthquake b, double apart) {}

    private EarthquakeMatch() {}

    private static int rank(Earthquake e) {
        return switch (e.stage()) {
            case CANCELLED -> 4; // it is together only with what it takes back
            case FORECAST -> 0;
            case WARNING -> 1;
            case INTENSITY -> 2;
            case HYPOCENTRE, REVIEWED -> 3;
        };
    }

    /// Every account once: a list for each earthquake, the leading account first.
    static List<List<Earthquake>> groups(Collection<Earthquake> accounts) {
        Map<String, List<Earthquake>> groupOf = new HashMap<>();
        Map<Event, Earthquake> cancellations = cancellations(accounts);
        List<Earthquake> standing = new ArrayList<>();
        for (Earthquake account : accounts) {
            groupOf.put(account.id(), List.of(account));
            Earthquake cancellation = cancellations.get(event(account));
            if (account.cancelled()) {
                continue;
            }
            if (account.stage().early()
                    && cancellation != null
                    && !cancellation.updated().isBefore(account.updated())) {
                continue; // joins its cancellation below
            }
            standing.add(account);
        }
        pairs(standing).forEach(p -> join(p, groupOf));
        Set<String> stands = standing.stream().map(Earthquake::id).collect(Collectors.toSet());
        for (Earthquake account : accounts) {
            Earthquake cancellation = cancellations.get(event(account));
            if (cancellation != null && !stands.contains(account.id())) {
                unite(groupOf, groupOf.get(cancellation.id()), groupOf.get(account.id()));
            }
        }
        return groupOf.entrySet().stream()
                .filter(e -> e.getValue().getFirst().id().equals(e.getKey()))
                .map(e -> e.getValue().stream().sorted(LEADING).toList())
                .toList();
    }

    /// By event the newest.
    private static Map<Event, Earthquake> cancellations(Collection<Earthquake> accounts) {
        Map<Event, Earthquake> newest = new HashMap<>();
        accounts.stream()
                .filter(Earthquake::cancelled)
                .sorted(Comparator.comparing(Earthquake::updated).thenComparing(Earthquake::id))
                .forEach(e -> newest.put(event(e), e));
        return newest;
    }

    private static Event event(Earthquake e) {
        return new Event(e.reporter(), e.id().substring(e.id().indexOf(':') + 1));
    }

    /// Those that agree, the nearest first.
    private static List<Pair> pairs(List<Earthquake> standing) {
        List<Earthquake> byTime =
                standing.stream()
                        .filter(e -> e.hypocentre().origin() != null)
                        .sorted(Comparator.comparing(Earthquake::moment))
                        .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < byTime.size(); i++) {
            Instant last = byTime.get(i).moment().plus(MINUTE).plus(APART);
            for (int k = i + 1; k < byTime.size() && !byTime.get(k).moment().isAfter(last); k++) {
                Earthquake a = byTime.get(i);
                Earthquake b = byTime.get(k);
                double apart = apart(a, b);
                if (!Double.isNaN(apart)) {
                    boolean first = a.id().compareTo(b.id()) < 0;
                    pairs.add(new Pair(first ? a : b, first ? b : a, apart));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::apart)
                        .thenComparing(p -> p.a().id())
                        .thenComparing(p -> p.b().id()));
        return pairs;
    }

    private static void join(Pair pair, Map<String, List<Earthquake>> groupOf) {
        List<Earthquake> one = Objects.requireNonNull(groupOf.get(pair.a().id()));
        List<Earthquake> other = Objects.requireNonNull(groupOf.get(pair.b().id()));
        boolean agree =
                one.stream()
                        .allMatch(a -> other.stream().noneMatch(b -> Double.isNaN(apart(a, b))));
        if (agree) {
            unite(groupOf, one, other);
        }
    }

    private static void unite(
            Map<String, List<Earthquake>> groupOf,
            @Nullable List<Earthquake> one,
            @Nullable List<Earthquake> other) {
        if (one == null || other == null || one == other) {
            return;
        }
        List<Earthquake> all = new ArrayList<>(one);
        all.addAll(other);
        all.forEach(e -> groupOf.put(e.id(), all));
    }

    /// How far two accounts are from each other, 0 for not at all; NaN when they are of two earthquakes.
    static double apart(Earthquake a, Earthquake b) {
        Event mine = event(a);
        Event other = event(b);
        boolean kinds = mine.id().length() != other.id().length();
        if (a.id().equals(b.id())) {
            return 0;
        }
        if (a.simulated() != b.simulated()
                || (a.feed().equals(b.feed())
                        && (!kinds || a.stage().early() == b.stage().early()))) {
            return Double.NaN;
        }
        if (mine.publisher().equals(other.publisher()) && !kinds) {
            return mine.equals(other) ? 0 : Double.NaN;
        }
        double seconds = secondsApart(a, b) / APART.toSeconds();
        double place = placeApart(a, b);
        double magnitude =
                a.stage().early() || b.stage().early()
                        ? 0
                        : Math.abs(a.hypocentre().magnitude() - b.hypocentre().magnitude())
                                / APART_MAGNITUDE;
        return seconds > 1 || place > 1 || magnitude > 1 + 1e-9
                ? Double.NaN
                : seconds + place + (Double.isNaN(magnitude) ? 0 : magnitude);
    }

    private static double secondsApart(Earthquake a, Earthquake b) {
        boolean first = a.moment().isBefore(b.moment());
        Instant earlier = first ? latest(a) : latest(b);
        Instant later = first ? b.moment() : a.moment();
        return Math.max(0, Duration.between(earlier, later).toMillis() / 1000.0);
    }

    /// The last moment that its origin may mean.
    private static Instant latest(Earthquake e) {
        Instant at = e.moment();
        boolean whole = at.getNano() == 0 && Math.floorMod(at.getEpochSecond(), 60) == 0;
        return whole ? at.plus(MINUTE) : at;
    }

    /// As a share of what is allowed, above 1 when too far.
    private static double placeApart(Earthquake a, Earthquake b) {
        GeoPoint from = a.hypocentre().epicentre();
        GeoPoint to = b.hypocentre().epicentre();
        if (from != null && to != null) {
            return GreatCircle.distanceKm(from, to) / APART_KM;
        }
        Set<String> areas =
                a.shaking().areas().stream().map(AreaIntensity::name).collect(Collectors.toSet());
        boolean shared =
                a.shaking().scale().equals(b.shaking().scale())
                        && b.shaking().areas().stream().anyMatch(s -> areas.contains(s.name()));
        return shared ? 1 : Double.POSITIVE_INFINITY;
    }
}
