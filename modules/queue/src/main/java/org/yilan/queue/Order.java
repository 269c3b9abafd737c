package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.Command;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.LifeCycle;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Timing;

import java.util.Arrays;
import java.util.List;

/// What a dispatcher may order for an incident, in the order in which it is offered, with the number of ready-made reasons
/// that the translations have for it (`queue_reason_<order>_1` …).
enum Order {
    ACKNOWLEDGE("A", LifeCycle.ACKNOWLEDGE, 3, false),
    ACCEPT("C", LifeCycle.ACCEPT, 2, false),
    ATTEND("T", LifeCycle.ARRIVE, 2, false),
    ASSIGN("D", LifeCycle.ASSIGN, 4, true),
    RETURN("B", LifeCycle.RETURN, 3, true),
    ESCALATE("E", null, 4, true),
    RESOLVE("R", LifeCycle.RESOLVE, 4, true),
    EVALUATE("V", LifeCycle.EVALUATE, 2, false),
    CLOSE("Z", LifeCycle.CLOSE, 2, false),
    REOPEN("N", LifeCycle.REOPEN, 3, true),
    CANCEL("K", LifeCycle.CANCEL, 3, true),
    MERGE("M", LifeCycle.MERGE, 2, true),
    /// Of a member itself, or of one that leads, which names the member.
    SPLIT("X", LifeCycle.SPLIT, 3, true),
    ASSIST("P", null, 2, true),
    SUPERVISE("S", null, 3, true),
    ANSWER("W", null, 3, true),
    HOLD("H", null, 2, true),
    RELEASE("G", null, 2, false);

    private final String key;
    private final @Nullable LifeCycle step;
    private final int reasons;
    private final boolean needsReason;

    Order(String key, @Nullable LifeCycle step, int reasons, boolean needsReason) {
        this.key = key;
        this.step = step;
        this.reasons = reasons;
        this.needsReason = needsReason;
    }

    /// What would be accepted for an incident as it is; the hub judges again.
    static List<Order> possible(Incident incident, TimeLimits limits) {
        return Arrays.stream(values()).filter(o -> o.possibleFor(incident, limits)).toList();
    }

    private boolean possibleFor(Incident incident, TimeLimits limits) {
        if (this == SPLIT && incident.open()) {
            return !incident.progress().members().isEmpty();
        }
        if (step != null) {
            return step.from(incident.progress().state());
        }
        if (!incident.open()) {
            return false;
        }
        Timing timing = incident.timing();
        Rung rung = timing.rung();
        return switch (this) {
            case ESCALATE -> limits.ladder().isEmpty() || Grade.I.graverThan(incident.grade());
            case SUPERVISE ->
                    !Option.higher(incident, limits).isEmpty()
                            && (rung != null || !timing.running().isEmpty());
            case ASSIST -> !incident.progress().unit().isEmpty();
            case ANSWER -> rung != null && rung.answered() == null;
            case HOLD -> timing.hold() == null && !limits.holds().isEmpty();
            case RELEASE -> timing.hold() != null;
            default -> false;
        };
    }

    /// The key for it.
    String key() {
        return key;
    }

    int reasons() {
        return reasons;
    }

    /// Whether a person must say why: for a first assignment nobody need, it takes nothing from anybody.
    boolean needsReason(IncidentState state) {
        boolean first = state == IncidentState.NEW || state == IncidentState.ACKNOWLEDGED;
        return needsReason && !(this == ASSIGN && first);
    }

    /// Whether it asks more than why: a unit, another incident, one of several answers.
    boolean asks() {
        return switch (this) {
            case ASSIGN, ASSIST, MERGE, SPLIT, RETURN, ESCALATE, EVALUATE, SUPERVISE, HOLD -> true;
            case ACKNOWLEDGE, ACCEPT, ATTEND, RESOLVE, CLOSE, REOPEN, CANCEL, ANSWER, RELEASE ->
                    false;
        };
    }

    /// Key of its name.
    String nameKey() {
        return "queue_order_" + name();
    }

    /// Key of its n-th ready-made reason, from 1.
    String reasonKey(int n) {
        return "queue_reason_" + name() + "_" + n;
    }

    /// The command for the hub, of an order that asks nothing but a unit.
    Command command(String incident, String unit) {
        return switch (this) {
            case ACKNOWLEDGE -> new Command.AcknowledgeIncident(incident);
            case ASSIGN -> new Command.AssignIncident(incident, unit);
            case ASSIST -> new Command.AskAssistance(incident, unit);
            case ACCEPT -> new Command.AcceptIncident(incident);
            case ATTEND -> new Command.AttendIncident(incident);
            case RESOLVE -> new Command.ResolveIncident(incident);
            case CLOSE -> new Command.CloseIncident(incident);
            case REOPEN -> new Command.ReopenIncident(incident);
            case CANCEL -> new Command.CancelIncident(incident);
            case RELEASE -> new Command.ReleaseClock(incident);
            case ANSWER -> new Command.AnswerSupervision(incident);
            case MERGE, SPLIT ->
                    throw new IllegalArgumentException(this + " names another: see MergeChoice");
            case RETURN, ESCALATE, EVALUATE, SUPERVISE, HOLD ->
                    throw new IllegalArgumentException(this + " has an option");
        };
    }
}
