package org.yilan.console;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Role;
import org.yilan.wire.ClockReading;
import org.yilan.wire.Presence;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.Snapshot;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Follows a hub: snapshot, then the stream after it, and again from where it broke off. Runs on a thread of its own.
///
/// Every event is handed on once and in order. A position that is missing, or an event at a known position that is not the
/// one it was (the hub has another journal now), throws away what is known and starts from a fresh snapshot.
final class HubStream implements Runnable {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /// Clock messages that may name events that have not come before the stream is taken to be broken.
    private static final int PATIENCE = 5;

    /// Who gets what comes. Calls block while the reader of them is behind, which slows the stream down.
    interface Sink {
        /// Returns when situation and clock are in force.
        ///
        /// @param otherJournal whether what was known before belongs to another journal
        /// @param earliest when the journal's first event was recorded
        void restart(
                Situation situation, ClockReading clock, Instant earliest, boolean otherJournal)
                throws InterruptedException;

        void records(List<Recorded> records) throws InterruptedException;

        void clock(ClockReading reading);

        /// Who has what open.
        void presence(Presence presence);

        /// Somebody is at this console.
        void person(Console.Person person);

        /// Events that this program cannot read went by.
        void skipped(int events);
    }

    private final HubClient hub;
    private final Sink sink;
    private final Link link;
    private volatile boolean closed;
    private volatile HubClient.@Nullable Stream open;

    // This thread only.
    private long received = -1;
    private String receivedId = "";
    private Console.@Nullable Person person;
    private int attempts;
    private int behind;

    /// What was received does not fit together.
    private static final class BrokenStream extends IOException {
        private static final long serialVersionUID = 1;

        BrokenStream(String message) {
            super(message);
        }
    }

    HubStream(HubClient hub, Sink sink, Link link) {
        this.hub = hub;
        this.sink = sink;
        this.link = link;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                if (received < 0 || !sameJournal()) {
                    startFromSnapshot(received >= 0);
                } else if (otherPlane()) {
                    startFromSnapshot(false);
                }
                follow();
                LOG.log(INFO, "the hub ended the stream after event {0}; resuming", received);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                if (closed) {
                    return;
                }
                report(e);
                try {
                    pause();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void report(Exception e) {
        link.failed(keyOf(e));
        // The first failure says it all; a hub that is away for a night must not fill the disk.
        if (attempts <= 1) {
            LOG.log(WARNING, "the link to the hub is down: {0}", e.toString());
        }
    }

    private static String keyOf(Exception e) {
        return e instanceof BrokenStream ? "console.link.garbled" : LinkFault.keyOf(e);
    }

    /// Waits before the next attempt: exponential, at random below the limit, so that the consoles of a city do not all come
    /// back in the same instant.
    private void pause() throws InterruptedException {
        long limit = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempts, 10));
        attempts++;
        Thread.sleep(ThreadLocalRandom.current().nextLong(limit / 10, limit + 1));
    }

    private boolean sameJournal() throws IOException {
        if (received == 0 || receivedId.isEmpty()) {
            return true;
        }
        HubClient.Mark mark = hub.mark(received);
        return mark != null && mark.id().equals(receivedId);
    }

    /// A session that was renewed may be of somebody who may do something else by now.
    ///
    /// @return whether they also see something else
    private boolean otherPlane() throws IOException {
        Console.Person before = person;
        Console.Person now = hub.me();
        if (now.equals(before)) {
            return false;
        }
        person = now;
        sink.person(now);
        return before == null || (before.role() == Role.WALL) != (now.role() == Role.WALL);
    }

    private void startFromSnapshot(boolean otherJournal) throws IOException, InterruptedException {
        Console.Person now = hub.me();
        Snapshot snapshot = hub.snapshot();
        long seq = snapshot.situation().seq();
        HubClient.Mark last = seq == 0 ? null : hub.mark(seq);
        HubClient.Mark first = seq == 0 ? null : hub.mark(1);
        boolean known = !otherJournal || (last != null && last.id().equals(receivedId));
        received = seq;
        receivedId = last == null ? "" : last.id();
        person = now;
        sink.person(now);
        sink.restart(
                Situation.of(snapshot.situation()),
                snapshot.clock(),
                first == null ? snapshot.clock().now() : first.at(),
                !known);
        link.heard();
    }

