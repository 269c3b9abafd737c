package org.yilan.city.model;

import org.yilan.situation.model.GeoPoint;

/// Distances on a sphere.
public final class Geo {
    private static final double KM_PER_DEGREE = 111.195;

    private Geo() {}

    public static double km(GeoPoint a, GeoPoint b) {
        double lat1 = Math.toRadians(a.lat());
        double lat2 = Math.toRadians(b.lat());
        double s = Math.sin((lat2 - lat1) / 2);
        double t = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
        return 2 * 6371 * Math.asin(Math.sqrt(s * s + Math.cos(lat1) * Math.cos(lat2) * t * t));
    }

    /// Degrees clockwise from north, as seen from `a`.
    static double bearing(GeoPoint a, GeoPoint b) {
        double lat1 = Math.toRadians(a.lat());
        double lat2 = Math.toRadians(b.lat());
        double d = Math.toRadians(b.lon() - a.lon());
        double y = Math.sin(d) * Math.cos(lat2);
        double x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(d);
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }

    /// A point some km to the east and north; good for less than a few hundred km.
    static GeoPoint moved(GeoPoint p, double eastKm, double northKm) {
        double lat = p.lat() + northKm / KM_PER_DEGREE;
        double lon = p.lon() + eastKm / (KM_PER_DEGREE * Math.cos(Math.toRadians(p.lat())));
        return new GeoPoint(Math.clamp(lat, -90, 90), Math.clamp(lon, -180, 180));
    }

    static GeoPoint between(GeoPoint a, GeoPoint b, double part) {
        return new GeoPoint(
                a.lat() + (b.lat() - a.lat()) * part, a.lon() + (b.lon() - a.lon()) * part);
    }
}
