package org.yilan.geography;

import org.yilan.assets.Assets;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads `basemap/shanghai-bearings.json`, which a city replaces by its own.
public final class Landmarks {
    private static final String FILE = "basemap/shanghai-bearings.json";
    private static final double HIGHEST_ZOOM = 24;

    private Landmarks() {}

    /// All of them, in the order of the file.
    ///
    /// @throws MalformedOutlinesException when the file is damaged; the message names the entry
    public static List<Landmark> read(Assets assets) {
        List<Landmark> found = new ArrayList<>();
        for (JsonNode n : Districts.json(assets, FILE).path("features")) {
            found.add(landmark(n));
        }
        return List.copyOf(found);
    }

    private static Landmark landmark(JsonNode n) {
        String name = n.path("zh").asString("");
        Landmark.Form form;
        List<GeoPoint> points = new ArrayList<>();
        if (n.has("point")) {
            form = Landmark.Form.POINT;
            points.add(point(name, n.path("point")));
        } else {
            form = n.has("area") ? Landmark.Form.AREA : Landmark.Form.LINE;
            for (JsonNode p : n.path(n.has("area") ? "area" : "line")) {
                points.add(point(name, p));
            }
        }
        if (points.size() < (form == Landmark.Form.AREA ? 3 : form == Landmark.Form.LINE ? 2 : 1)) {
            throw new MalformedOutlinesException(FILE, "\"" + name + "\" has too few points");
        }
        GeoPoint label =
                n.has("label") ? point(name, n.path("label")) : points.get(points.size() / 2);
        if (form == Landmark.Form.AREA && !n.has("label")) {
            label = Outline.ofRings(List.of(points)).labelPoint();
        }
        return new Landmark(
                kind(name, n.path("kind").asString("")),
                form,
                name,
                n.path("en").asString(name),
                n.path("minZoom").asDouble(0),
                n.path("maxZoom").asDouble(HIGHEST_ZOOM),
                n.path("rank").asInt(0),
                n.path("widthMetres").asDouble(0),
                points,
                label);
    }

    private static Landmark.Kind kind(String name, String word) {
        for (Landmark.Kind kind : Landmark.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new MalformedOutlinesException(
                FILE, "\"" + name + "\" is of the unknown kind \"" + word + "\"");
    }

    private static GeoPoint point(String name, JsonNode pair) {
        if (pair.size() != 2 || !pair.path(0).isNumber() || !pair.path(1).isNumber()) {
            throw new MalformedOutlinesException(
                    FILE, "\"" + name + "\" has a point that is not [latitude, longitude]");
        }
        try {
            return new GeoPoint(pair.path(0).asDouble(), pair.path(1).asDouble());
        } catch (IllegalArgumentException e) {
            throw new MalformedOutlinesException(FILE, "\"" + name + "\": " + e.getMessage(), e);
        }
    }
}
