package org.yilan.feeds.compare;

import org.junit.jupiter.api.BeforeEach;
import org.yilan.feeds.FoldingHub;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.Observation;
import org.yilan.situation.event.Event;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A feed's comparison with a hub, as tests use it.
abstract class ComparisonFixture {
    static final Instant T = Instant.parse("2024-09-15T00:00:00Z");

    final FoldingHub hub = new FoldingHub("2024-09-15T12:00:00Z");
    final List<String> ignored = new ArrayList<>();
    final Set<String> inJournal = new HashSet<>();
    Comparison comparison = comparison("f");

    Comparison comparison(String feed) {
        return new Comparison(
                FeedConfig.of(
                        feed,
                        feed,
                        "x",
                        URI.create("http://upstream.test/"),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)),
                inJournal::contains);
    }

    @BeforeEach
    void clear() {
        ignored.clear();
    }

    /// Observes, records, and says what was news.
    List<Event> see(Observation... observations) {
        return see(List.of(observations));
    }

    List<Event> see(List<Observation> observations) {
        return see(comparison, "f", observations);
    }

    List<Event> see(Comparison by, String feed, List<Observation> observations) {
        List<Event> news =
                by.news(
                        observations,
                        hub.situation(),
                        hub.instant(),
                        (path, reason) -> ignored.add(path + ": " + reason));
        hub.append(feed, news);
        by.recorded();
        return news;
    }

    void restart() {
        hub.restart();
        comparison = comparison("f");
    }
}
