package org.yilan.situation.response;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.util.Set;

/// Something that a response plan has a department do from a level on.
///
/// @param id unique within its hazard; it is what the journal names
/// @param level the lowest level that calls for it: who is at II does what III and IV call for as well
/// @param tiers whose level calls for it
/// @param unit the department, or the role within it
/// @param within how long after the level takes effect it must be done
/// @param mark how sure the source is, see the plans' README
public record PlanTask(
        String id,
        Grade level,
        Set<Tier> tiers,
        Words unit,
        Words words,
        Duration within,
        String source,
        String mark) {
    public PlanTask {
        tiers = Set.copyOf(tiers);
        if (id.isBlank() || id.contains("#")) {
            throw new IllegalArgumentException("a task needs an id without #, not “" + id + "”");
        }
        if (!level.known()) {
            throw new IllegalArgumentException("task " + id + ": " + level.code() + " is no level");
        }
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("task " + id + " is for no tier");
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("task " + id + " has no time to be done in");
        }
    }

    /// Whether somebody of a tier who stands at `level` has to do it.
    public boolean calledForBy(Tier tier, Grade level) {
        return tiers.contains(tier) && level.known() && level.rank() <= this.level.rank();
    }
}
