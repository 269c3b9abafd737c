package org.yilan.situation;

import org.yilan.situation.model.Earthquake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// What has been reported of earthquakes: of each the newest report of every series, and what they come to. Depends on the
/// reports alone, not on their order. One thread writes, any thread reads.
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

    void restore(List<Earthquake> captured) {
        captured.forEach(this::put);
    }

    List<Earthquake> capture() {
        return reports.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Earthquake::id).thenComparing(Earthquake::series))
                .toList();
    }

    Collection<Earthquake> all() {
        return Collections.unmodifiableCollection(merged.values());
    }

    Optional<Earthquake> get(String id) {
        return Optional.ofNullable(merged.get(id));
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
    }

    private void remove(String id, Changes changes) {
        reports.remove(id);
        Earthquake was = merged.remove(id);
        if (was != null) {
            byAge.remove(was);
        }
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
