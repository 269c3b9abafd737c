package org.yilan.wall;

import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.fx.Png;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The wall on a machine without a display: lives as it would on monitors, and every few seconds its picture is written.
/// Any thread may make, start and close it.
public final class WallPictures implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WallPictures.class.getName());

    private final OffScreen screen;
    private final FrameBatcher batcher;
    private final Path out;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("wall-pictures").daemon().factory());
    private volatile long written;

    /// @param out file of the picture; of several, `-1`, `-2`… is put before its ending. A picture is always whole.
    public WallPictures(
            WallParts parts, Frames frames, SceneSpec scene, List<Monitor> monitors, Path out) {
        FxThread.start();
        this.out = out;
        this.batcher = FxThread.call(() -> new FrameBatcher(parts.console(), frames));
        this.screen = FxThread.call(() -> new OffScreen(parts, scene, monitors, batcher));
    }

    /// Writes the first picture at once and then one in each period.
    public void start(Duration every) {
        var unused =
                thread.scheduleWithFixedDelay(
                        this::write, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// How many times the pictures have been written.
    public long written() {
        return written;
    }

    /// Draws what is known now, once every panel has it, and returns when it is written; not for the FX thread.
    public void drawNow() throws InterruptedException {
        try {
            thread.submit(
                            () -> {
                                ScenePicture.await(screen);
                                write();
                            })
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the picture could not be drawn", e.getCause());
        }
    }

    private void write() {
        try {
            if (written == 0) {
                ScenePicture.await(screen);
            }
            List<Png.Pixels> pictures =
                    FxThread.call(
                            () -> {
                                screen.layOut();
                                return screen.pictures();
                            });
            for (int i = 0; i < pictures.size(); i++) {
                Png.write(
                        pictures.get(i),
                        pictures.size() == 1 ? out : ScenePicture.numbered(out, i + 1));
            }
            written++;
        } catch (IOException | RuntimeException e) {
            // The next one may succeed: a full disk is emptied, a slow panel settles.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The wall's picture could not be written to " + out + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        FxThread.runToClose(
                () -> {
                    screen.close();
                    batcher.close();
                });
    }
}
