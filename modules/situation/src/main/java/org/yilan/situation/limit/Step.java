package org.yilan.situation.limit;

import org.yilan.situation.model.Tier;

import java.time.Duration;

/// A step of the ladder of supervision.
///
/// @param tier who is told
/// @param after how long after the breach, for whoever is told first; PT0S for at once
/// @param answer within what they must answer
/// @param act within what the step that is late must be done, in spite of an answer; not shorter than `answer`
public record Step(Tier tier, Duration after, Duration answer, Duration act) {
    public Step {
        if (after.isNegative() || !answer.isPositive() || act.compareTo(answer) < 0) {
            throw new IllegalArgumentException(
                    "the step of "
                            + tier
                            + " needs 0 <= \"after\", 0 < \"answer\" and \"answer\" <= \"act\"");
        }
    }
}
