package org.yilan.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Frames that come when a test says so.
final class ManualFrames implements Frames {
    private record Alarm(long at, Runnable work) {}

    private final List<Runnable> next = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private long nanos = 1_000_000_000L;
    int asked;

    @Override
    public void next(Runnable work) {
        asked++;
        next.add(work);
    }

    @Override
    public void after(Duration delay, Runnable work) {
        alarms.add(new Alarm(nanos + delay.toNanos(), work));
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /// Time that work takes, or that passes between pulses; alarms ring.
    void pass(Duration time) {
        nanos += time.toNanos();
        List<Alarm> due = alarms.stream().filter(a -> a.at() <= nanos).toList();
        alarms.removeAll(due);
        due.forEach(a -> a.work().run());
    }

    /// Time that passes while work is done: no alarm rings.
    void work(Duration time) {
        nanos += time.toNanos();
    }

    /// Runs what waits for the next pulse; whether anything did.
    boolean pulse() {
        List<Runnable> now = List.copyOf(next);
        next.clear();
        now.forEach(Runnable::run);
        return !now.isEmpty();
    }

    boolean asksForAPulse() {
        return !next.isEmpty();
    }

    boolean anAlarmIsSet() {
        return !alarms.isEmpty();
    }
}
