package org.yilan.feeds.open311;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.XmlElement;

import java.util.function.Function;

/// Named texts, whether they were written as JSON or as XML.
///
/// @param path where they stand
/// @param reader the text of a name, or null
/// @param inner the fields inside a field
record Fields(
        String path, Function<String, @Nullable String> reader, Function<String, Fields> inner) {
    private static final Fields NONE = new Fields("", name -> null, name -> none());

    static Fields of(JsonItem item) {
        return new Fields(item.path(), item::text, name -> of(item.get(name)));
    }

    static Fields of(XmlElement element) {
        return new Fields(
                element.path(),
                element::text,
                name -> {
                    XmlElement child = element.child(name);
                    return child == null ? none() : of(child);
                });
    }

    @Nullable String text(String name) {
        return reader.apply(name);
    }

    Fields in(String name) {
        return inner.apply(name);
    }

    private static Fields none() {
        return NONE;
    }
}
