package org.yilan.situation;

import static org.yilan.situation.model.IncidentState.MERGED;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Joint;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.Timing;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The fold of a journal up to a moment: everything that a screen may show, and nothing else.
///
/// One thread applies events; any thread may read. Each record read is whole; two records read one after the other may be
/// one event apart. The fold depends on the events alone: the same events give the same situation.
///
/// Incidents that are over, and alerts and road events ended, more than [#RETENTION] ago leave the situation (they stay in the
/// journal), and so do vehicles that nobody has seen for that long, so that a console may run for weeks.
public final class Situation {
    /// How long what is over stays in the situation.
    public static final Duration RETENTION = Duration.ofHours(24);

    private final Map<String, Incident> incidents = new ConcurrentHashMap<>();
    private final Merges merges =
            new Merges(
                    incidents,
                    (known, to, when) -> put(known, known.report(), to, known.grade(), when));
    private final Joints joints = new Joints();
    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
    private final Map<String, Instant> superseded = new ConcurrentHashMap<>();
    private final Map<String, Storm> storms = new ConcurrentHashMap<>();
    private final EarthquakeReports earthquakes = new EarthquakeReports();
    private final Map<String, Sensor> sensors = new ConcurrentHashMap<>();
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Facility> facilities = new ConcurrentHashMap<>();
    private final RoadEvents roadEvents = new RoadEvents();
    private final Map<ResponseLevel.Key, ResponseLevel> levels = new ConcurrentHashMap<>();
    private final Map<String, Proposal> proposals = new ConcurrentHashMap<>();
    private final Map<String, FeedHealth> feeds = new ConcurrentHashMap<>();
    private final Response response = new Response();
    private final Alarms alarms = new Alarms();
    private final LevelHistory levelHistory = new LevelHistory();
    private final Trends trends = new Trends();
    private volatile Optional<Exercise> exercise = Optional.empty();
    private volatile TimeLimits limits = TimeLimits.NONE;
    private volatile long seq;
    private volatile Instant at = Instant.EPOCH;
    private Instant swept = Instant.EPOCH;
    private volatile Instant began = Instant.EPOCH;

    /// A situation before any event.
    public Situation() {}

    /// A situation as it was captured.
    public static Situation of(SituationState state) {
        Situation s = new Situation();
        state.incidents().forEach(i -> s.incidents.put(i.id(), i));
        state.alerts().forEach(a -> s.alerts.put(a.id(), a));
        s.superseded.putAll(state.superseded());
        state.storms().forEach(v -> s.storms.put(v.id(), v));
        s.earthquakes.restore(state.earthquakes());
        state.sensors().forEach(v -> s.sensors.put(v.id(), v));
        state.readings().forEach(v -> s.readings.put(v.sensor(), v));
        state.facilities().forEach(v -> s.facilities.put(v.id(), v));
        state.roadEvents().forEach(s.roadEvents::put);
        state.levels().forEach(v -> s.levels.put(v.key(), v));
        state.proposals().forEach(v -> s.proposals.put(v.id(), v));
        s.levelHistory.restore(state.levelChanges());
        state.feeds().forEach(v -> s.feeds.put(v.feed(), v));
        s.trends.restore(state.trends());
        s.exercise = Optional.ofNullable(state.exercise());
        s.limits = state.limits();
        s.joints.restore(state.joints());
        s.response.restore(state.response());
        s.alarms.restore(state.alarms());
        s.seq = state.seq();
        s.at = state.at();
        s.swept = state.swept();
        s.began = state.began();
        return s;
    }

    /// Everything in it, in a fixed order: two situations are the same when their captures are equal. Only the thread
    /// that applies events may call.
    public SituationState capture() {
        return copy().get();
    }

