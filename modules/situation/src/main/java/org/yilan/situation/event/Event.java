package org.yilan.situation.event;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmMode;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Evidence;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.PersonalField;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.situation.response.ChannelInfo;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;

import java.time.Instant;
import java.util.List;

/// Something that happened. Immutable, past tense, and all that is ever written to the journal.
///
/// `by` is the person, or the feed's id when an upstream system did it.
public sealed interface Event {

    /// Something that happened to an incident.
    sealed interface OnIncident extends Event {
        /// The incident's id.
        String incident();
    }

    /// What somebody did about an incident.
    sealed interface Handling extends OnIncident {
        /// The person, or the feed's id.
        String by();
    }

    /// An upstream system reported an incident that was not known.
    record IncidentReported(IncidentReport report) implements OnIncident {
        @Override
        public String incident() {
            return report.id();
        }
    }

    /// The upstream system changed what it says of a known incident.
    record IncidentRevised(IncidentReport report) implements OnIncident {
        @Override
        public String incident() {
            return report.id();
        }
    }

    /// Taken by a person.
    ///
    /// @param until when it comes back unless it is passed on before; null when it does not
    record IncidentAcknowledged(String incident, String by, String reason, @Nullable Instant until)
            implements Handling {
        /// One that does not come back by itself.
        public IncidentAcknowledged(String incident, String by, String reason) {
            this(incident, by, reason, null);
        }
    }

    /// Whoever has it has it for longer, or less long.
    record ClaimRenewed(String incident, @Nullable Instant until, String by, String reason)
            implements Handling {}

    /// Nobody has it any more: its owner gave it back, or their time was over.
    record IncidentHandedBack(String incident, String by, String reason) implements Handling {}

    /// Given to a unit.
    ///
    /// @param ruled whether a supervisor decided so after it had been sent back (申诉裁定): the unit cannot send it back again
    ///     for a cause that there had been
    record IncidentAssigned(String incident, String unit, String by, String reason, boolean ruled)
            implements Handling {
        /// As anybody assigns.
        public IncidentAssigned(String incident, String unit, String by, String reason) {
            this(incident, unit, by, reason, false);
        }
    }

    /// Made graver, or put under supervision (督办) at the same grade.
    record IncidentEscalated(String incident, Grade to, String by, String reason)
            implements Handling {}

    /// The unit has taken it on.
    record IncidentAccepted(String incident, String unit, String by, String reason)
            implements Handling {}

    /// The unit has sent it back (退单).
    record IncidentReturned(
            String incident, String unit, ReturnReason cause, String by, String reason)
            implements Handling {}

    /// The unit is there.
    record IncidentAttended(String incident, String unit, String by, String reason)
            implements Handling {}

    record IncidentResolved(String incident, String by, String reason) implements Handling {}

    /// The caller's answer to the return call.
    ///
    /// @param reason what they said besides, in the words of whoever asked
    record IncidentEvaluated(String incident, boolean satisfied, String by, String reason)
            implements Handling {
        /// An answer without words.
        public IncidentEvaluated(String incident, boolean satisfied, String by) {
            this(incident, satisfied, by, "");
        }
    }

    /// Filed.
    record IncidentClosed(String incident, String by, String reason) implements Handling {}

    record IncidentReopened(String incident, String by, String reason) implements Handling {}

    /// Called off.
    record IncidentCancelled(String incident, String by, String reason) implements Handling {}

    /// Another unit was asked to help (协办): it has an incident of its own.
    ///
    /// @param incident the one that the leading unit has
    /// @param child the other unit's
    record AssistanceAsked(String incident, String child, String unit, String by, String reason)
            implements Handling {}

    /// The leading unit's part is done; the incident is resolved with the last of the others.
    record LeadFinished(String incident, String by, String reason) implements Handling {}

    /// Why a rule raised it before anybody called. Tells more about it and changes nothing.
    record IncidentEvidenced(String incident, Evidence evidence, String by) implements Handling {}

    /// Put to another incident that leads it (并单), or moved from one to another.
    ///
    /// @param into the one that leads
    record IncidentMerged(String incident, String into, String by, String reason)
            implements Handling {}

    /// By itself again, as it was.
    ///
    /// @param from the one that led it
    record IncidentSplit(String incident, String from, String by, String reason)
            implements Handling {}

    /// Clocks of it stand still until [Hold#until()], or until they are told to go on.
    record ClockHeld(String incident, Hold hold, String by, String reason) implements Handling {}

    /// They go on.
    record ClockReleased(String incident, String by, String reason) implements Handling {}

    /// A tier was told to see to it (督办), by a person or because a limit was broken. Changes nothing that anybody who acts
    /// on the incident has seen, so it does not count as a version.
    record SupervisionRaised(String incident, Rung rung, String by, String reason)
            implements Handling {}

    /// The tier says what it does about it. Does not count as a version either.
    record SupervisionAnswered(String incident, Tier tier, String by, String reason)
            implements Handling {}

    /// Somebody has seen one item of the caller's personal data. Changes nothing, and is no version.
    record FieldUnmasked(String incident, PersonalField field, String by, String reason)
            implements Handling {}

