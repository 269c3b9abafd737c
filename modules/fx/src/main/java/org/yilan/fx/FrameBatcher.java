package org.yilan.fx;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.console.TimeContext;
import org.yilan.situation.Changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Brings what changed to the panels: from any thread, merged, at most one task on the FX thread at a time, every panel at
/// its own rate, all of them together for no longer than [#BUDGET] a pulse.
///
/// Nothing is dropped: what a panel has not been told yet is merged and kept. A panel that throws is left alone for
/// [#RECOVERY] and then told to read everything; the others do not notice. Seconds pass through one alarm for all panels.
///
/// Rates are slots on one grid of time, so that panels of 1, 2 and 5 refreshes a second repaint their window together: a
/// repaint costs per window, not per change.
///
/// [#add], [#close] and what panels see: FX thread.
public final class FrameBatcher implements AutoCloseable {
    /// Longest time in one pulse for all panels of all windows. Half of a frame: layout and drawing need the rest.
    public static final Duration BUDGET = Duration.ofMillis(8);

    /// How long a panel that threw is left alone.
    public static final Duration RECOVERY = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(FrameBatcher.class.getName());
    private static final long SECOND = 1_000_000_000L;
    private static final long FRAME = SECOND / 60;

    private final Console console;
    private final Frames frames;
    private final List<Console.Subscription> subscriptions = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private final Object gate = new Object();
    private Changes incoming = new Changes();
    private boolean requested;
    private boolean statusChanged;
    private long events;
    private long changes;

    private long pulses;
    private long refreshes;
    private long carried;
    private long failures;
    private double lastPulseMillis;
    private double worstPulseMillis;
    private long alarm;
    private long lastTick;
    private @Nullable Instant lastTicked;
    private boolean closed;

    public FrameBatcher(Console console, Frames frames) {
        this.console = console;
        this.frames = frames;
        subscriptions.add(console.onChange(this::changed));
        subscriptions.add(console.onStatus(this::status));
    }

    /// A panel's place in the batcher; closing it ends its refreshes.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /// Hears when a panel threw and when it works again.
    public interface Faults {
        void failed(Throwable why);

        void recovered();
    }

    /// Takes a panel in. It is told everything in the next pulse.
    public Registration add(Panel panel, Faults faults) {
        Entry entry = new Entry(panel, faults);
        entries.add(entry);
        request();
        return () -> entries.remove(entry);
    }

    /// Any thread.
    public FrameCounters counters() {
        synchronized (gate) {
            return new FrameCounters(
                    events,
                    changes,
                    pulses,
                    refreshes,
                    carried,
                    failures,
                    lastPulseMillis,
                    worstPulseMillis);
        }
    }

    private void changed(Changes now) {
        synchronized (gate) {
            incoming.merge(now);
            events += now.events();
            changes++;
        }
        request();
    }

    private void status() {
        synchronized (gate) {
            statusChanged = true;
        }
        request();
    }

    private void request() {
        synchronized (gate) {
            if (requested) {
                return;
            }
            requested = true;
        }
        frames.next(this::pulse);
    }

    private void pulse() {
        if (closed) {
            return;
        }
        Changes taken;
        boolean jumped;
        synchronized (gate) {
            requested = false;
            taken = incoming;
            incoming = new Changes();
            jumped = statusChanged || taken.everything();
            statusChanged = false;
        }
        long start = frames.nanos();
        for (Entry entry : entries) {
            entry.pending.merge(taken);
        }
        if (jumped || tickDue(start)) {
            tick(start);
        }
        refreshDue(start);
        planNext(frames.nanos());
    }

    private void refreshDue(long start) {
        List<Entry> due =
                entries.stream()
                        .filter(e -> e.waits() && e.dueAt() <= start)
                        .sorted(Comparator.comparingLong(Entry::dueAt))
                        .toList();
        if (due.isEmpty()) {
            return;
        }
        int done = 0;
        for (Entry entry : due) {
            if (done > 0 && frames.nanos() - start >= BUDGET.toNanos()) {
                break;
            }
            entry.refresh(start);
            done++;
        }
        double millis = (frames.nanos() - start) / 1e6;
        synchronized (gate) {
            pulses++;
            refreshes += done;
            carried += due.size() - done;
            lastPulseMillis = millis;
            worstPulseMillis = Math.max(worstPulseMillis, millis);
        }
    }

