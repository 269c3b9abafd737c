package org.yilan.situation.plan;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;

import java.util.Optional;

/// What a plan makes of one tier, area and hazard: the level that it calls for, and how far the next one is.
///
/// @param suggestion what the rules that are met call for, empty when none is met
/// @param next the nearest rule that is not met and calls for more, empty when none can be measured
public record Assessment(
        ResponseLevel.Key key, Optional<Suggestion> suggestion, Optional<Next> next) {

    /// A rule that is not met yet.
    ///
    /// @param reason value against threshold; its margin is negative or zero: what is still missing
    /// @param level the level that it would call for
    public record Next(Suggestion.Reason reason, Grade level) {
        /// What is missing as a share of the threshold, 0 when it is as good as met.
        public double missing() {
            double scale = Math.max(Math.abs(reason.threshold()), 1e-9);
            return (reason.threshold() - reason.value()) / scale;
        }
    }
}
