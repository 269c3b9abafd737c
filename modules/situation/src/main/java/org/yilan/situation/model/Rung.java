package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How high an incident has climbed on the ladder of supervision (督办): the tier that has been told, and what it must do.
///
/// @param clock whose limit was broken
/// @param at since when the tier has it
/// @param answerBy by when it must have answered; then the next tier is told
/// @param actBy by when the clock must have been met in spite of an answer; then the next tier is told
/// @param answered when it answered, null before
/// @param by who put it there: a person, or [#RULES]
public record Rung(
        ServiceClock clock,
        Tier tier,
        Instant at,
        Instant answerBy,
        Instant actBy,
        @Nullable Instant answered,
        String by) {
    /// Who climbs by itself.
    public static final String RULES = "limits";

    Rung answered(Instant when) {
        return new Rung(clock, tier, at, answerBy, actBy, when, by);
    }

    /// When the next tier is told, if nothing happens.
    public Instant next() {
        return answered == null ? answerBy : actBy;
    }
}
