package org.yilan.queue;

import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which limits break next, which are broken and with whom, at one moment. Pure; any thread.
///
/// @param next limits that have not broken yet, the earliest first
/// @param close how many of `next` are close
/// @param broken open incidents past a limit that no tier supervises, the latest first
/// @param supervised open incidents by the tier that supervises them; unanswered ones first, then by when the next tier is told
/// @param unanswered how many of `supervised` have no answer yet
/// @param held open incidents whose clocks stand still, the first to go on first
record BreachBoard(
        List<Incident> next,
        int close,
        List<Incident> broken,
        Map<Tier, List<Incident>> supervised,
        Map<Tier, Integer> unanswered,
        List<Incident> held) {

    private static final Comparator<Incident> BY_LIMIT =
            Comparator.comparing((Incident i) -> i.timing().running().getFirst().due())
                    .thenComparing(Incident::grade)
                    .thenComparing(Incident::id);

    private static final Comparator<Incident> BY_RUNG =
            Comparator.comparing(BreachBoard::answered)
                    .thenComparing(BreachBoard::goesUp)
                    .thenComparing(Incident::id);

    static BreachBoard of(Collection<Incident> incidents, Instant now) {
        List<Incident> next = new ArrayList<>();
        List<Incident> broken = new ArrayList<>();
        List<Incident> held = new ArrayList<>();
        Map<Tier, List<Incident>> supervised = new EnumMap<>(Tier.class);
        Map<Tier, Integer> unanswered = new EnumMap<>(Tier.class);
        int close = 0;
        for (Incident i : incidents) {
            if (!i.open()) {
                continue;
            }
            Rung rung = i.timing().rung();
            if (rung != null) {
                supervised.computeIfAbsent(rung.tier(), t -> new ArrayList<>()).add(i);
                unanswered.merge(rung.tier(), rung.answered() == null ? 1 : 0, Integer::sum);
            }
            if (i.timing().hold() != null) {
                held.add(i);
            } else if (!i.timing().running().isEmpty()) {
                Deadline first = i.timing().running().getFirst();
                if (!first.broken(now)) {
                    next.add(i);
                    close += first.close(now) ? 1 : 0;
                } else if (rung == null) {
                    broken.add(i);
                }
            }
        }
        next.sort(BY_LIMIT);
        broken.sort(BY_LIMIT);
        held.sort(Comparator.comparing(BreachBoard::until).thenComparing(Incident::id));
        supervised.values().forEach(l -> l.sort(BY_RUNG));
        return new BreachBoard(next, close, broken, supervised, unanswered, held);
    }

    private static boolean answered(Incident i) {
        Rung rung = i.timing().rung();
        return rung != null && rung.answered() != null;
    }

    private static Instant goesUp(Incident i) {
        Rung rung = i.timing().rung();
        return rung == null ? Instant.MAX : rung.next();
    }

    private static Instant until(Incident i) {
        var hold = i.timing().hold();
        return hold == null ? Instant.MAX : hold.until();
    }
}
