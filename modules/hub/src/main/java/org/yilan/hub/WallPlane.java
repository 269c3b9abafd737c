package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmsState;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Joint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.response.ResponseState;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Leaves personal data out of what a wall receives: who called, what they said, the reasons that people wrote, the house
/// number, and where exactly. A point of an incident is moved to a grid of 0.005° (about 500 m in Shanghai), an address
/// ends with its road. What stays: the title, the district, the unit, the names of people on duty, everything that is
/// public anyway (alerts, earthquakes, levels, shelters, sensors).
final class WallPlane {
    private static final double GRID = 200; // cells per degree

    private WallPlane() {}

    static List<Recorded> of(List<Recorded> records) {
        return records.stream().map(WallPlane::of).toList();
    }

    static Recorded of(Recorded r) {
        return new Recorded(r.seq(), r.at(), r.id(), r.cause(), of(r.event()));
    }

    static SituationState of(SituationState s) {
        return new SituationState(
                s.seq(),
                s.at(),
                s.swept(),
                s.began(),
                s.incidents().stream().map(WallPlane::of).toList(),
                s.alerts(),
                s.superseded(),
                s.storms(),
                s.earthquakes(),
                s.sensors(),
                s.readings(),
                s.facilities(),
                s.roadEvents(),
                s.levels(),
                s.proposals(),
                s.levelChanges(),
                s.feeds(),
                s.trends(),
                s.exercise(),
                s.limits(),
                s.joints().stream().map(WallPlane::of).toList(),
                of(s.response()),
                of(s.alarms()));
    }

    /// What people wrote beside a task or an answer stays behind; a level's reason is public.
    private static ResponseState of(ResponseState s) {
        Map<String, List<RollAnswer>> rollCalls = new TreeMap<>();
        s.rollCalls()
                .forEach(
                        (id, answers) ->
                                rollCalls.put(
                                        id,
                                        answers.stream()
                                                .map(
                                                        a ->
                                                                new RollAnswer(
                                                                        a.post(), a.go(), a.at(),
                                                                        a.by(), ""))
                                                .toList()));
        return new ResponseState(
                s.plan(),
                s.channels(),
                tasks(s.tasks()),
                s.scheduled(),
                rollCalls,
                s.announcements(),
                s.told());
    }

    private static List<ResponseTask> tasks(List<ResponseTask> tasks) {
        return tasks.stream().map(t -> t.to(t.state(), t.at(), t.by(), "")).toList();
    }

    private static AlarmsState of(AlarmsState s) {
        return new AlarmsState(
                s.alarms().stream().map(WallPlane::of).toList(), s.marks(), s.mode());
    }

    private static Alarm of(Alarm a) {
        Alarm.Shelf shelf = a.shelf();
        return new Alarm(
                a.condition(),
                a.active(),
                a.since(),
                of(a.seen()),
                shelf == null ? null : new Alarm.Shelf(shelf.by(), shelf.at(), shelf.until(), ""),
                of(a.service()),
                a.suppressed(),
                a.transitions());
    }

    private static Alarm.@Nullable Mark of(Alarm.@Nullable Mark mark) {
        return mark == null ? null : new Alarm.Mark(mark.by(), mark.at(), "");
    }

    private static Incident of(Incident i) {
        return new Incident(
                of(i.report()), i.progress(), i.grade(), i.version(), i.changedAt(), i.timing());
    }

