package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.Fleet;
import org.yilan.city.model.Shelters;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/// Units and shelters as GeoJSON (RFC 7946).
final class PlacesApi {
    /// Ten minutes each: more than any scenario is long.
    private static final int MOST_COUNTS = 1000;

    private final CityModel model;
    private final Times times;

    PlacesApi(CityModel model, Times times) {
        this.model = model;
        this.times = times;
    }

    Reply units(Instant now) {
        ObjectNode answer = collection();
        ArrayNode features = answer.putArray("features");
        for (Fleet.Unit unit : model.fleet().units()) {
            Fleet.Doing doing = unit.doing(now, model.scenario().begins());
            boolean moving =
                    doing.status().equals("en-route") || doing.status().equals("returning");
            ObjectNode properties = feature(features, unit.id(), doing.at());
            properties.put("name", unit.name().zh());
            properties.put("name_en", unit.name().en());
            properties.put("kind", unit.crew().kind());
            properties.put("status", doing.status());
            properties.put("occupied", doing.ticket().isEmpty() ? 0 : 1);
            properties.put("capacity", 1);
            properties.put("crew", unit.crew().crew());
            properties.put("division", unit.division());
            properties.put("address", unit.address().zh());
            properties.put("address_en", unit.address().en());
            if (!doing.ticket().isEmpty()) {
                properties.put("service_request_id", doing.ticket());
            }
            // A unit on the move reports each minute.
            properties.put("updated", times.iso(moving ? minute(now) : doing.since()));
            properties.put("simulated", true);
        }
        return Reply.geoJson(answer);
    }

    Reply shelters(Instant now) {
        ObjectNode answer = collection();
        ArrayNode features = answer.putArray("features");
        Instant counted = Instant.ofEpochSecond(now.getEpochSecond() / 600 * 600);
        for (Shelters.Shelter shelter : model.shelters().all()) {
            int inside = model.shelters().inside(shelter, counted);
            ObjectNode properties = feature(features, shelter.id(), shelter.point());
            properties.put("name", shelter.name().zh());
            properties.put("name_en", shelter.name().en());
            properties.put("kind", "shelter");
            properties.put("status", model.shelters().status(shelter, inside));
            properties.put("occupied", inside);
            properties.put("capacity", shelter.capacity());
            properties.put("division", shelter.division());
            properties.put("address", shelter.address().zh());
            properties.put("address_en", shelter.address().en());
            properties.put("updated", times.iso(changed(shelter, inside, counted)));
            properties.put("simulated", true);
        }
        return Reply.geoJson(answer);
    }

    /// Since when a shelter's count is what it is: a place that nobody enters or leaves has nothing new to say.
    private Instant changed(Shelters.Shelter shelter, int inside, Instant counted) {
        Instant since = counted;
        for (int i = 0; i < MOST_COUNTS; i++) {
            Instant before = since.minusSeconds(600);
            if (before.isBefore(model.scenario().begins())) {
                break;
            }
            if (model.shelters().inside(shelter, before) != inside) {
                return since;
            }
            since = before;
        }
        return model.scenario().begins();
    }

    private ObjectNode collection() {
        return JSON.objectNode().put("type", "FeatureCollection").put("simulated", true);
    }

    private static ObjectNode feature(ArrayNode features, String id, GeoPoint point) {
        ObjectNode feature = features.addObject().put("type", "Feature").put("id", id);
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(Math.round(point.lon() * 1e6) / 1e6)
                .add(Math.round(point.lat() * 1e6) / 1e6);
        return feature.putObject("properties").put("id", id);
    }

    private static Instant minute(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / 60 * 60);
    }
}
