package org.yilan.fx;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Frames of the running toolkit. While nothing is asked for, no pulse is asked for either: an idle wall is idle.
public final class FxFrames implements Frames, AutoCloseable {
    private final List<Runnable> waiting = new ArrayList<>();
    private final ScheduledExecutorService alarm =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("fx-alarm").daemon().factory());

    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            };

    @Override
    public void next(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (waiting.size() > 1) {
                return;
            }
        }
        if (Platform.isFxApplicationThread()) {
            timer.start();
        } else {
            Platform.runLater(timer::start);
        }
    }

    private void pulse() {
        List<Runnable> now;
        synchronized (waiting) {
            now = List.copyOf(waiting);
            waiting.clear();
        }
        // Stopped first: what runs below may ask for the next pulse again.
        timer.stop();
        now.forEach(Runnable::run);
    }

    @Override
    public void after(Duration delay, Runnable work) {
        if (!alarm.isShutdown()) {
            var unused =
                    alarm.schedule(
                            () -> Platform.runLater(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
