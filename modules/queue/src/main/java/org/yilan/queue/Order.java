package org.yilan.queue;

import org.yilan.situation.command.Command;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;

import java.util.List;

/// What a dispatcher may order for an incident, with the number of ready-made reasons that the translations have for it
/// (`queue_reason_<order>_1` …).
enum Order {
    ACKNOWLEDGE("A", 3),
    ASSIGN("D", 4),
    ESCALATE("E", 4),
    RESOLVE("R", 4);

    private final String key;
    private final int reasons;

    Order(String key, int reasons) {
        this.key = key;
        this.reasons = reasons;
    }

    /// What would be accepted for an incident as it is; the hub judges again.
    static List<Order> possible(Incident incident) {
        return switch (incident.progress().state()) {
            case NEW -> List.of(ACKNOWLEDGE, ASSIGN, ESCALATE);
            case ACKNOWLEDGED, ASSIGNED -> List.of(ASSIGN, ESCALATE, RESOLVE);
            case RESOLVED -> List.of();
        };
    }

    /// The key for it.
    String key() {
        return key;
    }

    int reasons() {
        return reasons;
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
    ///
    /// @param unit for [#ASSIGN]
    /// @param to for [#ESCALATE]
    Command command(String incident, String unit, Grade to) {
        return switch (this) {
            case ACKNOWLEDGE -> new Command.AcknowledgeIncident(incident);
            case ASSIGN -> new Command.AssignIncident(incident, unit);
            case ESCALATE -> new Command.EscalateIncident(incident, to);
            case RESOLVE -> new Command.ResolveIncident(incident);
        };
    }
}
