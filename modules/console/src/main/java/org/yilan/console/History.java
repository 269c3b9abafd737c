package org.yilan.console;

import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a time context needs of a journal. Every call may block and is made on a thread that may.
interface History {
    /// The situation after every event recorded at or before a moment.
    Situation situationAt(Instant moment) throws IOException;

    /// Events after a position, oldest first.
    ///
    /// @param complete whether nothing more was in the journal when this was read
    record Range(List<Recorded> records, boolean complete) {
        public Range {
            records = List.copyOf(records);
        }
    }

    /// At most `limit` events after position `seq`.
    Range after(long seq, int limit) throws IOException;

    /// When the last event before a moment was recorded.
    Optional<Instant> before(Instant moment) throws IOException;
}
