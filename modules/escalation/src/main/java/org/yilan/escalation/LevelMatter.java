package org.yilan.escalation;

import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.ResponseTask;

import java.util.List;

/// What a commander is deciding.
sealed interface LevelMatter {
    /// A level is declared, raised or lowered, for one of some areas and hazards.
    ///
    /// @param keys what it may be for; the form asks when there are several
    /// @param first the one of them that it begins with
    /// @param action declare, raise or lower
    record Declare(List<ResponseLevel.Key> keys, ResponseLevel.Key first, LevelAction action)
            implements LevelMatter {
        public Declare {
            keys = List.copyOf(keys);
        }
    }

    /// A level is ended.
    ///
    /// @param levels what may be ended; the form asks when there are several
    record End(List<ResponseLevel> levels) implements LevelMatter {
        public End {
            levels = List.copyOf(levels);
        }
    }

    /// The second person agrees.
    ///
    /// @param proposal the proposal's id
    /// @param key what it is for
    record Confirm(String proposal, ResponseLevel.Key key) implements LevelMatter {}

    /// A proposal is taken back.
    record Withdraw(String proposal, ResponseLevel.Key key) implements LevelMatter {}

    /// A level that was declared for later is taken back.
    record Unschedule(ResponseLevel.Key key) implements LevelMatter {}

    /// What is decided about a task with a reason.
    enum Step {
        WAIVE,
        REOPEN
    }

    record OnTask(ResponseTask task, Step step) implements LevelMatter {}

    /// A post is not ready.
    record NoGo(Duty.Roll roll) implements LevelMatter {}
}
