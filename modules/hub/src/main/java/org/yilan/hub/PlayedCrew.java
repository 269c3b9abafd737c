package org.yilan.hub;

import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Rung;
import org.yilan.situation.watch.Watch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Has people of an exercise played: asks once a second what they would order now, and takes their orders as those of any
/// console, to be judged and written down. Outside of an exercise it does nothing.
///
/// Whatever a real person has done something about, or is giving an order for, is theirs. Any thread may call.
public final class PlayedCrew implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    /// Orders that follow from each other at one look: as many as an incident has steps.
    private static final int ROUNDS = 8;

    /// An order of somebody who is played.
    public record Ordered(Actor actor, CommandEnvelope envelope) {}

    /// What people who are played would order.
    public interface Script {
        /// @param theirs whether a real person has to do with an incident
        List<Ordered> due(Situation situation, Instant now, Predicate<String> theirs);

        /// Whether somebody of this name is played.
        boolean plays(String name);
    }

    private final Hub hub;
    private final Script script;
    private final Predicate<String> writing;
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final EverySecond round =
            new EverySecond("hub-crew", "The crew of the demonstration does nothing", this::look);

    private PlayedCrew(Hub hub, Script script, Predicate<String> writing) {
        this.hub = hub;
        this.script = script;
        this.writing = writing;
    }

    /// Plays from now on.
    ///
    /// @param writing whether somebody is giving an order for an incident at a console at this moment
    public static PlayedCrew start(Hub hub, Script script, Predicate<String> writing) {
        PlayedCrew crew = prepare(hub, script, writing);
        var unused = crew.round.start(hub.clock());
        return crew;
    }

    /// As [#start], without looking by itself.
    static PlayedCrew prepare(Hub hub, Script script, Predicate<String> writing) {
        return new PlayedCrew(hub, script, writing);
    }

    /// One look, for a clock that is stepped by hand. What was missed between two looks is caught up with.
    ///
    /// @throws org.yilan.journal.JournalException when the journal cannot be read
    public synchronized void look() {
        boolean went = true;
        for (int i = 0; i < ROUNDS && went; i++) {
            if (hub.situation().exercise().isEmpty()) {
                return;
            }
            went = false;
            for (Ordered o : script.due(hub.situation(), hub.clock().instant(), this::theirs)) {
                Outcome outcome = hub.submit(o.envelope(), o.actor(), null);
                went |= outcome instanceof Outcome.Accepted;
                if (outcome instanceof Outcome.Refused refused) {
                    // A person was quicker: their order counts, and the refusal is in the journal.
                    LOG.log(System.Logger.Level.DEBUG, refused.message());
                }
            }
        }
    }

    private boolean theirs(String incident) {
        if (touched.contains(incident)) {
            return true;
        }
        boolean handled =
                hub
                        .journal()
                        .timeline(incident, org.yilan.journal.Journal.END_OF_TIME)
                        .records()
                        .stream()
                        .map(Recorded::event)
                        .anyMatch(this::byPerson);
        if (handled) {
            touched.add(incident);
        }
        return handled || writing.test(incident);
    }

    private boolean byPerson(Event event) {
        return event instanceof Event.Handling h
                && !h.by().equals(Rung.RULES)
                && !h.by().equals(Watch.FEED)
                && !script.plays(h.by())
                && hub.situation().feed(h.by()).isEmpty();
    }

    @Override
    public void close() {
        round.close();
    }
}
