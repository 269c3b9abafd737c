package org.yilan.situation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Changes.Kind;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.Announcement.Delivery;
import org.yilan.situation.response.ChannelInfo;
import org.yilan.situation.response.Checklist;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseState;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.ResponseTask.State;
import org.yilan.situation.response.RollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What follows from response levels: the tasks that they call for, the roll-calls before them, levels that were declared for
/// later, and how far others were told. One thread writes, any thread may read.
///
/// A change of a level is announced when people here decided it, not when a feed told of it: then its issuer has announced
/// it. While an exercise is marked nothing is announced at all.
public final class Response {
    /// How long announcements that are over stay.
    static final Duration KEPT = Duration.ofDays(3);

    private volatile ResponsePlan plan = ResponsePlan.NONE;
    private volatile List<ChannelInfo> channels = List.of();
    private final Map<String, ResponseTask> tasks = new ConcurrentHashMap<>();
    private final Map<ResponseLevel.Key, ResponseLevel> scheduled = new ConcurrentHashMap<>();
    private final Map<String, List<RollAnswer>> rollCalls = new ConcurrentHashMap<>();
    private final Map<String, Announcement> announcements = new ConcurrentHashMap<>();
    private final Map<String, Announcement.Earlier> told = new ConcurrentHashMap<>();

    Response() {}

    void restore(ResponseState state) {
        plan = state.plan();
        channels = state.channels();
        state.tasks().forEach(t -> tasks.put(t.id(), t));
        state.scheduled().forEach(l -> scheduled.put(l.key(), l));
        rollCalls.putAll(state.rollCalls());
        state.announcements().forEach(a -> announcements.put(a.id(), a));
        told.putAll(state.told());
    }

    ResponseState capture() {
        return new ResponseState(
                plan,
                channels,
                tasks.values().stream().sorted(Comparator.comparing(ResponseTask::id)).toList(),
                scheduled.values().stream()
                        .sorted(Comparator.comparing(l -> Situation.levelId(l.key())))
                        .toList(),
                new TreeMap<>(rollCalls),
                announcements(),
                new TreeMap<>(told));
    }

    // ---- reading: any thread

    /// What the city's plan has people do at which level.
    public ResponsePlan plan() {
        return plan;
    }

    /// By which channels others are told.
    public List<ChannelInfo> channels() {
        return channels;
    }

