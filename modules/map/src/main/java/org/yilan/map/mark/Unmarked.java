package org.yilan.map.mark;

import org.yilan.situation.Changes;
import org.yilan.situation.model.Grade;

/// Something that holds and that no mark on the map stands for: because it is for all that is seen and more, or because
/// nobody knows where it is. Immutable.
///
/// @param everywhere whether it is for all that is seen; else it has no place on this map
/// @param title what it is, in a few words
/// @param reason why there is no mark for it, in a sentence's part
public record Unmarked(
        Changes.Kind kind,
        String id,
        Grade grade,
        boolean everywhere,
        String title,
        String reason) {}
