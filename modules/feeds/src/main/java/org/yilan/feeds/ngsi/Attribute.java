package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.List;

/// An attribute of an entity: bare in the key-values representation, an object with its value, unit and time in the
/// normalized ones.
///
/// @param name without the address of its vocabulary
/// @param value bare
/// @param unitCode UN/CEFACT code, empty when it is not stated
/// @param time when the value was taken, by itself; a missing item when that is not stated
record Attribute(String name, JsonItem value, String unitCode, JsonItem time) {
    static Attribute of(String name, JsonItem item) {
        JsonItem metadata = item.get("metadata");
        return new Attribute(
                name,
                bare(item),
                Values.line(first(item.get("unitCode"), metadata.get("unitCode")).text()),
                first(
                        item.get("observedAt"),
                        metadata.get("timestamp"),
                        metadata.get("TimeInstant"),
                        metadata.get("dateObserved"),
                        item.get("timestamp")));
    }

    /// The last part of a name that is a whole address: `https://uri.etsi.org/ngsi-ld/default-context/temperature`.
    static String shortName(String name) {
        return name.contains("://")
                ? name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1)
                : name;
    }

    private static JsonItem first(JsonItem... items) {
        for (JsonItem item : items) {
            JsonItem value = bare(item);
            if (!Values.missing(value.text())) {
                return value;
            }
        }
        return bare(items[0]);
    }

    private static JsonItem bare(JsonItem item) {
        List<String> names = item.names();
        if (names.contains("value")) {
            return bare(item.get("value"));
        }
        if (names.contains("@value")) {
            return item.get("@value");
        }
        if (names.contains("languageMap")) {
            return item.get("languageMap").first("zh", "zh-CN", "en");
        }
        return names.contains("object") ? item.get("object") : item;
    }

    /// Its words on one line, those of a list separated by commas; empty when it has none.
    String line() {
        if (!value.isArray()) {
            return Values.line(value.text());
        }
        List<String> words = new ArrayList<>();
        for (JsonItem word : value.items()) {
            words.add(Values.line(word.text()));
        }
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    /// A point for a place: the place itself, one in the middle of a line, or the mean of an area's corners; null when
    /// there is none.
    @Nullable GeoPoint point() throws Refusal {
        String text = value.text();
        if (text != null) { // NGSI-v2's geo:point, latitude first
            String[] parts = text.split(",", -1);
            if (parts.length != 2) {
                throw new Refusal(value.path(), "not a place: " + Values.quoted(text));
            }
            return Values.point(parts[0], parts[1], value.path());
        }
        if (value.missing()) {
            return null;
        }
        JsonItem coordinates = value.get("coordinates");
        return switch (value.line("type")) {
            case "Point" -> position(coordinates);
            case "LineString" -> position(coordinates.get(coordinates.items().size() / 2));
            case "Polygon" -> mean(coordinates.get(0));
            default ->
                    throw new Refusal(
                            value.path(),
                            "not a point, line or area but " + Values.quoted(value.text("type")));
        };
    }

    private static @Nullable GeoPoint position(JsonItem position) throws Refusal {
        return Values.point(position.get(1).text(), position.get(0).text(), position.path());
    }

    private static @Nullable GeoPoint mean(JsonItem ring) throws Refusal {
        double lat = 0;
        double lon = 0;
        int corners = ring.items().size() - 1; // the last is the first again
        for (int i = 0; i < corners; i++) {
            GeoPoint corner = position(ring.get(i));
            if (corner == null) {
                throw new Refusal(ring.get(i).path(), "no coordinates");
            }
            lat += corner.lat();
            lon += corner.lon();
        }
        return corners <= 0 ? null : new GeoPoint(lat / corners, lon / corners);
    }
}
