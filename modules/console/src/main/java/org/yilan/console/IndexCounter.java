package org.yilan.console;

import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts a journal for the time bar.
final class IndexCounter {
    /// Intervals over the whole length: enough for a window of an hour in a journal of days. The bar puts them together.
    static final int INTERVALS = 1_440;

    JournalIndex count(List<Recorded> records, Instant to) {
        Instant from = records.isEmpty() ? to : records.getFirst().at();
        Duration interval = interval(from, to);
        int[] incidents = new int[INTERVALS];
        List<JournalIndex.Mark> marks = new ArrayList<>();
        Map<ResponseLevel.Key, Grade> levels = new HashMap<>();
        long alerts = 0;
        long commands = 0;
        for (Recorded recorded : records) {
            Instant at = recorded.at();
            switch (recorded.event()) {
                case Event.IncidentReported e -> {
                    long slot = Duration.between(from, at).toNanos() / interval.toNanos();
                    incidents[(int) Math.clamp(slot, 0, INTERVALS - 1)]++;
                }
                case Event.AlertPublished e -> {
                    alerts++;
                    marks.add(mark(e.alert(), at));
                }
                case Event.LevelDeclared e -> {
                    levels.put(e.level().key(), e.level().level());
                    marks.add(
                            new JournalIndex.Mark(
                                    at, "level", e.level().level(), e.level().issuer()));
                }
                case Event.LevelEnded e -> {
                    Grade was = levels.getOrDefault(e.key(), Grade.IV);
                    marks.add(new JournalIndex.Mark(at, "level-ended", was, e.reason()));
                }
                default -> {}
            }
            if (byPerson(recorded.event())) {
                commands++;
            }
        }
        List<Integer> bars = new ArrayList<>(INTERVALS);
        for (int count : incidents) {
            bars.add(count);
        }
        return new JournalIndex(from, to, interval, bars, marks, records.size(), alerts, commands);
    }

    private static Duration interval(Instant from, Instant to) {
        long millis = Math.max(0, Duration.between(from, to).toMillis());
        return Duration.ofMillis(Math.max(1_000, Math.ceilDiv(millis, INTERVALS)));
    }

    private static JournalIndex.Mark mark(Alert alert, Instant at) {
        String kind = alert.kind() == Alert.Kind.CANCEL ? "alert-ended" : "alert";
        return new JournalIndex.Mark(at, kind, alert.grade(), alert.text("zh").headline());
    }

    /// Whether people, not feeds, bring such events.
    private static boolean byPerson(Event event) {
        return switch (event) {
            case Event.IncidentEvaluated _ -> false;
            case Event.Handling _ -> true;
            case Event.LevelDeclared _ -> true;
            case Event.LevelEnded _ -> true;
            case Event.LevelProposed _ -> true;
            case Event.ProposalWithdrawn _ -> true;
            case Event.OnTask _ -> true;
            case Event.PostAnswered _ -> true;
            case Event.LevelScheduled _ -> true;
            case Event.ScheduleWithdrawn _ -> true;
            default -> false;
        };
    }
}
