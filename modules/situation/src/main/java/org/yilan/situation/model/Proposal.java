package org.yilan.situation.model;

import java.time.Instant;

/// A declaration of level I or II that waits for its second person.
///
/// @param id the id of the command that proposed it
public record Proposal(String id, ResponseLevel level, Instant proposedAt) {}
