package org.yilan.bench;

import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/// A stage of a given size whose frames are timed: a frame counts when the pulse has laid out and the picture goes to the
/// renderer. Not for the FX thread.
final class Rig implements AutoCloseable {
    final Samples frames = new Samples();
    final Samples eventToFrame = new Samples();
    private final Stage stage;
    private final AnimationTimer timer;
    private final java.util.ArrayDeque<Long> shownThisPulse = new java.util.ArrayDeque<>();
    private volatile boolean recording;
    private @Nullable DoubleConsumer onPulse;
    private long lastPulse;
    private long first;

    Rig(Parent root, double width, double height) {
        FxThread.start();
        stage =
                FxThread.call(
                        () -> {
                            Stage s = new Stage(StageStyle.UNDECORATED);
                            s.setScene(new Scene(root, width, height));
                            s.setX(0);
                            s.setY(0);
                            return s;
                        });
        timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulse(now);
                    }
                };
        FxThread.run(
                () -> {
                    // After layout: what was applied in this pulse is now on its way to the screen.
                    stage.getScene().addPostLayoutPulseListener(this::laidOut);
                    stage.show();
                    timer.start();
                });
    }

    /// Called at the start of each pulse with the seconds since the first. FX thread.
    void onPulse(DoubleConsumer listener) {
        onPulse = listener;
    }

    /// Says that an event, sent at a time of [System#nanoTime], is in the nodes that the next frame shows. FX thread.
    void applied(long sentNanos) {
        shownThisPulse.add(sentNanos);
    }

    private void pulse(long now) {
        if (first == 0) {
            first = now;
        }
        if (lastPulse != 0 && recording) {
            frames.add((now - lastPulse) / 1e6);
        }
        lastPulse = now;
        DoubleConsumer listener = onPulse;
        if (listener != null) {
            listener.accept((now - first) / 1e9);
        }
    }

    private void laidOut() {
        long now = System.nanoTime();
        Long sent;
        while ((sent = shownThisPulse.poll()) != null) {
            if (recording) {
                eventToFrame.add((now - sent) / 1e6);
            }
        }
    }

    /// Runs for a while without measuring, then for a while with.
    void record(Meter meter, double warmSeconds, double seconds) throws InterruptedException {
        pause(warmSeconds);
        frames.clear();
        eventToFrame.clear();
        meter.start();
        recording = true;
        pause(seconds);
        recording = false;
        meter.stop();
        meter.put("fps", frames.count() / seconds);
        meter.quantiles("frameMs", frames);
        meter.quantiles("eventToFrameMs", eventToFrame);
    }

    /// Frames per second over a while, without touching the figures so far.
    double framesPerSecond(double seconds) throws InterruptedException {
        frames.clear();
        recording = true;
        pause(seconds);
        recording = false;
        return frames.count() / seconds;
    }

    private static void pause(double seconds) throws InterruptedException {
        // A benchmark lasts as long as it is told to.
        new CountDownLatch(1).await((long) (seconds * 1000), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        FxThread.run(
                () -> {
                    timer.stop();
                    stage.close();
                });
    }
}
