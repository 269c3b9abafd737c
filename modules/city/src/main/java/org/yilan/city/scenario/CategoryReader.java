package org.yilan.city.scenario;

import org.yilan.city.scenario.Scenario.Category;
import org.yilan.city.scenario.Scenario.Crew;
import org.yilan.city.scenario.Scenario.Rate;
import org.yilan.city.scenario.Scenario.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a category of `hotline.json`.
final class CategoryReader {
    private static final List<String> QUANTITIES =
            List.of(
                    "wind-gust",
                    "wind-speed",
                    "rain-hour",
                    "tide-level",
                    "temperature",
                    "response-level",
                    "gas-lel");

    private static final List<String> DETAIL =
            List.of("road", "number", "place", "community", "n", "floor", "cm");
    private static final List<String> TITLE =
            List.of("road", "number", "place", "community", "n", "floor", "cm", "district");

    private final Set<String> kinds = new TreeSet<>();

    /// @param crews the city's kinds of units
    CategoryReader(List<Crew> crews) {
        crews.forEach(c -> kinds.add(c.kind()));
    }

    Category read(Entry entry) {
        entry.allow(
                "code",
                "zh",
                "en",
                "hazard",
                "unit",
                "agency",
                "base",
                "rates",
                "severity",
                "work",
                "due",
                "near",
                "satisfied",
                "repeats",
                "texts");
        Entry severity = entry.entry("severity").allow("red", "orange", "yellow", "blue");
        List<Double> weights = new ArrayList<>();
        for (String colour : List.of("red", "orange", "yellow", "blue")) {
            weights.add(severity.number(colour, 0, 1e6, 0));
        }
        if (weights.stream().mapToDouble(w -> w).sum() <= 0) {
            throw entry.fault("severity", "expected at least one weight above 0");
        }
        List<Wording> texts = entry.entries("texts").stream().map(CategoryReader::wording).toList();
        if (texts.isEmpty()) {
            throw entry.fault("texts", "expected at least one text");
        }
        return new Category(
                entry.text("code"),
                entry.words(),
                entry.text("hazard", ""),
                unit(entry),
                entry.words("agency"),
                entry.number("base", 0, 1000),
                entry.entries("rates").stream().map(CategoryReader::rate).toList(),
                List.copyOf(weights),
                entry.duration("work"),
                entry.has("due") ? entry.duration("due") : null,
                entry.flag("near"),
                entry.number("satisfied", 0, 1, 0.9),
                entry.number("repeats", 0, 20, 0),
                texts);
    }

    private String unit(Entry entry) {
        String unit = entry.text("unit", "");
        return unit.isEmpty() ? "" : entry.oneOf("unit", kinds.toArray(String[]::new));
    }

    private static Wording wording(Entry entry) {
        entry.allow("zh", "en", "detail");
        placeholders(entry, "zh", TITLE);
        placeholders(entry, "en", TITLE);
        placeholders(entry, "detail", DETAIL);
        return new Wording(entry.words(), entry.text("detail"));
    }

    /// What stands in braces and is not replaced would stand so on the wall.
    private static void placeholders(Entry entry, String field, List<String> known) {
        Matcher braces = Pattern.compile("\\{([^}]*)}?").matcher(entry.text(field));
        while (braces.find()) {
            if (!known.contains(braces.group(1))) {
                throw entry.fault(
                        field,
                        "\""
                                + braces.group()
                                + "\" is none of {"
                                + String.join("} {", known)
                                + "}");
            }
        }
    }

    private static Rate rate(Entry entry) {
        entry.allow("of", "above", "below", "rate", "power");
        if (entry.has("above") == entry.has("below")) {
            throw entry.fault("above", "expected either \"above\" or \"below\"");
        }
        boolean above = entry.has("above");
        return new Rate(
                entry.oneOf("of", QUANTITIES.toArray(String[]::new)),
                above,
                entry.number(above ? "above" : "below", -1000, 1000),
                entry.number("rate", 0, 1000),
                entry.number("power", 0.1, 5, 1));
    }
}
