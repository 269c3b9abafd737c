package org.yilan.console;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.event.Event;

/// Which incident an event belongs to.
final class IncidentEvents {
    private IncidentEvents() {}

    static @Nullable String incidentOf(Event event) {
        return switch (event) {
            case Event.IncidentReported e -> e.report().id();
            case Event.IncidentRevised e -> e.report().id();
            case Event.IncidentAcknowledged e -> e.incident();
            case Event.IncidentAssigned e -> e.incident();
            case Event.IncidentEscalated e -> e.incident();
            case Event.IncidentResolved e -> e.incident();
            case Event.IncidentEvaluated e -> e.incident();
            case Event.AlertPublished _ -> null;
            case Event.StormObserved _ -> null;
            case Event.StormForecast _ -> null;
            case Event.EarthquakeObserved _ -> null;
            case Event.SensorDescribed _ -> null;
            case Event.ReadingTaken _ -> null;
            case Event.FacilityReported _ -> null;
            case Event.RoadEventReported _ -> null;
            case Event.LevelDeclared _ -> null;
            case Event.LevelEnded _ -> null;
            case Event.LevelProposed _ -> null;
            case Event.ProposalWithdrawn _ -> null;
            case Event.FeedHealthChanged _ -> null;
            case Event.ExerciseMarked _ -> null;
        };
    }
}
