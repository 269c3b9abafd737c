package org.yilan.hub;

import org.yilan.situation.Recorded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The newest records in memory, for those who keep up, and the bell that rings when there are more. Whoever falls behind
/// reads the journal. Any thread may call.
final class RecordTail {
    private static final int KEPT = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final ArrayDeque<Recorded> tail = new ArrayDeque<>();
    private long lastSeq;
    private long wakes;

    RecordTail(long lastSeq) {
        this.lastSeq = lastSeq;
    }

    void add(List<Recorded> records) {
        if (records.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            tail.addAll(records);
            while (tail.size() > KEPT) {
                tail.removeFirst();
            }
            lastSeq = records.getLast().seq();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long lastSeq() {
        lock.lock();
        try {
            return lastSeq;
        } finally {
            lock.unlock();
        }
    }

    /// Records after a position, at most `limit`; empty when they are not all here any more.
    Optional<List<Recorded>> after(long seq, int limit) {
        lock.lock();
        try {
            if (seq >= lastSeq) {
                return Optional.of(List.of());
            }
            if (tail.isEmpty() || tail.getFirst().seq() > seq + 1) {
                return Optional.empty();
            }
            List<Recorded> found = new ArrayList<>();
            for (var all = tail.descendingIterator(); all.hasNext(); ) {
                Recorded record = all.next();
                if (record.seq() <= seq) {
                    break;
                }
                found.add(record);
            }
            List<Recorded> oldestFirst = found.reversed();
            return Optional.of(
                    List.copyOf(oldestFirst.subList(0, Math.min(limit, oldestFirst.size()))));
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something after a position, or the time is up, or [#wake] is called.
    void await(long seq, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = wakes;
            long left = nanos;
            while (lastSeq <= seq && wakes == before && left > 0) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            wakes++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
