package org.yilan.testing;

import static org.yilan.testing.AlertBuilder.alert;
import static org.yilan.testing.IncidentBuilder.incident;

import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.ReturnReason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Journals of any length that nobody thought up: incidents, alerts and readings in disorder over several days. The same
/// seed gives the same journal.
public final class RandomJournal {
    private static final List<Grade> GRADES = List.of(Grade.I, Grade.II, Grade.III, Grade.IV);

    private final Random random;

    public RandomJournal(long seed) {
        this.random = new Random(seed);
    }

    /// The given number of records, with pauses of up to half an hour between them.
    public List<Recorded> records(int count) {
        JournalScript script = JournalScript.from(Samples.START);
        for (int i = 0; i < count; i++) {
            script.after(
                    random.nextInt(3) == 0
                            ? Duration.ZERO
                            : Duration.ofSeconds(random.nextInt(1800)),
                    event(script.now()));
        }
        return script.records();
    }

    private Event event(Instant now) {
        String id = "i" + random.nextInt(40);
        Grade grade = GRADES.get(random.nextInt(GRADES.size()));
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> incident(id).grade(grade).reportedAt(now).reported();
            case 3 -> new Event.IncidentRevised(incident(id).grade(grade).report());
            case 4 -> new Event.IncidentAcknowledged(id, "李明", "");
            case 5 -> new Event.IncidentAssigned(id, "u" + random.nextInt(4), "王芳", "");
            case 6 -> new Event.IncidentEscalated(id, grade, "李明", "超时");
            case 7 -> new Event.IncidentResolved(id, "王芳", "x");
            case 8 ->
                    alert("a" + random.nextInt(60))
                            .expires(
                                    random.nextBoolean()
                                            ? null
                                            : now.plusSeconds(random.nextInt(90_000)))
                            .published();
            case 9 ->
                    alert("a" + random.nextInt(60))
                            .updates("a" + random.nextInt(60))
                            .expires(null)
                            .published();
            case 10 ->
                    alert("a" + random.nextInt(60)).cancels("a" + random.nextInt(60)).published();
            case 11 ->
                    random.nextBoolean()
                            ? new Event.IncidentAccepted(id, "u1", "王芳", "")
                            : new Event.IncidentAttended(id, "u1", "王芳", "");
            case 12 -> new Event.IncidentReturned(id, "u1", ReturnReason.UNCLEAR, "王芳", "地址不详");
            case 13 ->
                    random.nextBoolean()
                            ? new Event.IncidentClosed(id, "王芳", "")
                            : new Event.IncidentCancelled(id, "王芳", "误报");
            case 15, 16 ->
                    random.nextInt(3) > 0
                            ? new Event.IncidentMerged(id, "i" + random.nextInt(40), "李明", "同一处")
                            : new Event.IncidentSplit(id, "", "李明", "两处");
            case 14 -> new Event.IncidentReopened(id, "李明", "又来电");
            default -> {
                String sensor = "s" + random.nextInt(5);
                yield random.nextInt(4) == 0
                        ? new Event.SensorDescribed(
                                Samples.sensor(sensor, Quantity.GUST, "m/s", 17.2))
                        : new Event.ReadingTaken(
                                Samples.reading(
                                        sensor,
                                        random.nextInt(400) / 10.0,
                                        now.minusSeconds(random.nextInt(600))));
            }
        };
    }
}
