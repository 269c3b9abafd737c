package org.yilan.console;

import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The journal seen from far away.
///
/// @param from when the journal's first event was recorded
/// @param to the hub's clock when it answered
/// @param interval length of one bar
/// @param incidents incidents reported per interval from `from` on
/// @param marks what stands out: alerts and level changes
/// @param events events in all; `alerts` and `commands` of them
public record JournalIndex(
        Instant from,
        Instant to,
        Duration interval,
        List<Integer> incidents,
        List<Mark> marks,
        long events,
        long alerts,
        long commands) {
    public JournalIndex {
        incidents = List.copyOf(incidents);
        marks = List.copyOf(marks);
    }

    /// @param kind `alert`, `alert-ended`, `level`, `level-ended`
    /// @param label e.g. the headline
    public record Mark(Instant at, String kind, Grade grade, String label) {}
}
