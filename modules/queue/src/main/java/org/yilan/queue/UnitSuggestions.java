package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.unit.UnitBoard;
import org.yilan.situation.unit.UnitDuty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whom an incident could be given to: the units that usually get this kind of thing there, and the nearest ones. Pure.
final class UnitSuggestions {
    /// Enough for one digit key each, and to read at a glance.
    static final int MOST = 5;

    private static final double EARTH_KM = 6371;

    /// How much farther away a unit that has nothing may be than one that has something, to be named first (own choice).
    private static final double KM_PER_INCIDENT = 4;

    /// A unit and why it is suggested.
    ///
    /// @param km how far away it is, NaN when nobody knows where it is
    /// @param cases how many incidents of the category it has had, 0 when it is suggested for its nearness
    record Unit(String name, String status, double km, int cases) {}

    /// Units by their names.
    static Map<String, UnitDuty> known(Situation situation, Instant now) {
        return UnitBoard.of(situation, now).units().stream()
                .collect(Collectors.toMap(UnitDuty::name, u -> u));
    }

    private UnitSuggestions() {}

    /// @param known see [#known]
    static List<Unit> of(Incident incident, Situation situation, Map<String, UnitDuty> known) {
        Map<String, Unit> units = new LinkedHashMap<>();
        usual(incident, situation).forEach(u -> units.putIfAbsent(u.name(), u));
        nearest(incident, known).forEach(u -> units.merge(u.name(), u, UnitSuggestions::both));
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

    /// The nearest that have little to do.
    private static List<Unit> nearest(Incident incident, Map<String, UnitDuty> known) {
        if (incident.report().place().point() == null) {
            return List.of();
        }
        return known.values().stream()
                .filter(UnitSuggestions::canBeSent)
                .sorted(
                        Comparator.comparingDouble((UnitDuty u) -> cost(incident, u))
                                .thenComparing(UnitDuty::name))
                .map(u -> new Unit(u.name(), status(u), km(incident, u), 0))
                .limit(MOST)
                .toList();
    }

    private static double cost(Incident incident, UnitDuty unit) {
        boolean away = !status(unit).isEmpty() && !status(unit).equals("available");
        int has = unit.incidents().isEmpty() && away ? 1 : unit.incidents().size();
        return km(incident, unit) + KM_PER_INCIDENT * has;
    }

    private static boolean canBeSent(UnitDuty unit) {
        return unit.place() != null
                && unit.place().place().point() != null
                && !unit.place().status().equals(UnitDuty.OUT_OF_SERVICE);
    }

    private static String status(UnitDuty unit) {
        return unit.place() == null ? "" : unit.place().status();
    }

    /// How far a unit is from an incident, NaN when either is not known.
    static double km(Incident incident, UnitDuty unit) {
        GeoPoint at = incident.report().place().point();
        return at == null || unit.place() == null
                ? Double.NaN
                : km(at, unit.place().place().point());
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