    private void follow() throws IOException, InterruptedException {
        try (HubClient.Stream stream = hub.stream(received)) {
            open = stream;
            behind = 0;
            SseReader reader = new SseReader(stream.in());
            SseReader.Message message = reader.next();
            while (message != null && !closed) {
                take(message);
                link.heard();
                attempts = 0;
                message = reader.next();
            }
        } finally {
            open = null;
        }
    }

    private void take(SseReader.Message message) throws IOException, InterruptedException {
        switch (message.type()) {
            case "records" -> takeRecords(hub.codec().readRecords(message.data()));
            case "clock" -> takeClock(hub.codec().readClock(message.data()));
            case "presence" -> sink.presence(hub.codec().read(Presence.class, message.data()));
            default -> {} // a newer hub may say more than this program understands
        }
    }

    private void takeRecords(RecordBatch batch) throws IOException, InterruptedException {
        List<Recorded> fresh = contiguous(batch);
        if (batch.lastSeq() <= received) {
            return; // told twice
        }
        if (!batch.skipped().isEmpty()) {
            LOG.log(
                    WARNING,
                    "{0} events cannot be read by this program, the first: {1}",
                    batch.skipped().size(),
                    batch.skipped().getFirst());
            sink.skipped(batch.skipped().size());
        }
        received = batch.lastSeq();
        // When the last one was skipped, its id is not known here.
        receivedId =
                !fresh.isEmpty() && fresh.getLast().seq() == received
                        ? fresh.getLast().id()
                        : idAt(received);
        behind = 0;
        sink.records(fresh);
    }

    /// What is new in a batch, after making sure that nothing is missing between.
    private List<Recorded> contiguous(RecordBatch batch) throws BrokenStream {
        List<Recorded> fresh = new ArrayList<>(batch.records().size());
        Iterator<RecordBatch.Skipped> skipped = batch.skipped().iterator();
        long due = received + 1;
        long unread = skipped.hasNext() ? skipped.next().seq() : Long.MAX_VALUE;
        for (Recorded recorded : batch.records()) {
            while (unread < recorded.seq()) {
                due = after(unread, due);
                unread = skipped.hasNext() ? skipped.next().seq() : Long.MAX_VALUE;
            }
            if (recorded.seq() >= due) {
                due = after(recorded.seq(), due);
                fresh.add(recorded);
            }
        }
        while (unread != Long.MAX_VALUE) {
            due = after(unread, due);
            unread = skipped.hasNext() ? skipped.next().seq() : Long.MAX_VALUE;
        }
        return fresh;
    }

    /// The position that is due after `seq` came.
    private long after(long seq, long due) throws BrokenStream {
        if (seq > due) {
            received = -1;
            throw new BrokenStream("event " + due + " is missing from the stream");
        }
        return Math.max(due, seq + 1);
    }

    private String idAt(long seq) throws IOException {
        HubClient.Mark mark = hub.mark(seq);
        return mark == null ? "" : mark.id();
    }

    private void takeClock(ClockReading reading) throws IOException {
        // A reading may have been taken just before the last events; that it stays so is another
        // journal, or a lost tail.
        behind = reading.seq() == received ? 0 : behind + 1;
        if (behind > PATIENCE && reading.seq() > received && nothingAfter(received)) {
            // The hub itself cannot read its last events: a newer program wrote them.
            sink.skipped((int) (reading.seq() - received));
            received = reading.seq();
            receivedId = "";
            behind = 0;
        } else if (behind > PATIENCE) {
            throw new BrokenStream(
                    "the hub is at event %d, the stream stays at %d"
                            .formatted(reading.seq(), received));
        }
        sink.clock(reading);
    }

    private boolean nothingAfter(long seq) throws IOException {
        return hub.after(seq, 1).records().isEmpty();
    }

    /// Ends it, from any thread; the thread that runs it must be interrupted as well.
    void close() {
        closed = true;
        HubClient.Stream stream = open;
        if (stream != null) {
            stream.cancel();
        }
    }
}
