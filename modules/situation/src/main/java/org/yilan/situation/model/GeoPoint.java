package org.yilan.situation.model;

/// A place on the earth in WGS-84.
///
/// @param lat degrees north, -90 to 90
/// @param lon degrees east, -180 to 180
public record GeoPoint(double lat, double lon) {
    public GeoPoint {
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("latitude outside -90..90: " + lat);
        }
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("longitude outside -180..180: " + lon);
        }
    }
}
