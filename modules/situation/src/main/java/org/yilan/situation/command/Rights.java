package org.yilan.situation.command;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Tier;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What somebody may do, by their role and by what they answer for. The hub judges every command by it; a console asks it
/// beforehand, to say why something cannot be done. Pure; any thread.
///
/// It says nothing of whether the state of things allows a command: that is [Decider]'s.
public final class Rights {
    private final Actor actor;
    private final boolean exercise;

    /// @param exercise whether what is on screen is an exercise
    public Rights(Actor actor, boolean exercise) {
        this.actor = actor;
        this.exercise = exercise;
    }

    /// The rights of somebody in a situation.
    public static Rights of(Actor actor, Situation situation) {
        return new Rights(actor, situation.exercise().isPresent());
    }

    /// Whose rights these are.
    public Actor actor() {
        return actor;
    }

    /// Why somebody of this role may not do such a thing anywhere; empty when they may.
    public Optional<Decision.Refuse> against(Right right) {
        Role role = actor.role();
        if (role == Role.TRAINER && !exercise) {
            return Optional.of(Refusal.TRAINER_IN_EARNEST.because(actor.name()));
        }
        if (role.holds(right)) {
            return Optional.empty();
        }
        if (role == Role.WALL || role == Role.OBSERVER) {
            return Optional.of(Refusal.WALL.because(actor.name()));
        }
        return Optional.of(
                (right == Right.DECLARE ? Refusal.COMMANDER_ONLY : Refusal.SUPERVISOR_ONLY)
                        .because(actor.name()));
    }

    /// Why they may not do such a thing to this incident; empty when they may.
    public Optional<Decision.Refuse> against(Right right, Incident incident) {
        return against(right)
                .or(() -> district(incident.report().place().division()))
                .or(() -> hazard(incident.report().hazard()));
    }

    /// Why they may neither have this tier supervise an incident nor answer for it; empty when they may.
    public Optional<Decision.Refuse> against(Tier tier, Incident incident) {
        return against(Right.SUPERVISE, incident).or(() -> tier(tier));
    }

    /// Why they may not decide on this level; empty when they may.
    public Optional<Decision.Refuse> against(ResponseLevel.Key key) {
        return against(Right.DECLARE)
                .or(() -> tier(key.tier()))
                .or(() -> district(key.division()))
                .or(() -> hazard(key.hazard()));
    }

    /// Why they may not order this of this incident; empty when they may.
    public Optional<Decision.Refuse> against(Command.OnIncident command, Incident incident) {
        return switch (command) {
            case Command.Step _,
                    Command.RenewClaim _,
                    Command.EscalateIncident _,
                    Command.MergeIncidents _,
                    Command.AskAssistance _,
                    Command.ReleaseClock _ ->
                    against(Right.HANDLE, incident);
            case Command.UnmaskField _ -> against(Right.UNMASK, incident);
            case Command.HoldClock _ -> against(Right.HOLD, incident);
            case Command.RuleReturn _ -> against(Right.SUPERVISE, incident);
            case Command.SuperviseIncident c -> against(c.tier(), incident);
            case Command.AnswerSupervision _ -> {
                Rung rung = incident.timing().rung();
                yield rung == null
                        ? against(Right.SUPERVISE, incident)
                        : against(rung.tier(), incident);
            }
        };
    }

    private Optional<Decision.Refuse> tier(Tier tier) {
        return actor.scope().has(tier)
                ? Optional.empty()
                : outside(
                        Refusal.OUTSIDE_TIER,
                        tier.name(),
                        actor.scope().tiers().stream().map(Tier::name).collect(Collectors.toSet()));
    }

    private Optional<Decision.Refuse> district(String division) {
        return actor.scope().covers(division)
                ? Optional.empty()
                : outside(Refusal.OUTSIDE_DISTRICT, division, actor.scope().districts());
    }

    private Optional<Decision.Refuse> hazard(String hazard) {
        return actor.scope().of(hazard)
                ? Optional.empty()
                : outside(Refusal.OUTSIDE_HAZARD, hazard, actor.scope().hazards());
    }

    private Optional<Decision.Refuse> outside(Refusal why, String what, Set<String> own) {
        return Optional.of(why.because(actor.name(), what, String.join(", ", new TreeSet<>(own))));
    }
}
