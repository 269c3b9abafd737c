package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Right;
import org.yilan.situation.command.Rights;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.LifeCycle;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Timing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a dispatcher may order for an incident, in the order in which it is offered, with the number of ready-made reasons
/// that the translations have for it (`queue_reason_<order>_1` …).
enum Order {
    ACKNOWLEDGE("A", LifeCycle.ACKNOWLEDGE, 3, false),
    HAND_BACK("Q", LifeCycle.HAND_BACK, 3, false),
    ACCEPT("C", LifeCycle.ACCEPT, 2, false),
    ATTEND("T", LifeCycle.ARRIVE, 2, false),
    ASSIGN("D", LifeCycle.ASSIGN, 4, true),
    RETURN("B", LifeCycle.RETURN, 3, true),
    /// Of what was sent back: who has it for good (申诉裁定).
    RULE("Y", null, 3, true),
    ESCALATE("E", null, 4, true),
    RESOLVE("R", LifeCycle.RESOLVE, 4, true),
    EVALUATE("V", LifeCycle.EVALUATE, 2, false),
    CLOSE("Z", LifeCycle.CLOSE, 2, false),
    REOPEN("N", LifeCycle.REOPEN, 3, true),
    CANCEL("K", LifeCycle.CANCEL, 3, true),
    MERGE("M", LifeCycle.MERGE, 2, true),
    /// Of a member itself, or of one that leads, which names the member.
    SPLIT("X", LifeCycle.SPLIT, 3, true),
    ASSIST("J", null, 2, true),
    SUPERVISE("S", null, 3, true),
    ANSWER("W", null, 3, true),
    HOLD("H", null, 2, true),
    RELEASE("G", null, 2, false),
    UNMASK("P", null, 3, true);

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
    ///
    /// @param me who orders
    static List<Order> possible(Incident incident, TimeLimits limits, String me) {
        return Arrays.stream(values()).filter(o -> o.possibleFor(incident, limits, me)).toList();
    }

    private boolean possibleFor(Incident incident, TimeLimits limits, String me) {
        if (this == ACKNOWLEDGE && renews(incident, me)) {
            return true;
        }
        if (this == SPLIT && incident.open()) {
            return !incident.progress().members().isEmpty();
        }
        if (step != null) {
            return step.from(incident.progress().state());
        }
        if (this == UNMASK) {
            return !Option.masked(incident).isEmpty(); // callers are called back after it is over
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
            case RULE -> incident.progress().state() == IncidentState.RETURNED;
            case ASSIST -> !incident.progress().unit().isEmpty();
            case ANSWER -> rung != null && rung.answered() == null;
            case HOLD -> timing.hold() == null && !limits.holds().isEmpty();
            case RELEASE -> timing.hold() != null;
            default -> false;
        };
    }

    /// Whether taking an incident means having it for longer.
    static boolean renews(Incident incident, String me) {
        return incident.progress().claimed() != null && incident.progress().owner().equals(me);
    }

    /// Why a person may not order it of an incident, whatever its state; empty when they may.
    Optional<Decision.Refuse> forbidden(Rights rights, Incident incident, TimeLimits limits) {
        Rung rung = incident.timing().rung();
        return switch (this) {
            case HOLD -> rights.against(Right.HOLD, incident);
            case HAND_BACK ->
                    incident.progress().owner().equals(rights.actor().name())
                            ? rights.against(Right.HANDLE, incident)
                            : rights.against(Right.HOLD, incident);
            case UNMASK -> rights.against(Right.UNMASK, incident);
            case RULE -> rights.against(Right.SUPERVISE, incident);
            case ANSWER ->
                    rung == null
                            ? rights.against(Right.SUPERVISE, incident)
                            : rights.against(rung.tier(), incident);
            case SUPERVISE ->
                    // One tier that is theirs is enough; the options leave out the others.
                    Option.higher(incident, limits).stream()
                            .map(step -> rights.against(step.tier(), incident))
                            .reduce((a, b) -> a.isEmpty() ? a : b)
                            .orElseGet(() -> rights.against(Right.SUPERVISE, incident));
            default -> rights.against(Right.HANDLE, incident);
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
            case ASSIGN,
                    RULE,
                    ASSIST,
                    MERGE,
                    SPLIT,
                    RETURN,
                    ESCALATE,
                    EVALUATE,
                    SUPERVISE,
                    HOLD,
                    UNMASK ->
                    true;
            case ACKNOWLEDGE,
                    HAND_BACK,
                    ACCEPT,
                    ATTEND,
                    RESOLVE,
                    CLOSE,
                    REOPEN,
                    CANCEL,
                    ANSWER,
                    RELEASE ->
                    false;
        };
    }

    /// Whether it names a unit.
    boolean asksUnit() {
        return this == ASSIGN || this == RULE || this == ASSIST;
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
            case HAND_BACK -> new Command.HandBackIncident(incident);
            case ASSIGN -> new Command.AssignIncident(incident, unit);
            case ASSIST -> new Command.AskAssistance(incident, unit);
            case RULE -> new Command.RuleReturn(incident, unit);
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
            case RETURN, ESCALATE, EVALUATE, SUPERVISE, HOLD, UNMASK ->
                    throw new IllegalArgumentException(this + " has an option");
        };
    }
}
