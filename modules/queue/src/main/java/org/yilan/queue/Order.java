package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.Command;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.LifeCycle;
import org.yilan.situation.model.ReturnReason;

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
    SPLIT("X", LifeCycle.SPLIT, 3, true);

    private final String key;
    private final @Nullable LifeCycle step;
    private final int reasons;
    private final boolean needsReason;

    /// What an order asks besides its reason; of these each order takes what it needs.
    record Answers(String unit, Grade to, ReturnReason cause, boolean satisfied) {}

    Order(String key, @Nullable LifeCycle step, int reasons, boolean needsReason) {
        this.key = key;
        this.step = step;
        this.reasons = reasons;
        this.needsReason = needsReason;
    }

    /// What would be accepted for an incident as it is; the hub judges again.
    static List<Order> possible(Incident incident) {
        return Arrays.stream(values()).filter(o -> o.possibleFor(incident)).toList();
    }

    private boolean possibleFor(Incident incident) {
        if (this == SPLIT && incident.open()) {
            return !incident.progress().members().isEmpty();
        }
        return step == null ? incident.open() : step.from(incident.progress().state());
    }

    /// The key for it.
    String key() {
        return key;
    }

    int reasons() {
        return reasons;
    }

    /// Whether a person must say why.
    boolean needsReason() {
        return needsReason;
    }

    /// Key of its name.
    String nameKey() {
        return "queue_order_" + name();
    }

    /// Key of its n-th ready-made reason, from 1.
    String reasonKey(int n) {
        return "queue_reason_" + name() + "_" + n;
    }

    /// The command for the hub.
    Command command(String incident, Answers answers) {
        return switch (this) {
            case ACKNOWLEDGE -> new Command.AcknowledgeIncident(incident);
            case ASSIGN -> new Command.AssignIncident(incident, answers.unit);
            case ACCEPT -> new Command.AcceptIncident(incident);
            case RETURN -> new Command.ReturnIncident(incident, answers.cause);
            case ATTEND -> new Command.AttendIncident(incident);
            case ESCALATE -> new Command.EscalateIncident(incident, answers.to);
            case RESOLVE -> new Command.ResolveIncident(incident);
            case EVALUATE -> new Command.EvaluateIncident(incident, answers.satisfied);
            case CLOSE -> new Command.CloseIncident(incident);
            case REOPEN -> new Command.ReopenIncident(incident);
            case CANCEL -> new Command.CancelIncident(incident);
            case MERGE, SPLIT ->
                    throw new IllegalArgumentException(this + " names another: see MergeChoice");
        };
    }
}
