package org.yilan.wall.header;

import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.JsonNode;

/// What the header needs to know of the city's settings.
///
/// @param centre what distances are measured to
/// @param division the city's code
record City(JsonNode names, JsonNode room, GeoPoint centre, String division) {
    /// People's Square: where Shanghai's distances are measured from.
    private static final GeoPoint SHANGHAI = new GeoPoint(31.2304, 121.4737);

    static City of(JsonNode settings) {
        JsonNode city = settings.path("city");
        JsonNode centre = settings.path("map").path("centre");
        return new City(
                city.path("name"),
                city.path("room"),
                centre.size() == 2
                        ? new GeoPoint(centre.get(0).asDouble(), centre.get(1).asDouble())
                        : SHANGHAI,
                city.path("division").asString("310000"));
    }

    /// The city's name in a language, or `otherwise`.
    String name(String language, String otherwise) {
        return names.path(language).asString(otherwise);
    }

    /// The control room's name in a language, else the city's.
    String room(String language, String otherwise) {
        return room.path(language).asString(name(language, otherwise));
    }
}
