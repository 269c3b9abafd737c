package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.transport.Schedule;
import org.yilan.feeds.transport.Transport.Backlog;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedFigures.Round;

import java.time.Duration;

/// The running figures of one feed. Thread safe.
final class Tally {
    private final String feed;
    private final String transport;
    private final PerMinute perMinute;
    private long rounds;
    private long faults;
    private Round last = Round.NONE;
    private @Nullable Long dueAt;

    Tally(FeedConfig config) {
        this.feed = config.id();
        this.transport = word(config.connection().channel());
        Duration periods = config.period().multipliedBy(3);
        Duration minute = Duration.ofMinutes(1);
        this.perMinute =
                new PerMinute(periods.compareTo(minute) > 0 ? periods : minute, System.nanoTime());
    }

    /// A round begins.
    synchronized void begun() {
        dueAt = null;
    }

    /// A round is over.
    ///
    /// @param parsing in nanoseconds
    synchronized void done(FeedReport report, long parsing, boolean fault) {
        rounds++;
        faults += fault ? 1 : 0;
        last =
                new Round(
                        report.understoodCount(),
                        report.documents(),
                        report.bytes(),
                        report.took(),
                        Duration.ofNanos(Math.max(0, parsing)));
        perMinute.add(report.understoodCount(), report.bytes(), System.nanoTime());
    }

    /// The next round begins in `wait`.
    synchronized void waiting(Duration wait) {
        dueAt = System.nanoTime() + wait.toNanos();
    }

    synchronized FeedFigures now(Schedule schedule, Backlog backlog) {
        long now = System.nanoTime();
        return new FeedFigures(
                feed,
                transport,
                schedule.circuit(),
                schedule.faults(),
                rounds,
                faults,
                dueAt == null ? backlog.nextTry() : Duration.ofNanos(Math.max(0, dueAt - now)),
                perMinute.rate(now),
                last,
                backlog.waiting(),
                backlog.dropped());
    }

    private static String word(Channel channel) {
        return switch (channel) {
            case Channel.Polling p -> "poll";
            case Channel.ServerSentEvents e -> "sse";
            case Channel.Socket s -> "websocket";
            case Channel.Mqtt m -> "mqtt";
            case Channel.Folder f -> "folder";
        };
    }
}
