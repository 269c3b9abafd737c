package org.yilan.situation.command;

import java.time.Instant;

/// A command with who, when, why and what its author saw.
///
/// @param id unique; the same id sent twice takes effect once
/// @param by the person; the hub replaces it by the one that the credential proves
/// @param at when it was ordered, on the console's clock
/// @param expectedVersion the incident's version that the author saw, or -1 where it does not matter
public record CommandEnvelope(
        String id, String by, Instant at, String reason, long expectedVersion, Command command) {}
