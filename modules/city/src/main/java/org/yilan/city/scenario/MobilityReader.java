package org.yilan.city.scenario;

import org.yilan.assets.Assets;
import org.yilan.city.scenario.Mobility.Bikes;
import org.yilan.city.scenario.Mobility.Bridge;
import org.yilan.city.scenario.Mobility.Line;
import org.yilan.city.scenario.Mobility.Lots;
import org.yilan.city.scenario.Mobility.Roadworks;
import org.yilan.situation.model.GeoPoint;

import java.util.List;

/// Reads a city's `mobility.json`; a city may go without.
final class MobilityReader {
    private MobilityReader() {}

    /// @param folder with a slash at its end
    static Mobility read(Assets assets, String folder) {
        String file = folder + "mobility.json";
        if (!assets.has(file)) {
            return Mobility.NONE;
        }
        Entry all =
                Entry.read(assets, file)
                        .allow("about", "parking", "bikes", "bridges", "lines", "roadworks");
        return new Mobility(
                all.entries("parking").stream().map(MobilityReader::lots).toList(),
                bikes(all.entry("bikes")),
                all.entries("bridges").stream().map(MobilityReader::bridge).toList(),
                all.entries("lines").stream().map(MobilityReader::line).toList(),
                all.entries("roadworks").stream().map(MobilityReader::works).toList());
    }

    private static Lots lots(Entry entry) {
        entry.allow("zh", "en", "capacity", "underground");
        List<Integer> range = range(entry, "capacity");
        return new Lots(entry.words(), range.get(0), range.get(1), entry.flag("underground"));
    }

    private static Bikes bikes(Entry entry) {
        entry.allow("zh", "en", "docks", "suspendedFrom");
        List<Integer> range = range(entry, "docks");
        return new Bikes(
                entry.words(), range.get(0), range.get(1), entry.number("suspendedFrom", 0, 100));
    }

    private static Bridge bridge(Entry entry) {
        entry.allow("id", "zh", "en", "road", "exposure", "slowFrom", "closedFrom", "line");
        double slow = entry.number("slowFrom", 0, 100);
        return new Bridge(
                entry.text("id"),
                entry.words(),
                entry.text("road"),
                entry.number("exposure", 0, 1),
                slow,
                entry.number("closedFrom", slow, 100),
                course(entry));
    }

    private static Line line(Entry entry) {
        entry.allow(
                "id", "kind", "zh", "en", "vehicles", "speedKmh", "exposure", "stopsFrom", "line");
        return new Line(
                entry.text("id"),
                entry.oneOf("kind", "bus", "metro", "ferry"),
                entry.words(),
                (int) entry.number("vehicles", 1, 200),
                entry.number("speedKmh", 1, 400),
                entry.number("exposure", 0, 1),
                entry.number("stopsFrom", 0, 100),
                course(entry));
    }

    private static Roadworks works(Entry entry) {
        entry.allow("zh", "en", "road", "line");
        return new Roadworks(entry.words(), entry.text("road"), course(entry));
    }

    private static List<Integer> range(Entry entry, String name) {
        List<Integer> range = entry.integers(name);
        if (range.size() != 2 || range.get(0) < 1 || range.get(1) < range.get(0)) {
            throw entry.fault(name, "expected [least, most]");
        }
        return range;
    }

    private static List<GeoPoint> course(Entry entry) {
        List<GeoPoint> course = entry.points("line");
        if (course.size() < 2) {
            throw entry.fault("line", "expected two points or more");
        }
        return course;
    }
}
