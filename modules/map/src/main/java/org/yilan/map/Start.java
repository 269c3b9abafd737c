package org.yilan.map;

import org.yilan.geography.Bounds;
import org.yilan.map.view.MapViewport;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// Where a map begins and where it goes back to, from the options of its panel in the scene file.
///
/// ```json
/// {"fit": "city"}
/// {"fit": "storm"}
/// {"fit": "warned"}
/// {"fit": {"south": 30.6, "west": 120.8, "north": 31.9, "east": 122.2}}
/// {"centre": {"lat": 31.2, "lon": 121.5}, "zoom": 9.5}
/// ```
sealed interface Start {
    /// The whole city.
    record City() implements Start {}

    /// All that a storm touches, the city when there is none.
    record OfStorm() implements Start {}

    /// Where the gravest local warnings hold, the city while there are none or they hold nearly everywhere.
    record OfWarned() implements Start {}

    record Box(Bounds bounds) implements Start {}

    record Centre(GeoPoint point, double zoom) implements Start {}

    /// What another map showed, no less. Not for scene files.
    record Shown(Bounds bounds) implements Start {}

    /// Part of the view that is left free round what is fitted.
    double AIR = 0.04;

    /// The same round an area that is warned of.
    double ROUND = 0.22;

    /// @param settings the city's settings; their `map.centre` and `map.zoom` count where the scene says nothing
    /// @throws IllegalArgumentException when the options ask for no place on the earth
    static Start of(JsonNode options, JsonNode settings) {
        JsonNode fit = options.path("fit");
        JsonNode centre = options.path("centre");
        if (fit.isObject()) {
            return new Box(
                    new Bounds(
                            fit.path("south").asDouble(),
                            fit.path("west").asDouble(),
                            fit.path("north").asDouble(),
                            fit.path("east").asDouble()));
        }
        if (centre.isObject()) {
            return new Centre(
                    new GeoPoint(centre.path("lat").asDouble(), centre.path("lon").asDouble()),
                    options.path("zoom").asDouble(9.5));
        }
        JsonNode own = settings.path("map").path("centre");
        if (fit.isMissingNode() && own.size() == 2) {
            return new Centre(
                    new GeoPoint(own.path(0).asDouble(), own.path(1).asDouble()),
                    settings.path("map").path("zoom").asDouble(9.5));
        }
        return switch (fit.asString("city")) {
            case "storm" -> new OfStorm();
            case "warned" -> new OfWarned();
            default -> new City();
        };
    }

    /// Moves a view there.
    default void show(
            MapViewport viewport, Bounds city, Optional<Bounds> storm, Optional<Bounds> warned) {
        double air = AIR * Math.min(viewport.width(), viewport.height());
        switch (this) {
            case City() -> viewport.fit(city, air);
            case OfStorm() -> viewport.fit(storm.orElse(city), air);
            case OfWarned() -> {
                // With so much round it that one sees where in the city it is.
                double round = ROUND * Math.min(viewport.width(), viewport.height());
                warned.ifPresentOrElse(w -> viewport.fit(w, round), () -> viewport.fit(city, air));
            }
            case Box(Bounds bounds) -> viewport.fit(bounds, air);
            case Shown(Bounds bounds) -> viewport.fit(bounds, 0);
            case Centre(GeoPoint point, double zoom) -> viewport.moveTo(point, zoom);
        }
    }
}
