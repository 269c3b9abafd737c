package org.yilan.escalation;

import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;

/// One line of a checklist that a person can act on.
sealed interface Duty {
    /// Names it for as long as it is there.
    String id();

    /// A task of a level in force.
    record Task(ResponseTask task) implements Duty {
        @Override
        public String id() {
            return task.id();
        }
    }

    /// A post that is asked before a level is declared.
    record Roll(String proposal, ResponseLevel.Key key, RollAnswer answer) implements Duty {
        @Override
        public String id() {
            return proposal + "#" + answer.post().id();
        }
    }
}
