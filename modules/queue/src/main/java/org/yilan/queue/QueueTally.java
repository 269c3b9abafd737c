package org.yilan.queue;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;

import java.util.Map;
import java.util.TreeMap;

/// Counts open incidents as they come, change and go, so that nobody walks through a hundred thousand of them each second.
/// What is overdue is not counted here: it changes with time alone, and the order of the rows tells it. One thread.
final class QueueTally {
    private String person;
    private final Map<Grade, Integer> byGrade = new TreeMap<>();
    private final Map<String, Integer> byDistrict = new TreeMap<>();
    private int open;
    private int unassigned;
    private int mine;

    QueueTally(String person) {
        this.person = person;
    }

    /// To be followed by [#clear].
    void person(String name) {
        person = name;
    }

    void clear() {
        byGrade.clear();
        byDistrict.clear();
        open = 0;
        unassigned = 0;
        mine = 0;
    }

    void add(Incident incident) {
        count(incident, 1);
    }

    /// Takes one out again, as it was when it was added.
    void remove(Incident incident) {
        count(incident, -1);
    }

    private void count(Incident i, int by) {
        if (!i.open()) {
            return;
        }
        open += by;
        unassigned += i.progress().unit().isEmpty() ? by : 0;
        mine += !person.isEmpty() && i.progress().owner().equals(person) ? by : 0;
        step(byGrade, i.grade(), by);
        step(byDistrict, i.report().place().division(), by);
    }

    private static <K> void step(Map<K, Integer> counts, K key, int by) {
        if (counts.merge(key, by, Integer::sum) == 0) {
            counts.remove(key);
        }
    }

    QueueCounts counts(int overdue) {
        return new QueueCounts(
                open, new TreeMap<>(byGrade), new TreeMap<>(byDistrict), overdue, unassigned, mine);
    }
}
