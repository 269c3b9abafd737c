package org.yilan.feeds.push;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What has come over a connection and was not read yet, within bounds, and how the connection is. Any thread.
final class Inbox {
    /// A storm of small messages is held back here, one of large ones by `maxBytes`.
    static final int MOST = 1000;

    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final Deque<Message> waiting = new ArrayDeque<>();
    private long bytes;
    private long dropped;
    private boolean heard;
    private boolean signalled;
    private boolean closed;
    private @Nullable FeedException fault;

    /// @param maxBytes of all that waits; a single larger message has room in an empty inbox
    Inbox(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Takes a message; waits for room, so that an upstream that can be slowed down is.
    ///
    /// @return false when the inbox was closed
    boolean put(Message message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !fits(message)) {
                room.await();
            }
            if (!closed) {
                add(message);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a message if there is room, else counts it as dropped.
    boolean offer(Message message) {
        lock.lock();
        try {
            if (closed || !fits(message)) {
                dropped++;
                return false;
            }
            add(message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(Message message) {
        return waiting.isEmpty()
                || (waiting.size() < MOST && bytes + message.body().length <= maxBytes);
    }

    private void add(Message message) {
        waiting.add(message);
        bytes += message.body().length;
        heard = true;
        fault = null;
        signal();
    }

    /// The connection stands, or something came over it that is no message.
    void alive() {
        lock.lock();
        try {
            heard = true;
            fault = null;
            signal();
        } finally {
            lock.unlock();
        }
    }

    /// There is no connection.
    void down(FeedException why) {
        lock.lock();
        try {
            fault = why;
            signal();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        signalled = true;
        news.signalAll();
    }

    /// What one round reads.
    ///
    /// @param fault that came up since the last round, or null
    record Taken(List<Message> messages, boolean heard, @Nullable FeedException fault) {}

    /// Takes out the oldest messages, `most` of them at most, and what is known of the connection.
    Taken take(int most) {
        lock.lock();
        try {
            List<Message> taken = new ArrayList<>();
            while (taken.size() < most && !waiting.isEmpty()) {
                Message message = waiting.remove();
                bytes -= message.body().length;
                taken.add(message);
            }
            Taken all = new Taken(taken, heard, fault);
            heard = false;
            fault = null;
            signalled = !waiting.isEmpty();
            room.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something to take.
    ///
    /// @return false when the inbox was closed
    boolean await(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = most.toNanos();
            while (!closed && !signalled && left > 0) {
                left = news.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits, unless it is closed before.
    ///
    /// @return false when it was closed
    boolean pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = room.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
