package org.yilan.situation.command;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a person orders.
public sealed interface Command {
    /// Whether it may wait for a hub that cannot be reached. What is done about one incident or one task is meant later as it
    /// is now, and asked about again when things have changed. What decides for many, or answers for this moment, is not:
    /// it must be given again.
    default boolean waits() {
        return this instanceof OnTask
                || (this instanceof OnIncident && !(this instanceof UnmaskField));
    }

    /// A command on an incident.
    sealed interface OnIncident extends Command {
        String incident();
    }

    /// A command that is a step of an incident's life, see [org.yilan.situation.model.LifeCycle].
    sealed interface Step extends OnIncident {}

    /// Shows one item of the caller's personal data to the person who orders it. That it was done goes into the journal, the
    /// item does not.
    record UnmaskField(String incident, PersonalField field) implements OnIncident {}

    /// A command on response levels.
    sealed interface OnLevel extends Command {}

    /// @param mine for how long it is the author's before it comes back; null for as long as the city has it by default, zero
    ///     for as long as they want
    record AcknowledgeIncident(String incident, @Nullable Duration mine) implements Step {
        public AcknowledgeIncident(String incident) {
            this(incident, null);
        }
    }

    /// Has what one has for longer.
    ///
    /// @param mine as in [AcknowledgeIncident], from now on
    record RenewClaim(String incident, @Nullable Duration mine) implements OnIncident {}

    /// Gives it back: nobody has it then.
    record HandBackIncident(String incident) implements Step {}

    record AssignIncident(String incident, String unit) implements Step {}

    /// `to` may equal the grade that it has: then it is put under supervision (督办).
    record EscalateIncident(String incident, Grade to) implements OnIncident {}

    /// The unit that it is assigned to has taken it on.
    record AcceptIncident(String incident) implements Step {}

    /// The unit that it is assigned to sends it back (退单).
    record ReturnIncident(String incident, ReturnReason cause) implements Step {}

    /// Decides who has what was sent back (申诉裁定): assigns it to a unit that cannot send it back again for the same cause.
    record RuleReturn(String incident, String unit) implements OnIncident {}

    /// The unit that it is assigned to is there.
    record AttendIncident(String incident) implements Step {}

    record ResolveIncident(String incident) implements Step {}

    /// What the caller says of it, asked by the person who orders this.
    record EvaluateIncident(String incident, boolean satisfied) implements Step {}

    record CloseIncident(String incident) implements Step {}

    record ReopenIncident(String incident) implements Step {}

    /// Calls it off: nothing was to be done.
    record CancelIncident(String incident) implements Step {}

    /// Puts another incident to this one, which leads (并单). The members of the other come along.
    ///
    /// @param incident the one that leads
    /// @param otherVersion of the other, as the author saw it, or -1
    record MergeIncidents(String incident, String other, long otherVersion) implements OnIncident {}

    /// Takes it from the one that leads it.
    record SplitIncident(String incident) implements Step {}

    /// Asks another unit to help with what one has already (协办); the reason says with what.
    record AskAssistance(String incident, String unit) implements OnIncident {}

    /// Stops clocks of it, for a cause that the city's limits know.
    record HoldClock(String incident, HoldCause cause) implements OnIncident {}

    record ReleaseClock(String incident) implements OnIncident {}

    /// Has a tier see to it (督办), a higher one than has it now.
    record SuperviseIncident(String incident, Tier tier) implements OnIncident {}

    /// The tier that was told answers for what it does about it.
    record AnswerSupervision(String incident) implements OnIncident {}

    /// Declares a level, raises or lowers it: whatever leads from the level in force to `level`. I and II need a second
    /// person and become a proposal first.
    ///
    /// @param from when it takes effect; null for at once
    record DeclareLevel(
            String issuer,
            Tier tier,
            String division,
            String hazard,
            Grade level,
            @Nullable Instant reviewBy,
            @Nullable Instant from)
            implements OnLevel {
        /// In force at once.
        public DeclareLevel(
                String issuer,
                Tier tier,
                String division,
                String hazard,
                Grade level,
                @Nullable Instant reviewBy) {
            this(issuer, tier, division, hazard, level, reviewBy, null);
        }
    }

    record EndLevel(ResponseLevel.Key key) implements OnLevel {}

    /// The second person agrees. Against a no-go, or before every post has answered, only `despite` them, with a reason.
    record ConfirmProposal(String proposal, boolean despite) implements OnLevel {
        public ConfirmProposal(String proposal) {
            this(proposal, false);
        }
    }

    record WithdrawProposal(String proposal) implements OnLevel {}

    /// Takes back a level that was declared for later and is not in force yet.
    record WithdrawSchedule(ResponseLevel.Key key) implements OnLevel {}

    /// A command on a task of a level in force, or on the roll-call before one.
    sealed interface OnResponse extends Command {}

    /// A command on a task.
    sealed interface OnTask extends OnResponse {
        String task();
    }

    record CompleteTask(String task) implements OnTask {}

    /// Need not be done here and now; the reason says why.
    record WaiveTask(String task) implements OnTask {}

    /// Takes back that it was done or need not be done.
    record ReopenTask(String task) implements OnTask {}

    /// A post is ready for the level that is proposed, or is not; the reason says what is missing.
    record AnswerRollCall(String proposal, String post, boolean go) implements OnResponse {}

    /// A command on alarms.
    sealed interface OnAlarm extends Command {}

    /// Says that one knows. Those of them that nobody has to acknowledge any more are passed over.
    record AcknowledgeAlarms(List<String> alarms) implements OnAlarm {
        public AcknowledgeAlarms {
            alarms = List.copyOf(alarms);
        }
    }

    /// Puts an alarm aside until a moment, at most [org.yilan.situation.alarm.AlarmFigures#LONGEST_SHELF] ahead.
    record ShelveAlarm(String alarm, Instant until) implements OnAlarm {}

    record UnshelveAlarm(String alarm) implements OnAlarm {}

    /// Puts an alarm out of service until a commander puts it back.
    record PutAlarmOutOfService(String alarm) implements OnAlarm {}

    record PutAlarmInService(String alarm) implements OnAlarm {}
}
