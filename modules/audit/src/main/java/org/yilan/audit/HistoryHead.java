package org.yilan.audit;

import java.util.List;

/// What stands before a history.
///
/// @param title what this is, one line
/// @param mark what every page must say, like EXERCISE; empty when it is real
/// @param facts names and values, in order
record HistoryHead(String title, String mark, List<Fact> facts) {
    HistoryHead {
        facts = List.copyOf(facts);
    }

    record Fact(String name, String value) {}
}
