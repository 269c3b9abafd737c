package org.yilan.queue;

import org.yilan.situation.command.Command;
import org.yilan.situation.model.Grade;

/// What a dispatcher may order for an incident, with the number of ready-made reasons that the translations have for it
/// (`queue_reason_<order>_1` …).
enum Order {
    ACKNOWLEDGE(3),
    ASSIGN(4),
    ESCALATE(4),
    RESOLVE(4);

    private final int reasons;

    Order(int reasons) {
        this.reasons = reasons;
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
