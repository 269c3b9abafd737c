package org.yilan.situation;

import static org.yilan.situation.model.IncidentState.MERGED;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Joint;
import org.yilan.situation.model.LifeCycle;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Timing;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The incidents of a situation, with what ties them to one another and the limits that their clocks keep to. One thread
/// changes; any thread may read.
final class Incidents {
    private final Map<String, Incident> byId = new ConcurrentHashMap<>();
    private final Merges merges =
            new Merges(
                    byId, (known, to, when) -> put(known, known.report(), to, known.grade(), when));
    private final Joints joints = new Joints();
    private final Disputes disputes = new Disputes();
    private final Trends trends;
    private volatile TimeLimits limits = TimeLimits.NONE;

    /// @param trends counts what is reported and resolved
    Incidents(Trends trends) {
        this.trends = trends;
    }

    void restore(
            List<Incident> incidents, List<Joint> joint, List<Dispute> dispute, TimeLimits limit) {
        incidents.forEach(i -> byId.put(i.id(), i));
        joints.restore(joint);
        disputes.restore(dispute);
        limits = limit;
    }

    Collection<Incident> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    Optional<Incident> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Joints joints() {
        return joints;
    }

    Disputes disputes() {
        return disputes;
    }

    TimeLimits limits() {
        return limits;
    }

    void fold(Event.OnIncident event, Instant when, Changes changes) {
        switch (event) {
            case Event.IncidentReported e -> report(e.report(), when, changes);
            case Event.IncidentRevised e -> report(e.report(), when, changes);
            case Event.IncidentAcknowledged e ->
                    progress(
                            e.incident(),
                            when,
                            changes,
                            p -> p.acknowledged(e.by(), when, e.until()));
            case Event.ClaimRenewed e ->
                    progress(e.incident(), when, changes, p -> p.claimed(e.until()));
            case Event.IncidentHandedBack e ->
                    progress(e.incident(), when, changes, Progress::handedBack);
            case Event.IncidentAssigned e -> {
                progress(e.incident(), when, changes, p -> p.assigned(e.unit(), e.by(), when));
                joints.goesOn(e.incident());
                disputes.assigned(e, when);
            }
            case Event.IncidentAccepted e ->
                    progress(e.incident(), when, changes, p -> p.accepted(when));
            case Event.IncidentReturned e -> {
                // What came too late to be a step is none here either.
                if (of(e.incident()).filter(Incidents::canReturn).isPresent()) {
                    disputes.returned(e, when);
                }
                progress(e.incident(), when, changes, Progress::returned);
            }
            case Event.IncidentAttended e ->
                    progress(e.incident(), when, changes, p -> p.arrived(when));
            case Event.IncidentEscalated e -> escalate(e, when, changes);
            case Event.IncidentResolved e -> {
                // Each caller's ticket counts, as it did when it was reported.
                int with = of(e.incident()).map(i -> merges.members(i, MERGED)).orElse(0);
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
                if (byId.computeIfPresent(e.incident(), (id, i) -> i.with(i.timing())) != null) {
                    changes.add(Kind.INCIDENT, e.incident());
                }
            }
        }
    }

    /// Other limits: every clock is worked out anew.
    void keepTo(TimeLimits other, Changes changes) {
        limits = other;
        byId.replaceAll((id, i) -> i.with(limits.renewed(i)));
        changes.addAll(Kind.INCIDENT, byId.keySet());
    }

    /// Forgets what was over before `limit`.
    void sweep(Instant limit, Changes changes) {
        byId.values()
                .removeIf(
                        i -> {
                            boolean over = merges.over(i, limit);
                            if (over) {
                                changes.add(Kind.INCIDENT, i.id());
                            }
                            return over;
                        });
        joints.sweep(byId::containsKey);
        disputes.sweep(byId::containsKey);
    }

    private static boolean canReturn(Incident incident) {
        return LifeCycle.RETURN.from(incident.progress().state());
    }

    private void report(IncidentReport report, Instant when, Changes changes) {
        Incident known = byId.get(report.id());
        if (known == null) {
            byId.put(
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
        Incident known = byId.get(id);
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
        byId.put(report.id(), next);
        return next;
    }

    private void timed(
            String id, int versions, Instant when, Changes changes, Function<Incident, Timing> to) {
        Incident known = byId.get(id);
        if (known == null || !known.open()) {
            return; // over before a clock could stop or a tier be told
        }
        byId.put(
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
        Incident known = byId.get(e.incident());
        if (known == null || known.progress().state() == MERGED) {
            return; // a member is worked on as the one that leads it
        }
        put(known, known.report(), known.progress().escalated(), e.to(), when);
        changes.add(Kind.INCIDENT, e.incident());
    }
}
