package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.scenario.Scenario;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;

/// Earthquakes as the USGS publishes them, of the last seven days: first as computed, then as reviewed.
final class QuakeApi {
    /// From an earthquake to its first report, and to its review.
    private static final Duration AUTOMATIC = Duration.ofMinutes(3);

    private static final Duration REVIEWED = Duration.ofMinutes(40);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Scenario scenario;

    QuakeApi(Scenario scenario) {
        this.scenario = scenario;
    }

    Reply week(Instant now) {
        ObjectNode answer = JSON.objectNode().put("type", "FeatureCollection");
        answer.put("simulated", true);
        ArrayNode features = JSON.arrayNode();
        for (Scenario.Quake quake : scenario.quakes().reversed()) {
            Instant reported = quake.at().plus(AUTOMATIC);
            if (!reported.isAfter(now) && now.isBefore(quake.at().plus(WEEK))) {
                feature(features, quake, now);
            }
        }
        answer.putObject("metadata")
                .put("title", "Simulated earthquakes, past week")
                .put("count", features.size());
        answer.set("features", features);
        return Reply.geoJson(answer);
    }

    private static void feature(ArrayNode features, Scenario.Quake quake, Instant now) {
        Instant reviewed = quake.at().plus(REVIEWED);
        boolean review = !reviewed.isAfter(now);
        Instant updated = review ? reviewed : quake.at().plus(AUTOMATIC);
        String code = Long.toString(quake.at().getEpochSecond());
        ObjectNode feature = features.addObject().put("type", "Feature").put("id", "sim" + code);
        feature.putObject("properties")
                .put("mag", quake.magnitude())
                .put("place", quake.place().zh())
                .put("place_en", quake.place().en())
                .put("time", quake.at().toEpochMilli())
                .put("updated", updated.toEpochMilli())
                .put("status", review ? "reviewed" : "automatic")
                .put("tsunami", 0)
                .put("net", "sim")
                .put("code", code)
                .put("magType", "ml")
                .put("type", "earthquake")
                .put("simulated", true);
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(quake.epicentre().lon())
                .add(quake.epicentre().lat())
                .add(quake.depthKm());
    }
}
