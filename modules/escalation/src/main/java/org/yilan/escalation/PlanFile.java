package org.yilan.escalation;

import org.yilan.assets.Assets;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.Rule;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a response plan from `plans/<name>.json`; the format is described in `plans/README.md`. A file with a fault is
/// refused as a whole: half a plan would suggest too little without saying so. Any thread may call.
public final class PlanFile {
    private static final List<String> MARKS = List.of("V", "W", "M", "O");

    private final String path;

    private PlanFile(String path) {
        this.path = path;
    }

    /// @param name the file's name without its ending
    /// @throws IOException when it is missing or faulty; the message says where
    public static Plan read(Assets assets, String name) throws IOException {
        String path = "plans/" + name + ".json";
        return parse(path, assets.text(path));
    }

    static Plan parse(String path, String json) throws IOException {
        try {
            return new PlanFile(path).plan(JsonMapper.shared().readTree(json));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private Plan plan(JsonNode root) throws IOException {
        List<Plan.ForHazard> hazards = new ArrayList<>();
        int n = 0;
        for (JsonNode hazard : list(root, "hazards", "")) {
            hazards.add(hazard(hazard, "hazards[" + n++ + "]"));
        }
        List<String> districts = new ArrayList<>();
        for (JsonNode code : list(root, "districts", "")) {
            districts.add(code.asString(""));
        }
        return new Plan(
                text(root, "id", ""),
                new Rule.Words(text(root, "zh", ""), text(root, "en", "")),
                text(root, "city", ""),
                districts,
                duration(text(root, "readingsCountFor", ""), "readingsCountFor"),
                hazards);
    }

    private Plan.ForHazard hazard(JsonNode node, String at) throws IOException {
        Map<Tier, String> issuers = new EnumMap<>(Tier.class);
        for (Map.Entry<String, JsonNode> e : node.path("issuers").properties()) {
            issuers.put(tier(e.getKey(), at + ".issuers"), e.getValue().asString(""));
        }
        Map<Grade, Duration> review = new HashMap<>();
        for (Map.Entry<String, JsonNode> e : node.path("reviewAfter").properties()) {
            String where = at + ".reviewAfter";
            review.put(grade(e.getKey(), where), duration(e.getValue().asString(""), where));
        }
        List<Rule> rules = new ArrayList<>();
        int n = 0;
        for (JsonNode rule : list(node, "rules", at)) {
            rules.add(rule(rule, at + ".rules[" + n++ + "]"));
        }
        return new Plan.ForHazard(text(node, "hazard", at), issuers, review, rules);
    }

    private Rule rule(JsonNode node, String at) throws IOException {
        String id = text(node, "id", at);
        String where = at + " (" + id + ")";
        Grade level = grade(text(node, "level", where), where + ".level");
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (JsonNode tier : list(node, "tiers", where)) {
            tiers.add(tier(tier.asString(""), where + ".tiers"));
        }
        Rule.Words words = new Rule.Words(text(node, "zh", where), text(node, "en", where));
        Rule.Source source = source(node, where);
        JsonNode when = node.path("when");
        if (when.has("signal")) {
            return new Rule.OnSignal(
                    id,
                    level,
                    tiers,
                    words,
                    source,
                    text(when, "signal", where + ".when"),
                    grade(text(when, "grade", where + ".when"), where + ".when.grade"));
        }
        String quantity = text(when, "quantity", where + ".when");
        String unit = text(when, "unit", where + ".when");
        double atLeast = number(when, "atLeast", where + ".when");
        if (when.has("fallsIn")) {
            return new Rule.OnFall(
                    id,
                    level,
                    tiers,
                    words,
                    source,
                    quantity,
                    duration(text(when, "fallsIn", where), where + ".when.fallsIn"),
                    atLeast,
                    number(when, "andAtMost", where + ".when"),
                    unit);
        }
        List<String> gauges = new ArrayList<>();
        when.path("gauges").forEach(g -> gauges.add(g.asString("")));
        return new Rule.OnValue(
                id,
                level,
                tiers,
                words,
                source,
                quantity,
                gauges,
                atLeast,
                unit,
                when.path("stations").asInt(1),
                when.path("whileSignal").asString(""));
    }

    private Rule.Source source(JsonNode node, String where) throws IOException {
        String mark = text(node, "mark", where);
        if (!MARKS.contains(mark)) {
            throw fault(where, "mark", "'" + mark + "' is none of " + String.join(", ", MARKS));
        }
        JsonNode words = node.path("source");
        return words.isObject()
                ? new Rule.Source(
                        mark,
                        new Rule.Words(
                                text(words, "zh", where + ".source"),
                                text(words, "en", where + ".source")))
                : new Rule.Source(mark, text(node, "source", where));
    }

    private JsonNode list(JsonNode node, String name, String at) throws IOException {
        JsonNode list = node.path(name);
        if (!list.isArray() || list.isEmpty()) {
            throw fault(at, name, "expected a list with something in it");
        }
        return list;
    }

    private String text(JsonNode node, String name, String at) throws IOException {
        JsonNode value = node.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw fault(at, name, "expected a text");
        }
        return value.asString();
    }

    private double number(JsonNode node, String name, String at) throws IOException {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw fault(at, name, "expected a number");
        }
        return value.asDouble();
    }

    private Duration duration(String text, String at) throws IOException {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IOException(
                    path + ": " + at + ": '" + text + "' is no duration like PT40M or PT24H", e);
        }
    }

    private Tier tier(String text, String at) throws IOException {
        try {
            return Tier.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    path
                            + ": "
                            + at
                            + ": '"
                            + text
                            + "' is no tier; there are "
                            + List.of(Tier.values()),
                    e);
        }
    }

    private Grade grade(String text, String at) throws IOException {
        Grade grade = text.isBlank() ? null : Grade.of(text);
        if (grade == null || !grade.known()) {
            throw new IOException(path + ": " + at + ": '" + text + "' is none of I, II, III, IV");
        }
        return grade;
    }

    private IOException fault(String at, String name, String what) {
        return new IOException(path + ": " + (at.isEmpty() ? "" : at + ".") + name + ": " + what);
    }
}
