package org.yilan.settings;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the configuration file. All or nothing: a file with a fault gives every fault and no settings.
public final class SettingsReader {
    private static final String SCHEMA = "settings/schema.json";

    private final JsonNode schemaTree;
    private final Schema schema;

    /// @throws IOException when the schema among the assets cannot be read
    public SettingsReader(Assets assets) throws IOException {
        schemaTree = JsonMapper.shared().readTree(assets.text(SCHEMA));
        schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schemaTree);
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
                                    + ": there is no such file; start from the example in the"
                                    + " README"));
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
        List<Fault> faults = new ArrayList<>();
        for (Error error : schema.validate(document.root())) {
            explain(error, document).ifPresent(faults::add);
        }
        if (faults.isEmpty()) {
            checkMeaning(document, faults);
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(
                    faults.stream()
                            .sorted(Comparator.comparingInt(Fault::line))
                            .map(f -> file + ":" + f.line + ": " + f.words)
                            .distinct()
                            .toList());
        }
        return settings(file, document.root());
    }

    private record Fault(int line, String words) {}

    private Optional<Fault> explain(Error error, YamlDocument document) {
        String pointer = error.getInstanceLocation().toString();
        String at = path(pointer);
        JsonNode found = document.root().at(pointer);
        JsonNode rule = schemaTree.at(fragment(error));
        switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> {
                String key = String.valueOf(error.getProperty());
                String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                Set<String> known = keysBeside(error);
                return Optional.of(
                        new Fault(
                                document.line(child),
                                path(child) + ": there is no such key; " + meant(key, known)));
            }
            case "required" -> {
                return Optional.of(
                        new Fault(
                                document.line(pointer),
                                at + ": the key \"" + error.getProperty() + "\" is missing"));
            }
            case "type" -> {
                return Optional.of(
                        new Fault(
                                document.line(pointer),
                                at
                                        + ": expected "
                                        + article(String.valueOf(rule.asString("another type")))
                                        + ", found "
                                        + shown(found)));
            }
            case "enum" -> {
                Set<String> allowed = new TreeSet<>();
                rule.forEach(v -> allowed.add(v.asString()));
                String written = found.asString("");
                return Optional.of(
                        new Fault(
                                document.line(pointer),
                                at
                                        + ": \""
                                        + written
                                        + "\" is not one of them; "
                                        + meant(written, allowed)));
            }
            case "pattern" -> {
                return Optional.of(
                        new Fault(
                                document.line(pointer),
                                at
                                        + ": "
                                        + shown(found)
                                        + " is not "
                                        + expectation(pointer, rule)));
            }
            case "oneOf" -> {
                return Optional.of(
                        new Fault(
                                document.line(pointer),
                                at
                                        + ": expected one text, or one each for the keys zh and en,"
                                        + " found "
                                        + shown(found)));
            }
            default -> {
                if (pointer.isEmpty() || !error.getEvaluationPath().toString().contains("oneOf")) {
                    return Optional.of(
                            new Fault(document.line(pointer), at + ": " + error.getMessage()));
                }
                return Optional.empty();
            }
        }
    }

    private static String fragment(Error error) {
        String location = error.getSchemaLocation().toString();
        int hash = location.indexOf('#');
        return hash < 0 ? "" : location.substring(hash + 1);
    }

    private Set<String> keysBeside(Error error) {
        String fragment = fragment(error);
        JsonNode object =
                schemaTree.at(fragment.substring(0, Math.max(0, fragment.lastIndexOf('/'))));
        Set<String> keys = new TreeSet<>();
        object.path("properties").propertyNames().forEach(keys::add);
        return keys;
    }

    private static String meant(String written, Set<String> known) {
        return Nearest.to(written, known)
                .map(n -> "did you mean \"" + n + "\"?")
                .orElse("known are " + String.join(", ", known));
    }

    private static String expectation(String pointer, JsonNode rule) {
        String pattern = rule.asString();
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        return switch (key) {
            case "period", "timeout", "freshness" -> "a duration like 30s, 5min or 2h";
            case "url" -> "an http or https address";
            case "division" -> "a division code of six digits";
            case "pin" -> "a hash as printed by: yilan pin";
            default ->
                    pattern.startsWith("^(env|file)")
                            ? "env:NAME or file:PATH (secrets do not belong in this file)"
                            : "of the form " + pattern;
        };
    }

    private static String article(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a group of keys";
            default -> type;
        };
    }

    private static String shown(JsonNode found) {
        if (found.isObject()) {
            return "a group of keys";
        }
        if (found.isArray()) {
            return "a list";
        }
        return found.isNull() || found.isMissingNode() ? "nothing" : found.toString();
    }

    private static String path(String pointer) {
        if (pointer.isEmpty()) {
            return "the file";
        }
        StringBuilder path = new StringBuilder();
        for (String part : pointer.substring(1).split("/", -1)) {
            if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }

    private static void checkMeaning(YamlDocument document, List<Fault> faults) {
        JsonNode root = document.root();
        checkZone(root.at("/city/timezone"), "/city/timezone", document, faults);
        Set<String> ids = new HashSet<>();
        int i = 0;
        for (JsonNode feed : root.path("feeds")) {
            String pointer = "/feeds/" + i++;
            if (!ids.add(feed.path("id").asString())) {
                faults.add(
                        new Fault(
                                document.line(pointer + "/id"),
                                path(pointer + "/id")
                                        + ": another feed has the id \""
                                        + feed.path("id").asString()
                                        + "\" already"));
            }
            checkZone(feed.path("zone"), pointer + "/zone", document, faults);
        }
        Set<String> names = new HashSet<>();
        int p = 0;
        for (JsonNode person : root.path("people")) {
            String pointer = "/people/" + p++ + "/name";
            if (!names.add(person.path("name").asString())) {
                faults.add(
                        new Fault(
                                document.line(pointer),
                                path(pointer) + ": another person has this name already"));
            }
        }
    }

    private static void checkZone(
            JsonNode zone, String pointer, YamlDocument document, List<Fault> faults) {
        if (zone.isMissingNode()) {
            return;
        }
        try {
            ZoneId.of(zone.asString());
        } catch (DateTimeException e) {
            faults.add(
                    new Fault(
                            document.line(pointer),
                            path(pointer)
                                    + ": there is no time zone \""
                                    + zone.asString()
                                    + "\"; "
                                    + meant(zone.asString(), ZoneId.getAvailableZoneIds())));
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
                                                p.path("token").asString(""),
                                                p.path("pin").asString(""))));
        String exercise = hub.path("exercise").asString("");
        Path beside = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
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
                        exercise.isEmpty() ? Optional.empty() : Optional.of(exercise)),
                feeds,
                people,
                root);
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
                texts(f.path("options")));
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
    static Duration duration(String text) {
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
