package org.yilan.situation.arrival;

import org.yilan.situation.model.GeoPoint;

/// Distances and directions on a sphere with the earth's mean radius (IUGG: 6371.0088 km). Against the ellipsoid the error
/// is at most half a per cent, far below what a wind radius is known to. Any thread.
public final class GreatCircle {
    /// Mean radius of the earth in kilometres.
    public static final double EARTH_KM = 6371.0088;

    private GreatCircle() {}

    /// Distance in kilometres.
    public static double distanceKm(GeoPoint a, GeoPoint b) {
        double lat1 = Math.toRadians(a.lat());
        double lat2 = Math.toRadians(b.lat());
        double sinLat = Math.sin((lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
        double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /// Direction from `a` to `b` at `a`, degrees clockwise from north in 0..360.
    public static double bearing(GeoPoint a, GeoPoint b) {
        double lat1 = Math.toRadians(a.lat());
        double lat2 = Math.toRadians(b.lat());
        double dLon = Math.toRadians(b.lon() - a.lon());
        double y = Math.sin(dLon) * Math.cos(lat2);
        double x =
                Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(dLon);
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }

    /// The point `km` from `from` in a direction.
    public static GeoPoint destination(GeoPoint from, double bearing, double km) {
        double d = km / EARTH_KM;
        double lat = Math.toRadians(from.lat());
        double b = Math.toRadians(bearing);
        double lat2 =
                Math.asin(
                        Math.clamp(
                                Math.sin(lat) * Math.cos(d)
                                        + Math.cos(lat) * Math.sin(d) * Math.cos(b),
                                -1,
                                1));
        double dLon =
                Math.atan2(
                        Math.sin(b) * Math.sin(d) * Math.cos(lat),
                        Math.cos(d) - Math.sin(lat) * Math.sin(lat2));
        double lon = from.lon() + Math.toDegrees(dLon);
        double wrapped = ((lon + 540) % 360 + 360) % 360 - 180;
        return new GeoPoint(Math.toDegrees(lat2), wrapped);
    }

    /// The point at a share (0..1) of the way from `a` to `b`.
    public static GeoPoint between(GeoPoint a, GeoPoint b, double share) {
        double km = distanceKm(a, b);
        return km == 0 || share <= 0
                ? a
                : share >= 1 ? b : destination(a, bearing(a, b), km * share);
    }
}
