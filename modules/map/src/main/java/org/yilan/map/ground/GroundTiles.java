package org.yilan.map.ground;

import com.gluonhq.maps.tile.TileRetriever;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Gives Gluon Maps its tiles: at once from memory, else later, and never an error, because an error thrown or handed over
/// ends Gluon's layout or leaves a hole for good. A tile that cannot be had is plain ground, and is asked for again later.
///
/// Gluon makes one retriever per program and asks it for a tile without saying for which map. So each map says who it is
/// around its own layout ([#during]), which happens on the FX thread alone. [#loadTile] and [#during] belong to the FX
/// thread.
public final class GroundTiles implements TileRetriever {
    /// Three 4K screens full.
    private static final long CACHE_BYTES = 96L << 20;

    private static final long FIRST_RETRY_MILLIS = 2000;

    /// After so long without a new tile nobody is moving a map, and a wall stands for weeks: tiles out of sight are let go.
    private static final Duration REST_AFTER = Duration.ofMinutes(1);

    /// What [java.util.ServiceLoader] gets; Gluon allows one for the program.
    private static final GroundTiles PROVIDED =
            new GroundTiles(CACHE_BYTES, FIRST_RETRY_MILLIS, REST_AFTER);

    private static final Logger LOG = System.getLogger(GroundTiles.class.getName());
    private static final int LONGEST_RETRY_SECONDS = 300;

    /// A piece of work in the queue; the newest first, because the view has moved on since the older ones.
    private record Job(long number, Runnable work) implements Runnable, Comparable<Job> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Job other) {
            return Long.compare(other.number, number);
        }
    }

    /// A tile on its way, and who waits for it.
    private record Coming(CompletableFuture<Image> image, List<TileDemand> demands) {
        static Coming begun() {
            return new Coming(new CompletableFuture<>(), new CopyOnWriteArrayList<>());
        }

        boolean wanted() {
            return demands.stream().anyMatch(d -> !d.ended().get());
        }
    }

    private final TileCache cache;
    private final long firstRetryMillis;
    private final Map<TileCache.Id, Coming> coming = new ConcurrentHashMap<>();
    private final Map<Integer, Image> plain = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final Duration restAfter;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService retries;
    private Optional<TileDemand> current = Optional.empty();

    GroundTiles(long cacheBytes, long firstRetryMillis, Duration restAfter) {
        this.restAfter = restAfter;
        this.cache = new TileCache(cacheBytes);
        this.firstRetryMillis = firstRetryMillis;
        AtomicInteger names = new AtomicInteger();
        workers =
                new ThreadPoolExecutor(
                        2,
                        2,
                        30,
                        TimeUnit.SECONDS,
                        new PriorityBlockingQueue<>(),
                        r ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("tile-" + names.incrementAndGet())
                                        .unstarted(r));
        workers.allowCoreThreadTimeOut(true);
        retries =
                Executors.newSingleThreadScheduledExecutor(
                        r -> Thread.ofPlatform().daemon().name("tile-retry").unstarted(r));
    }

    /// For [java.util.ServiceLoader] and for the maps.
    public static GroundTiles provider() {
        return PROVIDED;
    }

    /// Runs a map's layout on behalf of a demand. The demand stays the one asked for until another map's layout: Gluon lays
    /// out again by itself now and then.
    void during(TileDemand demand, Runnable layout) {
        current = Optional.of(demand);
        layout.run();
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long i, long j) {
        if (current.isEmpty()) {
            return CompletableFuture.completedFuture(plain(1));
        }
        TileDemand demand = current.get();
        TileKey key = new TileKey(zoom, i, j, demand.size());
        if (!key.exists()) {
            return CompletableFuture.completedFuture(plain(1));
        }
        demand.asked().incrementAndGet();
        TileCache.Id id = new TileCache.Id(demand.source().id(), key);
        Optional<Image> known = cache.get(id);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        demand.pending().incrementAndGet();
        // one future for all who wait for the same tile
        Coming fresh = Coming.begun();
        Coming tile =
                coming.compute(
                        id,
                        (k, already) -> {
                            Coming c = already == null ? fresh : already;
                            c.demands.add(demand);
                            return c;
                        });
        if (tile == fresh) {
            submit(() -> bring(demand.source(), id, tile));
        }
        return tile.image.whenComplete((image, e) -> demand.pending().decrementAndGet());
    }

    /// On a tile thread. A tile that everybody has turned away from is not made.
    private void bring(TileSource source, TileCache.Id id, Coming tile) {
        boolean wanted = coming.computeIfPresent(id, (k, c) -> c.wanted() ? c : null) != null;
        Optional<Image> image = wanted ? make(source, id) : Optional.empty();
        image.ifPresent(v -> keep(id, v));
        coming.remove(id);
        if (image.isEmpty()) {
            for (TileDemand demand : tile.demands) {
                if (!demand.ended().get()) {
                    retry(demand, id, firstRetryMillis);
                }
            }
        }
        tile.image.complete(image.orElseGet(() -> plain(id.key().size())));
    }

    private void keep(TileCache.Id id, Image image) {
        cache.put(id, image);
        long tile = kept.incrementAndGet();
        var unused =
                retries.schedule(
                        () -> {
                            if (kept.get() == tile) {
                                cache.rest();
                            }
                        },
                        restAfter.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void submit(Runnable work) {
        workers.execute(new Job(numbers.incrementAndGet(), work));
    }

    private Optional<Image> make(TileSource source, TileCache.Id id) {
        try {
            int[] pixels = source.pixels(id.key());
            return Optional.of(image(id.key().size(), pixels));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "tile " + id.key() + ": " + e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.log(
                    Level.WARNING,
                    "tile " + id.key() + " of " + id.source() + " cannot be drawn",
                    e);
        }
        return Optional.empty();
    }

    private void retry(TileDemand demand, TileCache.Id id, long delayMillis) {
        var unused =
                retries.schedule(
                        () -> {
                            if (demand.ended().get()) {
                                return;
                            }
                            submit(
                                    () -> {
                                        Optional<Image> image = make(demand.source(), id);
                                        if (image.isPresent()) {
                                            keep(id, image.get());
                                            demand.recovered().run();
                                        } else {
                                            retry(
                                                    demand,
                                                    id,
                                                    Math.min(
                                                            delayMillis * 2,
                                                            LONGEST_RETRY_SECONDS * 1000L));
                                        }
                                    });
                        },
                        delayMillis,
                        TimeUnit.MILLISECONDS);
    }

    private Image plain(int size) {
        return plain.computeIfAbsent(
                size,
                s -> {
                    int[] pixels = new int[s * s];
                    Arrays.fill(pixels, GroundInk.SEA.getRGB());
                    return image(s, pixels);
                });
    }

    private static Image image(int size, int[] pixels) {
        return new WritableImage(
                new PixelBuffer<>(
                        size, size, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
