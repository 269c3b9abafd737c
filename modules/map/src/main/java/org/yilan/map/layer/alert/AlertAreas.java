package org.yilan.map.layer.alert;

import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

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
import java.util.stream.Collectors;

/// Where the alerts in force lie. Immutable; worked out anew when an alert came, went or expired.
///
/// An alert is never dropped: it is in a district, in a shape, above the city, or in [#unplaced].
///
/// What a province or the nation signals for all of the city is too coarse to tint districts with: one national red would
/// hide what the city itself has declared, district by district. So it is [#above], and tints only where neither the city
/// nor the district says anything about that hazard.
///
/// @param districts what holds in each district, by code
/// @param shapes areas that publishers drew themselves, gravest last
/// @param above alerts for the whole city and more, or for the whole city from above it; gravest first
/// @param unplaced alerts of which no part has a place on the map
public record AlertAreas(
        Map<String, InDistrict> districts,
        List<Drawn> shapes,
        List<Above> above,
        List<Unplaced> unplaced) {
    /// The code that publishers use for the whole country.
    public static final String NATION = "000000";

    /// The words for it.
    private static final Set<String> NATION_WORDS = Set.of("全国", "中国", "China", "Nationwide");

    public static final AlertAreas NONE = new AlertAreas(Map.of(), List.of(), List.of(), List.of());

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

    /// @param code of the area above the city; the city's own where a higher tier speaks of the city
    /// @param words the publisher's for it, empty when none
    public record Above(Alert alert, String code, String words) {}

    /// Why an alert has no place.
    public enum Why {
        /// It states no area at all.
        NO_AREA,
        /// It is for a division outside the city.
        ELSEWHERE,
        /// Its code is none that a division can have.
        UNKNOWN_CODE,
        /// It has only words, and no district is called that.
        ONLY_WORDS
    }

    /// @param what the codes or the words, empty when there are none
    public record Unplaced(Alert alert, Why why, String what) {}

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
        List<Above> above = new ArrayList<>();
        List<Unplaced> unplaced = new ArrayList<>();
        for (Alert alert :
                alerts.stream().filter(a -> shown(a, now)).sorted(gravestFirst).toList()) {
            Set<String> codes = new LinkedHashSet<>();
            List<Unplaced> failed = new ArrayList<>();
            List<Above> wide = new ArrayList<>();
            boolean drawn = false;
            for (Area area : alert.areas()) {
                drawn |= draw(alert, area, shapes);
                place(alert, area, districts, codes, wide, failed);
            }
            if (alert.areas().isEmpty()) {
                failed.add(new Unplaced(alert, Why.NO_AREA, ""));
            }
            codes.forEach(c -> byDistrict.computeIfAbsent(c, k -> new ArrayList<>()).add(alert));
            if (!wide.isEmpty()) {
                above.add(wide.getFirst());
            } else if (!drawn && codes.isEmpty()) {
                unplaced.add(together(failed));
            }
        }
        leaveToTheCity(byDistrict, districts, above);
        above.sort(Comparator.comparing(Above::alert, gravestFirst));
        Map<String, InDistrict> result = new LinkedHashMap<>();
        byDistrict.forEach(
                (code, list) ->
                        districts
                                .byCode(code)
                                .ifPresent(d -> result.put(code, new InDistrict(d, list))));
        return new AlertAreas(result, shapes.reversed(), above, unplaced);
    }

    /// Sorts the codes or the words of one area.
    private static void place(
            Alert alert,
            Area area,
            Districts districts,
            Set<String> codes,
            List<Above> above,
            List<Unplaced> failed) {
        for (String code : area.divisions()) {
            List<String> found = resolve(code, districts);
            codes.addAll(found);
            if (containsCity(code, districts) && !drawn(area)) {
                above.add(new Above(alert, code.strip(), area.description()));
            } else if (found.isEmpty()) {
                boolean division = code.strip().matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
                failed.add(
                        new Unplaced(
                                alert, division ? Why.ELSEWHERE : Why.UNKNOWN_CODE, code.strip()));
            }
        }
        if (area.divisions().isEmpty() && !drawn(area)) {
            // Words alone: a district's own name is as good as its code.
            String words = area.description().strip();
            Optional<String> district = named(words, districts);
            if (district.isPresent()) {
                codes.add(district.get());
            } else if (NATION_WORDS.contains(words)) {
                above.add(new Above(alert, NATION, words));
            } else {
                failed.add(
                        new Unplaced(alert, words.isEmpty() ? Why.NO_AREA : Why.ONLY_WORDS, words));
            }
        }
    }

    /// One entry for an alert, with all that nothing is known for.
    private static Unplaced together(List<Unplaced> failed) {
        Unplaced first = failed.getFirst();
        return new Unplaced(
                first.alert(),
                first.why(),
                failed.stream()
                        .filter(f -> f.why() == first.why())
                        .map(Unplaced::what)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    /// Takes what higher tiers signal for the whole city out of the districts in which the city or the district itself
    /// speaks of the same hazard.
    private static void leaveToTheCity(
            Map<String, List<Alert>> byDistrict, Districts districts, List<Above> above) {
        Map<Alert, Long> times =
                byDistrict.values().stream()
                        .flatMap(List::stream)
                        .filter(AlertAreas::fromAbove)
                        .collect(Collectors.groupingBy(a -> a, Collectors.counting()));
        Set<Alert> whole = new LinkedHashSet<>();
        times.forEach(
                (alert, n) -> {
                    if (n == districts.list().size()) {
                        whole.add(alert);
                    }
                });
        Set<Alert> yielded = new LinkedHashSet<>();
        for (List<Alert> list : byDistrict.values()) {
            Set<String> own =
                    list.stream()
                            .filter(a -> !fromAbove(a))
                            .map(Alert::hazard)
                            .collect(Collectors.toSet());
            List<Alert> yielding =
                    list.stream()
                            .filter(a -> whole.contains(a) && own.contains(a.hazard()))
                            .toList();
            list.removeAll(yielding);
            yielded.addAll(yielding);
        }
        byDistrict.values().removeIf(List::isEmpty);
        for (Alert alert : yielded) {
            if (above.stream().noneMatch(a -> a.alert().equals(alert))) {
                above.add(new Above(alert, districts.city().code(), ""));
            }
        }
    }

    private static boolean fromAbove(Alert alert) {
        return alert.tier() == Tier.NATIONAL || alert.tier() == Tier.PROVINCIAL;
    }

    /// Whether a code means the nation, or a province or prefecture that the city is only a part of.
    private static boolean containsCity(String code, Districts districts) {
        String digits = code.strip();
        if (!digits.matches("\\d{2}(\\d{2})*")) {
            return false;
        }
        String area = significant(digits);
        String city = significant(districts.city().code());
        return city.startsWith(area) && area.length() < city.length();
    }

    /// A code without the pairs of zeros by which it is filled up.
    private static String significant(String code) {
        String rest = code;
        while (rest.endsWith("00")) {
            rest = rest.substring(0, rest.length() - 2);
        }
        return rest;
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
