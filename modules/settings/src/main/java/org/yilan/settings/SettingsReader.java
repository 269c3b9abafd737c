package org.yilan.settings;

import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the configuration file. All or nothing: a file with a fault gives every fault and no settings.
public final class SettingsReader {
    private static final String SCHEMA = "settings/schema.json";

    private final Assets assets;
    private final SchemaFaults schema;

    /// @throws IOException when the schema among the assets cannot be read
    public SettingsReader(Assets assets) throws IOException {
        this.assets = assets;
        this.schema = new SchemaFaults(JsonMapper.shared().readTree(assets.text(SCHEMA)));
    }

    /// Reads a file.
    public Settings read(Path file) throws SettingsException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new SettingsException(
                    List.of(
                            file
                                    + ": there is no such file; make one with: ./yilan config"
                                    + " example"));
        } catch (AccessDeniedException e) {
            throw new SettingsException(List.of(file + ": no permission to read it"));
        } catch (CharacterCodingException e) {
            throw new SettingsException(List.of(file + ": is not UTF-8 text"));
        } catch (IOException e) {
            throw new SettingsException(List.of(file + ": cannot be read: " + e.getMessage()));
        }
        return parse(file, text);
    }

    /// Reads a text as if it stood in `file`.
    public Settings parse(Path file, String text) throws SettingsException {
        YamlDocument document = YamlDocument.parse(file.toString(), text);
        Meaning.Found faults = new Meaning.Found(schema.of(document), List.of());
        if (faults.here().isEmpty()) {
            faults = meaning(file, document);
        }
        List<String> lines =
                Stream.concat(
                                faults.here().stream()
                                        .sorted(Comparator.comparingInt(Fault::line))
                                        .map(f -> file + ":" + f.line() + ": " + f.words()),
                                faults.elsewhere().stream())
                        .distinct()
                        .toList();
        if (!lines.isEmpty()) {
            throw new SettingsException(lines);
        }
        return settings(file, document.root());
    }

    private Meaning.Found meaning(Path file, YamlDocument document) {
        try {
            return Meaning.of(assets, beside(file), document);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }

    private static Settings settings(Path file, JsonNode root) {
        JsonNode city = root.path("city");
        JsonNode hub = root.path("hub");
        List<Settings.Feed> feeds = new ArrayList<>();
        root.path("feeds").forEach(f -> feeds.add(feed(f, city.path("timezone").asString())));
        List<Settings.Person> people = new ArrayList<>();
        root.path("people")
                .forEach(
                        p ->
                                people.add(
                                        new Settings.Person(
                                                p.path("name").asString(),
                                                p.path("role").asString(),
                                                scope(p),
                                                p.path("token").asString(""),
                                                p.path("pin").asString(""),
                                                p.path("password").asString(""))));
        Path beside = beside(file);
        return new Settings(
                file,
                new Settings.City(
                        words(city.path("name"), ""),
                        words(city.path("room"), ""),
                        city.path("division").asString(),
                        city.path("timezone").asString(),
                        city.path("language").asString("zh")),
                new Settings.Hub(
                        hub.path("listen").asString("127.0.0.1"),
                        hub.path("port").asInt(0),
                        beside.resolve(hub.path("journal").asString("yilan.journal")).normalize(),
                        hub.path("clock").asString("system"),
                        exercise(hub),
                        texts(hub.path("tls")),
                        openId(hub.path("oidc"))),
                feeds,
                people,
                wall(root.path("wall"), beside),
                root);
    }

    private static Settings.Scope scope(JsonNode of) {
        return new Settings.Scope(
                list(of.path("tiers")), list(of.path("districts")), list(of.path("hazards")));
    }

    private static Optional<Settings.OpenId> openId(JsonNode oidc) {
        if (oidc.isMissingNode()) {
            return Optional.empty();
        }
        List<Settings.GroupRole> roles = new ArrayList<>();
        oidc.path("roles")
                .forEach(
                        r ->
                                roles.add(
                                        new Settings.GroupRole(
                                                r.path("group").asString(),
                                                r.path("role").asString(),
                                                scope(r))));
        return Optional.of(
                new Settings.OpenId(
                        new Settings.Provider(
                                oidc.path("issuer").asString(),
                                oidc.path("client").asString(),
                                oidc.path("secret").asString(""),
                                oidc.path("ca").asString(""),
                                oidc.has("scopes")
                                        ? list(oidc.path("scopes"))
                                        // The second is what lets a wall come back after weeks.
                                        : List.of("profile", "offline_access"),
                                oidc.path("groups").asString("groups"),
                                oidc.path("account").asString("")),
                        roles,
                        duration(oidc.path("session").asString("30min")),
                        duration(oidc.path("outage").asString("12h")),
                        oidc.path("help").asString("")));
    }

    private static Settings.Wall wall(JsonNode wall, Path beside) {
        JsonNode assets = wall.path("assets");
        return new Settings.Wall(
                wall.path("scene").asString("daily"),
                wall.path("kiosk").asBoolean(false),
                assets.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(beside.resolve(assets.asString()).normalize()));
    }

    /// Relative paths in the file begin in its folder.
    private static Path beside(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    }

    /// A scenario's clock is not the time, so whoever follows one is at an exercise.
    private static Optional<Settings.Words> exercise(JsonNode hub) {
        if (!hub.path("exercise").isMissingNode()) {
            return Optional.of(words(hub.path("exercise"), ""));
        }
        return hub.path("clock").asString("system").equals("system")
                ? Optional.empty()
                : Optional.of(new Settings.Words("演练", "Exercise"));
    }

    private static Settings.Feed feed(JsonNode f, String zone) {
        return new Settings.Feed(
                f.path("id").asString(),
                words(f.path("name"), ""),
                words(f.path("department"), ""),
                f.path("format").asString(),
                f.path("url").asString(),
                duration(f.path("period").asString("30s")),
                duration(f.path("timeout").asString("10s")),
                duration(f.path("freshness").asString("10min")),
                f.path("maxBytes").asLong(16L << 20),
                f.path("zone").asString(zone),
                texts(f.path("headers")),
                texts(f.path("options")),
                f.path("datum").asString("WGS-84"),
                new Settings.Link(
                        f.path("transport")
                                .asString(Settings.Link.transportOf(f.path("url").asString())),
                        texts(f.path("tls")),
                        f.path("proxy").asString(""),
                        f.path("proxyCredentials").asString(""),
                        texts(f.path("sse")),
                        texts(f.path("websocket")),
                        texts(f.path("mqtt")),
                        texts(f.path("folder"))));
    }

    private static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        array.forEach(e -> list.add(e.asString()));
        return list;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asString()));
        return map;
    }

    private static Settings.Words words(JsonNode node, String otherwise) {
        if (node.isObject()) {
            return new Settings.Words(node.path("zh").asString(), node.path("en").asString());
        }
        String one = node.asString(otherwise);
        return new Settings.Words(one, one);
    }

    /// A number and a unit: `500ms`, `30s`, `5min`, `2h`, `1d`.
    public static Duration duration(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        int split = 0;
        while (split < t.length()
                && (Character.isDigit(t.charAt(split)) || t.charAt(split) == '.')) {
            split++;
        }
        double number = Double.parseDouble(t.substring(0, split));
        double millis =
                switch (t.substring(split).strip()) {
                    case "ms" -> 1;
                    case "s" -> 1e3;
                    case "min" -> 60e3;
                    case "h" -> 3600e3;
                    case "d" -> 86_400e3;
                    default -> throw new IllegalArgumentException("not a duration: " + text);
                };
        return Duration.ofMillis(Math.round(number * millis));
    }
}
