package org.yilan.feeds.cap;

import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the `<area>`s of a message. A faulty shape is refused alone.
final class AreaReader {
    private static final int MAX_POINTS = 20_000;

    /// The earth is 40 000 km around.
    private static final double MAX_RADIUS_KM = 20_000;

    private static final Set<String> NAMES_OF_DIVISIONS =
            Set.of("gb/t 2260", "gb2260", "gbt2260", "gb/t2260", "division", "adcode");

    private final Poll poll;
    private final boolean national;

    /// @param national whether circles are in metres and geocodes are division codes, as the Chinese profile has it
    AreaReader(Poll poll, boolean national) {
        this.poll = poll;
        this.national = national;
    }

    Area read(XmlElement area) {
        List<List<GeoPoint>> polygons = new ArrayList<>();
        List<Area.Circle> circles = new ArrayList<>();
        Set<String> divisions = new LinkedHashSet<>();
        for (XmlElement child : area.children()) {
            switch (child.name()) {
                case "polygon" -> poll.item(() -> polygon(child, polygons));
                case "circle" -> poll.item(() -> circle(child, circles));
                case "geocode" -> poll.item(() -> geocode(child, divisions));
                case "areaDesc", "altitude", "ceiling" -> {
                    // words, read below; heights, which a city's map does not show
                }
                default -> poll.ignored(child.path(), "not an element of CAP");
            }
        }
        return new Area(area.line("areaDesc"), polygons, circles, List.copyOf(divisions));
    }

    private static void polygon(XmlElement element, List<List<GeoPoint>> into) throws Refusal {
        String text = element.text().strip();
        if (text.isEmpty()) {
            return; // publishers leave it empty where they have none
        }
        String[] pairs = text.split("\\s+");
        if (pairs.length > MAX_POINTS) {
            throw new Refusal(element.path(), "more than " + MAX_POINTS + " points");
        }
        List<GeoPoint> ring = new ArrayList<>();
        for (String pair : pairs) {
            ring.add(point(pair, element));
        }
        if (ring.size() < 3) {
            throw new Refusal(element.path(), "a polygon of " + ring.size() + " points");
        }
        if (!ring.getFirst().equals(ring.getLast())) {
            ring.add(ring.getFirst());
        }
        if (ring.size() < 4) {
            throw new Refusal(element.path(), "a polygon without an inside");
        }
        into.add(List.copyOf(ring));
    }

    private void circle(XmlElement element, List<Area.Circle> into) throws Refusal {
        String text = element.text().strip();
        if (text.isEmpty()) {
            return;
        }
        String[] parts = text.split("\\s+");
        if (parts.length != 2) {
            throw new Refusal(element.path(), "not a centre and a radius: " + Values.quoted(text));
        }
        double scale = national ? 0.001 : 1;
        Double radius = Values.number(parts[1], element.path(), 0, MAX_RADIUS_KM / scale);
        if (radius == null) {
            throw new Refusal(element.path(), "no radius");
        }
        into.add(new Area.Circle(point(parts[0], element), radius * scale));
    }

    private static GeoPoint point(String pair, XmlElement element) throws Refusal {
        String[] parts = pair.split(",", -1);
        GeoPoint point =
                parts.length == 2 ? Values.point(parts[0], parts[1], element.path()) : null;
        if (point == null) {
            throw new Refusal(
                    element.path(), "not a latitude and a longitude: " + Values.quoted(pair));
        }
        return point;
    }

    private void geocode(XmlElement element, Set<String> into) throws Refusal {
        Map.Entry<String, String> pair = Parameters.pair(element);
        String name = pair.getKey();
        boolean division =
                NAMES_OF_DIVISIONS.contains(name.toLowerCase(Locale.ROOT))
                        || (national && name.isEmpty());
        for (String value : pair.getValue().split("[,;\\s]+")) {
            if (value.isEmpty()) {
                continue;
            }
            if (division && !value.matches("\\d{6}(\\d{3}|\\d{6})?")) {
                throw new Refusal(element.path(), "not a division code: " + Values.quoted(value));
            }
            // The profile fills district codes up to twelve digits with zeros; streets and villages
            // keep all of theirs.
            into.add(
                    division
                            ? (value.endsWith("000000") || value.length() == 6
                                    ? value.substring(0, 6)
                                    : value)
                            : name.isEmpty() ? value : name + "=" + value);
        }
    }
}
