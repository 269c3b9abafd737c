package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

/// What a pair of numbers from an upstream means on the ground. Pure; any thread may call.
///
/// GCJ-02 is the offset datum that maps published in mainland China must use, BD-09 is Baidu's further offset of it. Both
/// were never published; the polynomials are the ones that everybody uses (eviltransform, MIT), good to about a metre.
public enum Datum {
    WGS84("WGS-84"),
    /// China Geodetic Coordinate System 2000: centimetres from WGS-84, the same for a map.
    CGCS2000("CGCS2000"),
    GCJ02("GCJ-02"),
    BD09("BD-09");

    private static final double SEMI_MAJOR = 6378245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
    private static final double BAIDU_PI = Math.PI * 3000.0 / 180.0;

    /// Far below a millimetre.
    private static final double CLOSE_ENOUGH_DEGREES = 1e-10;

    private final String label;

    Datum(String label) {
        this.label = label;
    }

    /// Its name as people write it.
    public String label() {
        return label;
    }

    /// The datum of a [#label].
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public static Datum labelled(String name) {
        for (Datum datum : values()) {
            if (datum.label.equals(name)) {
                return datum;
            }
        }
        throw new IllegalArgumentException("no datum is called " + name);
    }

    /// The point in WGS-84 that has these coordinates in this datum.
    public GeoPoint toWgs84(double lat, double lon) {
        return switch (this) {
            case WGS84, CGCS2000 -> new GeoPoint(lat, lon);
            case GCJ02 -> fromGcj(lat, lon);
            case BD09 -> {
                double x = lon - 0.0065;
                double y = lat - 0.006;
                double z = Math.hypot(x, y) - 0.00002 * Math.sin(y * BAIDU_PI);
                double theta = Math.atan2(y, x) - 0.000003 * Math.cos(x * BAIDU_PI);
                yield fromGcj(z * Math.sin(theta), z * Math.cos(theta));
            }
        };
    }

    /// The coordinates of a WGS-84 point in this datum, as latitude and longitude of the result.
    public GeoPoint fromWgs84(GeoPoint point) {
        return switch (this) {
            case WGS84, CGCS2000 -> point;
            case GCJ02 -> toGcj(point.lat(), point.lon());
            case BD09 -> {
                GeoPoint gcj = toGcj(point.lat(), point.lon());
                double z =
                        Math.hypot(gcj.lon(), gcj.lat()) + 0.00002 * Math.sin(gcj.lat() * BAIDU_PI);
                double theta =
                        Math.atan2(gcj.lat(), gcj.lon())
                                + 0.000003 * Math.cos(gcj.lon() * BAIDU_PI);
                yield new GeoPoint(z * Math.sin(theta) + 0.006, z * Math.cos(theta) + 0.0065);
            }
        };
    }

    /// The offset has no closed inverse; each round of the fixed point gains three digits, so four are plenty.
    private static GeoPoint fromGcj(double lat, double lon) {
        double wgsLat = lat;
        double wgsLon = lon;
        for (int round = 0; round < 8; round++) {
            GeoPoint there = toGcj(wgsLat, wgsLon);
            double dLat = there.lat() - lat;
            double dLon = there.lon() - lon;
            wgsLat -= dLat;
            wgsLon -= dLon;
            if (Math.abs(dLat) < CLOSE_ENOUGH_DEGREES && Math.abs(dLon) < CLOSE_ENOUGH_DEGREES) {
                break;
            }
        }
        return new GeoPoint(wgsLat, wgsLon);
    }

    private static GeoPoint toGcj(double lat, double lon) {
        if (outsideChina(lat, lon)) {
            return new GeoPoint(lat, lon);
        }
        double x = lon - 105.0;
        double y = lat - 35.0;
        double radians = Math.toRadians(lat);
        double sin = Math.sin(radians);
        double magic = 1 - ECCENTRICITY_SQUARED * sin * sin;
        double dLat =
                Math.toDegrees(
                        northMetres(x, y)
                                * magic
                                * Math.sqrt(magic)
                                / (SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)));
        double dLon =
                Math.toDegrees(
                        eastMetres(x, y) * Math.sqrt(magic) / (SEMI_MAJOR * Math.cos(radians)));
        return new GeoPoint(lat + dLat, lon + dLon);
    }

    /// The rectangle that map services use; the offset is not applied beyond it.
    private static boolean outsideChina(double lat, double lon) {
        return lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271;
    }

    private static double northMetres(double x, double y) {
        double d = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
        d += ripple(x);
        d += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
        d += (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
        return d;
    }

    private static double eastMetres(double x, double y) {
        double d = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
        d += ripple(x);
        d += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
        d += (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
        return d;
    }

    private static double ripple(double x) {
        return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    }
}
