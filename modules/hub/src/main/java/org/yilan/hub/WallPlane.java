package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.alarm.AlarmCondition;
import org.yilan.situation.alarm.AlarmsState;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Joint;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Timing;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.ResponseState;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;
import org.yilan.wire.RecordBatch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Leaves personal data out of what a wall receives: who called, what they said, the reasons that people wrote, the house
/// number, and where exactly. A point of an incident is moved to a grid of 0.005° (about 500 m in Shanghai), an address
/// ends with its road, the title loses names, numbers and houses. Of people on duty the first character of the name stays.
/// What stays whole: the district, the unit, everything that is public anyway (alerts, earthquakes, levels, shelters,
/// sensors).
final class WallPlane implements Plane {
    private static final double GRID = 200; // cells per degree

    private final Predicate<String> system;

    /// @param system whether who did something is a feed or a rule, no person
    WallPlane(Predicate<String> system) {
        this.system = system;
    }

    @Override
    public List<Recorded> of(List<Recorded> records) {
        return records.stream().map(this::of).toList();
    }

    /// Why an event could not be read may quote it.
    @Override
    public List<RecordBatch.Skipped> unread(List<RecordBatch.Skipped> skipped) {
        return skipped.stream().map(s -> new RecordBatch.Skipped(s.seq(), s.type(), "")).toList();
    }

    /// Who did something, without their name.
    private String by(String by) {
        return by.isEmpty() || system.test(by) ? by : Masks.name(by);
    }

    private Recorded of(Recorded r) {
        return new Recorded(r.seq(), r.at(), r.id(), r.cause(), of(r.event()));
    }

    @Override
    public SituationState of(SituationState s) {
        return s.with(s.incidents().stream().map(this::of).toList())
                .with(
                        s.levels().stream().map(this::of).toList(),
                        s.proposals().stream().map(this::of).toList(),
                        s.levelChanges().stream().map(this::of).toList(),
                        s.joints().stream().map(this::of).toList(),
                        of(s.response()),
                        of(s.alarms()));
    }

