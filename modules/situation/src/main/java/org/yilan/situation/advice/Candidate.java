package org.yilan.situation.advice;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An open incident that may tell of the same thing as another, and why.
///
/// @param score 0 to 1, all reasons together
/// @param metres between the two, null where one of them has no coordinates
/// @param minutes between the two calls
/// @param sameCategory whether upstream put both into one category
/// @param likeness of the words, 0 to 1
/// @param words that both have, as they stand in the other one, the rarest first
public record Candidate(
        String incident,
        double score,
        @Nullable Double metres,
        long minutes,
        boolean sameCategory,
        double likeness,
        List<String> words) {
    public Candidate {
        words = List.copyOf(words);
    }
}
