package org.yilan.city.scenario;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.city.scenario.Scenario.Category;
import org.yilan.city.scenario.Scenario.Effect;
import org.yilan.city.scenario.Scenario.Fix;
import org.yilan.city.scenario.Scenario.Opening;
import org.yilan.city.scenario.Scenario.Quake;
import org.yilan.city.scenario.Scenario.Radii;
import org.yilan.city.scenario.Scenario.Storm;
import org.yilan.city.scenario.Scenario.Tide;
import org.yilan.city.scenario.Scenario.WeatherCurves;
import org.yilan.situation.model.GeoPoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the files of one scenario.
final class ScenarioReader {
    private final Assets assets;
    private final String id;

    ScenarioReader(Assets assets, String id) {
        this.assets = assets;
        this.id = id;
    }

    static String file(String id) {
        return "scenarios/" + id + "/scenario.json";
    }

    static Scenarios.Summary summary(Entry entry, String id) {
        if (!entry.text("id").equals(id)) {
            throw entry.fault("id", "expected \"" + id + "\", the name of its folder");
        }
        Instant begins = entry.instant("begins");
        Instant from = entry.instant("from");
        Instant ends = entry.instant("ends");
        if (!begins.isBefore(ends)) {
            throw entry.fault("ends", "expected a time after \"begins\"");
        }
        if (from.isBefore(begins) || from.isAfter(ends)) {
            throw entry.fault("from", "expected a time from \"begins\" to \"ends\"");
        }
        return new Scenarios.Summary(
                id,
                entry.words("name"),
                entry.words("note"),
                begins,
                from,
                ends,
                entry.number("speed", 0.1, 3600));
    }

    Scenario read() {
        Entry entry = Entry.read(assets, file(id));
        entry.allow(
                "id",
                "name",
                "note",
                "city",
                "zone",
                "begins",
                "from",
                "ends",
                "speed",
                "hazard",
                "storm",
                "weather",
                "messages",
                "hotline",
                "stations",
                "tide",
                "traffic",
                "shelters",
                "effects",
                "quakes",
                "ticketScale");
        Scenarios.Summary summary = summary(entry, id);
        CityReader city = new CityReader(assets, "scenarios/" + entry.text("city") + "/");
        Scenario.CityData data =
                city.read(entry.has("stations") ? own(entry.text("stations")) : "");
        CategoryReader reader = new CategoryReader(data.crews());
        List<Category> categories = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (String file : entry.texts("hotline")) {
            for (Entry category :
                    Entry.read(assets, "scenarios/" + file)
                            .allow("about", "categories")
                            .entries("categories")) {
                Category read = reader.read(category);
                if (!codes.add(read.code())) {
                    throw category.fault("code", "\"" + read.code() + "\" is there already");
                }
                categories.add(read);
            }
        }
        return new Scenario(
                id,
                summary.name(),
                summary.note(),
                zone(entry),
                summary.begins(),
                summary.from(),
                summary.ends(),
                summary.speed(),
                entry.text("hazard"),
                entry.has("storm") ? storm(entry.entry("storm")) : null,
                weather(own(entry.text("weather"))),
                tide(entry.entry("tide")),
                entry.entry("traffic").allow("level").curve("level"),
                entry.number("ticketScale", 0, 100, 1),
                opening(entry.entry("shelters")),
                entry.entries("effects").stream().map(ScenarioReader::effect).toList(),
                entry.has("quakes") ? quakes(own(entry.text("quakes"))) : List.of(),
                new MessageReader(assets, own(entry.text("messages")), city, data).read(),
                categories,
                data);
    }

    private String own(String file) {
        return "scenarios/" + id + "/" + file;
    }

    private static ZoneId zone(Entry entry) {
        try {
            return ZoneId.of(entry.text("zone"));
        } catch (DateTimeException e) {
            throw entry.fault("zone", "expected a time zone, like \"Asia/Shanghai\"");
        }
    }

