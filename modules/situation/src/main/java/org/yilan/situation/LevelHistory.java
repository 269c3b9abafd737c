package org.yilan.situation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.LevelChange.Kind;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What became of response levels lately. Written by the thread that applies events; any thread may read the list.
final class LevelHistory {
    /// A wall that runs for weeks must not grow; the journal keeps everything.
    static final int MOST = 200;

    static final Duration KEPT = Duration.ofDays(7);

    private volatile List<LevelChange> changes = List.of();

    /// In the order of the journal, the oldest first.
    List<LevelChange> changes() {
        return changes;
    }

    void restore(List<LevelChange> captured) {
        changes = List.copyOf(captured);
    }

    void declared(ResponseLevel level, @Nullable ResponseLevel before) {
        Grade old = before == null ? null : before.level();
        Kind kind =
                old == null
                        ? Kind.DECLARED
                        : level.level().graverThan(old)
                                ? Kind.RAISED
                                : old.graverThan(level.level()) ? Kind.LOWERED : Kind.RENEWED;
        add(of(level.from(), kind, level, old, level.by(), level.second(), level.reason()));
    }

    /// @param level what ended, null when the situation did not know it
    void ended(Event.LevelEnded e, @Nullable ResponseLevel level) {
        if (level != null) {
            add(of(e.at(), Kind.ENDED, level, level.level(), e.by(), "", e.reason()));
        }
    }

    void proposed(Proposal p, @Nullable ResponseLevel before) {
        ResponseLevel level = p.level();
        Grade old = before == null ? null : before.level();
        add(of(p.proposedAt(), Kind.PROPOSED, level, old, level.by(), "", level.reason()));
    }

    /// @param proposal what was withdrawn, null when the situation did not know it
    void withdrawn(Event.ProposalWithdrawn e, @Nullable Proposal proposal, Instant when) {
        if (proposal != null) {
            ResponseLevel level = proposal.level();
            add(of(when, Kind.WITHDRAWN, level, null, e.by(), "", e.reason()));
        }
    }

    void sweep(Instant now) {
        Instant limit = now.minus(KEPT);
        if (!changes.isEmpty() && changes.getFirst().at().isBefore(limit)) {
            changes = changes.stream().filter(c -> !c.at().isBefore(limit)).toList();
        }
    }

    private static LevelChange of(
            Instant at,
            Kind kind,
            ResponseLevel level,
            @Nullable Grade before,
            String by,
            String second,
            String reason) {
        return new LevelChange(
                at, kind, level.key(), level.issuer(), before, level.level(), by, second, reason);
    }

    private void add(LevelChange change) {
        List<LevelChange> next = new ArrayList<>(changes);
        next.add(change);
        changes =
                List.copyOf(
                        next.size() > MOST ? next.subList(next.size() - MOST, next.size()) : next);
    }
}
