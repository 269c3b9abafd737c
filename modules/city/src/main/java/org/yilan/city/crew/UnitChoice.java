package org.yilan.city.crew;

import org.jspecify.annotations.Nullable;
import org.yilan.city.model.Geo;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Dispute;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.unit.UnitBoard;
import org.yilan.situation.unit.UnitDuty;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which unit a dispatcher who is played gives something to: a near one of the right kind that has little to do and has not
/// sent it back. Pure.
final class UnitChoice {
    /// How much farther away a unit that has nothing may be than one that has something (own choice).
    private static final double KM_PER_INCIDENT = 4;

    private UnitChoice() {}

    static Optional<String> of(Situation situation, Incident incident, Instant now) {
        Set<String> against =
                situation.dispute(incident.id()).map(Dispute::returns).orElse(List.of()).stream()
                        .map(Dispute.Return::unit)
                        .collect(Collectors.toSet());
        String kind = kind(incident.report().category());
        GeoPoint at = incident.report().place().point();
        return UnitBoard.of(situation, now).units().stream()
                .filter(u -> sendable(u.place()) && !against.contains(u.name()))
                .min(
                        Comparator.comparing((UnitDuty u) -> !isOf(u.place(), kind))
                                .thenComparingDouble(u -> cost(u, at))
                                .thenComparing(UnitDuty::name))
                .map(UnitDuty::name);
    }

    private static boolean sendable(@Nullable Facility place) {
        return place != null
                && place.sort() == FacilityKind.UNIT
                && !place.status().equals(UnitDuty.OUT_OF_SERVICE);
    }

    private static boolean isOf(@Nullable Facility place, String kind) {
        return place != null && place.kind().equals(kind);
    }

    private static double cost(UnitDuty unit, @Nullable GeoPoint at) {
        Facility place = unit.place();
        GeoPoint there = place == null ? null : place.place().point();
        double km = at == null || there == null ? 0 : Geo.km(at, there);
        boolean away = place != null && !place.status().equals("available");
        return km + KM_PER_INCIDENT * (unit.incidents().size() + (away ? 1 : 0));
    }

    /// The kind of unit that things of a category are for, in the words of the scenarios' cities.
    private static String kind(String category) {
        String c = category.toLowerCase(Locale.ROOT);
        if (c.contains("water") || c.contains("flood") || c.contains("underpass")) {
            return "pump-truck";
        }
        if (c.contains("power") || c.contains("wire") || c.contains("light")) {
            return "power-repair";
        }
        if (c.contains("injury") || c.contains("medical") || c.contains("illness")) {
            return "ambulance";
        }
        boolean rescue =
                c.contains("gas")
                        || c.contains("fire")
                        || c.contains("trapped")
                        || c.contains("window")
                        || c.contains("crane");
        return rescue ? "fire" : "urban-management";
    }
}
