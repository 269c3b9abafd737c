package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.compare.Comparison;
import org.yilan.feeds.http.Fetcher;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One feed at work: polls, compares, records, and keeps its health. Any thread may poll; one at a time does.
final class FeedTask {
    private static final System.Logger LOG = System.getLogger(FeedTask.class.getName());

    /// Events per append: a first poll may bring thousands, and others want to write in between.
    private static final int CHUNK = 500;

    private final FeedConfig config;
    private final FeedAdapter adapter;
    private volatile String saidNotRecorded = "";
    private volatile String saidNotPublished = "";
    private final Fetcher fetcher;
    private final FeedSurroundings surroundings;
    private final Comparison comparison;
    private final Health health;
    private final Backoff backoff;
    private final ReentrantLock polling = new ReentrantLock();
    private final ReentrantLock publishing = new ReentrantLock();
    private volatile @Nullable FeedReport report;
    private volatile @Nullable Duration retryAfter;
    private volatile boolean stopped;

    FeedTask(
            FeedConfig config,
            FeedAdapter adapter,
            Fetcher fetcher,
            FeedSurroundings surroundings,
            Backoff backoff) {
        this.config = config;
        this.adapter = adapter;
        this.fetcher = fetcher;
        this.surroundings = surroundings;
        this.comparison = new Comparison(config, surroundings.recordedBefore());
        this.backoff = backoff;
        this.health =
                new Health(
                        config,
                        surroundings.situation().get().feed(config.id()).orElse(null),
                        surroundings.clock().instant());
    }

    FeedConfig config() {
        return config;
    }

    @Nullable FeedReport report() {
        return report;
    }

    FeedHealth health() {
        return health.current();
    }

    /// Polls until the latch opens.
    void run(CountDownLatch closed) {
        publish();
        try {
            Duration wait;
            do {
                FeedReport last = poll();
                boolean fault = !last.errorClass().isEmpty() && last.understoodCount() == 0;
                wait = fault ? backoff.afterFault(retryAfter) : backoff.afterGood();
            } while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes the request under way fail and every later one too.
    void stop() {
        stopped = true;
        fetcher.cancel();
    }

    /// Lets time pass for the health.
    void tick() {
        health.tick(surroundings.clock().instant());
        publish();
    }

    /// Polls once and records what is news.
    FeedReport poll() {
        polling.lock();
        try {
            FeedReport done = polled();
            report = done;
            return done;
        } finally {
            polling.unlock();
        }
    }

    private FeedReport polled() {
        long start = System.nanoTime();
        Instant now = surroundings.clock().instant();
        fetcher.begin();
        PollRound round = new PollRound(config, fetcher, now, surroundings.locator());
        Fault fault = ask(round);
        int events = 0;
        if (!stopped) {
            Fault unrecorded = null;
            List<Event> news =
                    comparison.news(
                            round.observations(),
                            surroundings.situation().get(),
                            now,
                            round::ignored);
            try {
                append(news);
                events = news.size();
                saidNotRecorded = "";
                comparison.recorded();
                round.recorded();
                if (fault == null && round.complete()) {
                    fetcher.recorded();
                }
            } catch (RuntimeException e) {
                saidNotRecorded = sayOnce(saidNotRecorded, "not recorded", e);
                unrecorded =
                        new Fault(
                                "not-recorded",
                                "What it sent could not be written to the journal: "
                                        + e.getMessage());
            }
            fault = judge(round, unrecorded == null ? fault : unrecorded, now);
            publish();
        }
        return round.report(
                events,
                Duration.ofNanos(System.nanoTime() - start),
                fault == null ? "" : fault.errorClass(),
                fault == null ? "" : fault.sentence());
    }

    private record Fault(String errorClass, String sentence) {}

    private @Nullable Fault ask(PollRound round) {
        retryAfter = null;
        try {
            adapter.poll(round);
            return null;
        } catch (FeedException e) {
            retryAfter = e.retryAfter().orElse(null);
            return new Fault(e.errorClass(), e.sentence());
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of ours, not of the upstream; the other feeds and this one's last values must
            // not suffer from it.
            LOG.log(
                    System.Logger.Level.ERROR,
                    () ->
                            "Feed "
                                    + config.id()
                                    + ": the adapter for "
                                    + config.format()
                                    + " failed",
                    e);
            return new Fault(
                    "internal", "Reading the answer failed because of a fault in Yilan: " + e);
        }
    }

    private @Nullable Fault judge(PollRound round, @Nullable Fault fault, Instant now) {
        if (fault != null) {
            if (round.understood() > 0 && !fault.errorClass().equals("not-recorded")) {
                health.partlyGood(fault.errorClass(), fault.sentence(), now);
            } else {
                health.fault(fault.errorClass(), fault.sentence(), now);
            }
            return fault;
        }
        if (round.refusedCount() == 0) {
            health.good(now);
            return null;
        }
        String first = round.firstRefused();
        if (round.understood() == 0) {
            Fault useless =
                    new Fault(
                            "nothing-usable",
                            "None of its "
                                    + round.refusedCount()
                                    + " items could be used; the first: "
                                    + first);
            health.fault(useless.errorClass(), useless.sentence(), now);
            return useless;
        }
        Fault partly =
                new Fault(
                        "items-refused",
                        round.refusedCount() + " items were refused; the first: " + first);
        health.partlyGood(partly.errorClass(), partly.sentence(), now);
        return partly;
    }

    private void append(List<Event> news) {
        for (int from = 0; from < news.size(); from += CHUNK) {
            surroundings
                    .sink()
                    .append(config.id(), news.subList(from, Math.min(news.size(), from + CHUNK)));
        }
    }

    private void publish() {
        publishing.lock();
        try {
            health.news()
                    .ifPresent(
                            news -> {
                                surroundings
                                        .sink()
                                        .append(
                                                config.id(),
                                                List.of(new Event.FeedHealthChanged(news)));
                                health.published(news);
                                saidNotPublished = "";
                            });
        } catch (RuntimeException e) {
            // Tried again with the next poll or tick: it stays news until it is written.
            saidNotPublished = sayOnce(saidNotPublished, "its health could not be recorded", e);
        } finally {
            publishing.unlock();
        }
    }

    /// A full disk fails every second: the log says it once until it is over.
    ///
    /// @param said what was said last
    /// @return what is said now
    private String sayOnce(String said, String what, RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        if (!words.equals(said)) {
            LOG.log(System.Logger.Level.ERROR, "Feed {0}: {1}: {2}", config.id(), what, words);
        }
        return words;
    }
}
