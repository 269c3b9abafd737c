package org.yilan.console;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// The events that a playback will need next, read before it needs them. Writer thread only, except for the reading.
final class ReadAhead {
    /// Pause after a read that failed.
    private static final long RETRY_NANOS = 1_000_000_000L;

    /// Events asked for at once, the most that a hub gives, and how few may be left before more are asked for.
    private static final int RANGE = 1_000;

    private static final int LOW_WATER = 500;

    private final History history;
    private final Executor writer;
    private final Executor reader;
    private final LongSupplier nanos;
    private final Runnable arrived;
    private final Deque<Recorded> events = new ArrayDeque<>();
    private boolean complete;
    private boolean reading;
    private boolean closed;
    private long notBefore;

    /// @param arrived called on the writer thread when [#limit()] may have moved
    ReadAhead(
            History history,
            Executor writer,
            Executor reader,
            LongSupplier nanos,
            Runnable arrived) {
        this.history = history;
        this.writer = writer;
        this.reader = reader;
        this.nanos = nanos;
        this.arrived = arrived;
        this.notBefore = nanos.getAsLong();
    }

    /// Folds in what was recorded up to a moment.
    void fold(Situation into, Instant moment, Changes changes) {
        while (!events.isEmpty() && !events.getFirst().at().isAfter(moment)) {
            into.apply(events.removeFirst(), changes);
        }
    }

    /// How far the journal is known: a playback must not pass this moment. [Instant#MAX] at the journal's end.
    ///
    /// @param otherwise when nothing is known
    Instant limit(Instant otherwise) {
        if (complete) {
            return Instant.MAX;
        }
        return events.isEmpty() ? otherwise : events.getLast().at();
    }

    /// Whether the journal's end has been reached.
    boolean atEnd() {
        return complete && events.isEmpty();
    }

    /// Asks for more when little is left.
    ///
    /// @param folded the last event folded in; `known` the journal's last event
    void refill(long folded, long known) {
        if (reading || events.size() > LOW_WATER || nanos.getAsLong() - notBefore < 0) {
            return;
        }
        long from = events.isEmpty() ? folded : events.getLast().seq();
        if (complete && from >= known) {
            return; // the journal has not grown since
        }
        reading = true;
        reader.execute(
                () -> {
                    try {
                        History.Range range = history.after(from, RANGE);
                        writer.execute(() -> take(range));
                    } catch (IOException | RuntimeException e) {
                        Listeners.log("playback waits: events after " + from + " did not come", e);
                        writer.execute(this::failed);
                    }
                });
    }

    void close() {
        closed = true;
        events.clear();
    }

    private void take(History.Range range) {
        if (closed) {
            return;
        }
        reading = false;
        events.addAll(range.records());
        complete = range.complete() || range.records().isEmpty();
        arrived.run();
    }

    private void failed() {
        reading = false;
        notBefore = nanos.getAsLong() + RETRY_NANOS;
    }
}
