package org.yilan.situation.limit;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.Timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A city's time limits: how long each step of an incident may take, what stops a clock, and who is told when one was broken.
/// Pure; any thread.
///
/// Of several rules for a clock the first that covers the incident counts. A publisher's own limit for the resolution
/// counts before any rule: it is what the caller was promised.
///
/// @param name what people call them
/// @param rules in the order in which they are asked
/// @param ladder from the lowest tier up
/// @param claim for how long an incident is its taker's who did not say for how long; null for as long as they want
public record TimeLimits(
        String name,
        WorkCalendar calendar,
        List<LimitRule> rules,
        List<HoldRule> holds,
        List<Step> ladder,
        @Nullable Duration claim) {
    /// No limits but the publishers' own.
    public static final TimeLimits NONE =
            new TimeLimits("", WorkCalendar.PLAIN, List.of(), List.of(), List.of(), null);

    public TimeLimits {
        rules = List.copyOf(rules);
        holds = List.copyOf(holds);
        ladder = List.copyOf(ladder);
        distinct(rules.stream().map(LimitRule::id).toList(), "limit");
        distinct(holds.stream().map(h -> h.cause().name()).toList(), "hold");
        distinct(ladder.stream().map(s -> s.tier().name()).toList(), "step of the ladder");
    }

    private static void distinct(List<String> names, String what) {
        names.stream()
                .filter(n -> names.indexOf(n) != names.lastIndexOf(n))
                .findFirst()
                .ifPresent(
                        n -> {
                            throw new IllegalArgumentException(
                                    "two of one name: " + what + " " + n);
                        });
    }

    /// The clocks of an incident after something has happened to it.
    ///
    /// @param before as it was, null when it is new
    /// @param when the moment that the journal recorded
    public Timing timing(
            @Nullable Incident before,
            IncidentReport report,
            Grade grade,
            Progress progress,
            Instant when) {
        boolean open = progress.state().open();
        if (before == null) {
            return set(
                    new Timing(
                            when,
                            when,
                            report.reportedAt(),
                            List.of(),
                            null,
                            Duration.ZERO,
                            null,
                            null),
                    report,
                    grade,
                    progress);
        }
        Timing was = before.timing();
        // What is split off goes on by the clocks that it had.
        boolean merged = before.progress().state() == IncidentState.MERGED;
        boolean reopened = open && !before.open() && !merged;
        boolean moved = before.progress().state() != progress.state();
        Hold hold = open ? was.hold() : null;
        Instant resolveFrom =
                reopened
                        ? when
                        : was.resolveFrom().equals(before.report().reportedAt())
                                ? report.reportedAt()
                                : was.resolveFrom();
        Duration held = reopened ? Duration.ZERO : was.held();
        if (hold == null && was.hold() != null) {
            held = held.plus(stood(was.hold(), when));
        }
        return set(
                new Timing(
                        was.received(),
                        moved ? when : was.since(),
                        resolveFrom,
                        List.of(),
                        was.resolveBy(),
                        held,
                        hold,
                        was.rung()),
                report,
                grade,
                progress);
    }

    /// The clocks of an incident when a hold begins.
    public Timing held(Incident incident, Hold hold) {
        return set(incident.timing().holding(hold, incident.timing().held()), incident);
    }

    /// The clocks of an incident when its hold ends.
    public Timing released(Incident incident, Instant when) {
        Timing t = incident.timing();
        Hold hold = t.hold();
        return set(
                t.holding(null, hold == null ? t.held() : t.held().plus(stood(hold, when))),
                incident);
    }

    private static Duration stood(Hold hold, Instant when) {
        boolean counts = hold.stops().contains(ServiceClock.RESOLVE) && when.isAfter(hold.from());
        return counts ? Duration.between(hold.from(), when) : Duration.ZERO;
    }

    /// The clocks of an incident that was known before these limits were.
    public Timing renewed(Incident incident) {
        return set(incident.timing(), incident);
    }

    private Timing set(Timing t, Incident incident) {
        return set(t, incident.report(), incident.grade(), incident.progress());
    }

    private Timing set(Timing t, IncidentReport report, Grade grade, Progress progress) {
        Hold hold = t.hold();
        Set<ServiceClock> stopped = hold == null ? Set.of() : hold.stops();
        List<Deadline> running = new ArrayList<>();
        Instant resolveBy = t.resolveBy();
        for (ServiceClock clock : started(progress.state())) {
            Optional<Deadline> deadline = deadline(clock, t, report, grade, progress);
            if (clock == ServiceClock.RESOLVE) {
                resolveBy = deadline.map(Deadline::due).orElse(null);
            }
            deadline.filter(d -> !stopped.contains(clock)).ifPresent(running::add);
        }
        Rung rung = t.rung();
        // Whoever was told about a late step is done with it once it is taken.
        boolean over =
                rung != null
                        && !stopped.contains(rung.clock())
                        && running.stream().noneMatch(d -> d.clock() == rung.clock());
        return new Timing(
                t.received(),
                t.since(),
                t.resolveFrom(),
                running,
                resolveBy,
                t.held(),
                hold,
                over ? null : rung);
    }

    private static Set<ServiceClock> started(IncidentState state) {
        return switch (state) {
            case NEW ->
                    EnumSet.of(
                            ServiceClock.ACKNOWLEDGE, ServiceClock.DISPATCH, ServiceClock.RESOLVE);
            case ACKNOWLEDGED, RETURNED -> EnumSet.of(ServiceClock.DISPATCH, ServiceClock.RESOLVE);
            case ASSIGNED ->
                    EnumSet.of(ServiceClock.ACCEPT, ServiceClock.ARRIVE, ServiceClock.RESOLVE);
            case ACCEPTED -> EnumSet.of(ServiceClock.ARRIVE, ServiceClock.RESOLVE);
            case ON_SCENE -> EnumSet.of(ServiceClock.RESOLVE);
            case RESOLVED, EVALUATED, CLOSED, CANCELLED, MERGED ->
                    EnumSet.noneOf(ServiceClock.class);
        };
    }

    private Optional<Deadline> deadline(
            ServiceClock clock, Timing t, IncidentReport report, Grade grade, Progress progress) {
        Instant published = report.dueAt();
        if (clock == ServiceClock.RESOLVE && published != null) {
            // After a reopening the caller is owed as long again.
            Duration moved = Duration.between(report.reportedAt(), t.resolveFrom()).plus(t.held());
            return Optional.of(Timing.published(t.resolveFrom(), published.plus(moved)));
        }
        Instant assigned = progress.at().assigned();
        Instant acknowledged = progress.at().acknowledged();
        Instant from =
                switch (clock) {
                    case ACKNOWLEDGE -> began(t, report);
                    case DISPATCH -> {
                        boolean first =
                                progress.state() != IncidentState.RETURNED
                                        && (acknowledged == null
                                                || !t.since().isAfter(acknowledged));
                        yield first ? began(t, report) : t.since();
                    }
                    case ACCEPT, ARRIVE -> assigned == null ? t.since() : assigned;
                    case RESOLVE -> t.resolveFrom();
                };
        Duration held = clock == ServiceClock.RESOLVE ? t.held() : Duration.ZERO;
        return rules.stream()
                .filter(r -> r.clock() == clock && r.covers(report, grade.code()))
                .findFirst()
                .map(r -> r.from(from, held, calendar));
    }

    /// From when it has been owed that somebody takes it: since it came, or since it was opened again.
    private static Instant began(Timing t, IncidentReport report) {
        return t.resolveFrom().equals(report.reportedAt()) ? t.received() : t.resolveFrom();
    }

    /// What stops for a cause, empty when it stops nothing here.
    public Optional<HoldRule> hold(HoldCause cause) {
        return holds.stream().filter(h -> h.cause() == cause).findFirst();
    }

    /// Whether whoever has an incident has had it as long as they wanted.
    public static boolean lapsed(Incident incident, Instant now) {
        Instant until = incident.progress().claimed();
        return until != null && !until.isAfter(now);
    }

    /// The rung that an incident must be put on now; empty while nobody further is to be told. A ladder ends at its last
    /// step, and it is climbed step by step: after an outage, too, everybody has their time to answer.
    public Optional<Rung> climb(Incident incident, Instant now) {
        Timing t = incident.timing();
        if (ladder.isEmpty() || !incident.open()) {
            return Optional.empty();
        }
        Rung rung = t.rung();
        if (rung != null) {
            int next = step(rung.tier()) + 1;
            boolean late = t.running(rung.clock()).isPresent() && !rung.next().isAfter(now);
            return late && next > 0 && next < ladder.size()
                    ? Optional.of(rung(ladder.get(next), rung.clock(), now, Rung.RULES))
                    : Optional.empty();
        }
        Step first = ladder.getFirst();
        for (Deadline deadline : t.running()) {
            // What was broken before it came here is shown, but nobody here let it happen.
            boolean here = deadline.due().isAfter(t.received());
            if (here && !deadline.due().plus(first.after()).isAfter(now)) {
                return Optional.of(rung(first, deadline.clock(), now, Rung.RULES));
            }
        }
        return Optional.empty();
    }

    /// The rung of a tier, for a person who puts an incident there.
    ///
    /// @return empty when the ladder has no such step, or no clock runs
    public Optional<Rung> rung(Incident incident, Tier tier, Instant now, String by) {
        Rung has = incident.timing().rung();
        return ladder.stream()
                .filter(s -> s.tier() == tier)
                .findFirst()
                .flatMap(
                        s ->
                                (has != null
                                                ? Optional.of(has.clock())
                                                : incident.timing().next().map(Deadline::clock))
                                        .map(clock -> rung(s, clock, now, by)));
    }

    private static Rung rung(Step step, ServiceClock clock, Instant now, String by) {
        return new Rung(
                clock, step.tier(), now, now.plus(step.answer()), now.plus(step.act()), null, by);
    }

    /// Where a tier stands on the ladder from 0, -1 when it has no step.
    public int step(Tier tier) {
        for (int i = 0; i < ladder.size(); i++) {
            if (ladder.get(i).tier() == tier) {
                return i;
            }
        }
        return -1;
    }
}
