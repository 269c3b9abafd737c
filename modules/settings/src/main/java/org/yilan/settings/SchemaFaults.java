package org.yilan.settings;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds a document against the JSON schema and says in words what does not fit.
final class SchemaFaults {
    private final JsonNode schemaTree;
    private final Schema schema;

    SchemaFaults(JsonNode schemaTree) {
        this.schemaTree = schemaTree;
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schemaTree);
    }

    List<Fault> of(YamlDocument document) {
        List<Fault> faults = new ArrayList<>();
        for (Error error : schema.validate(document.root())) {
            faults.add(explain(error, document));
        }
        return faults;
    }

    private Fault explain(Error error, YamlDocument document) {
        String pointer = error.getInstanceLocation().toString();
        JsonNode found = document.root().at(pointer);
        JsonNode rule = schemaTree.at(fragment(error));
        if (error.getKeyword().equals("additionalProperties")) {
            String key = String.valueOf(error.getProperty());
            String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            return new Fault(
                    document.line(child),
                    Fault.path(child)
                            + ": there is no such key; "
                            + Fault.meant(key, keysBeside(error)));
        }
        String words =
                switch (error.getKeyword()) {
                    case "required" -> "the key \"" + error.getProperty() + "\" is missing";
                    case "type" ->
                            wrongType(
                                    pointer,
                                    rule,
                                    beside(error).path("pattern"),
                                    beside(error).path("properties").has("zh"),
                                    found);
                    case "enum" -> notOneOf(rule, found);
                    case "pattern" -> shown(found) + " is not " + expectation(pointer, rule);
                    case "minimum" -> "expected at least " + rule + ", found " + found;
                    case "maximum" -> "expected at most " + rule + ", found " + found;
                    case "minLength" -> "expected a text, found nothing";
                    case "minItems", "items" ->
                            "expected "
                                    + beside(error).path("minItems")
                                    + " items, found "
                                    + found.size();
                    default -> String.valueOf(error.getMessage());
                };
        return new Fault(document.line(pointer), Fault.path(pointer) + ": " + words);
    }

    private static String notOneOf(JsonNode rule, JsonNode found) {
        Set<String> allowed = new TreeSet<>();
        rule.forEach(v -> allowed.add(v.asString()));
        return found.isString()
                ? shown(found) + " is not one of them; " + Fault.meant(found.asString(), allowed)
                : "expected one of " + String.join(", ", allowed) + ", found " + shown(found);
    }

    /// @param pattern of the text that was expected, if it has one
    /// @param words whether it is a text in several languages
    private static String wrongType(
            String pointer, JsonNode rule, JsonNode pattern, boolean words, JsonNode found) {
        if (rule.isArray() && words) {
            return "expected one text, or one each for the keys zh and en, found " + shown(found);
        }
        if (rule.isArray()) {
            return "expected "
                    + rule.valueStream()
                            .map(t -> article(t.asString()))
                            .collect(Collectors.joining(" or "))
                    + ", found "
                    + shown(found);
        }
        String expected = article(rule.asString("another type"));
        if (!rule.asString().equals("string") || !pattern.isString()) {
            return "expected " + expected + ", found " + shown(found);
        }
        boolean unquoted = found.isValueNode() && found.asString().matches(pattern.asString());
        return "expected "
                + expectation(pointer, pattern)
                + ", found "
                + shown(found)
                + (unquoted ? " without quotes" : "");
    }

    private static String fragment(Error error) {
        String location = error.getSchemaLocation().toString();
        int hash = location.indexOf('#');
        return hash < 0 ? "" : location.substring(hash + 1);
    }

    /// The part of the schema that has the keyword.
    private JsonNode beside(Error error) {
        return schemaTree.at(parent(fragment(error)));
    }

    private Set<String> keysBeside(Error error) {
        Set<String> keys = new TreeSet<>();
        beside(error).path("properties").propertyNames().forEach(keys::add);
        return keys;
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private static String expectation(String pointer, JsonNode rule) {
        String pattern = rule.asString();
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        return switch (key) {
            case "period", "timeout", "freshness" -> "a duration like 30s, 5min or 2h";
            case "url" ->
                    pattern.contains("mqtt")
                            ? "an address that starts with http, https, ws, wss, mqtt, mqtts or"
                                    + " file:"
                            : "an http or https address";
            case "proxy" -> "an address like http://host:port (credentials go to proxyCredentials)";
            case "clock" -> "\"system\" or the address of a demonstration city";
            case "division" -> "a division code of six digits";
            case "pin" -> "a hash as printed by: ./yilan pin";
            case "items" -> "a JSON Pointer like /data/rows";
            case "separator" -> "a single character";
            case "id" -> "a name of small letters, digits and hyphens";
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
}
