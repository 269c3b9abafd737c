package org.yilan.map.layer.alert;

import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the alerts in force lie. Immutable; worked out anew when an alert came, went or expired.
///
/// An alert is never dropped: what cannot be put on the map is in [#unplaced].
///
/// @param districts what holds in each district, by code
/// @param shapes areas that publishers drew themselves, gravest last
/// @param unplaced alerts, or parts of them, that no area is known for
public record AlertAreas(
        Map<String, InDistrict> districts, List<Drawn> shapes, List<Unplaced> unplaced) {
    /// The code that publishers use for the whole country. It is too coarse to tint a city with: one national red signal
    /// would hide what the city itself has declared, district by district.
    public static final String NATION = "000000";

    public static final AlertAreas NONE = new AlertAreas(Map.of(), List.of(), List.of());

    /// What holds in a district.
    ///
    /// @param alerts gravest first
    public record InDistrict(District district, List<Alert> alerts) {
        public InDistrict {
            alerts = List.copyOf(alerts);
        }

        public Grade gravest() {
            return alerts.getFirst().grade();
        }

        /// One alert per hazard, the gravest of each, gravest first.
        public List<Alert> byHazard() {
            Map<String, Alert> first = new LinkedHashMap<>();
            alerts.forEach(a -> first.putIfAbsent(a.hazard(), a));
            return List.copyOf(first.values());
        }
    }

    /// A shape that a publisher drew: a polygon, or a disc when `polygon` is empty.
    public record Drawn(Alert alert, List<GeoPoint> polygon, GeoPoint centre, double radiusKm) {
        public Drawn {
            polygon = List.copyOf(polygon);
        }
    }

    /// @param what the code or the words that nothing is known for
    public record Unplaced(Alert alert, String what) {}

    /// Whether an alert is shown: real or exercised, and its time is not over.
    public static boolean shown(Alert alert, Instant now) {
        return switch (alert.status()) {
            case ACTUAL, EXERCISE -> !alert.expired(now);
            case SYSTEM, TEST, DRAFT -> false;
        };
    }

    /// Finds the areas of the alerts that hold at `now`.
    public static AlertAreas of(Collection<Alert> alerts, Districts districts, Instant now) {
        Comparator<Alert> gravestFirst =
                Comparator.comparing(Alert::grade)
                        .thenComparing(Comparator.comparing(Alert::sent).reversed())
                        .thenComparing(Alert::id);
        Map<String, List<Alert>> byDistrict = new LinkedHashMap<>();
        List<Drawn> shapes = new ArrayList<>();
        List<Unplaced> unplaced = new ArrayList<>();
        for (Alert alert :
                alerts.stream().filter(a -> shown(a, now)).sorted(gravestFirst).toList()) {
            Set<String> codes = new LinkedHashSet<>();
            boolean placed = false;
            for (Area area : alert.areas()) {
                placed |= draw(alert, area, shapes);
                for (String code : area.divisions()) {
                    List<String> found = resolve(code, districts);
                    codes.addAll(found);
                    if (found.isEmpty() && !drawn(area)) {
                        unplaced.add(new Unplaced(alert, code));
                    }
                }
                if (area.divisions().isEmpty() && !drawn(area)) {
                    // Words alone: a district's own name is as good as its code.
                    named(area.description(), districts)
                            .ifPresentOrElse(
                                    codes::add,
                                    () -> unplaced.add(new Unplaced(alert, area.description())));
                }
            }
            if (alert.areas().isEmpty()) {
                unplaced.add(new Unplaced(alert, ""));
            }
            if (!placed || !codes.isEmpty()) {
                codes.forEach(
                        c -> byDistrict.computeIfAbsent(c, k -> new ArrayList<>()).add(alert));
            }
        }
        Map<String, InDistrict> result = new LinkedHashMap<>();
        byDistrict.forEach(
                (code, list) ->
                        districts
                                .byCode(code)
                                .ifPresent(d -> result.put(code, new InDistrict(d, list))));
        return new AlertAreas(result, shapes.reversed(), unplaced);
    }

    private static boolean drawn(Area area) {
        return area.polygons().stream().anyMatch(p -> p.size() >= 3)
                || area.circles().stream().anyMatch(c -> c.radiusKm() > 0);
    }

    private static boolean draw(Alert alert, Area area, List<Drawn> shapes) {
        for (List<GeoPoint> polygon : area.polygons()) {
            if (polygon.size() >= 3) {
                shapes.add(new Drawn(alert, polygon, middle(polygon), 0));
            }
        }
        for (Area.Circle circle : area.circles()) {
            if (circle.radiusKm() > 0) {
                shapes.add(new Drawn(alert, List.of(), circle.centre(), circle.radiusKm()));
            }
        }
        return drawn(area);
    }

    /// The districts that a code means: itself, all of the city for the city's, the district of a street or village code
    /// (nine or twelve digits). Empty for what lies elsewhere and for codes that are not known.
    private static List<String> resolve(String code, Districts districts) {
        String digits = code.strip();
        if (digits.equals(NATION)) {
            return List.of();
        }
        if (digits.equals(districts.city().code())
                || digits.equals(districts.city().code().substring(0, 2))) {
            return districts.list().stream().map(District::code).toList();
        }
        if (districts.byCode(digits).isPresent()) {
            return List.of(digits);
        }
        if (digits.length() > 6) {
            String district = digits.substring(0, 6);
            // Publishers pad: 310000000000 is the city.
            return resolve(district, districts);
        }
        return List.of();
    }

    private static Optional<String> named(String words, Districts districts) {
        return districts.list().stream()
                .filter(d -> words.strip().equals(d.zh()) || words.strip().equalsIgnoreCase(d.en()))
                .map(District::code)
                .findFirst();
    }

    private static GeoPoint middle(List<GeoPoint> polygon) {
        double lat = 0;
        double lon = 0;
        for (GeoPoint p : polygon) {
            lat += p.lat();
            lon += p.lon();
        }
        return new GeoPoint(lat / polygon.size(), lon / polygon.size());
    }
}
