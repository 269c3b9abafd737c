package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario.Category;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;

/// A ticket with all that will become of it.
///
/// @param severity red, orange, yellow, blue
/// @param accepted when the unit has said that it will see to it
/// @param arrived when it is there, or null where nobody goes
/// @param satisfied what the caller will say, if asked
/// @param evaluated when the caller says it, or null
public record Ticket(
        String id,
        Category category,
        String division,
        GeoPoint point,
        Words address,
        String severity,
        Words title,
        String detail,
        Caller caller,
        Instant reported,
        Instant due,
        Instant acknowledged,
        Instant assigned,
        Instant accepted,
        @Nullable Instant arrived,
        Instant resolved,
        @Nullable Instant evaluated,
        boolean satisfied,
        Words unit) {
    public record Caller(String name, String phone) {}

    /// How far it has come.
    public enum Stage {
        NEW,
        ACKNOWLEDGED,
        ASSIGNED,
        ACCEPTED,
        ON_SCENE,
        RESOLVED;

        /// Whether a unit has been asked.
        public boolean withUnit() {
            return compareTo(ASSIGNED) >= 0;
        }
    }

    public Stage stage(Instant now) {
        if (!now.isBefore(resolved)) {
            return Stage.RESOLVED;
        }
        if (arrived != null && !now.isBefore(arrived)) {
            return Stage.ON_SCENE;
        }
        if (!now.isBefore(accepted)) {
            return Stage.ACCEPTED;
        }
        if (!now.isBefore(assigned)) {
            return Stage.ASSIGNED;
        }
        return now.isBefore(acknowledged) ? Stage.NEW : Stage.ACKNOWLEDGED;
    }

    public boolean evaluatedBy(Instant now) {
        return evaluated != null && !now.isBefore(evaluated);
    }

    /// When it last changed before `now`.
    public Instant updated(Instant now) {
        if (evaluated != null && evaluatedBy(now)) {
            return evaluated;
        }
        return switch (stage(now)) {
            case NEW -> reported;
            case ACKNOWLEDGED -> acknowledged;
            case ASSIGNED -> assigned;
            case ACCEPTED -> accepted;
            case ON_SCENE -> arrived == null ? accepted : arrived;
            case RESOLVED -> resolved;
        };
    }
}
