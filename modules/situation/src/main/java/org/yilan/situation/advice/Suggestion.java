package org.yilan.situation.advice;

import java.util.List;

/// One of the answers that may be right, and why.
///
/// @param value a unit's name or a category's code
/// @param confidence 0 to 1
/// @param like how many of those that are like it had this answer
/// @param among how many are like it
/// @param basis what made those like it
/// @param words of the incident that speak for this answer, as they stand in it, the strongest first
public record Suggestion(
        String value, double confidence, int like, int among, Basis basis, List<String> words) {
    public Suggestion {
        words = List.copyOf(words);
    }

    /// In what earlier incidents are like one.
    public enum Basis {
        CATEGORY_AND_DISTRICT,
        CATEGORY,
        WORDS
    }
}
