package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What was done to a journal itself, kept in its chain: of the members, one is there. Hashes are lower-case hexadecimal.
///
/// @param sealed there was no chain before: what was there is sealed by one hash
/// @param salvaged the file was damaged and was rebuilt
/// @param keyframe a situation was kept
/// @param exported personal data was written out
public record Note(
        @Nullable Seal sealed,
        @Nullable Salvaged salvaged,
        @Nullable Keyframe keyframe,
        @Nullable Exported exported) {

    /// One hash over all rows that have no link: events by position, then commands by id.
    public record Seal(long events, long commands, long lastSeq, String sha256) {}

    /// @param fault what was wrong with the file
    /// @param kept name of the damaged file
    /// @param events how many events were saved
    /// @param gaps where the chain could not be followed
    /// @param seal over what is left from before the chain; it takes the place of an earlier one
    public record Salvaged(
            String fault, String kept, long events, List<Gap> gaps, @Nullable Seal seal) {
        public Salvaged {
            gaps = gaps == null ? List.of() : List.copyOf(gaps);
        }
    }

    /// The row `next` does not follow on the row `after`: what lay between is lost, or one of the two is damaged.
    ///
    /// @param sha256 of the row `next` alone, as it was found
    public record Gap(long after, long next, String sha256) {}

    /// @param sha256 of what is stored
    public record Keyframe(long seq, String fold, String sha256) {}

    /// @param what which part of the journal
    /// @param by the system's name of the user
    public record Exported(String what, String by, String reason) {}

    static Note of(Seal seal) {
        return new Note(seal, null, null, null);
    }

    static Note of(Salvaged salvaged) {
        return new Note(null, salvaged, null, null);
    }

    static Note of(Keyframe keyframe) {
        return new Note(null, null, keyframe, null);
    }

    static Note of(Exported exported) {
        return new Note(null, null, null, exported);
    }
}
