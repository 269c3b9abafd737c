package org.yilan.feeds.cap;

import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.XmlElement;

import java.util.ArrayList;
import java.util.List;

/// A message of another format put into CAP's words, so that [CapReader] reads it and judges it as it does all others. Each
/// part keeps its place in its own document. One thread.
final class Draft {
    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private final String name;
    private final String path;
    private final Poll poll;
    private final List<XmlElement> children = new ArrayList<>();

    private Draft(String name, String path, Poll poll) {
        this.name = name;
        this.path = path;
        this.poll = poll;
    }

    /// @param path of the message in its document
    static Draft alert(String path, Poll poll) {
        return new Draft("alert", path, poll);
    }

    /// A message that is CAP but for being written as JSON: members become elements, lists repeated ones.
    static XmlElement literal(String name, JsonItem item) {
        List<XmlElement> children = new ArrayList<>();
        for (String member : item.names()) {
            JsonItem value = item.get(member);
            List<JsonItem> values = value.isArray() ? value.items() : List.of(value);
            values.stream()
                    .filter(v -> !v.missing())
                    .forEach(v -> children.add(literal(member, v)));
        }
        String text = item.text();
        return XmlElement.of(NAMESPACE, name, item.path(), text == null ? "" : text, children);
    }

    /// A part with parts of its own.
    Draft inside(String part, String where) {
        return new Draft(part, where, poll);
    }

    /// Puts a value that the format states; one that is no value is refused, and none is left out.
    Draft put(String part, JsonItem item) {
        String text = item.text();
        if (text != null) {
            return put(part, item.path(), text);
        }
        if (!item.missing()) {
            poll.refused(item.path(), "not a value but a list or an object");
        }
        return this;
    }

    /// Puts words; empty ones are left out.
    Draft put(String part, String where, String text) {
        if (!text.isBlank()) {
            children.add(XmlElement.of(NAMESPACE, part, where, text, List.of()));
        }
        return this;
    }

    Draft put(Draft part) {
        children.add(part.element());
        return this;
    }

    /// Puts one of CAP's pairs (`parameter`, `geocode`), for each value of a list.
    Draft pair(String part, String valueName, JsonItem item) {
        for (JsonItem value : item.isArray() ? item.items() : List.of(item)) {
            String text = value.text();
            if (text != null) {
                pair(part, valueName, value.path(), text);
            } else if (!value.missing()) {
                poll.refused(value.path(), "not a value but a list or an object");
            }
        }
        return this;
    }

    Draft pair(String part, String valueName, String where, String value) {
        return value.isBlank()
                ? this
                : put(
                        inside(part, where)
                                .put("valueName", where, valueName)
                                .put("value", where, value));
    }

    XmlElement element() {
        return XmlElement.of(NAMESPACE, name, path, "", children);
    }

    /// Has it read, and reports what it says or why it cannot be used.
    void read() {
        read(element(), poll);
    }

    static void read(XmlElement alert, Poll poll) {
        poll.item(() -> new CapReader(poll).read(alert).ifPresent(poll::saw));
    }
}
