package org.yilan.situation.plan;

import org.jspecify.annotations.Nullable;

/// What became of one rule for one tier and area.
///
/// @param reason value against threshold, or the signal that meets it; null where there is nothing to read
public record Check(Rule rule, State state, Suggestion.@Nullable Reason reason) {

    /// How the rule stands.
    public enum State {
        MET,
        /// It can be read and is not met.
        UNMET,
        /// No signal of its colour is in force there.
        NO_SIGNAL,
        /// No gauge reads what it is about, or too few do.
        NO_GAUGE,
        /// It speaks only while a signal is in force, and none is.
        SILENT
    }
}
