package org.yilan.hub;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does something once a second on a thread of its own, whatever becomes of it: a failure is logged when it begins, not
/// every second, and tried again. Any thread may close it.
final class EverySecond implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    private final ScheduledExecutorService thread;
    private final String failure;
    private final Runnable round;
    private volatile @Nullable HubClock clock;
    private boolean failing;

    /// @param name of the thread
    /// @param failure the sentence that says what does not happen while it fails
    EverySecond(String name, String failure, Runnable round) {
        this.failure = failure;
        this.round = round;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
    }

    /// Begins. While the clock stands still nothing is due, and where it is stepped by hand whoever steps it looks too: the
    /// same steps give the same journal.
    EverySecond start(HubClock hubClock) {
        this.clock = hubClock;
        var unused = thread.scheduleWithFixedDelay(this::once, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    private void once() {
        HubClock hubClock = clock;
        if (hubClock == null || hubClock.speed() == 0) {
            return;
        }
        try {
            round.run();
            failing = false;
        } catch (HubException e) {
            LOG.log(System.Logger.Level.DEBUG, e.getMessage()); // the hub is stopping
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.log(System.Logger.Level.ERROR, failure + ": " + e.getMessage(), e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
