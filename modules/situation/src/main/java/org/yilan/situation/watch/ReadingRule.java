package org.yilan.situation.watch;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;

import java.time.Duration;

/// Raises an incident where a sensor has read so much for so long.
///
/// @param id unique among all rules
/// @param quantity a sensor's quantity
/// @param atLeast from which value, in the sensor's unit; null for the value that the sensor itself names
/// @param clearBelow below which it is over, so that a value that trembles round the limit raises one incident and not many;
///     null for nine tenths of the limit
/// @param lasting how long without a reading below the limit; PT0S for at once
/// @param category service code of the incident
/// @param hazard what it is put down to, empty for nothing
/// @param source where the figure was read
/// @param mark how sure the source is: `V` read, `W` weak, `M` from memory, `O` own choice
public record ReadingRule(
        String id,
        String quantity,
        @Nullable Double atLeast,
        @Nullable Double clearBelow,
        Duration lasting,
        String category,
        Grade grade,
        String hazard,
        Wording title,
        String source,
        String mark) {
    public ReadingRule {
        if (id.isBlank() || quantity.isBlank() || category.isBlank()) {
            throw new IllegalArgumentException(
                    "a rule on readings needs an id, a quantity and a category");
        }
        if (lasting.isNegative()) {
            throw new IllegalArgumentException("rule " + id + ": \"lasting\" is negative");
        }
        if (atLeast != null && clearBelow != null && clearBelow > atLeast) {
            throw new IllegalArgumentException(
                    "rule " + id + ": \"clearBelow\" is above \"atLeast\"");
        }
    }

    double threshold(double own) {
        return atLeast == null ? own : atLeast;
    }

    double clear(double own) {
        return clearBelow == null ? threshold(own) * 0.9 : clearBelow;
    }
}
