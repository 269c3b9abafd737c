package org.yilan.situation.plan;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;

import java.util.List;

/// What the rules of a response plan make of the situation. It suggests; people declare.
///
/// @param key for whom and against what
/// @param level the level that the rules call for; empty list of reasons and null level do not occur: no suggestion, no record
/// @param reasons the rules that are met, strongest first
public record Suggestion(ResponseLevel.Key key, Grade level, List<Reason> reasons) {
    public Suggestion {
        reasons = List.copyOf(reasons);
    }

    /// One rule that is met.
    ///
    /// @param rule the rule's id in the plan's file; its words are in the plan
    /// @param subject the alert or sensor that meets it
    /// @param value measured value, NaN for a rule on a signal
    /// @param threshold in the same unit, NaN for a rule on a signal
    /// @param unit empty for a rule on a signal
    public record Reason(String rule, String subject, double value, double threshold, String unit) {
        /// How far past the threshold.
        public double margin() {
            return value - threshold;
        }
    }
}
