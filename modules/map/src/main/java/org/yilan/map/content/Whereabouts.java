package org.yilan.map.content;

import org.yilan.console.Console;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.layer.alert.AlertLayer;
import org.yilan.map.layer.incident.IncidentLayer;
import org.yilan.map.layer.road.RoadLayer;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.util.Optional;

/// Where things are that somebody has selected. Any thread.
record Whereabouts(Console console, Districts districts) {
    /// Empty for what has no place.
    Optional<MercatorPoint> of(Changes.Kind kind, String id) {
        Situation situation = console.situation();
        Optional<GeoPoint> point =
                switch (kind) {
                    case INCIDENT ->
                            situation.incident(id).flatMap(i -> IncidentLayer.place(i, districts));
                    case SENSOR, READING ->
                            situation
                                    .sensor(id)
                                    .flatMap(s -> Optional.ofNullable(s.place().point()));
                    case FACILITY ->
                            situation
                                    .facility(id)
                                    .flatMap(f -> Optional.ofNullable(f.place().point()));
                    case ROAD_EVENT -> situation.roadEvent(id).flatMap(RoadLayer::place);
                    case STORM ->
                            situation.storms().stream()
                                    .filter(s -> s.id().equals(id))
                                    .findFirst()
                                    .flatMap(Storm::latest)
                                    .map(TrackPoint::centre);
                    case EARTHQUAKE ->
                            situation
                                    .earthquake(id)
                                    .flatMap(e -> Optional.ofNullable(e.hypocentre().epicentre()));
                    case ALERT -> situation.alert(id).flatMap(a -> AlertLayer.place(a, districts));
                    case LEVEL, PROPOSAL, TASK, ANNOUNCEMENT, FEED, ALARM, EXERCISE ->
                            Optional.empty();
                };
        return point.map(MercatorPoint::of);
    }
}
