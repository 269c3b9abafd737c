package org.yilan.map.ground;

import org.yilan.geography.Datum;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A configured source of tiles, the settings' node `map.tiles`.
///
/// ```yaml
/// map:
///   tiles:
///     type: xyz            # or wmts
///     url: "https://tiles.example.org/{z}/{x}/{y}.png?key={key}"
///     datum: gcj02         # wgs84 (default), cgcs2000, gcj02, bd09
///     attribution: "© Example"
///     apiKeyFrom: "env:TILES_KEY"
///     cacheMegabytes: 256  # on disk; 0 for none
/// ```
///
/// Placeholders: `{z} {x} {y}`, `{-y}` for rows counted from the south, `{key}`, and the RESTful WMTS names
/// `{TileMatrix} {TileCol} {TileRow}`. A WMTS address without any gets the usual GetTile parameters.
///
/// @param template address with placeholders
/// @param key put in for `{key}`, empty when none is asked for
/// @param cacheBytes how much of what was fetched may be kept on disk
record RemoteSettings(
        String template, Datum datum, String attribution, String key, long cacheBytes) {
    /// A city at every zoom that a wall uses is some ten thousand tiles of twenty kilobytes.
    private static final int CACHE_MEGABYTES = 256;

    private static final String GET_TILE =
            "SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&TILEMATRIX={z}&TILECOL={x}&TILEROW={y}";

    /// The configured source; empty when there is none.
    ///
    /// @throws IllegalArgumentException when it cannot be used; the message says why
    static Optional<RemoteSettings> of(JsonNode tiles, Map<String, String> environment) {
        String url = tiles.path("url").asString("");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String type = tiles.path("type").asString("xyz").toLowerCase(Locale.ROOT);
        String key = key(tiles.path("apiKeyFrom").asString(""), environment);
        boolean placed = url.contains("{");
        String template =
                switch (type) {
                    case "xyz" -> {
                        if (!placed) {
                            throw new IllegalArgumentException(
                                    "map.tiles.url has none of {z} {x} {y}: " + url);
                        }
                        yield url;
                    }
                    case "wmts" -> {
                        boolean rest = url.contains("{z}") || url.contains("{TileMatrix}");
                        yield rest ? url : url + (url.contains("?") ? "&" : "?") + GET_TILE;
                    }
                    default ->
                            throw new IllegalArgumentException(
                                    "map.tiles.type is neither xyz nor wmts: " + type);
                };
        return Optional.of(
                new RemoteSettings(
                        template,
                        datum(tiles.path("datum").asString("wgs84")),
                        tiles.path("attribution").asString(""),
                        key,
                        Math.max(0, tiles.path("cacheMegabytes").asLong(CACHE_MEGABYTES)) << 20));
    }

    private static Datum datum(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "wgs84" -> Datum.WGS84;
            case "cgcs2000" -> Datum.CGCS2000;
            case "gcj02" -> Datum.GCJ02;
            case "bd09" -> Datum.BD09;
            default ->
                    throw new IllegalArgumentException(
                            "map.tiles.datum is none of wgs84, cgcs2000, gcj02, bd09: " + word);
        };
    }

    private static String key(String from, Map<String, String> environment) {
        if (from.startsWith("env:")) {
            String name = from.substring("env:".length());
            String value = environment.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(
                        "map.tiles.apiKeyFrom names the environment variable "
                                + name
                                + ", which is not set");
            }
            return value.strip();
        }
        if (from.startsWith("file:")) {
            try {
                return Files.readString(Path.of(from.substring("file:".length()))).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "map.tiles.apiKeyFrom names a file that cannot be read: " + from, e);
            }
        }
        if (!from.isEmpty()) {
            throw new IllegalArgumentException(
                    "map.tiles.apiKeyFrom begins with neither env: nor file:");
        }
        return "";
    }

    /// The key as it stands in an address.
    String keyInAddress() {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /// The address of a tile, with [TileStore#KEY] in place of the key.
    String address(int zoom, long x, long y) {
        long fromSouth = (1L << zoom) - 1 - y;
        return template.replace("{z}", Integer.toString(zoom))
                .replace("{TileMatrix}", Integer.toString(zoom))
                .replace("{x}", Long.toString(x))
                .replace("{TileCol}", Long.toString(x))
                .replace("{y}", Long.toString(y))
                .replace("{TileRow}", Long.toString(y))
                .replace("{-y}", Long.toString(fromSouth))
                .replace("{key}", TileStore.KEY);
    }
}