    private static Event of(Event event) {
        return switch (event) {
            case Event.IncidentReported e -> new Event.IncidentReported(of(e.report()));
            case Event.IncidentRevised e -> new Event.IncidentRevised(of(e.report()));
            case Event.IncidentAcknowledged e ->
                    new Event.IncidentAcknowledged(e.incident(), e.by(), "");
            case Event.IncidentAssigned e ->
                    new Event.IncidentAssigned(e.incident(), e.unit(), e.by(), "");
            case Event.IncidentEscalated e ->
                    new Event.IncidentEscalated(e.incident(), e.to(), e.by(), "");
            case Event.IncidentAccepted e ->
                    new Event.IncidentAccepted(e.incident(), e.unit(), e.by(), "");
            case Event.IncidentReturned e ->
                    new Event.IncidentReturned(e.incident(), e.unit(), e.cause(), e.by(), "");
            case Event.IncidentAttended e ->
                    new Event.IncidentAttended(e.incident(), e.unit(), e.by(), "");
            case Event.IncidentClosed e -> new Event.IncidentClosed(e.incident(), e.by(), "");
            case Event.IncidentReopened e -> new Event.IncidentReopened(e.incident(), e.by(), "");
            case Event.IncidentCancelled e -> new Event.IncidentCancelled(e.incident(), e.by(), "");
            case Event.IncidentMerged e ->
                    new Event.IncidentMerged(e.incident(), e.into(), e.by(), "");
            case Event.IncidentSplit e ->
                    new Event.IncidentSplit(e.incident(), e.from(), e.by(), "");
            case Event.IncidentResolved e -> new Event.IncidentResolved(e.incident(), e.by(), "");
            case Event.IncidentEvaluated e -> e;
            case Event.IncidentEvidenced e -> e;
            case Event.AssistanceAsked e ->
                    new Event.AssistanceAsked(e.incident(), e.child(), e.unit(), e.by(), "");
            case Event.LeadFinished e -> new Event.LeadFinished(e.incident(), e.by(), "");
            case Event.ClockHeld e -> new Event.ClockHeld(e.incident(), e.hold(), e.by(), "");
            case Event.ClockReleased e -> new Event.ClockReleased(e.incident(), e.by(), "");
            case Event.SupervisionRaised e ->
                    new Event.SupervisionRaised(e.incident(), e.rung(), e.by(), "");
            case Event.SupervisionAnswered e ->
                    new Event.SupervisionAnswered(e.incident(), e.tier(), e.by(), "");
            case Event.LimitsSet e -> e;
            case Event.AlertPublished e -> e;
            case Event.StormObserved e -> e;
            case Event.StormForecast e -> e;
            case Event.EarthquakeObserved e -> e;
            case Event.SensorDescribed e -> e;
            case Event.ReadingTaken e -> e;
            case Event.FacilityReported e -> e;
            case Event.RoadEventReported e -> e;
            case Event.LevelDeclared e -> e;
            case Event.LevelEnded e -> e;
            case Event.LevelProposed e -> e;
            case Event.ProposalWithdrawn e -> e;
            case Event.PlanSet e -> e;
            case Event.ChannelsSet e -> e;
            case Event.LevelScheduled e -> e;
            case Event.ScheduleWithdrawn e -> e;
            case Event.TasksIssued e -> new Event.TasksIssued(e.key(), tasks(e.tasks()));
            case Event.TasksWithdrawn e -> e;
            case Event.TaskDone e -> new Event.TaskDone(e.task(), e.by(), "");
            case Event.TaskWaived e -> new Event.TaskWaived(e.task(), e.by(), "");
            case Event.TaskReopened e -> new Event.TaskReopened(e.task(), e.by(), "");
            case Event.PostsCalled e -> e;
            case Event.PostAnswered e ->
                    new Event.PostAnswered(e.proposal(), e.post(), e.go(), e.by(), "");
            case Event.NotificationSent e -> e;
            case Event.NotificationFailed e -> e;
            case Event.FeedHealthChanged e -> e;
            case Event.AlarmRaised e -> e;
            case Event.AlarmRevised e -> e;
            case Event.AlarmReturned e -> e;
            case Event.AlarmAcknowledged e -> new Event.AlarmAcknowledged(e.alarm(), e.by(), "");
            case Event.AlarmShelved e -> new Event.AlarmShelved(e.alarm(), e.until(), e.by(), "");
            case Event.AlarmUnshelved e -> new Event.AlarmUnshelved(e.alarm(), e.by(), "");
            case Event.AlarmPutOutOfService e ->
                    new Event.AlarmPutOutOfService(e.alarm(), e.by(), "");
            case Event.AlarmPutInService e -> new Event.AlarmPutInService(e.alarm(), e.by(), "");
            case Event.AlarmModeChanged e -> e;
            case Event.ExerciseMarked e -> e;
        };
    }

    private static Joint of(Joint j) {
        Joint.Done done = j.done();
        return done == null ? j : j.done(new Joint.Done(done.by(), "", done.at()));
    }

    private static IncidentReport of(IncidentReport r) {
        return new IncidentReport(
                r.id(),
                r.feed(),
                r.category(),
                r.grade(),
                r.title(),
                "",
                of(r.place()),
                Reporter.UNKNOWN,
                r.reportedAt(),
                r.dueAt(),
                r.hazard(),
                r.simulated());
    }

    private static Place of(Place p) {
        GeoPoint point = p.point();
        return new Place(
                point == null ? null : new GeoPoint(grid(point.lat()), grid(point.lon())),
                p.road(),
                p.division());
    }

    private static double grid(double degrees) {
        return Math.round(degrees * GRID) / GRID;
    }
}
