package org.yilan.city.scenario;

import org.yilan.assets.Assets;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One object of a scenario's JSON file that knows where it stands, so that a fault names the file and the field.
final class Entry {
    private final String file;
    private final String field;
    private final JsonNode node;

    private Entry(String file, String field, JsonNode node) {
        this.file = file;
        this.field = field;
        this.node = node;
        if (!node.isObject()) {
            throw new ScenarioException(
                    file, field.isEmpty() ? "the file" : field, "expected an object {…}");
        }
    }

    static Entry read(Assets assets, String file) {
        try (InputStream in = assets.open(file)) {
            return new Entry(file, "", JsonMapper.shared().readTree(in));
        } catch (FileNotFoundException e) {
            throw new ScenarioException("assets/" + file + ": there is no such file");
        } catch (JacksonException e) {
            throw new ScenarioException(
                    file,
                    "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new ScenarioException("assets/" + file + ": cannot be read: " + e.getMessage());
        }
    }

    /// Refuses fields of any other name: a misspelt optional one would be overlooked.
    Entry allow(String... names) {
        Set<String> known = Set.of(names);
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw fault(
                        name,
                        "no such field; did you mean \""
                                + Scenarios.nearest(name, List.of(names))
                                + "\"?");
            }
        }
        return this;
    }

    ScenarioException fault(String name, String expected) {
        return new ScenarioException(file, path(name), expected);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw fault(name, "expected words in quotes" + found(value));
        }
        return value.asString();
    }

    String text(String name, String otherwise) {
        JsonNode value = node.path(name);
        if (value.isString() && value.asString().isEmpty()) {
            return "";
        }
        return has(name) ? text(name) : otherwise;
    }

    String oneOf(String name, String... words) {
        String word = text(name);
        if (!List.of(words).contains(word)) {
            throw fault(
                    name, "expected one of " + String.join(", ", words) + found(node.path(name)));
        }
        return word;
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (has(name) && !value.isBoolean()) {
            throw fault(name, "expected true or false" + found(value));
        }
        return value.asBoolean(false);
    }

    double number(String name, double least, double most) {
        JsonNode value = node.path(name);
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw fault(name, "expected a number from " + least + " to " + most + found(value));
        }
        return value.doubleValue();
    }

    double number(String name, double least, double most, double otherwise) {
        return has(name) ? number(name, least, most) : otherwise;
    }

    Instant instant(String name) {
        return instant(node.path(name), name);
    }

    private Instant instant(JsonNode value, String name) {
        try {
            return OffsetDateTime.parse(value.isString() ? value.asString() : "").toInstant();
        } catch (DateTimeException e) {
            throw fault(
                    name,
                    "expected a time with offset, like \"2024-09-15T12:00+08:00\"" + found(value));
        }
    }

    Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeException e) {
            throw fault(
                    name, "expected a duration, like \"PT2H\" or \"P1D\"" + found(node.path(name)));
        }
    }

    Words words(String name) {
        return entry(name).allow("zh", "en").words();
    }

    /// The `zh` and `en` of this object.
    Words words() {
        return new Words(text("zh"), text("en"));
    }

    Entry entry(String name) {
        return new Entry(file, path(name), node.path(name));
    }

    List<Entry> entries(String name) {
        JsonNode value = array(name);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            entries.add(new Entry(file, path(name) + "[" + i + "]", value.get(i)));
        }
        return entries;
    }

    /// The objects of an object, by name.
    Map<String, Entry> named(String name) {
        Entry all = entry(name);
        Map<String, Entry> entries = new LinkedHashMap<>();
        all.node.propertyNames().forEach(n -> entries.put(n, all.entry(n)));
        return entries;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(name)) {
            if (!value.isString()) {
                throw fault(name, "expected a list of words in quotes" + found(value));
            }
            texts.add(value.asString());
        }
        return texts;
    }

    List<Integer> integers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode value : array(name)) {
            if (!value.isInt()) {
                throw fault(name, "expected a list of whole numbers" + found(value));
            }
            numbers.add(value.intValue());
        }
        return numbers;
    }

    /// A list of `[latitude, longitude]`.
    List<GeoPoint> points(String name) {
        JsonNode value = array(name);
        List<GeoPoint> points = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode pair = value.get(i);
            if (!pair.isArray() || pair.size() != 2) {
                throw fault(name + "[" + i + "]", "expected [latitude, longitude]" + found(pair));
            }
            try {
                points.add(new GeoPoint(pair.get(0).asDouble(99), pair.get(1).asDouble(999)));
            } catch (IllegalArgumentException e) {
                throw fault(name + "[" + i + "]", "expected a place on the earth" + found(pair));
            }
        }
        return points;
    }

    /// A list of `[time, number]`.
    Curve curve(String name) {
        JsonNode value = array(name);
        long[] seconds = new long[value.size()];
        double[] values = new double[value.size()];
        for (int i = 0; i < value.size(); i++) {
            JsonNode pair = value.get(i);
            String place = name + "[" + i + "]";
            if (!pair.isArray() || pair.size() != 2 || !pair.get(1).isNumber()) {
                throw fault(place, "expected [time, number]" + found(pair));
            }
            seconds[i] = instant(pair.get(0), place).getEpochSecond();
            values[i] = pair.get(1).doubleValue();
            if (i > 0 && seconds[i] <= seconds[i - 1]) {
                throw fault(place, "expected a time after the one before" + found(pair));
            }
        }
        if (seconds.length == 0) {
            throw fault(name, "expected at least one [time, number]");
        }
        return new Curve(seconds, values);
    }

    private JsonNode array(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw fault(name, "expected a list […]" + found(value));
        }
        return value;
    }

    private String path(String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    private static String found(JsonNode value) {
        if (value.isMissingNode()) {
            return ", found nothing";
        }
        String text = value.toString();
        return ", found " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
    }
}
