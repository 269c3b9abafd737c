package org.yilan.bench;

import org.yilan.assets.Assets;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FeedSurroundings;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.geography.Districts;
import org.yilan.hub.Hub;
import org.yilan.hub.ScenarioClock;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.model.FeedHealth;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A hub with many feeds at work: the feeds of a demonstration city in all its formats, many of each, at periods from 2 to
/// 60 s, compared with the situation and written to a journal on the disk, as in a hub's own process.
///
/// All times are seen from the hub, and no clocks of two processes are compared. A polled upstream shows a change only to
/// the next request, so how long a change is on its way has two parts: the wait for that request, which the configured
/// period decides, and what comes after it, which is work. For every round that brought news the line has, in milliseconds:
///
/// - `request`: from the moment at which the round's first request was about to be sent until the news was durable in the
///   journal and folded. The upstream serves the change after that moment, so this is no less than the time from the
///   answer that first has it. This is the figure that is held against the target of one second;
/// - `answer`: the same without the waits for answers, that is what the hub itself takes: reading, comparing, journal;
/// - `changeAtMost`: from the moment at which the round *before* was begun, which did not have the change yet. The change
///   came later than that, so this is the most that it can have been on its way, waiting for the poll included.
///
/// A feed is fresh when its last good answer was never older than three of its periods at any look (four a second).
public final class FeedsBench {
    private static final Duration SETTLE_AT_MOST = Duration.ofMinutes(2);

    /// @param feeds how many
    /// @param warm seconds after every feed has answered and before measuring
    /// @param seconds of measuring
    public record Options(int feeds, double warm, double seconds) {}

    /// A city that serves.
    ///
    /// @param address `http://127.0.0.1:PORT`
    /// @param process in which it runs, when it is not this one
    public record Upstream(URI address, Optional<ProcessHandle> process) {}

    private final Options options;
    private final Upstream upstream;
    private final Assets assets;
    private final Rounds rounds = new Rounds();

    public FeedsBench(Options options, Upstream upstream, Assets assets) {
        this.options = options;
        this.upstream = upstream;
        this.assets = assets;
    }

    /// Runs and gives the line of figures.
    ///
    /// @throws IOException when there is no room for a journal
    public String run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yilan-bench");
        try (ScenarioClock clock = ScenarioClock.following(upstream.address);
                Hub hub =
                        new Hub(
                                SqliteJournal.open(
                                        folder.resolve("journal.db"),
                                        new WireCodec(),
                                        InstantSource.system()),
                                clock)) {
            List<FeedConfig> feeds = CityFeeds.of(upstream.address, options.feeds, clock.speed());
            Districts districts = Districts.of(assets);
            FeedSurroundings surroundings =
                    new FeedSurroundings(
                            hub::situation,
                            hub,
                            clock,
                            point -> districts.districtAt(point).map(d -> d.code()).orElse(""),
                            hub::recordedBefore);
            try (FeedRunner runner = new FeedRunner(feeds, surroundings)) {
                return measure(runner, clock, feeds, folder);
            }
        } finally {
            delete(folder);
        }
    }

    private String measure(
            FeedRunner runner, ScenarioClock clock, List<FeedConfig> feeds, Path folder)
            throws IOException, InterruptedException {
        Meter meter =
                new Meter()
                        .put("bench", "feeds")
                        .put("feeds", feeds.size())
                        .put("formats", CityFeeds.formats().size());
        runner.follow(rounds::over);
        long begun = System.nanoTime();
        runner.start();
        meter.put("settleSeconds", settle(runner, begun));
        pause(Duration.ofMillis((long) (options.warm * 1000)));

        rounds.record(true);
        Optional<Duration> cityBefore = cityCpu();
        long journalBefore = size(folder);
        meter.start();
        Set<String> late = watch(runner);
        meter.stop();
        rounds.record(false);
        double cityCpu = Meter.used(cityBefore, cityCpu());

        rounds.put(meter, options.seconds);
        meter.put("fresh", feeds.size() - late.size())
                .put("good", good(runner))
                .put("late", String.join(" ", late))
                .put("cpuPerFeedMs", meter.cpu() * 1000 / feeds.size())
                .put("cityCpu", cityCpu / options.seconds)
                .put("heapPeakMb", heapPeak())
                .put("heapMb", heapAfterCollecting())
                .put("threads", ManagementFactory.getThreadMXBean().getPeakThreadCount())
                .put("journalMb", (size(folder) - journalBefore) / 1048576.0)
                .put("clockSpeed", clock.speed());
        return meter.json();
    }

    /// Waits for a good answer of every feed. A first round reads much that later ones do not, so it says nothing of these.
    ///
    /// @return how long that took since `begun`, in seconds
    private static double settle(FeedRunner runner, long begun) throws InterruptedException {
        while (runner.health().stream().anyMatch(h -> h.lastGood() == null)) {
            if (System.nanoTime() - begun > SETTLE_AT_MOST.toNanos()) {
                String which =
                        runner.health().stream()
                                .filter(h -> h.lastGood() == null)
                                .map(h -> h.name() + ": " + h.errorClass() + " " + h.detail())
                                .limit(3)
                                .toList()
                                .toString();
                throw new IllegalStateException(
                        "some feeds have no good answer after "
                                + SETTLE_AT_MOST.toSeconds()
                                + " s, first "
                                + which);
            }
            pause(Duration.ofMillis(50));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Looks at the health of the feeds for as long as is measured.
    ///
    /// @return ids of those whose last good answer was too old at any look
    private Set<String> watch(FeedRunner runner) throws InterruptedException {
        Set<String> late = new HashSet<>();
        long end = System.nanoTime() + (long) (options.seconds * 1e9);
        for (long left = 1; left > 0; left = end - System.nanoTime()) {
            runner.health().stream().filter(h -> !inside(h)).forEach(h -> late.add(h.feed()));
            pause(Duration.ofNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(250), left)));
        }
        return late;
    }

    private static boolean inside(FeedHealth health) {
        return health.state() == FeedHealth.State.GOOD
                || health.state() == FeedHealth.State.DEGRADED;
    }

    private static long good(FeedRunner runner) {
        return runner.health().stream().filter(h -> h.state() == FeedHealth.State.GOOD).count();
    }

    private Optional<Duration> cityCpu() {
        return upstream.process.flatMap(p -> p.info().totalCpuDuration());
    }

    /// The peaks of all parts of the heap, which need not have been at one time: the heap was never larger.
    private static double heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(u -> u.getUsed())
                        .sum()
                / 1048576.0;
    }

    private static double heapAfterCollecting() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    private static void pause(Duration time) throws InterruptedException {
        var unused = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Of all files of the journal, in bytes.
    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
