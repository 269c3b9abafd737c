package org.yilan.situation.response;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The tasks of one level at a moment, counted and in the order in which they are to be looked at: what is late first, then what
/// is due next, then what is done. Pure.
///
/// @param done how many are done, late or not
/// @param waived how many need not be done
/// @param late how many should be done and are not
public record Checklist(List<ResponseTask> tasks, int done, int waived, int late) {
    public static final Checklist EMPTY = new Checklist(List.of(), 0, 0, 0);

    public Checklist {
        tasks = List.copyOf(tasks);
    }

    public static Checklist of(Collection<ResponseTask> tasks, Instant now) {
        List<ResponseTask> sorted =
                tasks.stream()
                        .sorted(
                                Comparator.comparing(ResponseTask::state)
                                        .thenComparing(ResponseTask::due)
                                        .thenComparing(ResponseTask::id))
                        .toList();
        int done = 0;
        int waived = 0;
        int late = 0;
        for (ResponseTask t : sorted) {
            switch (t.state()) {
                case DONE -> done++;
                case WAIVED -> waived++;
                case OPEN -> late += t.late(now) ? 1 : 0;
            }
        }
        return new Checklist(sorted, done, waived, late);
    }

    public boolean isEmpty() {
        return tasks.isEmpty();
    }

    /// How many there are to do, without those that need not be done.
    public int all() {
        return tasks.size() - waived;
    }

    /// Whole percent done, 100 when nothing is to be done. Not 100 before everything is, and not 0 once something is.
    public int percent() {
        if (all() == 0 || done == all()) {
            return 100;
        }
        long percent = Math.round(100.0 * done / all());
        return done == 0 ? 0 : (int) Math.clamp(percent, 1, 99);
    }
}
