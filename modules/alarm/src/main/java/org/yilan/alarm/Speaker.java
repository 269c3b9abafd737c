package org.yilan.alarm;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// Plays tones through a device that may be missing, busy, pulled out, or hang: never for longer than the tones last and a
/// little. A device that hangs keeps the one thread that waits for it; until that comes back it counts as missing.
final class Speaker implements AutoCloseable {
    /// What plays samples and returns when they have been heard.
    interface Device {
        /// @throws Exception when it cannot
        void play(byte[] pcm) throws Exception;
    }

    /// There is nothing that can be heard.
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1;

        Silent(String why) {
            super(why);
        }
    }

    private final Device device;
    private final Duration patience;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    30,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().name("alarm-device").daemon().factory());

    /// While the device hangs, nothing is taken on.
    private final AtomicBoolean busy = new AtomicBoolean();

    /// @param patience how much longer than the tones it may take
    Speaker(Device device, Duration patience) {
        this.device = device;
        this.patience = patience;
        thread.allowCoreThreadTimeOut(true);
    }

    /// The machine's own.
    static Speaker ofMachine() {
        return new Speaker(Speaker::throughMachine, Duration.ofSeconds(3));
    }

    private static void throughMachine(byte[] pcm) throws LineUnavailableException {
        try (SourceDataLine line = AudioSystem.getSourceDataLine(Tones.FORMAT)) {
            line.open(Tones.FORMAT);
            line.start();
            line.write(pcm, 0, pcm.length);
            line.drain();
        }
    }

    /// Returns when it has been heard.
    ///
    /// @throws Silent when it has not, in words
    void play(byte[] pcm) throws Silent, InterruptedException {
        if (!busy.compareAndSet(false, true)) {
            throw new Silent("device hangs");
        }
        Future<?> playing;
        try {
            playing =
                    thread.submit(
                            () -> {
                                try {
                                    device.play(pcm);
                                } finally {
                                    // Before whoever waits goes on and plays the next.
                                    busy.set(false);
                                }
                                return null;
                            });
        } catch (RejectedExecutionException e) {
            throw new Silent("closed");
        }
        long lasts = pcm.length * 1000L / 2 / Tones.RATE;
        try {
            playing.get(lasts + patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            playing.cancel(true);
            throw new Silent("device hangs");
        } catch (ExecutionException e) {
            // Also an error of a native library that is not there.
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new Silent(why.getMessage() == null ? why.toString() : why.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
