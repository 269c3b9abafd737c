package org.yilan.situation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a rule saw when it raised an incident before anybody called (未诉先办).
///
/// @param rule the rule's id
/// @param sensor whose reading it was, empty where tickets were counted
/// @param quantity as of the sensor, empty where tickets were counted
/// @param value what was read in `unit`, or how many tickets there were
/// @param threshold from which the rule speaks
/// @param unit empty for a number of tickets
/// @param lasting how long it had been so, or within what time the tickets came
/// @param at when the value was observed, or the last ticket came
/// @param tickets ids of the incidents that were counted, oldest first
public record Evidence(
        String rule,
        String sensor,
        String quantity,
        double value,
        double threshold,
        String unit,
        Duration lasting,
        Instant at,
        List<String> tickets) {
    public Evidence {
        tickets = List.copyOf(tickets);
    }
}
