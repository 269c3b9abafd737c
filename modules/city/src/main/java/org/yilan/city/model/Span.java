package org.yilan.city.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Some time from a moment on.
///
/// @param to null while it lasts beyond the scenario
record Span(Instant from, @Nullable Instant to) {
    /// Every ten minutes somebody looks.
    static final int STEP = 600;

    boolean holds(Instant now) {
        return !now.isBefore(from) && (to == null || now.isBefore(to));
    }

    /// The spans in which a value has reached a limit and not fallen below a lower one since.
    static List<Span> above(
            Instant begins,
            Instant ends,
            ToDoubleFunction<Instant> value,
            double from,
            double until) {
        List<Span> spans = new ArrayList<>();
        Instant since = null;
        for (Instant at = begins; !at.isAfter(ends); at = at.plusSeconds(STEP)) {
            double now = value.applyAsDouble(at);
            if (since == null && now >= from) {
                since = at;
            } else if (since != null && now < until) {
                spans.add(new Span(since, at));
                since = null;
            }
        }
        if (since != null) {
            spans.add(new Span(since, null));
        }
        return spans;
    }
}
