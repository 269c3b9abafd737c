package org.yilan.queue;

import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Progress;
import org.yilan.situation.model.Reporter;

import java.time.Duration;
import java.time.Instant;

/// Incidents for tests.
final class Incidents {
    static final Instant NOON = Instant.parse("2024-09-15T12:00:00+08:00");

    private Incidents() {}

    static IncidentReport report(String id, Grade grade, Instant due) {
        return new IncidentReport(
                id,
                "12345",
                "waterlogging",
                grade,
                "积水 " + id,
                "",
                new Place(new GeoPoint(31.2, 121.5), "世纪大道 100 号", "310115"),
                Reporter.UNKNOWN,
                NOON.minus(Duration.ofMinutes(30)),
                due,
                "typhoon",
                true);
    }

    static Incident incident(String id, Grade grade, Instant due) {
        return new Incident(report(id, grade, due), Progress.NONE, grade, 1, NOON);
    }

    static Incident with(Incident i, IncidentState state, String unit, String owner) {
        return new Incident(
                i.report(),
                new Progress(
                        state,
                        unit,
                        unit,
                        owner,
                        null,
                        0,
                        new Progress.Milestones(
                                null, null, null, null, state.done() ? NOON : null, null),
                        null,
                        null),
                i.grade(),
                i.version() + 1,
                NOON);
    }

    static Incident graded(Incident i, Grade grade) {
        return new Incident(i.report(), i.progress(), grade, i.version() + 1, NOON);
    }

    static Instant in(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
