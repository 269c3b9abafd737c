package org.yilan.queue;

import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which incidents the queue shows. Each empty set or false flag lets everything through, except that the resolved are
/// shown only when asked for by state.
///
/// @param text words that all must occur, in any order and any case
/// @param grades codes of grades
/// @param districts division codes
/// @param mine only what this console's person owns
/// @param unassigned only what no unit has
/// @param overdue only what is past its limit
public record QueueFilter(
        String text,
        Set<String> grades,
        Set<IncidentState> states,
        Set<String> districts,
        boolean mine,
        boolean unassigned,
        boolean overdue) {
    /// Everything that is open.
    public static final QueueFilter ALL =
            new QueueFilter("", Set.of(), Set.of(), Set.of(), false, false, false);

    public QueueFilter {
        grades = Set.copyOf(grades);
        states = Set.copyOf(states);
        districts = Set.copyOf(districts);
    }

    public QueueFilter withText(String words) {
        return new QueueFilter(words, grades, states, districts, mine, unassigned, overdue);
    }

    public QueueFilter toggleGrade(String code) {
        return new QueueFilter(
                text, toggled(grades, code), states, districts, mine, unassigned, overdue);
    }

    public QueueFilter toggleState(IncidentState state) {
        return new QueueFilter(
                text, grades, toggled(states, state), districts, mine, unassigned, overdue);
    }

    public QueueFilter toggleDistrict(String code) {
        return new QueueFilter(
                text, grades, states, toggled(districts, code), mine, unassigned, overdue);
    }

    public QueueFilter toggleMine() {
        return new QueueFilter(text, grades, states, districts, !mine, unassigned, overdue);
    }

    public QueueFilter toggleUnassigned() {
        return new QueueFilter(text, grades, states, districts, mine, !unassigned, overdue);
    }

    public QueueFilter toggleOverdue() {
        return new QueueFilter(text, grades, states, districts, mine, unassigned, !overdue);
    }

    /// Whether anything is held back besides the resolved.
    public boolean active() {
        return !equals(ALL);
    }

    List<String> words() {
        return text.isBlank()
                ? List.of()
                : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }

    boolean lets(QueueRow row, Incident i, String person, long nowMillis) {
        boolean state = states.isEmpty() ? i.open() : states.contains(i.progress().state());
        return state
                && (grades.isEmpty() || grades.contains(i.grade().code()))
                && (districts.isEmpty() || districts.contains(i.report().place().division()))
                && (!mine || i.progress().owner().equals(person))
                && (!unassigned || (i.open() && i.progress().unit().isEmpty()))
                && (!overdue || row.overdue(nowMillis));
    }

    private static <T> Set<T> toggled(Set<T> set, T value) {
        Set<T> copy = new LinkedHashSet<>(set);
        if (!copy.remove(value)) {
            copy.add(value);
        }
        return copy;
    }
}
