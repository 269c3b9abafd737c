package org.yilan.settings;

import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the mapping file of a feed whose format is `mapped-json` or `mapped-csv`. All or nothing: a file with a fault gives
/// every fault and no mapping.
public final class MappingReader {
    private static final String SCHEMA = "settings/mapping.schema.json";

    /// Fields of which only some words have a meaning.
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "stage", List.of("NEW", "ACKNOWLEDGED", "ASSIGNED", "RESOLVED"),
                    "quality", List.of("GOOD", "SUSPECT", "BAD"),
                    "tier", List.of("NATIONAL", "PROVINCIAL", "CITY", "DISTRICT", "STREET"));

    private final SchemaFaults schema;

    /// @throws IOException when the schema among the assets cannot be read
    public MappingReader(Assets assets) throws IOException {
        this.schema = new SchemaFaults(JsonMapper.shared().readTree(assets.text(SCHEMA)));
    }

    /// Reads a file, YAML or JSON.
    ///
    /// @return the mapping as JSON, as the feed wants it
    public String read(Path file) throws SettingsException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new SettingsException(List.of(file + ": is not UTF-8 text"));
        } catch (IOException e) {
            throw new SettingsException(List.of(file + ": there is no such file to be read"));
        }
        return parse(file, text);
    }

    /// Reads a text as if it stood in `file`.
    public String parse(Path file, String text) throws SettingsException {
        YamlDocument document = YamlDocument.parse(file.toString(), text);
        List<Fault> faults = schema.of(document);
        if (faults.isEmpty()) {
            faults = meaning(document);
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(
                    faults.stream()
                            .sorted(Comparator.comparingInt(Fault::line))
                            .map(f -> file + ":" + f.line() + ": " + f.words())
                            .distinct()
                            .toList());
        }
        return document.root().toString();
    }

    private static List<Fault> meaning(YamlDocument document) {
        Checks checks = new Checks(document, new ArrayList<>());
        JsonNode root = document.root();
        checks.times(root.path("times"), "/times");
        checks.charset(root.at("/csv/charset"));
        JsonNode fields = root.path("fields");
        for (String name : fields.propertyNames()) {
            checks.field(name, fields.path(name), "/fields/" + name);
        }
        if (root.path("makes").asString().equals("ticket")
                && !fields.has("title")
                && !fields.has("category")) {
            checks.fault("/fields", "a ticket needs a title or a category");
        }
        if (fields.has("lat") != fields.has("lon")) {
            checks.fault("/fields", "lat and lon go together");
        }
        return checks.faults();
    }

    private record Checks(YamlDocument document, List<Fault> faults) {
        void fault(String pointer, String words) {
            faults.add(new Fault(document.line(pointer), Fault.path(pointer) + ": " + words));
        }

        void field(String name, JsonNode field, String pointer) {
            if (!field.isObject()) {
                return;
            }
            if (field.has("from") == field.has("value")) {
                fault(
                        pointer,
                        field.has("from")
                                ? "give from or value, not both"
                                : "expected from, where it comes from, or value, a constant");
            }
            times(field, pointer);
            List<String> known = WORDS.get(name);
            if (known == null) {
                return;
            }
            if (field.has("value")) {
                word(field.path("value"), known, pointer + "/value");
            }
            if (field.has("otherwise")) {
                word(field.path("otherwise"), known, pointer + "/otherwise");
            }
            for (String written : field.path("values").propertyNames()) {
                word(
                        field.path("values").path(written),
                        known,
                        pointer + "/values/" + written.replace("~", "~0").replace("/", "~1"));
            }
        }

        private void word(JsonNode word, List<String> known, String pointer) {
            if (!known.contains(word.asString().toUpperCase(Locale.ROOT))) {
                fault(
                        pointer,
                        "\""
                                + word.asString()
                                + "\" is not one of them; "
                                + Fault.meant(word.asString(), known));
            }
        }

        void times(JsonNode times, String pointer) {
            if (times.has("pattern")) {
                try {
                    var unused =
                            DateTimeFormatter.ofPattern(
                                    times.path("pattern").asString(), Locale.ENGLISH);
                } catch (IllegalArgumentException e) {
                    fault(
                            pointer + "/pattern",
                            times.path("pattern")
                                    + " is not a pattern like yyyy/MM/dd HH:mm:ss: "
                                    + e.getMessage());
                }
            }
            if (times.has("pattern") && times.has("epoch")) {
                fault(pointer + "/epoch", "a time is a number or has a pattern, not both");
            }
            String zone = times.path("zone").asString("");
            if (!zone.isEmpty() && !zoneExists(zone)) {
                Optional<String> near = Nearest.to(zone, ZoneId.getAvailableZoneIds());
                fault(
                        pointer + "/zone",
                        "there is no time zone \""
                                + zone
                                + "\"; "
                                + near.map(n -> "did you mean \"" + n + "\"?")
                                        .orElse("one looks like \"Asia/Shanghai\""));
            }
        }

        private static boolean zoneExists(String zone) {
            try {
                ZoneId.of(zone);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        void charset(JsonNode charset) {
            if (charset.isMissingNode()) {
                return;
            }
            try {
                Charset.forName(charset.asString());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                fault(
                        "/csv/charset",
                        "there is no encoding "
                                + charset
                                + "; "
                                + Nearest.to(
                                                charset.asString(),
                                                Charset.availableCharsets().keySet())
                                        .map(n -> "did you mean \"" + n + "\"?")
                                        .orElse("one looks like \"GBK\""));
            }
        }
    }
}
