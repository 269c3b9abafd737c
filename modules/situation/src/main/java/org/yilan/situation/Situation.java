package org.yilan.situation;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
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

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
    private final Map<String, Instant> superseded = new ConcurrentHashMap<>();
    private final Storms storms = new Storms();
    private final EarthquakeReports earthquakes = new EarthquakeReports();
    private final Sensors sensors = new Sensors();
    private final Map<String, Facility> facilities = new ConcurrentHashMap<>();
    private final RoadEvents roadEvents = new RoadEvents();
    private final Map<ResponseLevel.Key, ResponseLevel> levels = new ConcurrentHashMap<>();
    private final Map<String, Proposal> proposals = new ConcurrentHashMap<>();
    private final Map<String, FeedHealth> feeds = new ConcurrentHashMap<>();
    private final Response response = new Response();
    private final Alarms alarms = new Alarms();
    private final LevelHistory levelHistory = new LevelHistory();
    private final Trends trends = new Trends();
    private final Incidents incidents = new Incidents(trends);
    private volatile Optional<Exercise> exercise = Optional.empty();
    private volatile long seq;
    private volatile Instant at = Instant.EPOCH;
    private Instant swept = Instant.EPOCH;
    private volatile Instant began = Instant.EPOCH;

    /// A situation before any event.
    public Situation() {}

    /// A situation as it was captured.
    public static Situation of(SituationState state) {
        Situation s = new Situation();
        s.incidents.restore(state.incidents(), state.joints(), state.disputes(), state.limits());
        state.alerts().forEach(a -> s.alerts.put(a.id(), a));
        s.superseded.putAll(state.superseded());
        s.storms.restore(state.storms());
        s.earthquakes.restore(state.earthquakes());
        s.sensors.restore(state.sensors(), state.readings());
        state.facilities().forEach(v -> s.facilities.put(v.id(), v));
        state.roadEvents().forEach(s.roadEvents::put);
        state.levels().forEach(v -> s.levels.put(v.key(), v));
        state.proposals().forEach(v -> s.proposals.put(v.id(), v));
        s.levelHistory.restore(state.levelChanges());
        state.feeds().forEach(v -> s.feeds.put(v.feed(), v));
        s.trends.restore(state.trends());
        s.exercise = Optional.ofNullable(state.exercise());
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
                        List.copyOf(incidents.all()),
                        List.copyOf(alerts.values()),
                        Map.copyOf(superseded),
                        List.copyOf(storms.all()),
                        earthquakes.capture(),
                        List.copyOf(sensors.all()),
                        List.copyOf(sensors.readings()),
                        List.copyOf(facilities.values()),
                        List.copyOf(roadEvents.all()),
                        List.copyOf(levels.values()),
                        List.copyOf(proposals.values()),
                        levelHistory.changes(),
                        List.copyOf(feeds.values()),
                        trends.capture(),
                        exercise.orElse(null),
                        incidents.limits(),
                        incidents.joints().capture(),
                        incidents.disputes().capture(),
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
                s.disputes(),
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
        return incidents.all();
    }

    public Optional<Incident> incident(String id) {
        return incidents.of(id);
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
        return storms.all();
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
        return sensors.all();
    }

    public Optional<Sensor> sensor(String id) {
        return sensors.of(id);
    }

    /// The newest reading of a sensor by time of observation.
    public Optional<Reading> reading(String sensor) {
        return sensors.reading(sensor);
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
        return incidents.joints().of(parent);
    }

    /// The incident of the leading unit, for one of a unit that assists.
    public Optional<String> parent(String child) {
        return incidents.joints().parent(child);
    }

    /// What units have sent back (退单) of incidents that are in the situation.
    public Collection<Dispute> disputes() {
        return incidents.disputes().all();
    }

    /// The same of one incident, empty when none ever was sent back.
    public Optional<Dispute> dispute(String incident) {
        return incidents.disputes().of(incident);
    }

    /// The time limits that the city has set.
    public TimeLimits limits() {
        return incidents.limits();
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
            case Event.OnIncident e -> incidents.fold(e, when, changes);
            case Event.LimitsSet e -> incidents.keepTo(e.limits(), changes);
            case Event.AlertPublished e -> publish(e.alert(), when, changes);
            case Event.StormObserved e -> storms.observe(e, changes);
            case Event.StormForecast e -> storms.forecast(e.storm(), e.forecast(), changes);
            case Event.EarthquakeObserved e -> {
                if (earthquakes.add(e.report(), when, changes)) {
                    changes.add(Kind.EARTHQUAKE, e.report().id());
                }
            }
            case Event.SensorDescribed e -> sensors.describe(e.sensor(), changes);
            case Event.ReadingTaken e -> sensors.take(e.reading(), trends, changes);
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
                decided(e.level(), changes);
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

    /// What was proposed for it is decided, unless it is graver than what is now declared: then whoever proposed it still waits
    /// for a second person, and nobody has said no.
    void decided(ResponseLevel declared, Changes changes) {
        proposals
                .values()
                .removeIf(
                        p -> {
                            boolean done =
                                    p.level().key().equals(declared.key())
                                            && !p.level().level().graverThan(declared.level());
                            if (done) {
                                response.decided(p.id());
                                changes.add(Kind.PROPOSAL, p.id());
                            }
                            return done;
                        });
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

    private void sweepIfDue(Instant now, Changes changes) {
        if (Duration.between(swept, now).compareTo(Duration.ofMinutes(10)) < 0) {
            return;
        }
        swept = now;
        Instant limit = now.minus(RETENTION);
        incidents.sweep(limit, changes);
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