    /// What people wrote beside a task or an answer stays behind; a level's reason is public.
    private ResponseState of(ResponseState s) {
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
                                                                        a.post(),
                                                                        a.go(),
                                                                        a.at(),
                                                                        by(a.by()),
                                                                        ""))
                                                .toList()));
        return new ResponseState(
                s.plan(),
                s.channels(),
                tasks(s.tasks()),
                s.scheduled().stream().map(this::of).toList(),
                rollCalls,
                s.announcements().stream().map(this::of).toList(),
                s.told());
    }

    private Announcement of(Announcement a) {
        return new Announcement(
                a.id(),
                a.kind(),
                of(a.level()),
                a.before(),
                a.at(),
                by(a.by()),
                reason(a.reason()),
                a.previous(),
                a.deliveries());
    }

    private List<ResponseTask> tasks(List<ResponseTask> tasks) {
        return tasks.stream().map(t -> t.to(t.state(), t.at(), by(t.by()), "")).toList();
    }

    private AlarmsState of(AlarmsState s) {
        return new AlarmsState(s.alarms().stream().map(this::of).toList(), s.marks(), s.mode());
    }

    /// An incident's alarm is called as the incident is: its title loses the same.
    private static AlarmCondition of(AlarmCondition c) {
        return new AlarmCondition(
                c.key(),
                c.source(),
                c.subject(),
                c.grade(),
                reason(c.title()),
                c.division(),
                c.hazard(),
                c.value(),
                c.threshold(),
                c.unit());
    }

    private Alarm of(Alarm a) {
        Alarm.Shelf shelf = a.shelf();
        return new Alarm(
                of(a.condition()),
                a.active(),
                a.since(),
                of(a.seen()),
                shelf == null
                        ? null
                        : new Alarm.Shelf(by(shelf.by()), shelf.at(), shelf.until(), ""),
                of(a.service()),
                a.suppressed(),
                a.transitions());
    }

    private Alarm.@Nullable Mark of(Alarm.@Nullable Mark mark) {
        return mark == null ? null : new Alarm.Mark(by(mark.by()), mark.at(), "");
    }

    private Incident of(Incident i) {
        return new Incident(
                of(i.report()),
                of(i.progress(), i.report().feed()),
                i.grade(),
                i.version(),
                i.changedAt(),
                of(i.timing()));
    }

    private Progress of(Progress p, String feed) {
        return new Progress(
                p.state(),
                p.unit(),
                p.responsible(),
                p.owner().equals(feed) ? feed : by(p.owner()),
                p.claimed(),
                p.rung(),
                p.at(),
                p.satisfied(),
                p.merge());
    }

    private Timing of(Timing t) {
        Hold hold = t.hold();
        Rung rung = t.rung();
        return new Timing(
                t.received(),
                t.since(),
                t.resolveFrom(),
                t.running(),
                t.resolveBy(),
                t.held(),
                hold == null ? null : of(hold),
                rung == null ? null : of(rung));
    }

    private Hold of(Hold h) {
        return new Hold(h.cause(), h.stops(), h.from(), h.until(), by(h.by()));
    }

    private Rung of(Rung r) {
        return new Rung(
                r.clock(), r.tier(), r.at(), r.answerBy(), r.actBy(), r.answered(), by(r.by()));
    }

    private ResponseLevel of(ResponseLevel l) {
        return new ResponseLevel(
                l.issuer(),
                l.tier(),
                l.division(),
                l.hazard(),
                l.level(),
                l.from(),
                l.reviewBy(),
                by(l.by()),
                by(l.second()),
                reason(l.reason()));
    }

    private Proposal of(Proposal p) {
        return new Proposal(p.id(), of(p.level()), p.proposedAt());
    }

    private LevelChange of(LevelChange c) {
        return new LevelChange(
                c.at(),
                c.kind(),
                c.key(),
                c.issuer(),
                c.before(),
                c.level(),
                by(c.by()),
                by(c.second()),
                reason(c.reason()));
    }

    /// Why a level was declared is for everybody; a number or a house in it is not.
    private static String reason(String words) {
        return Masks.place(words, Reporter.UNKNOWN);
    }

    private Event of(Event event) {
        return switch (event) {
            case Event.IncidentReported e -> new Event.IncidentReported(of(e.report()));
            case Event.IncidentRevised e -> new Event.IncidentRevised(of(e.report()));
            case Event.IncidentAcknowledged e ->
                    new Event.IncidentAcknowledged(e.incident(), by(e.by()), "", e.until());
            case Event.ClaimRenewed e ->
                    new Event.ClaimRenewed(e.incident(), e.until(), by(e.by()), "");
            case Event.IncidentHandedBack e ->
                    new Event.IncidentHandedBack(e.incident(), by(e.by()), "");
            case Event.IncidentAssigned e ->
                    new Event.IncidentAssigned(e.incident(), e.unit(), by(e.by()), "", e.ruled());
            case Event.IncidentEscalated e ->
                    new Event.IncidentEscalated(e.incident(), e.to(), by(e.by()), "");
            case Event.IncidentAccepted e ->
                    new Event.IncidentAccepted(e.incident(), e.unit(), by(e.by()), "");
            case Event.IncidentReturned e ->
                    new Event.IncidentReturned(e.incident(), e.unit(), e.cause(), by(e.by()), "");
            case Event.IncidentAttended e ->
                    new Event.IncidentAttended(e.incident(), e.unit(), by(e.by()), "");
            case Event.IncidentClosed e -> new Event.IncidentClosed(e.incident(), by(e.by()), "");
            case Event.IncidentReopened e ->
                    new Event.IncidentReopened(e.incident(), by(e.by()), "");
            case Event.IncidentCancelled e ->
                    new Event.IncidentCancelled(e.incident(), by(e.by()), "");
            case Event.IncidentResolved e ->
                    new Event.IncidentResolved(e.incident(), by(e.by()), "");
            case Event.IncidentEvaluated e ->
                    new Event.IncidentEvaluated(e.incident(), e.satisfied(), by(e.by()), "");
            case Event.IncidentMerged e ->
                    new Event.IncidentMerged(e.incident(), e.into(), by(e.by()), "");
            case Event.IncidentSplit e ->
                    new Event.IncidentSplit(e.incident(), e.from(), by(e.by()), "");
            case Event.IncidentEvidenced e ->
                    new Event.IncidentEvidenced(e.incident(), e.evidence(), by(e.by()));
            case Event.AssistanceAsked e ->
                    new Event.AssistanceAsked(e.incident(), e.child(), e.unit(), by(e.by()), "");
            case Event.LeadFinished e -> new Event.LeadFinished(e.incident(), by(e.by()), "");
            case Event.FieldUnmasked e ->
                    new Event.FieldUnmasked(e.incident(), e.field(), by(e.by()), "");
            case Event.ClockHeld e ->
                    new Event.ClockHeld(e.incident(), of(e.hold()), by(e.by()), "");
            case Event.ClockReleased e -> new Event.ClockReleased(e.incident(), by(e.by()), "");
            case Event.SupervisionRaised e ->
                    new Event.SupervisionRaised(e.incident(), of(e.rung()), by(e.by()), "");
            case Event.SupervisionAnswered e ->
                    new Event.SupervisionAnswered(e.incident(), e.tier(), by(e.by()), "");
            case Event.LimitsSet e -> e;
            case Event.AlertPublished e -> e;
            case Event.StormObserved e -> e;
            case Event.StormForecast e -> e;
            case Event.EarthquakeObserved e -> e;
            case Event.SensorDescribed e -> e;
            case Event.ReadingTaken e -> e;
            case Event.FacilityReported e -> e;
            case Event.RoadEventReported e -> e;
            case Event.LevelDeclared e -> new Event.LevelDeclared(of(e.level()));
            case Event.LevelEnded e ->
                    new Event.LevelEnded(e.key(), e.at(), by(e.by()), reason(e.reason()));
            case Event.LevelProposed e -> new Event.LevelProposed(of(e.proposal()));
            case Event.ProposalWithdrawn e ->
                    new Event.ProposalWithdrawn(e.proposal(), by(e.by()), reason(e.reason()));
            case Event.PlanSet e -> e;
            case Event.ChannelsSet e -> e;
            case Event.LevelScheduled e -> new Event.LevelScheduled(of(e.level()));
            case Event.ScheduleWithdrawn e ->
                    new Event.ScheduleWithdrawn(e.key(), by(e.by()), reason(e.reason()));
            case Event.TasksIssued e -> new Event.TasksIssued(e.key(), tasks(e.tasks()));
            case Event.TasksWithdrawn e ->
                    new Event.TasksWithdrawn(e.key(), e.tasks(), by(e.by()), reason(e.reason()));
            case Event.TaskDone e -> new Event.TaskDone(e.task(), by(e.by()), "");
            case Event.TaskWaived e -> new Event.TaskWaived(e.task(), by(e.by()), "");
            case Event.TaskReopened e -> new Event.TaskReopened(e.task(), by(e.by()), "");
            case Event.PostsCalled e -> e;
            case Event.PostAnswered e ->
                    new Event.PostAnswered(e.proposal(), e.post(), e.go(), by(e.by()), "");
            case Event.NotificationSent e ->
                    new Event.NotificationSent(e.announcement(), e.channel(), e.attempt(), "");
            case Event.NotificationFailed e ->
                    new Event.NotificationFailed(
                            e.announcement(), e.channel(), e.attempt(), "", e.next());
            case Event.FeedHealthChanged e -> e;
            case Event.AlarmRaised e -> new Event.AlarmRaised(of(e.condition()));
            case Event.AlarmRevised e -> new Event.AlarmRevised(of(e.condition()));
            case Event.AlarmReturned e -> new Event.AlarmReturned(e.alarm(), by(e.by()));
            case Event.AlarmAcknowledged e ->
                    new Event.AlarmAcknowledged(e.alarm(), by(e.by()), "");
            case Event.AlarmShelved e ->
                    new Event.AlarmShelved(e.alarm(), e.until(), by(e.by()), "");
            case Event.AlarmUnshelved e -> new Event.AlarmUnshelved(e.alarm(), by(e.by()), "");
            case Event.AlarmPutOutOfService e ->
                    new Event.AlarmPutOutOfService(e.alarm(), by(e.by()), "");
            case Event.AlarmPutInService e ->
                    new Event.AlarmPutInService(e.alarm(), by(e.by()), "");
            case Event.AlarmModeChanged e -> e;
            case Event.ExerciseMarked e -> e;
        };
    }

    private Joint of(Joint j) {
        Joint.Done done = j.done();
        return done == null ? j : j.done(new Joint.Done(by(done.by()), "", done.at()));
    }

    private static IncidentReport of(IncidentReport r) {
        return new IncidentReport(
                r.id(),
                r.feed(),
                r.category(),
                r.grade(),
                Masks.place(r.title(), r.reporter()),
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
