package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.journal.Journal;
import org.yilan.situation.Recorded;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Score;
import org.yilan.triage.Triage;
import org.yilan.wire.RecordBatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the hub's journal for [Triage] on a thread of its own, first what was, then what comes, so that no feed and no order
/// ever waits for it. Begins when it is first needed. Any thread may call anything.
final class TriageDesk implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    /// Who did what longer ago says less of who does it now, and reading it takes its time at every start: own choice.
    private static final Duration PAST = Duration.ofDays(365);

    private static final int AT_ONCE = 1000;

    /// How long an answer waits for what was recorded just before the question.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Advice LEARNING =
            new Advice(List.of(), List.of(), List.of(), Score.NONE, true);

    private final Hub hub;
    private volatile @Nullable Triage triage;
    private @Nullable Thread reader;
    private long read;
    private boolean closed;

    TriageDesk(Hub hub) {
        this.hub = hub;
    }

    /// Begins to read, if it has not.
    synchronized void start() {
        if (reader == null && !closed) {
            reader = Thread.ofPlatform().name("hub-triage").daemon().start(this::follow);
        }
    }

    /// What is thought of an incident now; empty when the situation does not know it.
    Optional<Advice> advise(String incident) {
        start();
        await(hub.tail().lastSeq());
        Triage ready = triage;
        return ready == null
                ? hub.situation().incident(incident).map(i -> LEARNING)
                : ready.advise(incident);
    }

    /// Waits until what has happened by now has been read, but not for the past of years.
    private synchronized void await(long seq) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (read < seq && !closed) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            // Here, because dictionaries take their time to load.
            Triage mine = new Triage(id -> hub.situation().incident(id));
            mine.open(hub.situation().incidents());
            triage = mine;
            long end = hub.tail().lastSeq();
            learn(mine, end);
            while (!isClosed()) {
                RecordBatch batch = hub.after(end, AT_ONCE);
                batch.records().forEach(mine::apply);
                end = Math.max(end, batch.lastSeq());
                boolean upToDate = end >= hub.tail().lastSeq();
                if (upToDate) {
                    mine.learning(false);
                }
                reached(upToDate ? end : -1);
                if (upToDate) {
                    hub.tail().await(end, Duration.ofSeconds(10).toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } catch (RuntimeException e) {
            if (!isClosed()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "No more suggestions until the program starts again: "
                                + "the journal could not be read.",
                        e);
            }
        }
    }

    /// Reads what it can learn from, up to a position.
    private void learn(Triage mine, long end) {
        long from = hub.journal().seqAt(hub.clock().instant().minus(PAST));
        while (from < end && !isClosed()) {
            RecordBatch batch =
                    hub.journal().readTypes(Triage.LEARNS_FROM, from, AT_ONCE, Journal.END_OF_TIME);
            List<Recorded> records = batch.records().stream().filter(r -> r.seq() <= end).toList();
            records.forEach(mine::apply);
            if (batch.lastSeq() <= from || records.size() < batch.records().size()) {
                return;
            }
            from = batch.lastSeq();
        }
    }

    private synchronized void reached(long seq) {
        if (seq > read) {
            read = seq;
            notifyAll();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        Thread thread;
        synchronized (this) {
            closed = true;
            thread = reader;
            notifyAll();
        }
        if (thread != null) {
            hub.tail().wake();
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Triage done = triage;
        if (done != null) {
            done.close();
        }
    }
}
