package org.yilan.situation.limit;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Timing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// How long one step may take, for incidents of some kind.
///
/// @param id as it stands with the limits that it sets
/// @param grades codes of the grades that it is for; none means all
/// @param categories service codes that it is for; none means all
/// @param within the limit as it runs day and night, or null where `workingDays` counts
/// @param workingDays the limit in working days, 0 where `within` counts
/// @param warn how long before the limit it counts as close, or null for a fifth of it
/// @param source where the figure was read
/// @param mark how sure the source is: `V` read, `W` weak, `M` from memory, `O` own choice
public record LimitRule(
        String id,
        ServiceClock clock,
        Set<String> grades,
        Set<String> categories,
        @Nullable Duration within,
        int workingDays,
        @Nullable Duration warn,
        String source,
        String mark) {
    public LimitRule {
        grades = grades == null ? Set.of() : Set.copyOf(grades);
        categories = categories == null ? Set.of() : Set.copyOf(categories);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a limit has no id");
        }
        if ((within == null) == (workingDays == 0)) {
            throw new IllegalArgumentException(
                    "limit " + id + " needs either \"within\" or \"workingDays\"");
        }
        if (within != null && !within.isPositive() || workingDays < 0) {
            throw new IllegalArgumentException("limit " + id + " is not longer than nothing");
        }
        if (warn != null && warn.isNegative()) {
            throw new IllegalArgumentException("limit " + id + " warns after it is broken");
        }
    }

    boolean covers(IncidentReport report, String grade) {
        return (grades.isEmpty() || grades.contains(grade))
                && (categories.isEmpty() || categories.contains(report.category()));
    }

    /// The clock as this rule sets it.
    ///
    /// @param held how long it has stood still
    Deadline from(Instant from, Duration held, WorkCalendar calendar) {
        Instant due =
                (within == null ? calendar.after(from, workingDays) : from.plus(within)).plus(held);
        Duration all = Duration.between(from, due);
        Duration before =
                warn == null
                        ? Duration.ofMillis(Math.round(all.toMillis() * (1 - Timing.CLOSE)))
                        : warn;
        Instant close = due.minus(before);
        return new Deadline(clock, from, due, close.isBefore(from) ? from : close, id);
    }
}