    /// Everything in it now, to be put in order by whoever asks for the result, on any thread: that takes a hundred times as
    /// long as this. Only the thread that applies events may call.
    public Supplier<SituationState> copy() {
        SituationState mixed =
                new SituationState(
                        seq,
                        at,
                        swept,
                        began,
                        List.copyOf(incidents.values()),
                        List.copyOf(alerts.values()),
                        Map.copyOf(superseded),
                        List.copyOf(storms.values()),
                        earthquakes.capture(),
                        List.copyOf(sensors.values()),
                        List.copyOf(readings.values()),
                        List.copyOf(facilities.values()),
                        List.copyOf(roadEvents.all()),
                        List.copyOf(levels.values()),
                        List.copyOf(proposals.values()),
                        levelHistory.changes(),
                        List.copyOf(feeds.values()),
                        trends.capture(),
                        exercise.orElse(null),
                        limits,
                        joints.capture(),
                        response.capture(),
                        alarms.capture());
        return () -> ordered(mixed);
    }

    private static SituationState ordered(SituationState s) {
        return new SituationState(
                s.seq(),
                s.at(),
                s.swept(),
                s.began(),
                sorted(s.incidents(), Comparator.comparing(Incident::id)),
                sorted(s.alerts(), Comparator.comparing(Alert::id)),
                new java.util.TreeMap<>(s.superseded()),
                sorted(s.storms(), Comparator.comparing(Storm::id)),
                s.earthquakes(),
                sorted(s.sensors(), Comparator.comparing(Sensor::id)),
                sorted(s.readings(), Comparator.comparing(Reading::sensor)),
                sorted(s.facilities(), Comparator.comparing(Facility::id)),
                sorted(s.roadEvents(), Comparator.comparing(RoadEvent::id)),
                sorted(s.levels(), Comparator.comparing((ResponseLevel v) -> levelId(v.key()))),
                sorted(s.proposals(), Comparator.comparing(Proposal::id)),
                s.levelChanges(),
                sorted(s.feeds(), Comparator.comparing(FeedHealth::feed)),
                s.trends(),
                s.exercise(),
                s.limits(),
                s.joints(),
                s.response(),
                s.alarms());
    }

    /// The id under which [Changes] names a level.
    public static String levelId(ResponseLevel.Key key) {
        return key.tier() + "/" + key.division() + "/" + key.hazard();
    }

    // ---- reading: any thread

    /// The last event applied.
    public long seq() {
        return seq;
    }

    /// When the last event was recorded, [Instant#EPOCH] before the first.
    public Instant at() {
        return at;
    }

    /// When the first event was recorded, [Instant#EPOCH] before it. What happened earlier was told in hindsight: its
    /// handling says nothing about how long things took.
    public Instant began() {
        return began;
    }

    public Collection<Incident> incidents() {
        return Collections.unmodifiableCollection(incidents.values());
    }

    public Optional<Incident> incident(String id) {
        return Optional.ofNullable(incidents.get(id));
    }

    /// Alerts that nothing has replaced or cancelled. They may have expired: ask [Alert#expired].
    public Collection<Alert> alerts() {
        return Collections.unmodifiableCollection(alerts.values());
    }

