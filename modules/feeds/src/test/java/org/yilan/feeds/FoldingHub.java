package org.yilan.feeds;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A hub in a few lines: a clock set by hand, a journal in memory, and the situation that follows from it.
public final class FoldingHub implements EventSink, InstantSource {
    public final List<Event> journal = new ArrayList<>();
    private Situation situation = new Situation();
    private Instant now;
    private long seq;
    private boolean failing;

    public FoldingHub(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized FoldingHub pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    public synchronized void failing(boolean disk) {
        failing = disk;
    }

    @Override
    public synchronized void append(String feedId, List<Event> events) {
        if (failing) {
            throw new IllegalStateException("disk full");
        }
        for (Event event : events) {
            record(event);
        }
    }

    /// Something that a person did.
    public synchronized void record(Event event) {
        journal.add(event);
        seq++;
        situation.apply(new Recorded(seq, now, "e" + seq, "test", event), new Changes());
    }

    public synchronized Situation situation() {
        return situation;
    }

    /// What a restart makes of it: the same situation from its capture.
    public synchronized void restart() {
        situation = Situation.of(situation.capture());
    }

    public synchronized List<Event> taken() {
        List<Event> taken = List.copyOf(journal);
        journal.clear();
        return taken;
    }

    public synchronized <T extends Event> List<T> all(Class<T> type) {
        return journal.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public FeedSurroundings surroundings() {
        return FeedSurroundings.of(this::situation, this, this);
    }
}
