package org.yilan.alarm;

import org.yilan.situation.model.Grade;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When what is heard: a new alarm at once, the gravest of several for all of them; one of grade I or II, or of a grade that
/// nobody knows, again and again at growing intervals until somebody acknowledges it. One thread.
final class SoundPlan {
    /// Until the first repetition; each interval after it is twice as long, up to [#LONGEST]. Own choice.
    static final Duration FIRST = Duration.ofSeconds(15);

    static final Duration LONGEST = Duration.ofMinutes(4);

    /// An alarm that waits to be acknowledged.
    ///
    /// @param since when it was raised: raised again it is new
    record Waiting(String key, Instant since, Grade grade, boolean mine) {}

    /// @param cue the one that is heard
    /// @param fresh what is new with it, gravest first; empty for a repetition
    record Due(Cue cue, List<Waiting> fresh) {}

    private record Told(Instant since, long next, Duration interval) {}

    private static final Comparator<Waiting> GRAVEST =
            Comparator.comparing(Waiting::grade)
                    .thenComparing(w -> !w.mine())
                    .thenComparing(Waiting::since, Comparator.reverseOrder())
                    .thenComparing(Waiting::key);

    private final Map<String, Told> told = new HashMap<>();

    /// What is to be heard now; what it covers counts as told.
    ///
    /// @param nanos the machine's own time, as [System#nanoTime]
    Optional<Due> next(List<Waiting> waiting, long nanos) {
        List<Waiting> fresh = new ArrayList<>();
        List<Waiting> again = new ArrayList<>();
        Map<String, Told> kept = new HashMap<>();
        for (Waiting w : waiting) {
            Told before = told.get(w.key());
            if (before == null || !before.since().equals(w.since())) {
                fresh.add(w);
                kept.put(w.key(), new Told(w.since(), nanos + FIRST.toNanos(), FIRST));
            } else if (repeats(w.grade()) && nanos - before.next() >= 0) {
                again.add(w);
                Duration interval = before.interval().multipliedBy(2);
                interval = interval.compareTo(LONGEST) > 0 ? LONGEST : interval;
                kept.put(w.key(), new Told(w.since(), nanos + interval.toNanos(), interval));
            } else {
                kept.put(w.key(), before);
            }
        }
        told.clear();
        told.putAll(kept);
        fresh.sort(GRAVEST);
        again.sort(GRAVEST);
        List<Waiting> heard = fresh.isEmpty() ? again : fresh;
        return heard.stream()
                .findFirst()
                .map(w -> new Due(new Cue(w.grade(), w.mine()), List.copyOf(fresh)));
    }

    static boolean repeats(Grade grade) {
        return grade.rank() <= Grade.II.rank();
    }
}
