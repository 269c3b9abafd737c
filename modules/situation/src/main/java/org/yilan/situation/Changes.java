package org.yilan.situation;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What a run of events touched: ids by kind, or "everything" after a jump in time.
///
/// Mutable and not thread-safe: one writer fills it, hands it over, and starts a new one.
public final class Changes {

    /// What can change. The id that goes with it is the record's own; for levels it is [#levelId].
    public enum Kind {
        INCIDENT,
        ALERT,
        STORM,
        EARTHQUAKE,
        SENSOR,
        READING,
        FACILITY,
        ROAD_EVENT,
        LEVEL,
        PROPOSAL,
        /// A task of a level in force; the id is the task's.
        TASK,
        /// How far others were told of a level; the id is the announcement's.
        ANNOUNCEMENT,
        FEED,
        ALARM,
        EXERCISE
    }

    private final Map<Kind, Set<String>> touched = new EnumMap<>(Kind.class);
    private boolean everything;
    private long events;

    /// A change of everything: another moment, another journal.
    public static Changes ofEverything() {
        Changes changes = new Changes();
        changes.everything = true;
        return changes;
    }

    public void add(Kind kind, String id) {
        touched.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(id);
    }

    void addAll(Kind kind, Set<String> ids) {
        touched.computeIfAbsent(kind, k -> new LinkedHashSet<>()).addAll(ids);
    }

    void countEvent() {
        events++;
    }

    /// Takes `later` in as well.
    public void merge(Changes later) {
        everything |= later.everything;
        events += later.events;
        later.touched.forEach(
                (kind, ids) ->
                        touched.computeIfAbsent(kind, k -> new LinkedHashSet<>()).addAll(ids));
    }

    /// Whether the reader must forget what it knew and read the whole situation.
    public boolean everything() {
        return everything;
    }

    /// Ids touched of a kind; empty does not mean unchanged when [#everything()].
    public Set<String> ids(Kind kind) {
        return touched.getOrDefault(kind, Set.of());
    }

    /// Whether anything of the kind may have changed.
    public boolean touches(Kind kind) {
        return everything || touched.containsKey(kind);
    }

    public boolean isEmpty() {
        return !everything && touched.isEmpty();
    }

    /// How many events went in.
    public long events() {
        return events;
    }
}
