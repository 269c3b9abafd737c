package org.yilan.situation.response;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a post said to a roll-call.
///
/// @param post whom it is about
/// @param go null before it has answered
/// @param at when it answered, null before
/// @param by the person who answered for it, empty before
/// @param note what it said beside it; needed for a no-go
public record RollAnswer(
        Post post, @Nullable Boolean go, @Nullable Instant at, String by, String note) {
    public static RollAnswer awaited(Post post) {
        return new RollAnswer(post, null, null, "", "");
    }
}
