package org.yilan.situation.model;

import java.util.List;

/// The area that an alert is for: any mix of shapes and codes, or none when the publisher gave only words.
///
/// @param description the publisher's words, empty when none
/// @param polygons closed rings, outer only, in WGS-84
/// @param circles discs
/// @param divisions administrative division codes (GB/T 2260, six digits for a district) or the publisher's own, as `code`
public record Area(
        String description,
        List<List<GeoPoint>> polygons,
        List<Circle> circles,
        List<String> divisions) {

    /// A disc.
    ///
    /// @param radiusKm kilometres; the national profile publishes metres, converted when read
    public record Circle(GeoPoint centre, double radiusKm) {}

    public Area {
        polygons = List.copyOf(polygons);
        circles = List.copyOf(circles);
        divisions = List.copyOf(divisions);
    }

    /// An area given by division codes alone.
    public static Area ofDivisions(String description, List<String> divisions) {
        return new Area(description, List.of(), List.of(), divisions);
    }
}
