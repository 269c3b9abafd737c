package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;

import java.util.List;

/// A row of a list that is not of incidents, in words.
///
/// @param key who or what it is of, the same as long as it is the same row
/// @param incidents that it is about, the one that counts first; may be empty
/// @param grade of that one, null for none
/// @param state one or two words for where it stands
/// @param left the figure at the right, with `clock` under it
/// @param broken whether a limit is broken
record Line(
        String key,
        List<String> incidents,
        @Nullable Grade grade,
        String title,
        String second,
        String state,
        String left,
        String clock,
        boolean broken) {}
