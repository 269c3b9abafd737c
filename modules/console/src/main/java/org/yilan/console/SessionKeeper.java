package org.yilan.console;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Keeps a session at a hub going without the person: has it renewed at half its time, and at once when a hub that started
/// anew does not know it. Any thread may call.
public final class SessionKeeper implements HubPass, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// Between two renewals that a hub's refusals ask for.
    private static final Duration LEAST = Duration.ofSeconds(2);

    /// While the provider is away it is asked again this often: it may have something to say about the person.
    private static final Duration UNCONFIRMED = Duration.ofMinutes(1);

    /// A session that cannot be renewed goes on until the hub refuses it.
    private static final long NEVER = Duration.ofDays(365).toNanos();

    private final HubLogin login;
    private final Path file;
    private final Consumer<LoginRefused> onLost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;

    // Under the lock.
    private KeptSession kept;
    private long dueNanos;
    private long askedNanos;
    private boolean lost;

    /// The refresh token that was last on disk, as far as is known here: another one there is somebody else's news.
    private String onDisk;

    private volatile boolean closed;

    /// @param kept what is in the file
    /// @param onLost hears that only a person can begin a session again, and why; on a thread of its own. They do so with
    ///     [#replace]
    public SessionKeeper(
            HubLogin login, Path file, KeptSession kept, Consumer<LoginRefused> onLost) {
        this.login = login;
        this.file = file;
        this.kept = kept;
        this.onDisk = kept.refresh();
        this.onLost = onLost;
        long now = System.nanoTime();
        this.askedNanos = now - LEAST.toNanos();
        // How much is left of it is not known: nobody knows how long this machine was off.
        this.dueNanos = kept.refresh().isEmpty() ? now + NEVER : now;
        this.thread = Thread.ofVirtual().name("console-session").unstarted(this::run);
    }

    /// Begins to keep it going.
    public SessionKeeper start() {
        thread.start();
        return this;
    }

    /// What is kept now.
    public KeptSession kept() {
        lock.lock();
        try {
            return kept;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String token() {
        return kept().token();
    }

    @Override
    public void refused(String token) {
        lock.lock();
        try {
            if (token.equals(kept.token()) && !lost) {
                long soonest = askedNanos + LEAST.toNanos();
                long now = System.nanoTime();
                long wanted = soonest - now > 0 ? soonest : now;
                if (wanted - dueNanos < 0) {
                    dueNanos = wanted;
                    changed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Somebody has signed in again.
    ///
    /// @throws IOException when that cannot be kept
    public void replace(HubLogin.Granted granted) throws IOException {
        take(granted);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                if (awaitDue()) {
                    pause = renew(pause);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(WARNING, "The session could not be renewed", e);
                dueIn(LONGEST_PAUSE);
            }
        }
    }

    private boolean awaitDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (lost) {
                changed.await();
            }
            long left = dueNanos - System.nanoTime();
            if (left > 0) {
                var unused = changed.await(left, TimeUnit.NANOSECONDS);
                return false; // look again
            }
            askedNanos = System.nanoTime();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// @param pause how long to wait if it fails
    /// @return the same for the next time
    private Duration renew(Duration pause) {
        KeptSession before = newest();
        if (before.refresh().isEmpty()) {
            lose(
                    new LoginRefused(
                            401,
                            "login.ended",
                            java.util.List.of(),
                            "The session is over, and the provider renews none without the person"
                                    + " (scope offline_access). Sign in again."));
            return FIRST_PAUSE;
        }
        try {
            take(login.renew(before.refresh(), before.token()));
            return FIRST_PAUSE;
        } catch (LoginRefused e) {
            if (!e.passing()) {
                if (newest().refresh().equals(before.refresh())) {
                    lose(e);
                }
                return FIRST_PAUSE;
            }
            return later(e, pause);
        } catch (IOException e) {
            return later(e, pause);
        }
    }

    /// Another program of this machine may have renewed it with the same file.
    private KeptSession newest() {
        try {
            KeptSession there = KeptSession.read(file);
            lock.lock();
            try {
                if (there.id().equals(kept.id()) && !there.refresh().equals(onDisk)) {
                    kept = there;
                    onDisk = there.refresh();
                }
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            LOG.log(WARNING, "{0}: {1}", file, e.getMessage());
        }
        return kept();
    }

    private Duration later(IOException e, Duration pause) {
        LOG.log(
                pause.equals(FIRST_PAUSE) ? WARNING : System.Logger.Level.DEBUG,
                "The session was not renewed, trying again: {0}",
                e.getMessage());
        long millis = pause.toMillis();
        dueIn(Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)));
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void take(HubLogin.Granted granted) throws IOException {
        KeptSession next = KeptSession.of(granted);
        Duration half = Duration.ofSeconds(Math.max(1, granted.seconds())).dividedBy(2);
        lock.lock();
        try {
            kept = next;
            lost = false;
            Duration due =
                    granted.prolonged() && half.compareTo(UNCONFIRMED) > 0 ? UNCONFIRMED : half;
            dueNanos = System.nanoTime() + (next.refresh().isEmpty() ? NEVER : due.toNanos());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        next.write(file);
        lock.lock();
        try {
            onDisk = next.refresh();
        } finally {
            lock.unlock();
        }
    }

    private void dueIn(Duration pause) {
        lock.lock();
        try {
            dueNanos = System.nanoTime() + pause.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void lose(LoginRefused why) {
        lock.lock();
        try {
            lost = true;
        } finally {
            lock.unlock();
        }
        LOG.log(INFO, "The session is over: {0}", why.getMessage());
        Thread.ofVirtual().name("console-session-lost").start(() -> onLost.accept(why));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        login.close();
    }
}
