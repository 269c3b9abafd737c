package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// A value in a JSON document together with the way to it. Asking for what is not there gives an item that is missing, so
/// a reader needs no checks on the way. Any thread.
public final class JsonItem {
    private final JsonNode node;
    private final String path;

    JsonItem(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// JSON Pointer from the document's root, `/` for the root itself.
    public String path() {
        return path.isEmpty() ? "/" : path;
    }

    /// Whether there is nothing here, or null.
    public boolean missing() {
        return node.isMissingNode() || node.isNull();
    }

    public boolean isArray() {
        return node.isArray();
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isBoolean() {
        return node.isBoolean();
    }

    /// Whether it is written as a number, not as text that reads like one.
    public boolean isNumber() {
        return node.isNumber();
    }

    public JsonItem get(String name) {
        return new JsonItem(node.path(name), path + "/" + name);
    }

    public JsonItem get(int index) {
        return new JsonItem(node.path(index), path + "/" + index);
    }

    /// The first of several names under which something is there, else the last.
    public JsonItem first(String... names) {
        JsonItem item = this;
        for (String name : names) {
            item = get(name);
            if (!Values.missing(item.text()) || item.isArray() || item.isObject()) {
                return item;
            }
        }
        return item;
    }

    /// The members of an array; nothing when it is none.
    public List<JsonItem> items() {
        List<JsonItem> items = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                items.add(get(i));
            }
        }
        return items;
    }

    /// The names in an object, in order; nothing when it is none.
    public List<String> names() {
        return node.isObject() ? List.copyOf(node.propertyNames()) : List.of();
    }

    /// The values of an object; nothing when it is none.
    public List<JsonItem> members() {
        List<JsonItem> items = new ArrayList<>();
        if (node.isObject()) {
            for (String name : node.propertyNames()) {
                items.add(get(name));
            }
        }
        return items;
    }

    /// The text of a string, number or boolean; null for anything else.
    public @Nullable String text() {
        return node.isValueNode() && !missing() ? node.asString() : null;
    }

    /// A string, number or boolean by name; null when it is not there.
    public @Nullable String text(String name) {
        return get(name).text();
    }

    /// Text that is safe to show, on one line; empty when it is not there.
    public String line(String name) {
        return Values.line(text(name));
    }

    /// Text on one line that must be there.
    public String requiredLine(String name) throws Refusal {
        String value = line(name);
        if (value.isEmpty()) {
            throw new Refusal(path(), "no " + name);
        }
        return value;
    }

    /// A finite number by name, or null.
    public @Nullable Double number(String name, double least, double most) throws Refusal {
        JsonItem item = get(name);
        return Values.number(item.text(), item.path(), least, most);
    }

    /// The point that a GeoJSON geometry is, null when there is no geometry.
    ///
    /// @throws Refusal when it is another kind of geometry, or its coordinates are none
    public @Nullable GeoPoint geoJsonPoint() throws Refusal {
        if (missing()) {
            return null;
        }
        if (!line("type").equals("Point")) {
            throw new Refusal(path(), "not a point but " + Values.quoted(text("type")));
        }
        JsonItem coordinates = get("coordinates");
        return Values.point(
                coordinates.get(1).text(), coordinates.get(0).text(), coordinates.path());
    }
}
