package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.compare.Comparison;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.transport.Schedule;
import org.yilan.feeds.transport.Transport;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// One feed at work: reads what comes, compares, records, and keeps its health and figures. Any thread may have a round;
/// one at a time does.
final class FeedTask {
    private static final System.Logger LOG = System.getLogger(FeedTask.class.getName());

    /// Events per append: a first round may bring thousands, and others want to write in between.
    private static final int CHUNK = 500;

    private final FeedConfig config;
    private final FeedAdapter adapter;
    private volatile String saidNotRecorded = "";
    private volatile String saidNotPublished = "";
    private final Transport transport;
    private final FeedSurroundings surroundings;
    private final Comparison comparison;
    private final Health health;
    private final Schedule schedule;
    private final Tally tally;
    private final ReentrantLock polling = new ReentrantLock();
    private final ReentrantLock publishing = new ReentrantLock();
    private volatile @Nullable FeedReport report;
    private volatile Consumer<FeedReport> listener = done -> {};
    private @Nullable Duration retryAfter;
    private @Nullable Instant lastRefused;

    /// When nothing may be taken for unchanged; null for never. Only in [#round].
    private @Nullable Instant readAgain;

    private Verdict verdict = new Verdict(Verdict.Kind.QUIET, "", "");
    private volatile boolean stopped;

    FeedTask(
            FeedConfig config,
            FeedAdapter adapter,
            Transport transport,
            FeedSurroundings surroundings,
            RandomGenerator random) {
        this.config = config;
        this.adapter = adapter;
        this.transport = transport;
        this.surroundings = surroundings;
        this.comparison = new Comparison(config, surroundings.recordedBefore());
        this.schedule = new Schedule(config.period(), config.freshness(), config.timeout(), random);
        this.tally = new Tally(config);
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

    /// See [FeedRunner#follow].
    void follow(Consumer<FeedReport> rounds) {
        listener = rounds;
    }

    FeedHealth health() {
        return health.current();
    }

    FeedFigures figures() {
        return tally.now(schedule, transport.backlog());
    }

    /// Has rounds until it is stopped.
    void run() {
        publish();
        try {
            Duration wait;
            do {
                wait = roundAndWait();
                if (transport.asks()) {
                    tally.waiting(wait);
                }
            } while (transport.await(wait));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes the request under way fail and every later one too.
    void stop() {
        stopped = true;
        transport.close();
    }

    /// Lets time pass for the health.
    void tick() {
        health.tick(surroundings.clock().instant());
        publish();
    }

    /// Has one round and records what is news.
    FeedReport poll() {
        polling.lock();
        try {
            roundAndWait();
            return Objects.requireNonNull(report);
        } finally {
            polling.unlock();
        }
    }

    private Duration roundAndWait() {
        polling.lock();
        try {
            tally.begun();
            schedule.trying();
            FeedReport done = round();
            report = done;
            listener.accept(done);
            return switch (verdict.kind()) {
                // A bad message says nothing of the way on which it came.
                case FAULT ->
                        !transport.asks() && verdict.errorClass().equals("nothing-usable")
                                ? schedule.afterGood(Duration.ZERO)
                                : schedule.afterFault(retryAfter);
                case QUIET -> schedule.afterQuiet();
                case GOOD, PARTLY, ALIVE -> schedule.afterGood(transport.goodFor());
            };
        } finally {
            polling.unlock();
        }
    }

    private FeedReport round() {
        long start = System.nanoTime();
        Instant now = surroundings.clock().instant();
        transport.begin();
        if (readAgain != null && !now.isBefore(readAgain)) {
            transport.forget();
            readAgain = null;
        }
        PollRound round = new PollRound(config, transport, now, surroundings.locator());
        Verdict.Fault fault = ask(round);
        long reading = System.nanoTime() - start - transport.traffic().waited();
        int events = 0;
        if (!stopped) {
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
                transport.recorded(fault == null && round.complete());
                readAgain = earlier(readAgain, round.readAgain());
            } catch (RuntimeException e) {
                saidNotRecorded = sayOnce(saidNotRecorded, "not recorded", e);
                fault =
                        new Verdict.Fault(
                                "not-recorded",
                                "What it sent could not be written to the journal: "
                                        + e.getMessage());
            }
        }
        verdict = patient(Verdict.of(round, fault, transport.heard()), round, now);
        if (!stopped) {
            judge(now);
            publish();
        }
        FeedReport done =
                round.report(
                        events,
                        Duration.ofNanos(System.nanoTime() - start),
                        verdict.errorClass(),
                        verdict.sentence());
        if (verdict.kind() != Verdict.Kind.QUIET) {
            tally.done(done, reading, verdict.kind() == Verdict.Kind.FAULT);
        }
        return done;
    }

    private Verdict.@Nullable Fault ask(PollRound round) {
        retryAfter = null;
        try {
            transport.read(() -> adapter.poll(round), round::refused);
            return null;
        } catch (FeedException e) {
            retryAfter = e.retryAfter().orElse(null);
            return new Verdict.Fault(e.errorClass(), e.sentence());
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
            return new Verdict.Fault(
                    "internal", "Reading the answer failed because of a fault in Yilan: " + e);
        }
    }

    /// One bad message among many must not make the feed's state, which is in the journal, go to and fro: it counts for as
    /// long as an answer is fresh.
    private Verdict patient(Verdict seen, PollRound round, Instant now) {
        if (transport.asks()) {
            return seen;
        }
        if (round.refusedCount() > 0) {
            lastRefused = now;
        }
        boolean remembered =
                lastRefused != null && now.isBefore(lastRefused.plus(config.freshness()));
        boolean empty = transport.traffic().documents() == 0;
        return seen.kind() == Verdict.Kind.GOOD && (empty || remembered)
                ? new Verdict(Verdict.Kind.ALIVE, "", "")
                : seen;
    }

    private void judge(Instant now) {
        switch (verdict.kind()) {
            case GOOD -> health.good(now);
            case PARTLY -> health.partlyGood(verdict.errorClass(), verdict.sentence(), now);
            case FAULT -> health.fault(verdict.errorClass(), verdict.sentence(), now);
            case ALIVE -> health.alive(now);
            case QUIET -> health.tick(now);
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
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
