package org.yilan.queue;

import org.yilan.fx.Texts;
import org.yilan.situation.model.Facility;
import org.yilan.situation.unit.UnitDuty;

import java.time.Instant;

/// How units stand, in words. FX thread.
final class UnitWords {
    private final Texts texts;

    UnitWords(Texts texts) {
        this.texts = texts;
    }

    /// What it has and whether it is late: `free`, `2 in hand · accept overdue`.
    String load(UnitDuty unit, Instant now) {
        String has = texts.get("queue_unit_has", Integer.toString(unit.incidents().size()));
        return switch (unit.standing(now)) {
            case FREE -> unit.place() == null ? "" : texts.get("queue_unit_free");
            case BUSY_ELSEWHERE, OUT_OF_SERVICE -> status(unit);
            case LATE, OVERDUE ->
                    has
                            + " · "
                            + texts.get(
                                    "queue_unit_late",
                                    unit.owed()
                                            .map(d -> texts.get("clock." + d.clock().name()))
                                            .orElse(""));
            case AWAITED, AT_WORK -> has;
        };
    }

    /// One word for where it stands: the publisher's, else what follows from what it has.
    String status(UnitDuty unit) {
        Facility place = unit.place();
        String code = place == null ? "" : place.status();
        if (code.isEmpty()) {
            return texts.get(unit.incidents().isEmpty() ? "queue_unit_free" : "queue_unit_at_work");
        }
        if (code.equals("available")) {
            return texts.get(unit.incidents().isEmpty() ? "queue_unit_free" : "queue_unit_called");
        }
        String key = "layers.status." + code;
        return texts.has(key) ? texts.get(key) : code;
    }
}
