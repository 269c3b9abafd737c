package org.yilan.situation.arrival;

import org.yilan.situation.model.GeoPoint;

import java.util.List;

/// Something that a storm's wind may reach.
///
/// @param id the caller's id: a division code, a place's id
/// @param points what is reached when any of them is: one for a bridge, the outline for a district
public record Target(String id, List<GeoPoint> points) {
    public Target {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a target needs a point: " + id);
        }
    }

    public static Target of(String id, GeoPoint point) {
        return new Target(id, List.of(point));
    }
}
