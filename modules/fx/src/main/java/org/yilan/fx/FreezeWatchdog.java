package org.yilan.fx;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Notices when the FX thread does not answer: writes once what every thread is doing, and once it answers again how long
/// it was away. Looks once a second from a thread of its own.
public final class FreezeWatchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FreezeWatchdog.class.getName());

    private final Duration limit;
    private final Executor fx;
    private final LongSupplier nanos;
    private final Consumer<Duration> thawed;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("fx-watchdog").daemon().factory());
    private long askedAt;
    private boolean asked;
    private boolean reported;

    /// @param limit how long without an answer is a freeze
    /// @param thawed told on the FX thread how long a freeze was, for the person in front of the screen
    public FreezeWatchdog(Duration limit, Consumer<Duration> thawed) {
        this(limit, thawed, FxThread.executor(), System::nanoTime);
    }

    FreezeWatchdog(Duration limit, Consumer<Duration> thawed, Executor fx, LongSupplier nanos) {
        this.limit = limit;
        this.thawed = thawed;
        this.fx = fx;
        this.nanos = nanos;
    }

    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    synchronized void look() {
        if (!asked) {
            asked = true;
            askedAt = nanos.getAsLong();
            fx.execute(this::answer);
            return;
        }
        Duration silent = Duration.ofNanos(nanos.getAsLong() - askedAt);
        if (!reported && silent.compareTo(limit) >= 0) {
            reported = true;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The screen has not answered for " + silent.toMillis() + " ms.\n" + stacks());
        }
    }

    private void answer() {
        Duration silent;
        boolean frozen;
        synchronized (this) {
            silent = Duration.ofNanos(nanos.getAsLong() - askedAt);
            frozen = reported;
            asked = false;
            reported = false;
        }
        if (frozen) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The screen answers again after {0} ms.",
                    silent.toMillis());
            thawed.accept(silent);
        }
    }

    private static String stacks() {
        StringBuilder all = new StringBuilder();
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        threads.forEach(
                (thread, stack) -> {
                    all.append('"').append(thread.getName()).append("\" ");
                    all.append(thread.getState()).append('\n');
                    for (StackTraceElement frame : stack) {
                        all.append("    at ").append(frame).append('\n');
                    }
                });
        return all.toString();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
