package org.yilan.alarm;

import org.yilan.situation.alarm.AlarmState;

import java.util.Locale;

/// A list of alarms that one can look at.
enum Lane {
    /// What is so or waits for somebody to see it.
    ACTIVE,
    SHELVED,
    /// Silent while there are too many.
    SUPPRESSED,
    /// Out of service.
    OUT;

    boolean holds(AlarmState state) {
        return switch (state) {
            case NORMAL -> false;
            case UNACKNOWLEDGED, ACKNOWLEDGED, RETURNED -> this == ACTIVE;
            case SHELVED -> this == SHELVED;
            case SUPPRESSED -> this == SUPPRESSED;
            case OUT_OF_SERVICE -> this == OUT;
        };
    }

    String key() {
        return "alarms_lane_" + name().toLowerCase(Locale.ROOT);
    }
}
