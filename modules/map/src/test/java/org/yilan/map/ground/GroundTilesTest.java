package org.yilan.map.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.gluonhq.maps.tile.TileRetrieverProvider;

import javafx.scene.image.Image;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class GroundTilesTest {
    private final GroundTiles tiles = new GroundTiles(8L << 20, 20, Duration.ofMillis(30));

    @Test
    void isWhatGluonMapsFinds() {
        assertThat(TileRetrieverProvider.getInstance().load()).isSameAs(GroundTiles.provider());
    }

    @Test
    void isReadyAtOnceTheSecondTime() {
        TileDemand demand = TileDemand.of(source(k -> new int[k.size() * k.size()]), 200, () -> {});
        CompletableFuture<Image> first = ask(demand, 5, 1, 1);
        await().until(first::isDone);
        assertThat(first.join().getWidth()).isEqualTo(200);
        assertThat(ask(demand, 5, 1, 1)).isCompletedWithValue(first.join());
        assertThat(demand.settled()).isTrue();
    }

    @Test
    void letsGoAtRestOfWhatNobodyShows() {
        AtomicInteger drawn = new AtomicInteger();
        TileDemand demand =
                TileDemand.of(
                        source(
                                k -> {
                                    drawn.incrementAndGet();
                                    return new int[k.size() * k.size()];
                                }),
                        200,
                        () -> {});
        CompletableFuture<Image> seen = ask(demand, 5, 1, 1);
        await().until(seen::isDone);
        Image shown = seen.join();
        WeakReference<Image> unseen = new WeakReference<>(ask(demand, 5, 1, 2).join());
        // the first rests in `shown`, the second only in the cache, which lets it go
        await().until(
                        () -> {
                            System.gc();
                            return unseen.get() == null;
                        });
        assertThat(ask(demand, 5, 1, 1)).isCompletedWithValue(shown);
        assertThat(drawn).hasValue(2);
        assertThat(ask(demand, 5, 1, 2).join()).isNotNull();
        assertThat(drawn).hasValue(3);
    }

    @Test
    void neverFailsWhateverTheSourceDoes() {
        for (Drawing bad :
                new Drawing[] {
                    k -> {
                        throw new IOException("down");
                    },
                    k -> {
                        throw new IllegalStateException("broken");
                    },
                    k -> new int[3]
                }) {
            TileDemand demand = TileDemand.of(source(bad), 128, () -> {});
            CompletableFuture<Image> tile = ask(demand, 6, 2, 2);
            await().until(tile::isDone);
            assertThat(tile).isNotCompletedExceptionally();
            assertThat(tile.join().getPixelReader().getArgb(5, 5))
                    .isEqualTo(GroundInk.SEA.getRGB());
            demand.ended().set(true);
        }
    }

    @Test
    void answersForPlacesThatDoNotExist() {
        TileDemand demand = TileDemand.of(source(k -> new int[k.size() * k.size()]), 128, () -> {});
        assertThat(ask(demand, 3, -1, 2)).isCompleted();
        assertThat(ask(demand, 3, 8, 2)).isCompleted();
        assertThat(ask(demand, 40, 8, 2)).isCompleted();
        assertThat(new GroundTiles(1 << 20, 20, Duration.ofMinutes(1)).loadTile(3, 1, 1))
                .isCompleted();
    }

    @Test
    void neverBlocksWhileTheSourceHangs() {
        CountDownLatch hold = new CountDownLatch(1);
        TileDemand demand =
                TileDemand.of(
                        source(
                                k -> {
                                    try {
                                        hold.await(10, TimeUnit.SECONDS);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return new int[k.size() * k.size()];
                                }),
                        64,
                        () -> {});
        for (int i = 0; i < 30; i++) {
            assertThat(ask(demand, 6, i, 0)).isNotDone();
        }
        assertThat(demand.pending()).hasValue(30);
        hold.countDown();
        await().until(demand::settled);
    }

    @Test
    void drawsNothingForAViewThatHasTurnedAway() {
        CountDownLatch hold = new CountDownLatch(1);
        Set<Long> drawn = ConcurrentHashMap.newKeySet();
        TileSource slow =
                source(
                        k -> {
                            drawn.add(k.x());
                            try {
                                hold.await(10, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new int[k.size() * k.size()];
                        });
        TileDemand gone = TileDemand.of(slow, 64, () -> {});
        TileDemand still = TileDemand.of(slow, 64, () -> {});
        ask(gone, 6, 0, 0);
        ask(gone, 6, 1, 0);
        await().until(() -> drawn.size() == 2); // both workers are busy now
        CompletableFuture<Image> alone = ask(gone, 6, 2, 0);
        CompletableFuture<Image> shared = ask(gone, 6, 3, 0);
        ask(still, 6, 3, 0);

        gone.ended().set(true);
        hold.countDown();

        await().until(() -> gone.settled() && still.settled());
        assertThat(drawn).containsExactlyInAnyOrder(0L, 1L, 3L);
        assertThat(alone).isCompleted();
        assertThat(shared).isCompleted();
        // whoever comes later gets the tile itself
        TileDemand later = TileDemand.of(slow, 64, () -> {});
        ask(later, 6, 2, 0);
        await().until(later::settled);
        assertThat(drawn).contains(2L);
    }

    @Test
    void asksAgainUntilTheTileComes() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger recovered = new AtomicInteger();
        TileDemand demand =
                TileDemand.of(
                        source(
                                k -> {
                                    if (tries.incrementAndGet() < 3) {
                                        throw new IOException("not yet");
                                    }
                                    int[] white = new int[k.size() * k.size()];
                                    Arrays.fill(white, -1);
                                    return white;
                                }),
                        64,
                        recovered::incrementAndGet);
        CompletableFuture<Image> first = ask(demand, 6, 3, 3);
        await().until(() -> recovered.get() == 1);
        assertThat(first.join().getPixelReader().getArgb(5, 5)).isEqualTo(GroundInk.SEA.getRGB());
        assertThat(ask(demand, 6, 3, 3).join().getPixelReader().getArgb(5, 5)).isEqualTo(-1);
    }

    @Test
    void keepsToItsMemory() {
        TileCache cache = new TileCache(1 << 20);
        javafx.scene.image.WritableImage image = new javafx.scene.image.WritableImage(1, 1);
        for (int i = 0; i < 100; i++) {
            cache.put(new TileCache.Id("s", new TileKey(8, i, 0, 256)), image);
        }
        assertThat(cache.bytes()).isLessThanOrEqualTo(1 << 20);
        assertThat(cache.get(new TileCache.Id("s", new TileKey(8, 0, 0, 256)))).isEmpty();
        assertThat(cache.get(new TileCache.Id("s", new TileKey(8, 99, 0, 256)))).isPresent();
    }

    @Test
    void drawsTheSameTileTwiceAndSeamlessly() {
        TileSources sources =
                new TileSources(
                        Assets.shipped(), Runnable::run, java.util.Map.of(), TileStore.none());
        TileSource ground =
                sources.choose(tools.jackson.databind.node.MissingNode.getInstance(), 1, 1)
                        .source();
        try {
            // the tile with the Bund, and its east neighbour
            int[] a = ground.pixels(new TileKey(10, 857, 418, 256));
            int[] b = ground.pixels(new TileKey(10, 858, 418, 256));
            assertThat(ground.pixels(new TileKey(10, 857, 418, 256))).isEqualTo(a);
            assertThat(Arrays.stream(a)).allMatch(p -> p >>> 24 == 255);
            int jumps = 0;
            for (int y = 0; y < 256; y++) {
                if (Math.abs((a[y * 256 + 255] & 255) - (b[y * 256] & 255)) > 24) {
                    jumps++;
                }
            }
            assertThat(jumps).isLessThan(8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private CompletableFuture<Image> ask(TileDemand demand, int z, long x, long y) {
        java.util.concurrent.atomic.AtomicReference<CompletableFuture<Image>> got =
                new java.util.concurrent.atomic.AtomicReference<>();
        tiles.during(demand, () -> got.set(tiles.loadTile(z, x, y)));
        return got.get();
    }

    private interface Drawing {
        int[] draw(TileKey key) throws IOException;
    }

    private static TileSource source(Drawing drawing) {
        return new TileSource() {
            private final String id = "test-" + System.identityHashCode(drawing);

            @Override
            public String id() {
                return id;
            }

            @Override
            public int[] pixels(TileKey key) throws IOException {
                return drawing.draw(key);
            }
        };
    }
}
