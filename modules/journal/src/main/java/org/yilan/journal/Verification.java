package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// What following a journal's chain from its beginning to its end has shown.
///
/// @param journal the journal's id
/// @param events in the chain and before it, as `commands`, of which `refused` were refused
/// @param notes what was done to the journal itself
/// @param sealed how many of the events were there before the chain, under one hash
/// @param from moment of the first event, empty when there is none; `to` of the last
/// @param lastSeq position of the last event
/// @param head the end of the chain
/// @param anchors how many heads that were kept outside agree; -1 where there is no file of them
/// @param remarks what a reader should know although it is no damage, a sentence each
/// @param damage the first broken place, empty when all is as it was written
public record Verification(
        String journal,
        long events,
        long commands,
        long refused,
        long notes,
        long sealed,
        Optional<Instant> from,
        Optional<Instant> to,
        long lastSeq,
        ChainHead head,
        long anchors,
        List<String> remarks,
        Optional<Damage> damage) {
    public Verification {
        remarks = List.copyOf(remarks);
    }

    public boolean sound() {
        return damage.isEmpty();
    }

    /// What was done to a journal.
    public enum Kind {
        /// A row says something else than when it was written.
        CHANGED,
        /// Rows are missing.
        REMOVED,
        /// A row was put in that the journal's writer did not write.
        INSERTED,
        /// Rows changed places.
        REORDERED,
        /// The end is missing.
        TRUNCATED,
        /// The chain holds in itself and is another than the one that was kept outside.
        RECOMPUTED,
        /// The file cannot be read any further.
        UNREADABLE
    }

    /// @param seq position of the event, or of the last one before the place when that is none
    /// @param at moment of the place, null when not known
    /// @param words what is wrong, without full stop
    public record Damage(Kind kind, long seq, @Nullable Instant at, String words) {
        private static final DateTimeFormatter MOMENT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

        /// One sentence.
        public String sentence(ZoneId zone) {
            return kind.name().toLowerCase(java.util.Locale.ROOT)
                    + " at event "
                    + seq
                    + (at == null ? "" : " (" + MOMENT.format(at.atZone(zone)) + ")")
                    + ": "
                    + words
                    + ".";
        }
    }
}
