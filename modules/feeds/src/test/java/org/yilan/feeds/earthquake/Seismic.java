package org.yilan.feeds.earthquake;

import org.yilan.feeds.FoldingHub;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.compare.Comparison;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Earthquake;

import java.util.ArrayList;
import java.util.List;

/// A feed on earthquakes and the hub that follows it.
final class Seismic {
    final FoldingHub hub;
    final List<String> ignored = new ArrayList<>();
    private final ScriptedPoll config;
    private final Comparison comparison;

    Seismic(FeedAdapter adapter, String now) {
        hub = new FoldingHub(now);
        config = new ScriptedPoll(adapter.format(), "x");
        comparison = new Comparison(config.config(), id -> false);
    }

    /// What a sample says when it is asked at a moment.
    static ScriptedPoll sample(FeedAdapter adapter, String file, String now) throws FeedException {
        return new ScriptedPoll(adapter.format(), "x")
                .at(now)
                .with("x", Samples.bytes(file))
                .by(adapter);
    }

    static ScriptedPoll document(FeedAdapter adapter, String text) throws FeedException {
        return new ScriptedPoll(adapter.format(), "x").with("x", text).by(adapter);
    }

    static Earthquake only(ScriptedPoll poll) {
        return poll.only(EarthquakeSeen.class).report();
    }

    /// Has the hub take in what a poll saw; the news in it.
    List<Event> take(ScriptedPoll poll) {
        List<Event> news =
                comparison.news(
                        poll.observations,
                        hub.situation(),
                        hub.instant(),
                        (path, why) -> ignored.add(path + ": " + why));
        hub.append("test", news);
        comparison.recorded();
        return news;
    }

    Situation situation() {
        return hub.situation();
    }
}
