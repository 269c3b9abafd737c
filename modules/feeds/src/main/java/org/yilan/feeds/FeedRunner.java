package org.yilan.feeds;

import okhttp3.OkHttpClient;

import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Runs feeds: a virtual thread each, named `feed-` and its id, and one that watches their health. Either [#start] it and
/// let it run, or call [#pollAllOnce] whenever a round is wanted; both at once do no harm. Any thread may call.
public final class FeedRunner implements FeedView, AutoCloseable {
    private final OkHttpClient client;
    private final List<FeedTask> tasks;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @throws IllegalArgumentException when a feed has a format that is not installed, or two have one id
    public FeedRunner(List<FeedConfig> feeds, FeedSurroundings surroundings) {
        this(feeds, surroundings, FeedFormats.installed(), HttpAccess.client());
    }

    FeedRunner(List<FeedConfig> feeds, FeedSurroundings surroundings, FeedFormats formats) {
        this(feeds, surroundings, formats, HttpAccess.client());
    }

    /// @param client for this runner alone: closing the runner closes its connections
    FeedRunner(
            List<FeedConfig> feeds,
            FeedSurroundings surroundings,
            FeedFormats formats,
            OkHttpClient client) {
        this.client = client;
        Set<String> ids = new HashSet<>();
        List<FeedTask> made = new ArrayList<>();
        for (FeedConfig feed : feeds) {
            if (!ids.add(feed.id())) {
                throw new IllegalArgumentException("two feeds have the id " + feed.id());
            }
            FeedAdapter adapter =
                    formats.adapter(feed.format())
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "feed "
                                                            + feed.id()
                                                            + " has the format "
                                                            + feed.format()
                                                            + ", which is none of "
                                                            + formats.names()));
            made.add(
                    new FeedTask(
                            feed,
                            adapter,
                            Transports.of(feed, client),
                            surroundings,
                            RandomGenerator.getDefault()));
        }
        tasks = List.copyOf(made);
    }

    /// Tells of every round when it is over, on the thread of its feed, which waits for the listener: it must be quick and
    /// must not throw. One listener; call it before [#start].
    public void follow(Consumer<FeedReport> rounds) {
        tasks.forEach(task -> task.follow(rounds));
    }

    /// Starts polling, every feed at once. Once only.
    public synchronized void start() {
        if (!threads.isEmpty() || closed.getCount() == 0) {
            throw new IllegalStateException("already started or closed");
        }
        for (FeedTask task : tasks) {
            threads.add(Thread.ofVirtual().name("feed-" + task.config().id()).start(task::run));
        }
        threads.add(Thread.ofVirtual().name("feed-health").start(this::watch));
    }

    /// Polls every feed once, in the order of the configuration, in the calling thread, and returns when everything that was
    /// news is recorded. For stepping through a scenario: the same upstreams give the same events in the same order.
    public List<FeedReport> pollAllOnce() {
        List<FeedReport> reports = new ArrayList<>();
        for (FeedTask task : tasks) {
            reports.add(task.poll());
            task.tick();
        }
        return reports;
    }

    /// What the last poll of each feed came to, in the order of the configuration, without feeds not polled yet.
    public List<FeedReport> reports() {
        return tasks.stream().map(FeedTask::report).filter(Objects::nonNull).toList();
    }

    @Override
    public List<FeedHealth> health() {
        return tasks.stream().map(FeedTask::health).toList();
    }

    @Override
    public List<FeedFigures> figures() {
        return tasks.stream().map(FeedTask::figures).toList();
    }

    /// Stops everything: requests under way are broken off, what is being recorded is finished.
    @Override
    public synchronized void close() {
        closed.countDown();
        tasks.forEach(FeedTask::stop);
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /// How many of its threads have not ended.
    synchronized long threadsAlive() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    private void watch() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                tasks.forEach(FeedTask::tick);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
