package org.yilan.feeds.mapped;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Any JSON, by a mapping file.
public final class MappedJsonAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "mapped-json";
    }

    @Override
    public String about() {
        return "any JSON by a mapping file: tickets, readings, places or alerts";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Mapping mapping = Mapping.of(poll);
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem list = at(document.get().json(), mapping.items());
        if (!list.isArray() && !list.isObject()) {
            throw new FeedException(
                    "no-items",
                    "There is no list of items at "
                            + (mapping.items().isEmpty() ? "/" : mapping.items())
                            + ".");
        }
        List<JsonItem> items = list.isArray() ? list.items() : items(list);
        for (JsonItem item : items) {
            poll.item(() -> Makers.make(mapping.makes(), new Cells(mapping, new Item(item), poll)));
        }
        if (!items.isEmpty()) {
            sayUnmapped(items.getFirst(), mapping, poll);
        }
    }

    /// An object whose values are objects is a list by name; any other is one item.
    private static List<JsonItem> items(JsonItem object) {
        List<JsonItem> members = object.members();
        return !members.isEmpty() && members.stream().allMatch(JsonItem::isObject)
                ? members
                : List.of(object);
    }

    private static void sayUnmapped(JsonItem first, Mapping mapping, Poll poll) {
        Set<String> rest = new LinkedHashSet<>(first.names());
        mapping.fields()
                .values()
                .forEach(
                        r ->
                                r.from()
                                        .forEach(
                                                f ->
                                                        rest.remove(
                                                                f.replaceFirst("^/", "")
                                                                        .replaceFirst("/.*", ""))));
        if (!rest.isEmpty()) {
            poll.ignored(first.path(), "not mapped: " + String.join(", ", rest));
        }
    }

    /// What a JSON Pointer leads to; a text without a slash at its start is a member's name.
    static JsonItem at(JsonItem root, String pointer) {
        if (!pointer.startsWith("/")) {
            return pointer.isEmpty() ? root : root.get(pointer);
        }
        JsonItem item = root;
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            item =
                    item.isArray() && name.matches("\\d{1,9}")
                            ? item.get(Integer.parseInt(name))
                            : item.get(name);
        }
        return item;
    }

    private record Item(JsonItem item) implements Row {
        @Override
        public @Nullable String text(String from) {
            return at(item, from).text();
        }

        @Override
        public String path(String from) {
            return at(item, from).path();
        }

        @Override
        public String path() {
            return item.path();
        }
    }
}
