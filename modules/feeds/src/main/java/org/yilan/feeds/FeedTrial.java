package org.yilan.feeds;

import okhttp3.OkHttpClient;

import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.transport.Transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An upstream asked once, for somebody who sets up a feed: what was understood, and what was not and why. Nothing is
/// recorded.
///
/// @param observations everything that was understood, in the upstream's order
/// @param report its `events` are 0
public record FeedTrial(List<Observation> observations, FeedReport report) {
    public FeedTrial {
        observations = List.copyOf(observations);
    }

    /// Waits for the first message.
    private static void listen(
            Duration most, Transport transport, FeedAdapter adapter, PollRound round)
            throws FeedException {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toNanos(); left > 0; left = end - System.nanoTime()) {
                transport.await(Duration.ofNanos(left));
                transport.begin();
                transport.read(() -> adapter.poll(round), round::refused);
                if (transport.traffic().documents() > 0 || round.refusedCount() > 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new FeedException("timeout", "Nothing came within " + most.toSeconds() + " s.");
    }

    /// Asks. Blocks for as long as the feed's timeouts allow.
    ///
    /// @param adapter for the feed's format, used by nobody else
    /// @param now what counts as the present
    public static FeedTrial of(
            FeedConfig config, FeedAdapter adapter, Locator locator, Instant now) {
        long start = System.nanoTime();
        OkHttpClient client = HttpAccess.client();
        try {
            Transport transport = Transports.of(config, client);
            PollRound round = new PollRound(config, transport, now, locator);
            String errorClass = "";
            String detail = "";
            try (transport) {
                if (transport.asks()) {
                    transport.begin();
                    transport.read(() -> adapter.poll(round), round::refused);
                } else {
                    listen(config.timeout(), transport, adapter, round);
                }
            } catch (FeedException e) {
                errorClass = e.errorClass();
                detail = e.sentence();
            }
            return new FeedTrial(
                    round.observations(),
                    round.report(
                            0, Duration.ofNanos(System.nanoTime() - start), errorClass, detail));
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
