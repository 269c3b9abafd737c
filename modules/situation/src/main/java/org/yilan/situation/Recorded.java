package org.yilan.situation;

import org.yilan.situation.event.Event;

import java.time.Instant;

/// An event with its place in the journal.
///
/// @param seq 1 for the first event of a journal, then without gaps
/// @param at when the hub recorded it, on the hub's clock; never goes back within a journal
/// @param id unique without coordination
/// @param cause what brought it: a command's id or a feed's id
public record Recorded(long seq, Instant at, String id, String cause, Event event) {}
