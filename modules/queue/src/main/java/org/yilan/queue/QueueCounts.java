package org.yilan.queue;

import org.yilan.situation.model.Grade;

import java.util.Map;

/// How many incidents there are, whatever the filter shows.
///
/// @param open all that is still owed
/// @param byGrade open ones per grade, gravest first
/// @param byDistrict open ones per division code
public record QueueCounts(
        int open,
        Map<Grade, Integer> byGrade,
        Map<String, Integer> byDistrict,
        int overdue,
        int unassigned,
        int mine) {

    /// Nothing at all.
    public static final QueueCounts NONE = new QueueCounts(0, Map.of(), Map.of(), 0, 0, 0);

    /// How many open ones have the grade.
    public int of(Grade grade) {
        return byGrade.getOrDefault(grade, 0);
    }
}
