package org.yilan.city.model;

import org.yilan.city.scenario.Scenario.Fix;
import org.yilan.city.scenario.Scenario.Radii;
import org.yilan.situation.model.GeoPoint;

import java.util.List;

/// Wind and rain round a storm's centre. Wind: a vortex (solid rotation inside the radius of strongest wind) that takes the
/// published wind at the centre and force 7, 10 and 12 at the published radii of each quadrant, straight lines between
/// them on logarithmic scales. Rain: a core and an outer band. A model for a demonstration, not a forecast.
final class StormField {
    private static final double FORCE_12 = 32.7;
    private static final double FORCE_10 = 24.5;
    private static final double FORCE_7 = 13.9;

    private StormField() {}

    /// Mean wind over open water, m/s.
    static double wind(Fix storm, GeoPoint place) {
        double km = Math.max(1, Geo.km(storm.centre(), place));
        double bearing = Geo.bearing(storm.centre(), place);
        Radii radii = storm.radii();
        double r12 = radius(radii.r12(), bearing);
        double r10 = radius(radii.r10(), bearing);
        double r7 = radius(radii.r7(), bearing);
        double core = r12 > 0 ? r12 * 0.6 : r10 > 0 ? r10 * 0.6 : 30;
        double top = storm.windMs();
        if (km <= core) {
            return top * (0.25 + 0.75 * km / core);
        }
        double nearKm = core;
        double nearWind = top;
        double[][] rings = {{r12, FORCE_12}, {r10, FORCE_10}, {r7, FORCE_7}};
        for (double[] ring : rings) {
            if (ring[0] <= nearKm || ring[1] >= nearWind) {
                continue;
            }
            if (km <= ring[0]) {
                double part = Math.log(km / nearKm) / Math.log(ring[0] / nearKm);
                return Math.exp(Math.log(nearWind) + part * Math.log(ring[1] / nearWind));
            }
            nearKm = ring[0];
            nearWind = ring[1];
        }
        return nearWind * Math.pow(nearKm / km, 0.9);
    }

    /// Radius at a bearing, between those of the neighbouring quadrants (whose middles are NE 45°, SE 135°, SW, NW).
    private static double radius(List<Double> quadrants, double bearing) {
        if (quadrants.isEmpty()) {
            return 0;
        }
        double turn = ((bearing - 45 + 360) % 360) / 90;
        int i = (int) turn;
        double a = quadrants.get(i % 4);
        double b = quadrants.get((i + 1) % 4);
        return a + (b - a) * (turn - i);
    }

    /// Rain before its cells, mm/h.
    static double rain(Fix storm, GeoPoint place, double bandNoise) {
        double km = Geo.km(storm.centre(), place);
        double strength = Math.clamp((storm.windMs() - 8) / 32, 0, 1.2);
        double core = 29 * Math.exp(-sq(km / 95));
        double band = 17 * Math.exp(-sq((km - 210) / 85)) * Math.max(0, bandNoise);
        return strength * (core * (0.75 + 0.5 * bandNoise) + band);
    }

    private static double sq(double x) {
        return x * x;
    }
}
