package org.yilan.wall.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console.FeedsNow;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A feed on the board.
///
/// @param name in the language of the moment
/// @param department in the language of the moment
/// @param age of its last good answer on the hub's clock, or null when there was none
/// @param figures how it works at this moment, or null where nobody knows
record FeedRow(
        FeedHealth health,
        String name,
        String department,
        @Nullable Duration age,
        @Nullable FeedFigures figures) {

    /// What is not well before the rest, the worst of it first; those that are alike by department.
    static final Comparator<FeedRow> WORST_FIRST =
            Comparator.comparing(FeedRow::well)
                    .thenComparing(row -> row.health().state(), Comparator.reverseOrder())
                    .thenComparing(FeedRow::department)
                    .thenComparing(FeedRow::name);

    /// The rows of all feeds.
    ///
    /// @param now on the hub's clock
    static List<FeedRow> of(FeedsNow feeds, FeedWords words, Instant now) {
        Map<String, FeedFigures> figures = new HashMap<>();
        feeds.figures().forEach(f -> figures.put(f.feed(), f));
        return feeds.health().stream()
                .map(
                        h -> {
                            Instant good = h.lastGood();
                            Duration age = good == null ? null : Duration.between(good, now);
                            return new FeedRow(
                                    h,
                                    words.name(h),
                                    words.department(h),
                                    age != null && age.isNegative() ? Duration.ZERO : age,
                                    figures.get(h.feed()));
                        })
                .toList();
    }

    boolean well() {
        return health.state() == FeedHealth.State.GOOD && health.errorClass().isEmpty();
    }
}
