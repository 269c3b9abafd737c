package org.yilan.audit;

import java.time.Instant;

/// One line of a history, in words.
///
/// @param row number in the journal's chain, 0 for a row from before it
/// @param seq position of the event, 0 for anything else
/// @param hash of the row, lower-case hexadecimal, empty for one from before the chain
record HistoryLine(
        long row,
        long seq,
        Instant at,
        String who,
        String what,
        String why,
        String outcome,
        String hash) {}
