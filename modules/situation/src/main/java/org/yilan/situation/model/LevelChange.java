package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One step in the story of a response level: who did what to it, when and why.
///
/// @param at when it took effect; for what upstream told in hindsight this lies before the journal's record of it
/// @param issuer the command in whose name it was done, empty where the journal does not say
/// @param before the level in force before, or null when there was none
/// @param level the level declared or proposed; for an end the one that ended
/// @param by the person, or the feed's id when it came from upstream
/// @param second the second person, empty where there was none
/// @param reason in the person's words, may be empty
public record LevelChange(
        Instant at,
        Kind kind,
        ResponseLevel.Key key,
        String issuer,
        @Nullable Grade before,
        Grade level,
        String by,
        String second,
        String reason) {

    /// What was done.
    public enum Kind {
        DECLARED,
        RAISED,
        LOWERED,
        /// The same level again, with another time of review.
        RENEWED,
        ENDED,
        PROPOSED,
        WITHDRAWN
    }
}
