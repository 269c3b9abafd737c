package org.yilan.situation.advice;

/// How often a suggestion was what people did, over the last ones that were judged.
///
/// @param judged how many
/// @param first of those, in how many the first suggestion was right
/// @param firstThree of those, in how many one of the first three was
public record Score(int judged, int first, int firstThree) {
    public static final Score NONE = new Score(0, 0, 0);
}
