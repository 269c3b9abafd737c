package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What an upstream says at the moment. Whether it is news is not the adapter's business: the hub's situation decides.
public sealed interface Observation {

    /// A CAP message.
    ///
    /// @param chainByFirst whether references name only the first message of an event (the Chinese national profile), so
    ///     that every message in between is replaced too
    record AlertSeen(Alert alert, boolean chainByFirst) implements Observation {}

    /// A message that declares a response level.
    ///
    /// @param message id of the message
    /// @param sent when it was sent; of two that hold from the same moment the later one counts
    /// @param expires when it ends by itself, or null
    record LevelSeen(String message, Instant sent, @Nullable Instant expires, ResponseLevel level)
            implements Observation {}

    /// A message that ends a response level.
    ///
    /// @param message id of the message
    /// @param key which level, or null when only `references` tell
    /// @param references ids of the messages that it takes back
    record LevelOver(
            String message,
            Instant sent,
            ResponseLevel.@Nullable Key key,
            List<String> references,
            String reason)
            implements Observation {
        public LevelOver {
            references = List.copyOf(references);
        }
    }

    /// A tropical cyclone.
    ///
    /// @param storm the service's number, `202413`, or whatever else it calls the storm by
    /// @param points observed
    /// @param forecasts the newest per agency
    record StormSeen(
            String storm,
            String name,
            String englishName,
            List<TrackPoint> points,
            List<TrackForecast> forecasts)
            implements Observation {
        public StormSeen {
            points = List.copyOf(points);
            forecasts = List.copyOf(forecasts);
        }
    }

    /// A report of an earthquake.
    record EarthquakeSeen(Earthquake report) implements Observation {}

    /// A ticket as the upstream has it now.
    ///
    /// @param updated when the upstream last changed it
    /// @param stage how far the upstream says it has come
    /// @param unit responsible unit, empty when none
    /// @param satisfied the caller's evaluation, or null
    /// @param notes the upstream's reason for the stage, may be empty
    record TicketSeen(
            IncidentReport report,
            Instant updated,
            IncidentState stage,
            String unit,
            @Nullable Boolean satisfied,
            String notes)
            implements Observation {}

    /// A sensor's description.
    record SensorSeen(Sensor sensor) implements Observation {}

    /// A measured value.
    record ReadingSeen(Reading reading) implements Observation {}

    /// A unit or place.
    record FacilitySeen(Facility facility) implements Observation {}

    /// Something that hinders traffic.
    record RoadEventSeen(RoadEvent event) implements Observation {}

    /// All events of the feed that there are: those that it told of before and that are not among them are over.
    ///
    /// @param ids of the events, as [RoadEvent#id]
    record RoadEventsAre(Set<String> ids) implements Observation {
        public RoadEventsAre {
            ids = Set.copyOf(ids);
        }
    }
}
