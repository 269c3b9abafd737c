package org.yilan.situation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Merge;
import org.yilan.situation.model.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/// How the incidents of a situation stand at a moment: one pass over all of them. Pure; any thread.
///
/// Of those that are merged, what is open and overdue is counted once, as the one that leads; calls, and what each caller was
/// promised, are counted one by one.
///
/// @param feeds where they come from
/// @param lastHour reported in the last hour
/// @param open still owed
/// @param overdue open and past their limit
/// @param responseDue reported at least [#RESPONSE_LIMIT] ago; `responded`, of those, taken within it
/// @param resolutionDue resolved, or past their limit; `resolvedInTime`, of those, resolved by it
/// @param evaluated callers who were asked; `satisfied`, of those, who were
public record IncidentTally(
        Set<String> feeds,
        int lastHour,
        int open,
        int overdue,
        int responded,
        int responseDue,
        int resolvedInTime,
        int resolutionDue,
        int satisfied,
        int evaluated) {

    /// Within which an incident must be taken to count as responded to. Beijing's draft standard wants emergencies answered
    /// within 2 h and first contact "at once"; 30 minutes is this program's default until a city sets its own.
    public static final Duration RESPONSE_LIMIT = Duration.ofMinutes(30);

    public IncidentTally {
        feeds = Set.copyOf(feeds);
    }

    /// The tally at `now`. Rates leave out what was reported before the journal began: it was told in hindsight, all at once,
    /// and its times say nothing.
    public static IncidentTally of(Situation situation, Instant now) {
        Count c = new Count(now, situation.began());
        situation.incidents().forEach(c::add);
        return new IncidentTally(
                c.feeds,
                c.lastHour,
                c.open,
                c.overdue,
                c.responded,
                c.responseDue,
                c.resolvedInTime,
                c.resolutionDue,
                c.satisfied,
                c.evaluated);
    }

    private static final class Count {
        private final Instant now;
        private final Instant hourAgo;
        private final Instant began;
        private final Set<String> feeds = new TreeSet<>();
        private int lastHour;
        private int open;
        private int overdue;
        private int responded;
        private int responseDue;
        private int resolvedInTime;
        private int resolutionDue;
        private int satisfied;
        private int evaluated;

        Count(Instant now, Instant began) {
            this.now = now;
            this.hourAgo = now.minus(Duration.ofHours(1));
            this.began = began;
        }

        void add(Incident i) {
            Instant reported = i.report().reportedAt();
            feeds.add(i.report().feed());
            if (reported.isAfter(hourAgo) && !reported.isAfter(now)) {
                lastHour++;
            }
            if (i.open()) {
                open++;
                if (i.overdue(now)) {
                    overdue++;
                }
            }
            if (!reported.isBefore(began)) {
                response(i.progress(), reported.plus(RESPONSE_LIMIT));
                resolution(i);
            }
            Boolean verdict = i.progress().satisfied();
            if (verdict != null) {
                evaluated++;
                if (verdict) {
                    satisfied++;
                }
            }
        }

        private void response(Progress p, Instant limit) {
            if (limit.isAfter(now)) {
                return;
            }
            responseDue++;
            // Whoever merges a ticket has seen it.
            Merge merge = p.merge();
            Instant merged = merge == null ? null : merge.since();
            Instant taken =
                    firstOf(p.at().acknowledged(), p.at().assigned(), merged, p.at().resolved());
            if (taken != null && !taken.isAfter(limit)) {
                responded++;
            }
        }

        private void resolution(Incident i) {
            Progress p = i.progress();
            Instant due = i.timing().resolveBy();
            if (p.state() == IncidentState.CANCELLED) {
                return; // nothing was owed
            }
            boolean resolved = p.state().done();
            if (!resolved && (due == null || !due.isBefore(now))) {
                return;
            }
            resolutionDue++;
            Instant at = p.at().resolved();
            if (resolved && (due == null || at == null || !at.isAfter(due))) {
                resolvedInTime++;
            }
        }

        private static @Nullable Instant firstOf(@Nullable Instant... moments) {
            Instant first = null;
            for (Instant m : moments) {
                if (m != null && (first == null || m.isBefore(first))) {
                    first = m;
                }
            }
            return first;
        }
    }
}
