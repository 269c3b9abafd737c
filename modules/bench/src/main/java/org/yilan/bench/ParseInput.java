package org.yilan.bench;

import org.yilan.feeds.FeedFormats;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Documents of one format, read with one adapter.
///
/// @param polls one round each
record ParseInput(String format, List<Prepared> polls) {
    static final ParseInput NONE = new ParseInput("", List.of());

    /// @param answers by address
    record Prepared(FeedAdapter adapter, FeedConfig config, Instant now, Map<URI, byte[]> answers) {
        static Prepared of(FeedConfig config, Instant now, Map<URI, byte[]> answers) {
            FeedAdapter adapter =
                    FeedFormats.installed()
                            .adapter(config.format())
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "no adapter for " + config.format()));
            return new Prepared(adapter, config, now, answers);
        }

        PreparedPoll read() throws FeedException {
            PreparedPoll poll = new PreparedPoll(config, now, answers);
            adapter.poll(poll);
            return poll;
        }
    }

    /// What reading everything once came to.
    record Yield(int observations, long bytes, int refused) {}

    ParseInput {
        polls = List.copyOf(polls);
    }

    ParseInput with(Prepared more) {
        List<Prepared> all = new ArrayList<>(polls);
        all.add(more);
        return new ParseInput(format, all);
    }

    Yield read() throws FeedException {
        int observations = 0;
        long bytes = 0;
        int refused = 0;
        for (Prepared prepared : polls) {
            PreparedPoll poll = prepared.read();
            observations += poll.observations();
            bytes += poll.bytes();
            refused += poll.refusedCount();
        }
        return new Yield(observations, bytes, refused);
    }
}