    public Optional<Alert> alert(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    /// When the alert of this id was replaced or cancelled, or the level of this [#levelId] last ended; empty when that has
    /// not happened in the last seven days. An alert may be replaced before it is known.
    public Optional<Instant> endedAt(String id) {
        return Optional.ofNullable(superseded.get(id));
    }

    public Collection<Storm> storms() {
        return Collections.unmodifiableCollection(storms.values());
    }

    /// Earthquakes of the last 30 days, of very many the newest, cancelled ones too. What several feeds tell of one is there
    /// once: the account that leads, by the rule of [EarthquakeMatch].
    public Collection<Earthquake> earthquakes() {
        return earthquakes.all();
    }

    /// The account that leads of the earthquake which any feed knows by this id.
    public Optional<Earthquake> earthquake(String id) {
        return earthquakes.get(id);
    }

    /// What each feed says of the earthquake which one of them knows by this id, the account that leads first; empty when
    /// it is not known.
    public List<Earthquake> earthquakeAccounts(String id) {
        return earthquakes.accounts(id);
    }

    /// Whether a report of an earthquake would change anything at `now`: it is newer than what is known of its series, and
    /// of an earthquake that is kept that long.
    public boolean newer(Earthquake report, Instant now) {
        return earthquakes.news(report, now);
    }

    public Collection<Sensor> sensors() {
        return Collections.unmodifiableCollection(sensors.values());
    }

    public Optional<Sensor> sensor(String id) {
        return Optional.ofNullable(sensors.get(id));
    }

    /// The newest reading of a sensor by time of observation.
    public Optional<Reading> reading(String sensor) {
        return Optional.ofNullable(readings.get(sensor));
    }

    public Collection<Facility> facilities() {
        return Collections.unmodifiableCollection(facilities.values());
    }

    public Optional<Facility> facility(String id) {
        return Optional.ofNullable(facilities.get(id));
    }

    /// What hinders traffic, or will, or did until a day ago: ask [RoadEvent#at].
    public Collection<RoadEvent> roadEvents() {
        return roadEvents.all();
    }

    public Optional<RoadEvent> roadEvent(String id) {
        return roadEvents.of(id);
    }

    /// Levels in force.
    public Collection<ResponseLevel> levels() {
        return Collections.unmodifiableCollection(levels.values());
    }

    public Optional<ResponseLevel> level(ResponseLevel.Key key) {
        return Optional.ofNullable(levels.get(key));
    }

    public Collection<Proposal> proposals() {
        return Collections.unmodifiableCollection(proposals.values());
    }

    public Optional<Proposal> proposal(String id) {
        return Optional.ofNullable(proposals.get(id));
    }

    /// What became of response levels in the last seven days, oldest first; the last 200 steps at most.
    public List<LevelChange> levelChanges() {
        return levelHistory.changes();
    }

    public Collection<FeedHealth> feeds() {
        return Collections.unmodifiableCollection(feeds.values());
    }

    public Optional<FeedHealth> feed(String id) {
        return Optional.ofNullable(feeds.get(id));
    }

    public Optional<Exercise> exercise() {
        return exercise;
    }

    /// How several units work on an incident, empty when one does.
    public Optional<Joint> joint(String parent) {
        return joints.of(parent);
    }

    /// The incident of the leading unit, for one of a unit that assists.
    public Optional<String> parent(String child) {
        return joints.parent(child);
    }

    /// The time limits that the city has set.
    public TimeLimits limits() {
        return limits;
    }

    /// What follows from the levels: tasks, roll-calls, levels that were declared for later, and who was told.
    public Response response() {
        return response;
    }

    /// The alarms, and how many there are.
    public Alarms alarms() {
        return alarms;
    }

    /// What happened per interval over the last two days.
    public Trends trends() {
        return trends;
    }

    // ---- the reducer: one thread

    /// Folds one event in and says in `changes` what it touched. An event at or before [#seq()] is ignored, so a stream
    /// that repeats itself does no harm.
    public void apply(Recorded recorded, Changes changes) {
        if (recorded.seq() <= seq) {
            return;
        }
        if (seq == 0) {
            began = recorded.at();
        } else {
            Sampler.sample(this, at, recorded.at());
        }
        sweepIfDue(recorded.at(), changes);
        fold(recorded, changes);
        changes.countEvent();
        seq = recorded.seq();
        at = recorded.at();
    }

    private void fold(Recorded recorded, Changes changes) {
        Instant when = recorded.at();
        switch (recorded.event()) {
            case Event.IncidentReported e -> report(e.report(), when, changes);
            case Event.IncidentRevised e -> report(e.report(), when, changes);
            case Event.IncidentAcknowledged e ->
                    progress(e.incident(), when, changes, p -> p.acknowledged(e.by(), when));
            case Event.IncidentAssigned e -> {
                progress(e.incident(), when, changes, p -> p.assigned(e.unit(), e.by(), when));
                joints.goesOn(e.incident());
            }
            case Event.IncidentAccepted e ->
                    progress(e.incident(), when, changes, p -> p.accepted(when));
            case Event.IncidentReturned e ->
                    progress(e.incident(), when, changes, Progress::returned);
            case Event.IncidentAttended e ->
                    progress(e.incident(), when, changes, p -> p.arrived(when));
            case Event.IncidentEscalated e -> escalate(e, when, changes);
            case Event.IncidentResolved e -> {
                // Each caller's ticket counts, as it did when it was reported.
                int with = incident(e.incident()).map(i -> merges.members(i, MERGED)).orElse(0);
                progress(e.incident(), when, changes, p -> p.resolved(e.by(), when));
                for (int i = 0; i <= with; i++) {
                    trends.count(Trends.RESOLVED, when);
                }
            }
            case Event.IncidentEvaluated e ->
                    progress(e.incident(), when, changes, p -> p.evaluated(e.satisfied()));
            case Event.IncidentClosed e ->
                    progress(e.incident(), when, changes, p -> p.closed(when));
            case Event.IncidentReopened e -> {
                progress(e.incident(), when, changes, p -> p.reopened(e.by()));
                joints.goesOn(e.incident());
            }
            case Event.IncidentCancelled e ->
                    progress(e.incident(), when, changes, p -> p.cancelled(when));
            case Event.AssistanceAsked e -> joints.asked(e, changes);
            case Event.LeadFinished e -> joints.finished(e, when, changes);
            case Event.IncidentEvidenced e -> changes.add(Kind.INCIDENT, e.incident());
            case Event.IncidentMerged e -> merges.merge(e, when, changes);
            case Event.IncidentSplit e -> merges.split(e, when, changes);
            case Event.ClockHeld e ->
                    timed(e.incident(), 1, when, changes, i -> limits.held(i, e.hold()));
            case Event.ClockReleased e ->
                    timed(e.incident(), 1, when, changes, i -> limits.released(i, when));
            case Event.SupervisionRaised e ->
                    timed(e.incident(), 0, when, changes, i -> i.timing().with(e.rung()));
            case Event.SupervisionAnswered e ->
                    timed(e.incident(), 0, when, changes, i -> i.timing().answered(when));
            case Event.FieldUnmasked e -> {
                // Whoever has it open sees in its story that somebody looked.
                if (incidents.computeIfPresent(e.incident(), (id, i) -> i.with(i.timing()))
                        != null) {
                    changes.add(Kind.INCIDENT, e.incident());
                }
            }
            case Event.LimitsSet e -> {
                limits = e.limits();
                incidents.replaceAll((id, i) -> i.with(limits.renewed(i)));
                changes.addAll(Kind.INCIDENT, incidents.keySet());
            }
            case Event.AlertPublished e -> publish(e.alert(), when, changes);
            case Event.StormObserved e -> observe(e, changes);
            case Event.StormForecast e -> forecast(e.storm(), e.forecast(), changes);
            case Event.EarthquakeObserved e -> {
                if (earthquakes.add(e.report(), when, changes)) {
                    changes.add(Kind.EARTHQUAKE, e.report().id());
                }
            }
            case Event.SensorDescribed e -> {
                sensors.put(e.sensor().id(), e.sensor());
                changes.add(Kind.SENSOR, e.sensor().id());
            }
            case Event.ReadingTaken e -> take(e.reading(), changes);
            case Event.FacilityReported e -> {
                Facility known = facilities.get(e.facility().id());
                if (known == null || !e.facility().observedAt().isBefore(known.observedAt())) {
                    facilities.put(e.facility().id(), e.facility());
                    changes.add(Kind.FACILITY, e.facility().id());
                }
            }
            case Event.RoadEventReported e -> roadEvents.report(e.event(), changes);
            case Event.LevelDeclared e -> {
                ResponseLevel before = levels.put(e.level().key(), e.level());
                levelHistory.declared(e.level(), before);
                response.declared(e.level(), before, recorded, this, changes);
                decided(e.level().key(), changes);
                changes.add(Kind.LEVEL, levelId(e.level().key()));
            }
            case Event.LevelEnded e -> {
                ResponseLevel ended = levels.remove(e.key());
                levelHistory.ended(e, ended);
                response.ended(e, ended, recorded, this, changes);
                superseded.put(levelId(e.key()), e.at());
                changes.add(Kind.LEVEL, levelId(e.key()));
            }
            case Event.LevelProposed e -> {
                proposals.put(e.proposal().id(), e.proposal());
                levelHistory.proposed(e.proposal(), levels.get(e.proposal().level().key()));
                changes.add(Kind.PROPOSAL, e.proposal().id());
            }
            case Event.ProposalWithdrawn e -> {
                levelHistory.withdrawn(e, proposals.remove(e.proposal()), when);
                response.decided(e.proposal());
                changes.add(Kind.PROPOSAL, e.proposal());
            }
            case Event.OnResponse e -> response.fold(e, this, when, changes);
            case Event.FeedHealthChanged e -> {
                feeds.put(e.health().feed(), e.health());
                changes.add(Kind.FEED, e.health().feed());
            }
            case Event.OnAlarm e -> alarms.apply(e, when, changes);
            case Event.AlarmModeChanged e -> alarms.enter(e.mode(), changes);
            case Event.ExerciseMarked e -> {
                exercise = Optional.of(e.exercise());
                changes.add(Kind.EXERCISE, e.exercise().scenario());
            }
        }
    }

    /// Whatever was proposed for it is decided.
    void decided(ResponseLevel.Key key, Changes changes) {
        proposals
                .values()
                .removeIf(
                        p -> {
                            boolean done = p.level().key().equals(key);
                            if (done) {
                                response.decided(p.id());
                                changes.add(Kind.PROPOSAL, p.id());
                            }
                            return done;
                        });
    }

    private void report(IncidentReport report, Instant when, Changes changes) {
        Incident known = incidents.get(report.id());
        if (known == null) {
            incidents.put(
                    report.id(),
                    new Incident(
                            report,
                            Progress.NONE,
                            report.grade(),
                            1,
                            when,
                            limits.timing(null, report, report.grade(), Progress.NONE, when)));
            if (joints.parent(report.id()).isEmpty()) {
                trends.count(Trends.REPORTED, when); // a unit that helps is no caller
            }
        } else {
            // A grade that people raised stays raised when upstream repeats its own.
            Grade grade =
                    known.progress().rung() > 0 && known.grade().graverThan(report.grade())
                            ? known.grade()
                            : report.grade();
            put(known, report, known.progress(), grade, when);
        }
        changes.add(Kind.INCIDENT, report.id());
    }

    private void progress(String id, Instant when, Changes changes, UnaryOperator<Progress> step) {
        Incident known = incidents.get(id);
        if (known == null) {
            return; // resolved and swept since; the journal still tells its story
        }
        Incident next =
                put(known, known.report(), step.apply(known.progress()), known.grade(), when);
        changes.add(Kind.INCIDENT, id);
        merges.follow(known, next, when, changes);
    }

    private Incident put(
            Incident known, IncidentReport report, Progress progress, Grade grade, Instant when) {
        Incident next =
                new Incident(
                        report,
                        progress,
                        grade,
                        known.version() + 1,
                        when,
                        limits.timing(known, report, grade, progress, when));
        incidents.put(report.id(), next);
        return next;
    }

    private void timed(
            String id, int versions, Instant when, Changes changes, Function<Incident, Timing> to) {
        Incident known = incidents.get(id);
        if (known == null || !known.open()) {
            return; // over before a clock could stop or a tier be told
        }
        incidents.put(
                id,
                new Incident(
                        known.report(),
                        known.progress(),
                        known.grade(),
                        known.version() + versions,
                        when,
                        to.apply(known)));
        changes.add(Kind.INCIDENT, id);
    }

    private void escalate(Event.IncidentEscalated e, Instant when, Changes changes) {
        Incident known = incidents.get(e.incident());
        if (known == null || known.progress().state() == MERGED) {
            return; // a member is worked on as the one that leads it
        }
        put(known, known.report(), known.progress().escalated(), e.to(), when);
        changes.add(Kind.INCIDENT, e.incident());
    }

    private void publish(Alert alert, Instant when, Changes changes) {
        for (String replaced : alert.references()) {
            superseded.put(replaced, when);
            if (alerts.remove(replaced) != null) {
                changes.add(Kind.ALERT, replaced);
            }
        }
        boolean stands = alert.kind() == Alert.Kind.ALERT || alert.kind() == Alert.Kind.UPDATE;
        // A message may arrive after the one that replaced it.
        if (stands && !superseded.containsKey(alert.id())) {
            alerts.put(alert.id(), alert);
        }
        changes.add(Kind.ALERT, alert.id());
    }

    private void observe(Event.StormObserved e, Changes changes) {
        Storm known = storms.get(e.storm());
        List<TrackPoint> points =
                known == null ? new ArrayList<>() : new ArrayList<>(known.points());
        points.removeIf(p -> p.at().equals(e.point().at()));
        points.add(e.point());
        points.sort(Comparator.comparing(TrackPoint::at));
        storms.put(
                e.storm(),
                new Storm(
                        e.storm(),
                        e.feed(),
                        e.name(),
                        e.englishName(),
                        points,
                        known == null ? Map.of() : known.forecasts()));
        changes.add(Kind.STORM, e.storm());
    }

    private void forecast(String id, TrackForecast forecast, Changes changes) {
        Storm known = storms.get(id);
        if (known == null) {
            return; // a feed reports a storm before its forecasts
        }
        TrackForecast old = known.forecasts().get(forecast.agency());
        if (old != null && old.issuedAt().isAfter(forecast.issuedAt())) {
            return;
        }
        Map<String, TrackForecast> forecasts = new HashMap<>(known.forecasts());
        forecasts.put(forecast.agency(), forecast);
        storms.put(
                id,
                new Storm(
                        id,
                        known.feed(),
                        known.name(),
                        known.englishName(),
                        known.points(),
                        forecasts));
        changes.add(Kind.STORM, id);
    }

    private void take(Reading reading, Changes changes) {
        Reading known = readings.get(reading.sensor());
        if (known != null && reading.observedAt().isBefore(known.observedAt())) {
            return;
        }
        readings.put(reading.sensor(), reading);
        Sensor sensor = sensors.get(reading.sensor());
        if (sensor != null && reading.quality() == Reading.Quality.GOOD) {
            trends.max(sensor.quantity(), reading.observedAt(), reading.value());
            if (sensor.quantity().equals(Quantity.TEMPERATURE)) {
                trends.min(Trends.lowest(sensor.quantity()), reading.observedAt(), reading.value());
            }
        }
        changes.add(Kind.READING, reading.sensor());
    }

    private void sweepIfDue(Instant now, Changes changes) {
        if (Duration.between(swept, now).compareTo(Duration.ofMinutes(10)) < 0) {
            return;
        }
        swept = now;
        Instant limit = now.minus(RETENTION);
        incidents
                .values()
                .removeIf(
                        i -> {
                            boolean over = merges.over(i, limit);
                            if (over) {
                                changes.add(Kind.INCIDENT, i.id());
                            }
                            return over;
                        });
        joints.sweep(incidents::containsKey);
        alerts.values()
                .removeIf(
                        a -> {
                            boolean over = a.expires() != null && a.expires().isBefore(limit);
                            if (over) {
                                changes.add(Kind.ALERT, a.id());
                            }
                            return over;
                        });
        roadEvents.sweep(now, limit, changes);
        facilities
                .values()
                .removeIf(
                        f -> {
                            // a vehicle that nobody has told of for so long runs no more
                            boolean over =
                                    f.sort() == FacilityKind.VEHICLE
                                            && f.observedAt().isBefore(limit);
                            if (over) {
                                changes.add(Kind.FACILITY, f.id());
                            }
                            return over;
                        });
        superseded.values().removeIf(t -> t.isBefore(now.minus(Duration.ofDays(7))));
        earthquakes.sweep(now, changes);
        alarms.sweep(now, changes);
        levelHistory.sweep(now);
        response.sweep(now, changes);
        trends.sweep(now.minus(Duration.ofHours(48)));
    }

    private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }
}