    public Collection<ResponseTask> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    public Optional<ResponseTask> task(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /// The tasks of a level in force, at a moment.
    public Checklist checklist(ResponseLevel.Key key, Instant now) {
        return Checklist.of(tasks.values().stream().filter(t -> t.key().equals(key)).toList(), now);
    }

    /// Levels that were declared and take effect later.
    public Collection<ResponseLevel> scheduled() {
        return Collections.unmodifiableCollection(scheduled.values());
    }

    public Optional<ResponseLevel> scheduled(ResponseLevel.Key key) {
        return Optional.ofNullable(scheduled.get(key));
    }

    /// What the posts said to a proposal, in the plan's order; empty when none were asked.
    public List<RollAnswer> rollCall(String proposal) {
        return rollCalls.getOrDefault(proposal, List.of());
    }

    /// What others were told or are to be told, oldest first.
    public List<Announcement> announcements() {
        return announcements.values().stream()
                .sorted(Comparator.comparing(Announcement::at).thenComparing(Announcement::id))
                .toList();
    }

    public Optional<Announcement> announcement(String id) {
        return Optional.ofNullable(announcements.get(id));
    }

    // ---- the reducer: one thread

    void fold(Event.OnResponse event, Situation situation, Instant when, Changes changes) {
        switch (event) {
            case Event.PlanSet e -> {
                plan = e.plan();
                tasks.keySet().forEach(id -> changes.add(Kind.TASK, id));
            }
            case Event.TasksIssued e ->
                    e.tasks()
                            .forEach(
                                    t -> {
                                        tasks.put(t.id(), t);
                                        changes.add(Kind.TASK, t.id());
                                    });
            case Event.TasksWithdrawn e ->
                    e.tasks()
                            .forEach(
                                    id -> {
                                        tasks.remove(id);
                                        changes.add(Kind.TASK, id);
                                    });
            case Event.TaskDone e ->
                    task(e.task(), changes, t -> t.to(State.DONE, when, e.by(), e.note()));
            case Event.TaskWaived e ->
                    task(e.task(), changes, t -> t.to(State.WAIVED, when, e.by(), e.reason()));
            case Event.TaskReopened e ->
                    task(e.task(), changes, t -> t.to(State.OPEN, when, e.by(), e.reason()));
            case Event.LevelScheduled e -> {
                scheduled.put(e.level().key(), e.level());
                situation.decided(e.level(), changes);
                changes.add(Kind.LEVEL, Situation.levelId(e.level().key()));
            }
            case Event.ScheduleWithdrawn e -> {
                scheduled.remove(e.key());
                changes.add(Kind.LEVEL, Situation.levelId(e.key()));
            }
            case Event.PostsCalled e -> {
                rollCalls.put(e.proposal(), e.posts().stream().map(RollAnswer::awaited).toList());
                changes.add(Kind.PROPOSAL, e.proposal());
            }
            case Event.PostAnswered e -> {
                rollCalls.computeIfPresent(
                        e.proposal(),
                        (id, answers) -> answers.stream().map(a -> answered(a, e, when)).toList());
                changes.add(Kind.PROPOSAL, e.proposal());
            }
            case Event.ChannelsSet e -> {
                channels = List.copyOf(e.channels());
                announcements.keySet().forEach(id -> changes.add(Kind.ANNOUNCEMENT, id));
            }
            case Event.NotificationSent e ->
                    delivered(
                            e.announcement(),
                            new Delivery(
                                    e.channel(),
                                    Delivery.State.SENT,
                                    e.attempt(),
                                    null,
                                    e.outcome()),
                            changes);
            case Event.NotificationFailed e ->
                    delivered(
                            e.announcement(),
                            new Delivery(
                                    e.channel(),
                                    e.next() == null
                                            ? Delivery.State.FAILED
                                            : Delivery.State.PENDING,
                                    e.attempt(),
                                    e.next(),
                                    e.outcome()),
                            changes);
        }
    }

    private static RollAnswer answered(RollAnswer a, Event.PostAnswered e, Instant when) {
        return a.post().id().equals(e.post())
                ? new RollAnswer(a.post(), e.go(), when, e.by(), e.note())
                : a;
    }

    private void task(String id, Changes changes, UnaryOperator<ResponseTask> step) {
        // Withdrawn meanwhile: the journal still tells its story.
        if (tasks.computeIfPresent(id, (same, t) -> step.apply(t)) != null) {
            changes.add(Kind.TASK, id);
        }
    }

    private void delivered(String id, Delivery delivery, Changes changes) {
        if (announcements.computeIfPresent(id, (same, a) -> a.with(delivery)) != null) {
            changes.add(Kind.ANNOUNCEMENT, id);
        }
    }

    /// A proposal is decided: its roll-call is over.
    void decided(String proposal) {
        rollCalls.remove(proposal);
    }

    void declared(
            ResponseLevel level,
            @Nullable ResponseLevel before,
            Recorded recorded,
            Situation situation,
            Changes changes) {
        scheduled.remove(level.key());
        Grade old = before == null ? null : before.level();
        if (level.level().equals(old)) {
            return; // only its time of review is another
        }
        LevelChange.Kind kind =
                old == null
                        ? LevelChange.Kind.DECLARED
                        : level.level().graverThan(old)
                                ? LevelChange.Kind.RAISED
                                : LevelChange.Kind.LOWERED;
        announce(kind, level, old, level.by(), level.reason(), recorded, situation, changes);
    }

    /// @param level what ended, null when the situation did not know it
    void ended(
            Event.LevelEnded e,
            @Nullable ResponseLevel level,
            Recorded recorded,
            Situation situation,
            Changes changes) {
        scheduled.remove(e.key());
        // What was done belongs to the level that is over: another one begins with an empty list.
        tasks.values()
                .removeIf(
                        t -> {
                            boolean settled = t.key().equals(e.key()) && !t.open();
                            if (settled) {
                                changes.add(Kind.TASK, t.id());
                            }
                            return settled;
                        });
        if (level != null) {
            announce(
                    LevelChange.Kind.ENDED,
                    level,
                    level.level(),
                    e.by(),
                    e.reason(),
                    recorded,
                    situation,
                    changes);
        }
        told.remove(Situation.levelId(e.key()));
    }

    private void announce(
            LevelChange.Kind kind,
            ResponseLevel level,
            @Nullable Grade before,
            String by,
            String reason,
            Recorded recorded,
            Situation situation,
            Changes changes) {
        boolean upstream = situation.feed(recorded.cause()).isPresent();
        if (upstream || situation.exercise().isPresent()) {
            return;
        }
        // Whoever heard of a level hears what becomes of it, however low it is by now.
        Grade gravest = before != null && before.graverThan(level.level()) ? before : level.level();
        String key = Situation.levelId(level.key());
        Announcement.Earlier previous = told.get(key);
        Announcement last = previous == null ? null : announcements.get(previous.id());
        List<Delivery> deliveries =
                channels.stream()
                        .filter(
                                c ->
                                        plan.tells(level.hazard(), gravest, c.audience())
                                                || (last != null && last.to(c.id())))
                        .map(c -> Delivery.pending(c.id(), recorded.at()))
                        .toList();
        if (deliveries.isEmpty()) {
            return;
        }
        announcements.put(
                recorded.id(),
                new Announcement(
                        recorded.id(),
                        kind,
                        level,
                        before,
                        recorded.at(),
                        by,
                        reason,
                        previous,
                        deliveries));
        told.put(key, new Announcement.Earlier(recorded.id(), recorded.at()));
        changes.add(Kind.ANNOUNCEMENT, recorded.id());
    }

    void sweep(Instant now, Changes changes) {
        Instant limit = now.minus(KEPT);
        announcements
                .values()
                .removeIf(
                        a -> {
                            boolean over =
                                    a.at().isBefore(limit)
                                            && told.values().stream()
                                                    .noneMatch(t -> t.id().equals(a.id()))
                                            && a.deliveries().stream()
                                                    .noneMatch(
                                                            d ->
                                                                    d.state()
                                                                            == Delivery.State
                                                                                    .PENDING);
                            if (over) {
                                changes.add(Kind.ANNOUNCEMENT, a.id());
                            }
                            return over;
                        });
    }
}
