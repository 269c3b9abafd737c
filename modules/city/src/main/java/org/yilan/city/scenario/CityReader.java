package org.yilan.city.scenario;

import org.yilan.assets.Assets;
import org.yilan.city.scenario.Scenario.CityData;
import org.yilan.city.scenario.Scenario.Crew;
import org.yilan.city.scenario.Scenario.HazardWords;
import org.yilan.city.scenario.Scenario.Issuer;
import org.yilan.city.scenario.Scenario.Locality;
import org.yilan.city.scenario.Scenario.Quarter;
import org.yilan.city.scenario.Scenario.ShelterKind;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what a city's scenarios share: districts, localities, stations, crews, issuers.
final class CityReader {
    private static final Set<String> KINDS =
            Set.of("weather", "tide", "water", "traffic", "air", "hotline", "gas");

    private final Assets assets;
    private final String folder;

    /// @param folder with a slash at its end
    CityReader(Assets assets, String folder) {
        this.assets = assets;
        this.folder = folder;
    }

    /// @param more a file with more stations, or empty
    CityData read(String more) {
        Map<String, Words> names = names();
        List<Quarter> quarters = new ArrayList<>();
        for (Table.Row row :
                Table.read(
                        assets, folder + "districts.csv", "division", "population", "exposure")) {
            Words name = names.get(row.text("division"));
            if (name == null) {
                throw row.fault("division", "expected a code of basemap/divisions.json");
            }
            quarters.add(
                    new Quarter(
                            row.text("division"),
                            name,
                            row.number("population", 0, 100),
                            row.number("exposure", 0, 1)));
        }
        Set<String> divisions = new HashSet<>();
        quarters.forEach(q -> divisions.add(q.division()));
        List<Station> stations = new ArrayList<>();
        stations(folder + "stations.csv", divisions, stations);
        if (!more.isEmpty()) {
            stations(more, divisions, stations);
        }
        Entry crews = Entry.read(assets, folder + "crews.json").allow("about", "units", "shelters");
        return new CityData(
                List.copyOf(quarters),
                places(divisions),
                List.copyOf(stations),
                crews.entries("units").stream().map(CityReader::crew).toList(),
                crews.entries("shelters").stream().map(CityReader::shelter).toList(),
                MobilityReader.read(assets, folder));
    }

    private Map<String, Words> names() {
        Map<String, Words> names = new HashMap<>();
        for (Entry entry : Entry.read(assets, "basemap/divisions.json").entries("districts")) {
            names.put(entry.text("code"), entry.words());
        }
        return names;
    }

    private List<Locality> places(Set<String> divisions) {
        List<Locality> places = new ArrayList<>();
        for (Table.Row row :
                Table.read(
                        assets,
                        folder + "places.csv",
                        "division",
                        "zh",
                        "en",
                        "lat",
                        "lon",
                        "radius",
                        "roads")) {
            List<Words> roads = new ArrayList<>();
            for (String road : row.text("roads").split(";")) {
                String[] both = road.split("/", 2);
                if (both.length != 2) {
                    throw row.fault(
                            "roads", "expected roads as 中文/English;…, found \"" + road + "\"");
                }
                roads.add(new Words(both[0].strip(), both[1].strip()));
            }
            places.add(
                    new Locality(
                            division(row, divisions),
                            new Words(row.text("zh"), row.text("en")),
                            point(row),
                            row.number("radius", 1, 50_000),
                            List.copyOf(roads)));
        }
        for (String division : divisions) {
            if (places.stream().noneMatch(p -> p.division().equals(division))) {
                throw new ScenarioException(
                        folder + "places.csv", "the table", "expected a locality in " + division);
            }
        }
        return List.copyOf(places);
    }

    private void stations(String file, Set<String> divisions, List<Station> into) {
        for (Table.Row row :
                Table.read(
                        assets,
                        file,
                        "id",
                        "kind",
                        "zh",
                        "en",
                        "division",
                        "lat",
                        "lon",
                        "exposure",
                        "mean",
                        "amplitude",
                        "lag",
                        "warnAt")) {
            if (!KINDS.contains(row.text("kind"))) {
                throw row.fault(
                        "kind",
                        "expected one of " + String.join(", ", KINDS.stream().sorted().toList()));
            }
            if (into.stream().anyMatch(s -> s.id().equals(row.text("id")))) {
                throw row.fault("id", "\"" + row.text("id") + "\" is there already");
            }
            boolean tide = row.text("kind").equals("tide");
            into.add(
                    new Station(
                            row.text("id"),
                            row.text("kind"),
                            new Words(row.text("zh"), row.text("en")),
                            division(row, divisions),
                            point(row),
                            row.number("exposure", 0, 1, 0.4),
                            tide ? row.number("mean", -20, 20) : 0,
                            tide ? row.number("amplitude", 0, 20) : 0,
                            tide ? row.number("lag", -720, 720) : 0,
                            row.empty("warnAt") ? null : row.number("warnAt", -1000, 10_000)));
        }
    }

    private static String division(Table.Row row, Set<String> divisions) {
        if (!divisions.contains(row.text("division"))) {
            throw row.fault(
                    "division", "expected a code of districts.csv, found " + row.text("division"));
        }
        return row.text("division");
    }

    private static GeoPoint point(Table.Row row) {
        return new GeoPoint(row.number("lat", -90, 90), row.number("lon", -180, 180));
    }

    private static Crew crew(Entry entry) {
        entry.allow("kind", "zh", "en", "perMillion", "min", "crew", "speedKmh");
        return new Crew(
                entry.text("kind"),
                entry.words(),
                entry.number("perMillion", 0, 1000),
                (int) entry.number("min", 0, 1000),
                (int) entry.number("crew", 1, 1000),
                entry.number("speedKmh", 1, 1000));
    }

    private static ShelterKind shelter(Entry entry) {
        entry.allow("zh", "en", "capacity");
        List<Integer> range = entry.integers("capacity");
        if (range.size() != 2 || range.get(0) < 1 || range.get(1) < range.get(0)) {
            throw entry.fault("capacity", "expected [least, most]");
        }
        return new ShelterKind(entry.words(), range.get(0), range.get(1));
    }

    Map<String, Issuer> issuers() {
        Map<String, Issuer> issuers = new LinkedHashMap<>();
        warnings()
                .named("issuers")
                .forEach(
                        (key, e) ->
                                issuers.put(
                                        key,
                                        new Issuer(
                                                e.allow("sender", "zh", "en", "contact")
                                                        .text("sender"),
                                                e.words(),
                                                e.text("contact", ""))));
        return issuers;
    }

    Map<String, HazardWords> hazards() {
        Map<String, HazardWords> hazards = new LinkedHashMap<>();
        warnings()
                .named("hazards")
                .forEach(
                        (key, e) -> {
                            e.allow("zh", "en", "eventType", "category", "guidance");
                            Map<String, Words> guidance = new HashMap<>();
                            e.named("guidance")
                                    .forEach((grade, g) -> guidance.put(grade, g.words()));
                            hazards.put(
                                    key,
                                    new HazardWords(
                                            key,
                                            e.words(),
                                            e.text("eventType"),
                                            e.text("category"),
                                            Map.copyOf(guidance)));
                        });
        return hazards;
    }

    private Entry warnings() {
        return Entry.read(assets, folder + "warnings.json").allow("about", "issuers", "hazards");
    }
}
