package org.yilan.situation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.alarm.AlarmsState;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Joint;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Storm;
import org.yilan.situation.response.ResponseState;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A [Situation] as a value: what a snapshot carries. Lists are ordered by id, `levelChanges` as they came; of an earthquake
/// there is one report per series.
public record SituationState(
        long seq,
        Instant at,
        Instant swept,
        Instant began,
        List<Incident> incidents,
        List<Alert> alerts,
        Map<String, Instant> superseded,
        List<Storm> storms,
        List<Earthquake> earthquakes,
        List<Sensor> sensors,
        List<Reading> readings,
        List<Facility> facilities,
        List<RoadEvent> roadEvents,
        List<ResponseLevel> levels,
        List<Proposal> proposals,
        List<LevelChange> levelChanges,
        List<FeedHealth> feeds,
        Map<String, List<Trends.Bucket>> trends,
        @Nullable Exercise exercise,
        TimeLimits limits,
        List<Joint> joints,
        List<Dispute> disputes,
        ResponseState response,
        AlarmsState alarms) {
    public SituationState {
        // A hub of an earlier version does not tell these.
        earthquakes = earthquakes == null ? List.of() : List.copyOf(earthquakes);
        roadEvents = roadEvents == null ? List.of() : List.copyOf(roadEvents);
        joints = joints == null ? List.of() : List.copyOf(joints);
        disputes = disputes == null ? List.of() : List.copyOf(disputes);
        limits = limits == null ? TimeLimits.NONE : limits;
        response = response == null ? ResponseState.NONE : response;
        alarms = alarms == null ? AlarmsState.NONE : alarms;
        levelChanges = levelChanges == null ? List.of() : List.copyOf(levelChanges);
    }

    /// The same with other incidents, the same number of them.
    public SituationState with(List<Incident> others) {
        return new SituationState(
                seq,
                at,
                swept,
                began,
                others,
                alerts,
                superseded,
                storms,
                earthquakes,
                sensors,
                readings,
                facilities,
                roadEvents,
                levels,
                proposals,
                levelChanges,
                feeds,
                trends,
                exercise,
                limits,
                joints,
                disputes,
                response,
                alarms);
    }

    /// The same with what people decided and wrote put otherwise, the same number of each.
    public SituationState with(
            List<ResponseLevel> otherLevels,
            List<Proposal> otherProposals,
            List<LevelChange> otherChanges,
            List<Joint> otherJoints,
            ResponseState otherResponse,
            AlarmsState otherAlarms) {
        return new SituationState(
                seq,
                at,
                swept,
                began,
                incidents,
                alerts,
                superseded,
                storms,
                earthquakes,
                sensors,
                readings,
                facilities,
                roadEvents,
                otherLevels,
                otherProposals,
                otherChanges,
                feeds,
                trends,
                exercise,
                limits,
                otherJoints,
                disputes,
                otherResponse,
                otherAlarms);
    }
}
