package org.yilan.situation.command;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.Tier;

import java.time.Instant;

/// What a person orders.
public sealed interface Command {

    /// A command on an incident.
    sealed interface OnIncident extends Command {
        String incident();
    }

    /// A command on response levels.
    sealed interface OnLevel extends Command {}

    record AcknowledgeIncident(String incident) implements OnIncident {}

    record AssignIncident(String incident, String unit) implements OnIncident {}

    /// `to` may equal the grade that it has: then it is put under supervision (督办).
    record EscalateIncident(String incident, Grade to) implements OnIncident {}

    /// The unit that it is assigned to has taken it on.
    record AcceptIncident(String incident) implements OnIncident {}

    /// The unit that it is assigned to sends it back (退单).
    record ReturnIncident(String incident, ReturnReason cause) implements OnIncident {}

    /// The unit that it is assigned to is there.
    record AttendIncident(String incident) implements OnIncident {}

    record ResolveIncident(String incident) implements OnIncident {}

    /// What the caller says of it, asked by the person who orders this.
    record EvaluateIncident(String incident, boolean satisfied) implements OnIncident {}

    record CloseIncident(String incident) implements OnIncident {}

    record ReopenIncident(String incident) implements OnIncident {}

    /// Calls it off: nothing was to be done.
    record CancelIncident(String incident) implements OnIncident {}

    /// Declares a level, raises or lowers it: whatever leads from the level in force to `level`. I and II need a second
    /// person and become a proposal first.
    record DeclareLevel(
            String issuer,
            Tier tier,
            String division,
            String hazard,
            Grade level,
            @Nullable Instant reviewBy)
            implements OnLevel {}

    record EndLevel(ResponseLevel.Key key) implements OnLevel {}

    /// The second person agrees.
    record ConfirmProposal(String proposal) implements OnLevel {}

    record WithdrawProposal(String proposal) implements OnLevel {}
}
