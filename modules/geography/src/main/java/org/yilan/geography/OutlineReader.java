package org.yilan.geography;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Reads areas from GeoJSON, plain or in the compressed form of Apache ECharts (`"UTF8Encoding": true`): each ring is a
/// string whose characters, less 64, are zig-zag differences in 1/1024 degree from a start given in `encodeOffsets`.
///
/// ECharts rounded every coordinate up when it wrote its files, so on average a point sits half a step too far north and
/// east. It is taken back: against the outlines of a Chinese map service the median error falls from about 55 m to 28 m.
final class OutlineReader {
    private static final double STEPS_PER_DEGREE = 1024;
    private static final double HALF_STEP = 0.5 / STEPS_PER_DEGREE;

    /// @param code GB/T 2260 code, empty when the file has none
    record Named(String code, String name, Outline outline) {}

    private final Datum datum;

    OutlineReader(Datum datum) {
        this.datum = datum;
    }

    /// Every area of a file.
    ///
    /// @throws MalformedOutlinesException when the file is not what it claims
    List<Named> read(String file, JsonNode collection) {
        boolean compressed = collection.path("UTF8Encoding").asBoolean(false);
        JsonNode features = collection.path("features");
        if (!features.isArray()) {
            throw new MalformedOutlinesException(file, "it has no list of features");
        }
        List<Named> found = new ArrayList<>();
        for (JsonNode feature : features) {
            String name = feature.path("properties").path("name").asString("");
            JsonNode geometry = feature.path("geometry");
            List<Outline.Piece> pieces = new ArrayList<>();
            JsonNode coordinates = geometry.path("coordinates");
            JsonNode offsets = geometry.path("encodeOffsets");
            switch (geometry.path("type").asString("")) {
                case "Polygon" ->
                        add(pieces, piece(file, name, coordinates, compressed ? offsets : null));
                case "MultiPolygon" -> {
                    for (int i = 0; i < coordinates.size(); i++) {
                        add(
                                pieces,
                                piece(
                                        file,
                                        name,
                                        coordinates.path(i),
                                        compressed ? offsets.path(i) : null));
                    }
                }
                default -> {
                    // lines and points are no areas
                    continue;
                }
            }
            if (!pieces.isEmpty()) {
                found.add(new Named(feature.path("id").asString(""), name, new Outline(pieces)));
            }
        }
        return found;
    }

    private static void add(List<Outline.Piece> pieces, Outline.@Nullable Piece piece) {
        if (piece != null) {
            pieces.add(piece);
        }
    }

    private Outline.@Nullable Piece piece(
            String file, String name, JsonNode rings, @Nullable JsonNode offsets) {
        List<Ring> read = new ArrayList<>();
        for (int i = 0; i < rings.size(); i++) {
            Ring ring =
                    offsets == null
                            ? plain(rings.path(i))
                            : decoded(file, name, rings.path(i).asString(""), offsets.path(i));
            if (ring.size() >= 3) {
                read.add(ring);
            }
        }
        return read.isEmpty()
                ? null
                : new Outline.Piece(read.getFirst(), read.subList(1, read.size()));
    }

    private Ring decoded(String file, String name, String text, JsonNode start) {
        if (text.length() % 2 != 0 || start.size() != 2) {
            throw new MalformedOutlinesException(
                    file, "the outline of " + name + " is cut off or has no start");
        }
        int n = text.length() / 2;
        double[] lons = new double[n];
        double[] lats = new double[n];
        int x = start.path(0).asInt();
        int y = start.path(1).asInt();
        for (int i = 0; i < n; i++) {
            x += unzigzag(text.charAt(2 * i) - 64);
            y += unzigzag(text.charAt(2 * i + 1) - 64);
            lons[i] = x / STEPS_PER_DEGREE - HALF_STEP;
            lats[i] = y / STEPS_PER_DEGREE - HALF_STEP;
        }
        return ring(lons, lats);
    }

    private static int unzigzag(int v) {
        return (v >> 1) ^ -(v & 1);
    }

    private Ring plain(JsonNode ring) {
        double[] lons = new double[ring.size()];
        double[] lats = new double[ring.size()];
        for (int i = 0; i < lons.length; i++) {
            lons[i] = ring.path(i).path(0).asDouble();
            lats[i] = ring.path(i).path(1).asDouble();
        }
        return ring(lons, lats);
    }

    private Ring ring(double[] lons, double[] lats) {
        int n = lons.length;
        if (n > 1 && lons[0] == lons[n - 1] && lats[0] == lats[n - 1]) {
            n--;
        }
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            GeoPoint p = datum.toWgs84(lats[i], lons[i]);
            x[i] = p.lon();
            y[i] = p.lat();
        }
        return new Ring(x, y);
    }
}
