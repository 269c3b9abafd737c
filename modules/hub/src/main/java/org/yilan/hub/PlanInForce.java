package org.yilan.hub;

import org.yilan.situation.Response;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.PlanTask;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Carries a response plan out: issues the tasks of a level when it is declared, withdraws what is not done when it is
/// lowered or ended, and puts levels in force that were declared for later. What it does are events like any other.
///
/// It compares what the levels call for with what was issued, so it also does, after an outage, what was missed, and a task is
/// never issued twice. Looks once a second on a thread of its own and has the hub's writer judge. Any thread may call.
public final class PlanInForce implements AutoCloseable {
    /// Whom the journal names as the cause.
    static final String PLAN = "plan";

    private final Hub hub;
    private final EverySecond round =
            new EverySecond("hub-plan", "The response plan is not being carried out", this::look);

    private PlanInForce(Hub hub) {
        this.hub = hub;
    }

    /// Puts a plan in force and carries it out. One that is in force already is not written again.
    ///
    /// @throws org.yilan.journal.JournalException when it could not be written
    public static PlanInForce start(Hub hub, ResponsePlan plan) {
        PlanInForce carried = prepare(hub, plan);
        var unused = carried.round.start(hub.clock());
        return carried;
    }

    /// As [#start], without looking by itself.
    static PlanInForce prepare(Hub hub, ResponsePlan plan) {
        hub.follow(
                PLAN,
                (situation, now) ->
                        situation.response().plan().equals(plan)
                                ? List.of()
                                : List.of(new Event.PlanSet(plan)));
        return new PlanInForce(hub);
    }

    /// One look at every level, for a clock that is stepped by hand.
    ///
    /// @throws org.yilan.journal.JournalException when what follows could not be written
    public void look() {
        Instant now = hub.clock().instant();
        if (!due(hub.situation(), now).isEmpty()) {
            hub.follow(PLAN, PlanInForce::due);
        }
    }

    private static List<Event> due(Situation situation, Instant now) {
        List<Event> events = new ArrayList<>();
        situation.response().scheduled().stream()
                .filter(l -> !l.from().isAfter(now))
                .sorted(Comparator.comparing(l -> Situation.levelId(l.key())))
                .forEach(l -> events.add(new Event.LevelDeclared(l)));
        if (events.isEmpty()) {
            withdraw(situation, events);
            situation.levels().stream()
                    .sorted(Comparator.comparing(l -> Situation.levelId(l.key())))
                    .forEach(l -> issue(situation.response(), l, now, events));
        }
        return events;
    }

    private static void issue(
            Response response, ResponseLevel level, Instant now, List<Event> events) {
        List<ResponseTask> fresh = new ArrayList<>();
        for (PlanTask task : response.plan().tasks(level.key(), level.level())) {
            if (response.task(ResponseTask.idOf(level.key(), task.id())).isEmpty()) {
                // Nobody is late for what was told here in hindsight.
                Instant from = level.from().isAfter(now) ? level.from() : now;
                fresh.add(ResponseTask.issued(level.key(), task, now, from.plus(task.within())));
            }
        }
        if (!fresh.isEmpty()) {
            events.add(new Event.TasksIssued(level.key(), fresh));
        }
    }

    private static void withdraw(Situation situation, List<Event> events) {
        Map<String, List<ResponseTask>> over = new TreeMap<>();
        for (ResponseTask task : situation.response().tasks()) {
            Optional<ResponseLevel> level = situation.level(task.key());
            boolean asked = level.filter(l -> !task.level().graverThan(l.level())).isPresent();
            if (!asked && task.open()) {
                over.computeIfAbsent(Situation.levelId(task.key()), k -> new ArrayList<>())
                        .add(task);
            }
        }
        for (List<ResponseTask> tasks : over.values()) {
            ResponseLevel.Key key = tasks.getFirst().key();
            Optional<LevelChange> why =
                    situation.levelChanges().reversed().stream()
                            .filter(c -> c.key().equals(key))
                            .filter(
                                    c ->
                                            c.kind() == LevelChange.Kind.LOWERED
                                                    || c.kind() == LevelChange.Kind.ENDED)
                            .findFirst();
            events.add(
                    new Event.TasksWithdrawn(
                            key,
                            tasks.stream().map(ResponseTask::id).sorted().toList(),
                            why.map(LevelChange::by).orElse(PLAN),
                            why.map(LevelChange::reason).orElse("")));
        }
    }

    @Override
    public void close() {
        round.close();
    }
}