    private Storm storm(Entry entry) {
        entry.allow(
                "tfid", "qweather", "zh", "en", "track", "hourlyFrom", "issuedFrom", "landfall");
        List<Fix> track = new ArrayList<>();
        for (Table.Row row :
                Table.read(
                        assets,
                        own(entry.text("track")),
                        "time",
                        "lat",
                        "lon",
                        "wind_ms",
                        "pressure_hpa",
                        "r7",
                        "r10",
                        "r12",
                        "source")) {
            Fix fix =
                    new Fix(
                            row.instant("time"),
                            new GeoPoint(row.number("lat", -90, 90), row.number("lon", -180, 180)),
                            row.number("wind_ms", 0, 120),
                            row.number("pressure_hpa", 850, 1050),
                            new Radii(
                                    list(row.radii("r7")),
                                    list(row.radii("r10")),
                                    list(row.radii("r12"))));
            if (!track.isEmpty() && !track.getLast().at().isBefore(fix.at())) {
                throw row.fault("time", "expected a time after the one before");
            }
            track.add(fix);
        }
        if (track.size() < 2) {
            throw entry.fault("track", "expected a table of at least two positions");
        }
        return new Storm(
                entry.text("tfid"),
                entry.text("qweather"),
                entry.words(),
                entry.instant("hourlyFrom"),
                entry.instant("issuedFrom"),
                landfall(entry),
                List.copyOf(track));
    }

    private static @Nullable Instant landfall(Entry entry) {
        return entry.has("landfall") ? entry.instant("landfall") : null;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private WeatherCurves weather(String file) {
        List<Table.Row> rows = Table.read(assets, file, "time", "temperature", "wind", "rain");
        long[] seconds = new long[rows.size()];
        double[][] values = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            Table.Row row = rows.get(i);
            seconds[i] = row.instant("time").getEpochSecond();
            if (i > 0 && seconds[i] <= seconds[i - 1]) {
                throw row.fault("time", "expected a time after the one before");
            }
            values[0][i] = row.number("temperature", -60, 60);
            values[1][i] = row.number("wind", 0, 100);
            values[2][i] = row.number("rain", 0, 300);
        }
        return new WeatherCurves(
                new Curve(seconds, values[0]),
                new Curve(seconds, values[1]),
                new Curve(seconds, values[2]));
    }

    private List<Quake> quakes(String file) {
        List<Quake> quakes = new ArrayList<>();
        for (Table.Row row :
                Table.read(
                        assets, file, "time", "lat", "lon", "depth_km", "magnitude", "zh", "en")) {
            Quake quake =
                    new Quake(
                            row.instant("time"),
                            new GeoPoint(row.number("lat", -90, 90), row.number("lon", -180, 180)),
                            row.number("depth_km", 0, 700),
                            row.number("magnitude", -1, 9.5),
                            new Words(row.text("zh"), row.text("en")));
            if (!quakes.isEmpty() && !quakes.getLast().at().isBefore(quake.at())) {
                throw row.fault("time", "expected a time after the one before");
            }
            quakes.add(quake);
        }
        return List.copyOf(quakes);
    }

    private static Tide tide(Entry entry) {
        entry.allow("highWater", "surge");
        return new Tide(entry.instant("highWater"), entry.number("surge", 0, 5));
    }

    private static Opening opening(Entry entry) {
        entry.allow("fill", "near");
        if (!entry.has("near")) {
            return new Opening(entry.curve("fill"), null, 0);
        }
        Entry near = entry.entry("near").allow("lat", "lon", "km");
        return new Opening(entry.curve("fill"), point(near), near.number("km", 0, 500));
    }

    private static Effect effect(Entry entry) {
        entry.allow("quantity", "division", "lat", "lon", "reach", "curve");
        return new Effect(
                entry.oneOf("quantity", "gas-lel", "traffic-index"),
                entry.text("division"),
                point(entry),
                entry.number("reach", 1, 100_000),
                entry.curve("curve"));
    }

    private static GeoPoint point(Entry entry) {
        return new GeoPoint(entry.number("lat", -90, 90), entry.number("lon", -180, 180));
    }
}
