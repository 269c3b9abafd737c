package org.yilan.situation.watch;

import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.util.Set;

/// Raises an incident where several callers tell of the same kind of thing near each other within a while.
///
/// @param id unique among all rules
/// @param categories service codes that are looked at; none means all, each for itself
/// @param tickets how many
/// @param km how far the others may lie from one of them
/// @param within in what time they were reported
/// @param category service code of the incident, empty for the tickets' own
public record ClusterRule(
        String id,
        Set<String> categories,
        int tickets,
        double km,
        Duration within,
        String category,
        Grade grade,
        Wording title,
        String source,
        String mark) {
    public ClusterRule {
        categories = categories == null ? Set.of() : Set.copyOf(categories);
        if (id.isBlank() || tickets < 2 || !(km > 0) || !within.isPositive()) {
            throw new IllegalArgumentException(
                    "rule "
                            + id
                            + " on clusters needs an id, 2 \"tickets\" or more, \"km\" and"
                            + " \"within\" above 0");
        }
    }
}
