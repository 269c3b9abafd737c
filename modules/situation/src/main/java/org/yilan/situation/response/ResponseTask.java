package org.yilan.situation.response;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;

import java.time.Instant;

/// A task that a level in force called for, and what became of it.
///
/// @param id as [#idOf]
/// @param key whose level
/// @param level the level of the plan that calls for it
/// @param issued when it was issued
/// @param due by when it must be done
/// @param at when it came into its state
/// @param by who brought it there, empty while nobody has
/// @param note why, or what was done; may be empty
public record ResponseTask(
        String id,
        ResponseLevel.Key key,
        Grade level,
        Words unit,
        Words words,
        Instant issued,
        Instant due,
        State state,
        Instant at,
        String by,
        String note) {

    /// What became of it.
    public enum State {
        OPEN,
        DONE,
        /// Not to be done here and now, by somebody's decision.
        WAIVED
    }

    /// The id of a plan's task for somebody against something.
    public static String idOf(ResponseLevel.Key key, String task) {
        return key.tier() + "/" + key.division() + "/" + key.hazard() + "#" + task;
    }

    /// The task as it is issued.
    public static ResponseTask issued(
            ResponseLevel.Key key, PlanTask task, Instant issued, Instant due) {
        return new ResponseTask(
                idOf(key, task.id()),
                key,
                task.level(),
                task.unit(),
                task.words(),
                issued,
                due,
                State.OPEN,
                issued,
                "",
                "");
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /// Not done by the time by which it had to be, at `now`; what was done late stays late.
    public boolean late(Instant now) {
        return switch (state) {
            case OPEN -> !due.isAfter(now);
            case DONE -> at.isAfter(due);
            case WAIVED -> false;
        };
    }

    /// The same in another state.
    public ResponseTask to(State state, Instant at, String by, String note) {
        return new ResponseTask(id, key, level, unit, words, issued, due, state, at, by, note);
    }
}
