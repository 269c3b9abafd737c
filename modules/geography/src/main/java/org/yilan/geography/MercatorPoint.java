package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

/// A place in the unit square of the web's Mercator projection: x from 0 at 180° W to 1 at 180° E, y from 0 at the north
/// edge (85.05°) to 1 at the south edge. Computed once per feature, so that drawing needs no trigonometry.
public record MercatorPoint(double x, double y) {
    /// Latitude of the square's north edge.
    public static final double MAX_LATITUDE = 85.0511287798066;

    public static MercatorPoint of(GeoPoint point) {
        return new MercatorPoint(x(point.lon()), y(point.lat()));
    }

    /// Unit x of a longitude.
    public static double x(double lon) {
        return (lon + 180) / 360;
    }

    /// Unit y of a latitude; beyond [#MAX_LATITUDE] the edge.
    public static double y(double lat) {
        double sin = Math.sin(Math.toRadians(Math.clamp(lat, -MAX_LATITUDE, MAX_LATITUDE)));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    /// Longitude of a unit x.
    public static double lon(double x) {
        return x * 360 - 180;
    }

    /// Latitude of a unit y.
    public static double lat(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /// The place on the earth; x is clamped to the square.
    public GeoPoint toGeoPoint() {
        return new GeoPoint(lat(y), Math.clamp(lon(x), -180, 180));
    }
}
