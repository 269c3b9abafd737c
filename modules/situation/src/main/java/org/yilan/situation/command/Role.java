package org.yilan.situation.command;

import java.util.EnumSet;
import java.util.Set;

/// What somebody is at a hub; see [Rights] for what that allows.
public enum Role {
    /// A screen: looks only, and without personal data.
    WALL,
    /// A person who looks only: a visitor, a liaison officer, somebody of another authority.
    OBSERVER,
    /// Handles incidents.
    DISPATCHER(Right.HANDLE, Right.UNMASK),
    /// Handles incidents, stops their clocks, and supervises (督办): calls on a tier, answers for one, rules on
    /// what was sent back.
    SUPERVISOR(Right.HANDLE, Right.UNMASK, Right.HOLD, Right.SUPERVISE),
    /// Does all that, and decides on response levels.
    COMMANDER(Right.HANDLE, Right.UNMASK, Right.HOLD, Right.SUPERVISE, Right.DECLARE),
    /// Plays any post, but in an exercise only; in earnest somebody who looks.
    TRAINER(Right.HANDLE, Right.UNMASK, Right.HOLD, Right.SUPERVISE, Right.DECLARE);

    private final Set<Right> rights = EnumSet.noneOf(Right.class);

    Role(Right... rights) {
        this.rights.addAll(Set.of(rights));
    }

    boolean holds(Right right) {
        return rights.contains(right);
    }
}
