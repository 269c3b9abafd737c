package org.yilan.feeds.push;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.transport.Schedule;
import org.yilan.feeds.transport.Transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/// A transport that is told: a thread of its own holds a [Line] and fills an [Inbox], a round empties it. What was taken out
/// and could not be recorded is read again in the next round. Connections that end are made again as a [Schedule] says.
public final class Push implements Transport {
    /// Messages of one round: enough for one append to carry many, few enough that others get their turn.
    private static final int ROUND = 200;

    private final FeedConfig config;
    private final Line line;
    private final Transport links;
    private final Inbox inbox;
    private final Schedule schedule;
    private final Thread thread;
    private Inbox.Taken taken = new Inbox.Taken(List.of(), false, null);
    private boolean settled = true;
    private @Nullable Message reading;
    private int documents;
    private long bytes;
    private volatile boolean closed;
    private volatile long retryAt;

    /// @param links fetches what a message links to
    Push(FeedConfig config, Line line, Transport links) {
        this.config = config;
        this.line = line;
        this.links = links;
        this.inbox = new Inbox(4 * config.maxBytes());
        this.schedule =
                new Schedule(
                        config.period(),
                        config.freshness(),
                        config.timeout(),
                        RandomGenerator.getDefault());
        this.thread =
                Thread.ofVirtual().name("feed-" + config.id() + "-line").unstarted(this::hold);
    }

    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public void begin() {
        connect();
        links.begin();
        documents = 0;
        bytes = 0;
        if (settled) {
            taken = inbox.take(ROUND);
            settled = taken.messages().isEmpty();
        }
    }

    @Override
    public void read(Reading adapter, BiConsumer<String, String> refused) throws FeedException {
        if (closed) {
            throw new FeedException("cancelled", "The feed was stopped.");
        }
        FeedException fault = taken.fault();
        if (taken.messages().isEmpty() && fault != null) {
            throw fault;
        }
        for (Message message : taken.messages()) {
            FeedException unusable = message.fault();
            try {
                if (unusable != null) {
                    throw unusable;
                }
                documents++;
                bytes += message.body().length;
                reading = message;
                adapter.read();
            } catch (FeedException e) {
                refused.accept(message.place(), e.sentence());
            } finally {
                reading = null;
            }
        }
    }

    @Override
    public Optional<Document> get(URI uri) throws FeedException {
        Message message = reading;
        if (message != null) {
            reading = null;
            return Optional.of(new Document(config.url(), message.body(), message.charset()));
        }
        if (!links.mayFollow(uri)) {
            throw new FeedException(
                    "one-document",
                    "A message is one document, and this format asks for more: "
                            + HttpAccess.place(uri)
                            + ".");
        }
        return links.get(uri);
    }

    @Override
    public boolean mayFollow(URI uri) {
        return links.mayFollow(uri);
    }

    @Override
    public void recorded(boolean usable) {
        settled = true;
        links.recorded(usable);
        taken.messages().forEach(m -> m.taken().run());
    }

    @Override
    public void forget() {
        links.forget();
    }

    @Override
    public boolean heard() {
        return taken.heard();
    }

    @Override
    public Traffic traffic() {
        Traffic more = links.traffic();
        return new Traffic(documents + more.documents(), bytes + more.bytes(), more.waited());
    }

    @Override
    public Duration goodFor() {
        return Duration.ZERO;
    }

    @Override
    public Backlog backlog() {
        long at = retryAt;
        return new Backlog(
                inbox.size(),
                inbox.dropped(),
                at == 0 ? null : Duration.ofNanos(Math.max(0, at - System.nanoTime())));
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        connect();
        // What could not be recorded is tried again after a while, also when nothing comes.
        return settled ? inbox.await(most) : inbox.pause(most);
    }

    @Override
    public synchronized void close() {
        closed = true;
        line.close();
        links.close();
        inbox.close();
        if (thread.isAlive()) {
            thread.interrupt();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void connect() {
        if (!closed && thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    private void hold() {
        try {
            boolean again = true;
            while (again && !closed) {
                again = pause(once());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One connection.
    ///
    /// @return how long to wait for the next one
    private Duration once() throws InterruptedException {
        schedule.trying();
        try {
            line.hold(inbox);
            // It ended in order: a server that restarts is no fault unless it stays away.
            schedule.afterGood(Duration.ZERO);
            return longer(schedule.afterFault(null), line.pause());
        } catch (FeedException e) {
            if (!closed) {
                inbox.down(e);
            }
            return schedule.afterFault(e.retryAfter().orElse(null));
        } catch (RuntimeException e) {
            inbox.down(
                    new FeedException(
                            "internal",
                            "Holding the connection failed by a fault in Yilan: " + e,
                            e));
            return schedule.afterFault(null);
        }
    }

    private Duration longer(Duration wait, Duration asked) {
        Duration bounded = asked.compareTo(config.period()) > 0 ? config.period() : asked;
        return wait.compareTo(bounded) > 0 ? wait : bounded;
    }

    private boolean pause(Duration wait) throws InterruptedException {
        retryAt = System.nanoTime() + wait.toNanos();
        try {
            return inbox.pause(wait);
        } finally {
            retryAt = 0;
        }
    }
}
