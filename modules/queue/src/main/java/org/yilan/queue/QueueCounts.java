package org.yilan.queue;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

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

    static QueueCounts of(Iterable<QueueRow> rows, String person, Instant now) {
        int open = 0;
        int overdue = 0;
        int unassigned = 0;
        int mine = 0;
        int[] known = new int[6];
        Map<Grade, Integer> byGrade = new TreeMap<>();
        Map<String, int[]> byDistrict = new java.util.HashMap<>();
        long millis = now.toEpochMilli();
        for (QueueRow row : rows) {
            if (!row.isOpen()) {
                continue;
            }
            Incident i = row.incident();
            open++;
            int rank = i.grade().rank();
            if (rank == 0) {
                byGrade.merge(i.grade(), 1, Integer::sum);
            } else {
                known[rank]++;
            }
            byDistrict.computeIfAbsent(i.report().place().division(), d -> new int[1])[0]++;
            overdue += row.overdue(millis) ? 1 : 0;
            unassigned += i.progress().unit().isEmpty() ? 1 : 0;
            mine += i.progress().owner().equals(person) ? 1 : 0;
        }
        Grade[] grades = {Grade.I, Grade.II, Grade.III, Grade.IV, Grade.WHITE};
        for (int rank = 1; rank < known.length; rank++) {
            if (known[rank] > 0) {
                byGrade.put(grades[rank - 1], known[rank]);
            }
        }
        Map<String, Integer> districts = new TreeMap<>();
        byDistrict.forEach((code, count) -> districts.put(code, count[0]));
        return new QueueCounts(open, byGrade, districts, overdue, unassigned, mine);
    }
}
