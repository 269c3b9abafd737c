package org.yilan.testing;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A journal written down in a test: events in order, each numbered and stamped.
///
/// ```java
/// Situation s = JournalScript.from(start).then(reported("a")).after(Duration.ofMinutes(5), acknowledged("a")).fold();
/// ```
public final class JournalScript {
    private final List<Recorded> records = new ArrayList<>();
    private Instant at;

    private JournalScript(Instant start) {
        this.at = start;
    }

    public static JournalScript from(Instant start) {
        return new JournalScript(start);
    }

    /// The next events, at the same moment.
    public JournalScript then(Event... events) {
        for (Event event : events) {
            long seq = records.size() + 1L;
            records.add(new Recorded(seq, at, "e" + seq, "test", event));
        }
        return this;
    }

    /// Lets time pass, then the next events.
    public JournalScript after(Duration pause, Event... events) {
        at = at.plus(pause);
        return then(events);
    }

    public List<Recorded> records() {
        return List.copyOf(records);
    }

    /// The moment of the last event.
    public Instant now() {
        return at;
    }

    public Situation fold() {
        return fold(records);
    }

    /// Folds any run of records from nothing.
    public static Situation fold(List<Recorded> records) {
        Situation situation = new Situation();
        Changes changes = new Changes();
        records.forEach(r -> situation.apply(r, changes));
        return situation;
    }
}
