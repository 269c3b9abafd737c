package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whom an incident could be given to: the units that usually get this kind of thing there, and the nearest ones. Pure.
final class UnitSuggestions {
    /// Enough for one digit key each, and to read at a glance.
    static final int MOST = 5;

    private static final double EARTH_KM = 6371;

    /// A unit and why it is suggested.
    ///
    /// @param km how far away it is, NaN when it is suggested for its habit
    /// @param cases how many incidents of the category it has had, 0 when it is suggested for its nearness
    record Unit(String name, String status, double km, int cases) {}

    private UnitSuggestions() {}

    static List<Unit> of(Incident incident, Situation situation) {
        Map<String, Unit> units = new LinkedHashMap<>();
        usual(incident, situation).forEach(u -> units.putIfAbsent(u.name(), u));
        nearest(incident, situation).forEach(u -> units.merge(u.name(), u, UnitSuggestions::both));
        List<Unit> all = new ArrayList<>(units.values());
        return all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : List.copyOf(all);
    }

    private static Unit both(Unit usual, Unit near) {
        return new Unit(usual.name(), near.status(), near.km(), usual.cases());
    }

    /// Units by how often they were given this category in this district; other districts count little.
    private static List<Unit> usual(Incident incident, Situation situation) {
        Map<String, Integer> score = new HashMap<>();
        Map<String, Integer> cases = new HashMap<>();
        for (Incident other : situation.incidents()) {
            String unit = other.progress().unit();
            boolean same = other.report().category().equals(incident.report().category());
            if (unit.isEmpty() || !same || other.id().equals(incident.id())) {
                continue;
            }
            boolean there =
                    other.report().place().division().equals(incident.report().place().division());
            score.merge(unit, there ? 10 : 1, Integer::sum);
            cases.merge(unit, 1, Integer::sum);
        }
        return score.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(e -> new Unit(e.getKey(), "", Double.NaN, cases.getOrDefault(e.getKey(), 0)))
                .toList();
    }

    private static List<Unit> nearest(Incident incident, Situation situation) {
        GeoPoint at = incident.report().place().point();
        if (at == null) {
            return List.of();
        }
        return situation.facilities().stream()
                .filter(UnitSuggestions::canBeSent)
                .filter(f -> f.place().point() != null)
                .map(f -> new Unit(f.name(), f.status(), km(at, f.place().point()), 0))
                .sorted(Comparator.comparingDouble(Unit::km).thenComparing(Unit::name))
                .limit(MOST)
                .toList();
    }

    private static boolean canBeSent(Facility facility) {
        return facility.sort() == FacilityKind.UNIT && !facility.status().equals("out-of-service");
    }

    /// Distance on a sphere; a few metres wrong over a city, which does not matter here.
    private static double km(GeoPoint a, @Nullable GeoPoint b) {
        if (b == null) {
            return Double.NaN;
        }
        double lat = Math.toRadians(b.lat() - a.lat()) / 2;
        double lon = Math.toRadians(b.lon() - a.lon()) / 2;
        double h =
                Math.pow(Math.sin(lat), 2)
                        + Math.cos(Math.toRadians(a.lat()))
                                * Math.cos(Math.toRadians(b.lat()))
                                * Math.pow(Math.sin(lon), 2);
        return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
    }
}
