package org.yilan.alarm;

import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.watch.HazardEvents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The alarms of a moment by lane and hazard event. Pure; any thread.
///
/// @param rows by lane: a hazard event, then its alarms; those that wait for somebody first, then the gravest, then the newest.
///     The event with the gravest that waits comes first
/// @param counts alarms by lane
/// @param waiting how many wait for somebody to acknowledge them
record AlarmBoard(Map<Lane, List<Row>> rows, Map<Lane, Integer> counts, int waiting) {
    static final AlarmBoard EMPTY = new AlarmBoard(Map.of(), Map.of(), 0);

    /// A line of the list.
    sealed interface Row {
        /// Names the line, the same from one moment to the next.
        String key();
    }

    /// A hazard event.
    ///
    /// @param hazard empty for what belongs to none
    /// @param alarms under it
    record Head(String hazard, List<Alarm> alarms) implements Row {
        @Override
        public String key() {
            return "group " + hazard;
        }

        int waiting() {
            return (int) alarms.stream().filter(a -> a.state().waiting()).count();
        }
    }

    record Item(Alarm alarm) implements Row {
        @Override
        public String key() {
            return alarm.key();
        }
    }

    private static final Comparator<Alarm> ORDER =
            Comparator.comparing((Alarm a) -> !a.state().waiting())
                    .thenComparing(a -> a.condition().grade())
                    .thenComparing(Alarm::since, Comparator.reverseOrder())
                    .thenComparing(Alarm::key);

    static AlarmBoard of(Collection<Alarm> alarms, HazardEvents events) {
        Map<Lane, List<Row>> rows = new EnumMap<>(Lane.class);
        Map<Lane, Integer> counts = new EnumMap<>(Lane.class);
        int waiting = 0;
        for (Lane lane : Lane.values()) {
            List<Alarm> here =
                    alarms.stream().filter(a -> lane.holds(a.state())).sorted(ORDER).toList();
            Map<String, List<Alarm>> groups = new LinkedHashMap<>();
            for (Alarm a : here) {
                groups.computeIfAbsent(events.group(a.condition().hazard()), g -> new ArrayList<>())
                        .add(a);
                waiting += a.state().waiting() ? 1 : 0;
            }
            List<Row> lines = new ArrayList<>();
            groups.forEach(
                    (hazard, list) -> {
                        lines.add(new Head(hazard, List.copyOf(list)));
                        list.forEach(a -> lines.add(new Item(a)));
                    });
            rows.put(lane, lines);
            counts.put(lane, here.size());
        }
        return new AlarmBoard(rows, counts, waiting);
    }

    List<Row> rows(Lane lane) {
        return rows.getOrDefault(lane, List.of());
    }

    int count(Lane lane) {
        return counts.getOrDefault(lane, 0);
    }
}
