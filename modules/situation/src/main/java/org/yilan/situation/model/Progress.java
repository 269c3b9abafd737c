package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// How far the handling of an incident has come. The methods that lead on make a step of [LifeCycle] where it may be taken
/// from the present state, and otherwise give this: a feed and a person may do the same thing at the same moment, and the
/// second of the two changes nothing.
///
/// @param unit the unit that is asked to handle it, empty before assignment and after a return
/// @param responsible the unit that answers for it (首接负责): the first that was asked, until another has accepted; empty before
///     assignment
/// @param owner who acknowledged it, empty before
/// @param claimed until when the owner has it to themselves before it comes back; null when it does not, and from the
///     assignment on
/// @param rung how often it was escalated (升级/督办), 0 at first
/// @param satisfied the caller's evaluation, or null before one
/// @param merge how it is tied to others, null when it is not
public record Progress(
        IncidentState state,
        String unit,
        String responsible,
        String owner,
        @Nullable Instant claimed,
        int rung,
        Milestones at,
        @Nullable Boolean satisfied,
        @Nullable Merge merge) {
    public static final Progress NONE =
            new Progress(IncidentState.NEW, "", "", "", null, 0, Milestones.NONE, null, null);

    /// When what was reached, each null before.
    ///
    /// @param accepted by the unit that has it now
    /// @param arrived the unit that has it now, on the scene
    /// @param resolved the last time
    /// @param ended when it was closed or cancelled
    public record Milestones(
            @Nullable Instant acknowledged,
            @Nullable Instant assigned,
            @Nullable Instant accepted,
            @Nullable Instant arrived,
            @Nullable Instant resolved,
            @Nullable Instant ended) {
        public static final Milestones NONE = new Milestones(null, null, null, null, null, null);

        private Milestones seenBy(Instant when) {
            return acknowledged == null
                    ? new Milestones(when, assigned, accepted, arrived, resolved, ended)
                    : this;
        }
    }

    /// Taken by a person; another may take over what is under way without changing where it stands.
    ///
    /// @param until when it comes back, see [#claimed()]
    public Progress acknowledged(String by, Instant when, @Nullable Instant until) {
        if (state == IncidentState.MERGED) {
            return this;
        }
        boolean theirs = state == IncidentState.NEW || state == IncidentState.ACKNOWLEDGED;
        return new Progress(
                state == IncidentState.NEW ? IncidentState.ACKNOWLEDGED : state,
                unit,
                responsible,
                by,
                theirs ? until : null,
                rung,
                at.seenBy(when),
                satisfied,
                merge);
    }

    /// The owner has it for longer, or less long.
    public Progress claimed(@Nullable Instant until) {
        return state == IncidentState.ACKNOWLEDGED
                ? new Progress(state, unit, responsible, owner, until, rung, at, satisfied, merge)
                : this;
    }

    /// Nobody has it any more, and its limits go on as if nobody had had it.
    public Progress handedBack() {
        return LifeCycle.HAND_BACK.from(state)
                ? new Progress(
                        IncidentState.NEW,
                        unit,
                        responsible,
                        "",
                        null,
                        rung,
                        Milestones.NONE,
                        satisfied,
                        merge)
                : this;
    }

    /// Given to a unit. Feeds reopen with this what they had resolved, so it leads on from every state
    /// but that of a member, whose work is another's.
    public Progress assigned(String to, String by, Instant when) {
        if (state == IncidentState.MERGED) {
            return this;
        }
        return new Progress(
                IncidentState.ASSIGNED,
                to,
                responsible.isEmpty() ? to : responsible,
                owner.isEmpty() ? by : owner,
                null,
                rung,
                new Milestones(
                        at.acknowledged == null ? when : at.acknowledged,
                        when,
                        null,
                        null,
                        null,
                        null),
                null,
                own());
    }

    public Progress accepted(Instant when) {
        return LifeCycle.ACCEPT.from(state)
                ? new Progress(
                        IncidentState.ACCEPTED,
                        unit,
                        unit,
                        owner,
                        null,
                        rung,
                        new Milestones(at.acknowledged, at.assigned, when, null, null, null),
                        satisfied,
                        merge)
                : this;
    }

    /// Sent back. Who answers for it stays who it was.
    public Progress returned() {
        return LifeCycle.RETURN.from(state)
                ? new Progress(
                        IncidentState.RETURNED,
                        "",
                        responsible,
                        owner,
                        null,
                        rung,
                        new Milestones(at.acknowledged, at.assigned, null, null, null, null),
                        satisfied,
                        merge)
                : this;
    }

    public Progress arrived(Instant when) {
        return LifeCycle.ARRIVE.from(state)
                ? new Progress(
                        IncidentState.ON_SCENE,
                        unit,
                        unit,
                        owner,
                        null,
                        rung,
                        new Milestones(
                                at.acknowledged,
                                at.assigned,
                                at.accepted == null ? when : at.accepted,
                                when,
                                null,
                                null),
                        satisfied,
                        merge)
                : this;
    }

    /// Done. Feeds tell of what was done without anybody having taken it, so this leads on from every open state.
    public Progress resolved(String by, Instant when) {
        return state.open()
                ? new Progress(
                        IncidentState.RESOLVED,
                        unit,
                        responsible,
                        owner.isEmpty() ? by : owner,
                        null,
                        rung,
                        new Milestones(
                                at.acknowledged, at.assigned, at.accepted, at.arrived, when, null),
                        satisfied,
                        merge)
                : this;
    }

    public Progress evaluated(boolean verdict) {
        if (state == IncidentState.MERGED) {
            return this;
        }
        return new Progress(
                LifeCycle.EVALUATE.from(state) ? IncidentState.EVALUATED : state,
                unit,
                responsible,
                owner,
                null,
                rung,
                at,
                verdict,
                merge);
    }

    public Progress closed(Instant when) {
        return LifeCycle.CLOSE.from(state) ? ended(IncidentState.CLOSED, when) : this;
    }

    public Progress cancelled(Instant when) {
        return LifeCycle.CANCEL.from(state) ? ended(IncidentState.CANCELLED, when) : this;
    }

    private Progress ended(IncidentState as, Instant when) {
        return new Progress(
                as,
                unit,
                responsible,
                owner,
                null,
                rung,
                new Milestones(
                        at.acknowledged, at.assigned, at.accepted, at.arrived, at.resolved, when),
                satisfied,
                merge);
    }

    /// Open again: with its unit where it has one, which must accept anew.
    public Progress reopened(String by) {
        return LifeCycle.REOPEN.from(state)
                ? new Progress(
                        LifeCycle.REOPEN.to(!unit.isEmpty()),
                        unit,
                        responsible,
                        by,
                        null,
                        rung,
                        new Milestones(at.acknowledged, at.assigned, null, null, null, null),
                        null,
                        own())
                : this;
    }

    public Progress escalated() {
        return state == IncidentState.MERGED
                ? this
                : new Progress(
                        state, unit, responsible, owner, claimed, rung + 1, at, satisfied, merge);
    }

    // ---- merged with others

    /// The one that leads it, empty when none does.
    public String into() {
        return merge == null ? "" : merge.into();
    }

    /// Those that it leads.
    public List<String> members() {
        return merge == null ? List.of() : merge.members();
    }

    /// How many tickets tell of it: itself and those that it leads.
    public int callers() {
        return 1 + members().size();
    }

    /// Put to another one, or from one to another. What leads others cannot be: they must be put there first.
    public Progress merged(String leader, Instant when) {
        boolean moved = state == IncidentState.MERGED;
        if (!members().isEmpty() || !(moved || LifeCycle.MERGE.from(state))) {
            return this;
        }
        return with(
                IncidentState.MERGED,
                at,
                satisfied,
                new Merge(
                        leader,
                        moved && merge != null ? merge.before() : state,
                        moved && merge != null ? merge.since() : when,
                        List.of()));
    }

    /// By itself again, exactly as it was when it was merged.
    public Progress split() {
        return LifeCycle.SPLIT.from(state) && merge != null && merge.before() != null
                ? with(merge.before(), at, satisfied, null)
                : this;
    }

    /// One more member, or one less.
    public Progress leading(String member, boolean joins) {
        return with(
                state,
                at,
                satisfied,
                joins ? Merge.joined(merge, member) : Merge.left(merge, member));
    }

    /// What becomes of a member when the one that leads it came to another state: it is resolved and called off with it, and
    /// merged again when that one is open again.
    public Progress led(Progress leader, Instant when) {
        IncidentState to = leader.state;
        if (state == IncidentState.MERGED && to.done()) {
            return with(
                    IncidentState.RESOLVED,
                    new Milestones(
                            at.acknowledged, at.assigned, at.accepted, at.arrived, when, null),
                    satisfied,
                    merge);
        }
        if (state == IncidentState.MERGED && to == IncidentState.CANCELLED) {
            return ended(IncidentState.CANCELLED, when);
        }
        return to.open() && state != IncidentState.MERGED
                ? with(
                        IncidentState.MERGED,
                        new Milestones(
                                at.acknowledged, at.assigned, at.accepted, at.arrived, null, null),
                        null,
                        merge)
                : this;
    }

    /// What stays of a merge when it goes on by itself: those that it leads, not the one that led it.
    private @Nullable Merge own() {
        return into().isEmpty() ? merge : null;
    }

    private Progress with(
            IncidentState to, Milestones reached, @Nullable Boolean verdict, @Nullable Merge tied) {
        return new Progress(to, unit, responsible, owner, claimed, rung, reached, verdict, tied);
    }
}
