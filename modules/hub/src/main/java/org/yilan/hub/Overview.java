package org.yilan.hub;

import org.yilan.journal.Journal;
import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.wire.RecordBatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The journal seen from far away, for a time bar: how many incidents per interval, and what stands out.
///
/// @param from moment of the first event; `to` the hub's clock
record Overview(
        Instant from,
        Instant to,
        Duration interval,
        List<Integer> incidents,
        List<Mark> marks,
        long events,
        long alerts,
        long commands) {

    /// @param kind `alert`, `alert-ended`, `level`, `level-ended`
    record Mark(Instant at, String kind, Grade grade, String label) {}

    private static final Set<String> MARKED =
            Set.of("AlertPublished", "LevelDeclared", "LevelEnded");
    private static final int PAGE = 1000;

    static Overview of(Journal journal, int intervals, Instant now) {
        Instant from = journal.firstAt().orElse(now);
        Instant to = journal.lastAt().filter(last -> last.isAfter(now)).orElse(now);
        long millis = Duration.between(from, to).toMillis();
        // One more, so that an event at the very end has its bar.
        long step = Math.max(1000, Math.ceilDiv(millis + 1, intervals));
        int[] bars = journal.histogram("IncidentReported", from, step, intervals);
        return new Overview(
                from,
                to,
                Duration.ofMillis(step),
                Arrays.stream(bars).boxed().toList(),
                marks(journal),
                journal.lastSeq(),
                journal.count(Set.of("AlertPublished")),
                journal.acceptedCommands());
    }

    private static List<Mark> marks(Journal journal) {
        List<Mark> marks = new ArrayList<>();
        Map<ResponseLevel.Key, Grade> levels = new HashMap<>();
        long after = 0;
        while (true) {
            RecordBatch batch = journal.readTypes(MARKED, after, PAGE, Journal.END_OF_TIME);
            if (batch.lastSeq() == 0) {
                return marks;
            }
            batch.records().forEach(r -> mark(r, levels, marks));
            after = batch.lastSeq();
        }
    }

    private static void mark(Recorded r, Map<ResponseLevel.Key, Grade> levels, List<Mark> marks) {
        switch (r.event()) {
            case Event.AlertPublished e -> {
                boolean ended = e.alert().kind() == Alert.Kind.CANCEL;
                marks.add(
                        new Mark(
                                r.at(),
                                ended ? "alert-ended" : "alert",
                                e.alert().grade(),
                                e.alert().text("zh").headline()));
            }
            case Event.LevelDeclared e -> {
                levels.put(e.level().key(), e.level().level());
                marks.add(new Mark(r.at(), "level", e.level().level(), e.level().issuer()));
            }
            case Event.LevelEnded e -> {
                Grade was = levels.remove(e.key());
                marks.add(
                        new Mark(r.at(), "level-ended", was == null ? Grade.IV : was, e.reason()));
            }
            default -> {}
        }
    }
}
