package org.yilan.journal;

import org.yilan.situation.Recorded;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;

import java.time.Instant;
import java.util.Optional;

/// A row of the record with its place in the chain: an event, a command with its answer, or a note.
///
/// @param link number in the chain, 0 for a row from before it
/// @param seq position of an event, 0 for anything else
/// @param at when, for a note on the machine's clock
/// @param hash lower-case hexadecimal, empty for a row from before the chain
/// @param type name of the event or command, also where this program does not know it
public record JournalLine(
        long link,
        long seq,
        Instant at,
        String hash,
        String type,
        Optional<Recorded> event,
        Optional<CommandEnvelope> command,
        Optional<Outcome> outcome,
        Optional<Note> note) {}
