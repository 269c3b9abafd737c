package org.yilan.feeds.compare;

import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Earthquake;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News about earthquakes: of each series of reports the newest, when it is newer than what the situation has. Reports that
/// a newer one has replaced before anybody heard of them are no news.
final class EarthquakeNews {
    private record Series(String id, String name) {}

    private EarthquakeNews() {}

    static void add(List<EarthquakeSeen> seen, Round round) {
        Map<Series, Earthquake> newest = new LinkedHashMap<>();
        for (EarthquakeSeen earthquake : seen) {
            newest.merge(
                    new Series(earthquake.report().id(), earthquake.report().series()),
                    earthquake.report(),
                    (a, b) -> b.supersedes(a) ? b : a);
        }
        int old = 0;
        for (Earthquake report :
                newest.values().stream()
                        .sorted(
                                Comparator.comparing(Earthquake::updated)
                                        .thenComparing(Earthquake::id)
                                        .thenComparing(Earthquake::series))
                        .toList()) {
            if (round.situation().newer(report, round.now())) {
                round.add(new Event.EarthquakeObserved(report));
            } else if (round.situation().earthquake(report.id()).isEmpty()) {
                old++;
            }
        }
        if (old > 0) {
            round.ignored()
                    .accept(
                            "earthquakes",
                            old + " are older than the 30 days, or the 2000, that are kept");
        }
    }
}
