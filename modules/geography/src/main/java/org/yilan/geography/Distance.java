package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

/// Great-circle distances, directions and destinations on a sphere of the earth's mean radius (at most 0.5 % from the
/// ellipsoid). Pure; any thread may call.
public final class Distance {
    /// Mean radius of the earth (IUGG R1) in kilometres.
    public static final double EARTH_RADIUS_KM = 6371.0088;

    private Distance() {}

    /// Kilometres between two points.
    public static double km(GeoPoint a, GeoPoint b) {
        double sinLat = Math.sin(Math.toRadians(b.lat() - a.lat()) / 2);
        double sinLon = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
        double h =
                sinLat * sinLat
                        + Math.cos(Math.toRadians(a.lat()))
                                * Math.cos(Math.toRadians(b.lat()))
                                * sinLon
                                * sinLon;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /// Direction from `a` to `b` at `a`: degrees clockwise from north, 0 to below 360.
    public static double bearing(GeoPoint a, GeoPoint b) {
        double lat1 = Math.toRadians(a.lat());
        double lat2 = Math.toRadians(b.lat());
        double dLon = Math.toRadians(b.lon() - a.lon());
        double y = Math.sin(dLon) * Math.cos(lat2);
        double x =
                Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(dLon);
        double degrees = (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
        return degrees;
    }

    /// Where one gets from `from`, going `km` kilometres in a direction (degrees clockwise from north).
    public static GeoPoint destination(GeoPoint from, double bearing, double km) {
        double angle = km / EARTH_RADIUS_KM;
        double theta = Math.toRadians(bearing);
        double lat1 = Math.toRadians(from.lat());
        double sinLat =
                Math.sin(lat1) * Math.cos(angle)
                        + Math.cos(lat1) * Math.sin(angle) * Math.cos(theta);
        double lat2 = Math.asin(Math.clamp(sinLat, -1.0, 1.0));
        double lon =
                from.lon()
                        + Math.toDegrees(
                                Math.atan2(
                                        Math.sin(theta) * Math.sin(angle) * Math.cos(lat1),
                                        Math.cos(angle) - Math.sin(lat1) * sinLat));
        return new GeoPoint(Math.toDegrees(lat2), normalised(lon));
    }

    private static double normalised(double lon) {
        double within = ((lon + 180) % 360 + 360) % 360 - 180;
        return Math.clamp(within, -180, 180);
    }
}