    /// The city's time limits from now on.
    record LimitsSet(TimeLimits limits) implements Event {}

    /// An alert, an update of one, or its cancellation.
    record AlertPublished(Alert alert) implements Event {}

    /// A storm was seen somewhere; the first such event makes the storm known.
    record StormObserved(
            String storm, String feed, String name, String englishName, TrackPoint point)
            implements Event {}

    record StormForecast(String storm, TrackForecast forecast) implements Event {}

    /// A report of an earthquake, an early warning of one, or the cancellation of either.
    record EarthquakeObserved(Earthquake report) implements Event {}

    /// A sensor is there, or its description changed.
    record SensorDescribed(Sensor sensor) implements Event {}

    record ReadingTaken(Reading reading) implements Event {}

    /// A unit or place is there, or changed.
    record FacilityReported(Facility facility) implements Event {}

    /// Something hinders traffic, or what is said of it changed.
    record RoadEventReported(RoadEvent event) implements Event {}

    /// A response level was declared, raised or lowered.
    record LevelDeclared(ResponseLevel level) implements Event {}

    record LevelEnded(ResponseLevel.Key key, Instant at, String by, String reason)
            implements Event {}

    /// A declaration waits for its second person.
    record LevelProposed(Proposal proposal) implements Event {}

    /// A proposal came to nothing.
    record ProposalWithdrawn(String proposal, String by, String reason) implements Event {}

    /// Something that follows from response levels.
    sealed interface OnResponse extends Event {}

    /// What the city's plan has people do at which level, from now on.
    record PlanSet(ResponsePlan plan) implements OnResponse {}

    /// A level calls for these.
    record TasksIssued(ResponseLevel.Key key, List<ResponseTask> tasks) implements OnResponse {}

    /// The level that called for these was lowered or ended before they were done.
    record TasksWithdrawn(ResponseLevel.Key key, List<String> tasks, String by, String reason)
            implements OnResponse {}

    /// What a person did about a task.
    sealed interface OnTask extends OnResponse {
        /// The task's id.
        String task();
    }

    record TaskDone(String task, String by, String note) implements OnTask {}

    /// Need not be done here and now.
    record TaskWaived(String task, String by, String reason) implements OnTask {}

    /// Is to be done after all.
    record TaskReopened(String task, String by, String reason) implements OnTask {}

    /// A level was declared that takes effect later.
    record LevelScheduled(ResponseLevel level) implements OnResponse {}

    /// A level that was to take effect later will not.
    record ScheduleWithdrawn(ResponseLevel.Key key, String by, String reason)
            implements OnResponse {}

    /// Before a proposal is confirmed these posts are asked.
    record PostsCalled(String proposal, List<Post> posts) implements OnResponse {}

    /// A post said go or no-go. It may say so again: the last word counts.
    record PostAnswered(String proposal, String post, boolean go, String by, String note)
            implements OnResponse {}

    /// By which channels others are told from now on.
    record ChannelsSet(List<ChannelInfo> channels) implements OnResponse {}

    /// A channel has told it.
    ///
    /// @param attempt from 1
    /// @param outcome what the other side answered, in words
    record NotificationSent(String announcement, String channel, int attempt, String outcome)
            implements OnResponse {}

    /// A channel could not tell it.
    ///
    /// @param next when it is tried again; null when it is given up
    record NotificationFailed(
            String announcement,
            String channel,
            int attempt,
            String outcome,
            @Nullable Instant next)
            implements OnResponse {}

    record FeedHealthChanged(FeedHealth health) implements Event {}

    /// Something that happened to an alarm.
    sealed interface OnAlarm extends Event {
        /// The alarm's key.
        String alarm();
    }

    /// Something is wrong that was not, or has become graver.
    record AlarmRaised(AlarmCondition condition) implements OnAlarm {
        @Override
        public String alarm() {
            return condition.key();
        }
    }

    /// What is said of an alarm changed, and it is no graver.
    record AlarmRevised(AlarmCondition condition) implements OnAlarm {
        @Override
        public String alarm() {
            return condition.key();
        }
    }

    /// What was wrong is over: by itself, or because `by` saw to it. By itself it waits for somebody to acknowledge it.
    record AlarmReturned(String alarm, String by) implements OnAlarm {}

    record AlarmAcknowledged(String alarm, String by, String reason) implements OnAlarm {}

    /// Put aside until a moment.
    record AlarmShelved(String alarm, Instant until, String by, String reason) implements OnAlarm {}

    /// Back, because its time is over or because a person wants it.
    record AlarmUnshelved(String alarm, String by, String reason) implements OnAlarm {}

    record AlarmPutOutOfService(String alarm, String by, String reason) implements OnAlarm {}

    record AlarmPutInService(String alarm, String by, String reason) implements OnAlarm {}

    /// A flood of alarms began, or ended.
    record AlarmModeChanged(AlarmMode mode) implements Event {}

    record ExerciseMarked(Exercise exercise) implements Event {}
}