    /// Asks for the next pulse when a panel is due in it, else sets the alarm for when one is, or for the next second.
    private void planNext(long now) {
        long soonest = Long.MAX_VALUE;
        for (Entry entry : entries) {
            if (entry.waits()) {
                soonest = Math.min(soonest, entry.dueAt());
            }
        }
        if (soonest <= now + FRAME) {
            request();
            return;
        }
        long untilTick = untilTick(now);
        if (untilTick < Long.MAX_VALUE) {
            soonest = Math.min(soonest, now + untilTick);
        }
        if (soonest < Long.MAX_VALUE) {
            long mine = ++alarm;
            frames.after(
                    Duration.ofNanos(soonest - now),
                    () -> {
                        // An alarm that was overtaken by a pulse has been set anew by it.
                        if (mine == alarm && !closed) {
                            request();
                        }
                    });
        }
    }

    /// Once in a second of the time context, and at most once in one of ours: a clock that runs sixty times as fast still
    /// repaints once a second.
    private boolean tickDue(long start) {
        double speed = console.time().speed();
        return lastTicked == null
                || speed > 0
                        && console.time().now().getEpochSecond() != lastTicked.getEpochSecond()
                        && (speed <= 1 || start - lastTick >= SECOND - FRAME);
    }

    private long untilTick(long now) {
        double speed = console.time().speed();
        if (speed <= 0) {
            return Long.MAX_VALUE;
        }
        if (speed > 1) {
            return Math.max(FRAME, SECOND - (now - lastTick));
        }
        // Two milliseconds past the full second, so that it is the new second that is shown.
        return (long) ((SECOND - console.time().now().getNano()) / speed) + 2_000_000;
    }

    private void tick(long start) {
        Instant now = console.time().now();
        lastTick = start;
        lastTicked = now;
        for (Entry entry : List.copyOf(entries)) {
            entry.guarded(() -> entry.panel.tick(now), start);
        }
    }

    /// How time passes now; for panels that show it.
    public TimeContext time() {
        return console.time();
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Console.Subscription::close);
        entries.clear();
    }

    private final class Entry {
        private final Panel panel;
        private final Faults faults;
        private Changes pending = Changes.ofEverything();
        private long lastRefresh = Long.MIN_VALUE;
        private long blockedUntil = Long.MIN_VALUE;
        private boolean broken;

        Entry(Panel panel, Faults faults) {
            this.panel = panel;
            this.faults = faults;
        }

        boolean waits() {
            return !pending.isEmpty();
        }

        /// The start of the first slot of the panel's rate after its last refresh.
        long dueAt() {
            if (broken) {
                return blockedUntil;
            }
            if (lastRefresh == Long.MIN_VALUE) {
                return Long.MIN_VALUE;
            }
            double rate = panel.refreshesPerSecond();
            if (rate >= 60) {
                return lastRefresh + 1;
            }
            long slot = (long) (SECOND / Math.max(0.01, rate));
            return (Math.floorDiv(lastRefresh, slot) + 1) * slot;
        }

        void refresh(long start) {
            Changes told = pending;
            pending = new Changes();
            lastRefresh = start;
            boolean wasBroken = broken;
            broken = false;
            guarded(() -> panel.refresh(told), start);
            if (wasBroken && !broken) {
                faults.recovered();
            }
        }

        void guarded(Runnable work, long start) {
            if (broken) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                fail(e, start);
            }
        }

        private void fail(Throwable why, long start) {
            broken = true;
            blockedUntil = start + RECOVERY.toNanos();
            // It may have stopped half way: only everything makes it right again.
            pending = Changes.ofEverything();
            synchronized (gate) {
                failures++;
            }
            LOG.log(
                    System.Logger.Level.ERROR,
                    "A panel failed and is tried again in "
                            + RECOVERY.toSeconds()
                            + " s: "
                            + panel.getClass().getName(),
                    why);
            notify(() -> faults.failed(why));
        }

        private void notify(Runnable listener) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the error surface failed", e);
            }
        }
    }
}
