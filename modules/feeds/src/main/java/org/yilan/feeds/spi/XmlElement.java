package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// An element of an XML document, with the line that it starts on, or of a document that says the same in other words
/// ([#of]). Names are compared without namespace: publishers change prefixes and versions more often than words. Immutable
/// once the document is read; any thread.
public final class XmlElement {
    private final String namespace;
    private final String name;
    private final String path;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";

    XmlElement(
            String namespace, String name, String path, int line, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.path = "line " + line + ": " + path;
        this.attributes = Map.copyOf(attributes);
    }

    private XmlElement(
            String namespace, String name, String path, String text, List<XmlElement> children) {
        this.namespace = namespace;
        this.name = name;
        this.path = path;
        this.attributes = Map.of();
        this.text = text;
        this.children.addAll(children);
    }

    /// An element that stands for a part of another kind of document, so that the same reader reads both.
    ///
    /// @param path where the part is in its own document, for a person
    public static XmlElement of(
            String namespace, String name, String path, String text, List<XmlElement> children) {
        return new XmlElement(namespace, name, path, text, children);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void setText(String value) {
        text = value;
    }

    public String namespace() {
        return namespace;
    }

    /// Its name without prefix.
    public String name() {
        return name;
    }

    /// Where it is, for a person: `line 12: /alert/info/area`.
    public String path() {
        return path;
    }

    /// An attribute by its name without prefix, empty when it is not there.
    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /// Its own text, without that of elements inside.
    public String text() {
        return text;
    }

    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    public List<XmlElement> children(String childName) {
        return children.stream().filter(c -> c.name().equals(childName)).toList();
    }

    /// The first child of a name, or null.
    public @Nullable XmlElement child(String childName) {
        for (XmlElement child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /// The text of the first child of a name, null when there is none or it is blank.
    public @Nullable String text(String childName) {
        XmlElement child = child(childName);
        return child == null || child.text.isBlank() ? null : child.text;
    }

    /// Text of a child that is safe to show, on one line; empty when it is not there.
    public String line(String childName) {
        return Values.line(text(childName));
    }

    /// Text of a child on one line that must be there.
    public String requiredLine(String childName) throws Refusal {
        String value = line(childName);
        if (value.isEmpty()) {
            throw new Refusal(path(), "no " + childName);
        }
        return value;
    }

    /// Every element of a name in here, at any depth, in order; not those inside one that is found.
    public List<XmlElement> descendants(String elementName) {
        List<XmlElement> found = new ArrayList<>();
        walk(elementName, found::add);
        return found;
    }

    private void walk(String elementName, Consumer<XmlElement> found) {
        for (XmlElement child : children) {
            if (child.name.equals(elementName)) {
                found.accept(child);
            } else {
                child.walk(elementName, found);
            }
        }
    }
}
