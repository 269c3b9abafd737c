package org.yilan.situation;

import org.yilan.situation.model.Earthquake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/// What has been reported of earthquakes: of each the newest report of every series, what they come to (a feed's account), and
/// which feeds' accounts are of one earthquake. Depends on the reports alone, not on their order. One thread writes, any
/// thread reads.
final class EarthquakeReports {
    /// As far back as aftershocks are counted.
    static final Duration KEPT = Duration.ofDays(30);

    /// More than the world has above magnitude 4 in that time. Beyond it the oldest go first.
    static final int MOST = 2000;

    private static final Comparator<Earthquake> OLDEST_FIRST =
            Comparator.comparing(Earthquake::moment).thenComparing(Earthquake::id);

    private final Map<String, List<Earthquake>> reports = new ConcurrentHashMap<>();
    private final Map<String, Earthquake> merged = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Earthquake> byAge =
            new ConcurrentSkipListSet<>(OLDEST_FIRST);

    /// Counts what was put and removed, after it was: whoever grouped while it was counted groups again.
    private final AtomicLong version = new AtomicLong();

    private volatile Grouped grouped = new Grouped(0, List.of(), Map.of());

    /// @param version of the accounts that were grouped
    /// @param leading the first account of each group
    /// @param byId the group of each account
    private record Grouped(
            long version, List<Earthquake> leading, Map<String, List<Earthquake>> byId) {}

    void restore(List<Earthquake> captured) {
        captured.forEach(this::put);
    }

    List<Earthquake> capture() {
        return reports.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Earthquake::id).thenComparing(Earthquake::series))
                .toList();
    }

    /// The leading account of each earthquake.
    Collection<Earthquake> all() {
        return grouped().leading();
    }

    /// The leading account of the earthquake that the account of this id tells of.
    Optional<Earthquake> get(String id) {
        return accounts(id).stream().findFirst();
    }

    /// All accounts of the earthquake that the account of this id tells of, the leading one first; empty when not known.
    List<Earthquake> accounts(String id) {
        return grouped().byId().getOrDefault(id, List.of());
    }

    private Grouped grouped() {
        long now = version.get();
        Grouped known = grouped;
        if (known.version() == now) {
            return known;
        }
        List<List<Earthquake>> groups = EarthquakeMatch.groups(List.copyOf(merged.values()));
        Map<String, List<Earthquake>> byId = new HashMap<>();
        groups.forEach(g -> g.forEach(e -> byId.put(e.id(), g)));
        Grouped made = new Grouped(now, groups.stream().map(List::getFirst).toList(), byId);
        grouped = made;
        return made;
    }

    List<Earthquake> of(String id) {
        return reports.getOrDefault(id, List.of());
    }

    /// Whether a report would change anything at `now`. Any thread.
    boolean news(Earthquake report, Instant now) {
        List<Earthquake> known = reports.get(report.id());
        if (known == null) {
            return !forgotten(report, now);
        }
        return known.stream()
                .filter(k -> k.series().equals(report.series()))
                .findFirst()
                .map(report::supersedes)
                .orElse(true);
    }

    /// Whether an earthquake that is not known is too old to become known. Any thread.
    boolean forgotten(Earthquake report, Instant now) {
        return report.moment().isBefore(now.minus(KEPT))
                || (merged.size() >= MOST && !byAge.headSet(report).iterator().hasNext());
    }

    /// Takes a report in; false when it is no news.
    ///
    /// @param changes told what else left
    boolean add(Earthquake report, Instant now, Changes changes) {
        if (!news(report, now)) {
            return false;
        }
        put(report);
        if (merged.size() > MOST) {
            remove(byAge.first().id(), changes);
        }
        return true;
    }

    private void put(Earthquake report) {
        List<Earthquake> all = new ArrayList<>(of(report.id()));
        all.removeIf(k -> k.series().equals(report.series()));
        all.add(report);
        all.sort(Comparator.comparing(Earthquake::series));
        reports.put(report.id(), List.copyOf(all));
        Earthquake is = Earthquake.merged(all);
        Earthquake was = merged.put(report.id(), is);
        if (was != null) {
            byAge.remove(was);
        }
        byAge.add(is);
        version.incrementAndGet();
    }

    private void remove(String id, Changes changes) {
        reports.remove(id);
        Earthquake was = merged.remove(id);
        if (was != null) {
            byAge.remove(was);
        }
        version.incrementAndGet();
        changes.add(Changes.Kind.EARTHQUAKE, id);
    }

    void sweep(Instant now, Changes changes) {
        Instant limit = now.minus(KEPT);
        merged.values().stream()
                .filter(e -> e.moment().isBefore(limit))
                .map(Earthquake::id)
                .toList()
                .forEach(id -> remove(id, changes));
    }
}
