package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;

import java.time.Instant;
import java.util.List;

/// What is appended as one: events with their cause, and where a command caused them, the command and its answer.
///
/// @param cause a command's id or a feed's id
/// @param at when, on the hub's clock; the journal records the latest moment it has when this is earlier
/// @param events may be empty for a command that was refused
/// @param command the command that this answers, or null
/// @param refusal the answer, where the command was refused; null for an accepted one, whose answer follows from its events
public record Entry(
        String cause,
        Instant at,
        List<Event> events,
        @Nullable CommandEnvelope command,
        Outcome.@Nullable Refused refusal) {
    public Entry {
        events = List.copyOf(events);
    }

    /// Events that a feed brought.
    public static Entry ofFeed(String feed, Instant at, List<Event> events) {
        return new Entry(feed, at, events, null, null);
    }

    /// A command that was accepted, and what followed from it.
    public static Entry accepted(CommandEnvelope command, Instant at, List<Event> events) {
        return new Entry(command.id(), at, events, command, null);
    }

    /// A command that was refused: kept so that the same command gets the same answer.
    public static Entry refused(CommandEnvelope command, Instant at, Outcome.Refused refusal) {
        return new Entry(command.id(), at, List.of(), command, refusal);
    }
}
