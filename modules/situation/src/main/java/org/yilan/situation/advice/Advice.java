package org.yilan.situation.advice;

import java.util.List;

/// What may help a person with one incident. Never acted upon by itself. Reasons may quote callers' words: not for walls.
///
/// @param candidates open incidents that may tell of the same thing, the likeliest first
/// @param units who may be responsible, the likeliest first
/// @param categories what it may be, the likeliest first
/// @param score how good the suggestions of units have been lately
/// @param learning whether the journal is still being read, so that more is to come
public record Advice(
        List<Candidate> candidates,
        List<Suggestion> units,
        List<Suggestion> categories,
        Score score,
        boolean learning) {
    public static final Advice NONE =
            new Advice(List.of(), List.of(), List.of(), Score.NONE, false);

    public Advice {
        candidates = List.copyOf(candidates);
        units = List.copyOf(units);
        categories = List.copyOf(categories);
    }
}
