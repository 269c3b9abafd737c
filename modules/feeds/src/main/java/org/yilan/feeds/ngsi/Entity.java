package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An entity of a context broker: NGSI-v2 or NGSI-LD, normalized, concise or key-values. Immutable.
final class Entity {
    /// Publishers that keep their history in the broker make an entity for every hour and end its id with the time.
    private static final Pattern STAMP =
            Pattern.compile(
                    "(?<=.)[-_:.]?\\d{4}-\\d{2}-\\d{2}T\\d{2}:?\\d{2}(:?\\d{2}(\\.\\d+)?)?"
                            + "(Z|[+-]\\d{2}:?\\d{2})?$");

    private static final Set<String> NOT_ATTRIBUTES =
            Set.of("id", "type", "@id", "@type", "@context");

    private final JsonItem item;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    Entity(JsonItem item) {
        this.item = item;
        for (String name : item.names()) {
            if (!NOT_ATTRIBUTES.contains(name)) {
                String shortName = Attribute.shortName(name);
                attributes.put(shortName, Attribute.of(shortName, item.get(name)));
            }
        }
    }

    /// Whether an item is an entity at all.
    static boolean is(JsonItem item) {
        return !item.first("id", "@id").missing() && !item.first("type", "@type").missing();
    }

    String path() {
        return item.path();
    }

    /// Its id without the time that some publishers put at its end: the station, not the hour.
    String id() throws Refusal {
        String id = Values.line(item.first("id", "@id").text());
        if (id.isEmpty()) {
            throw new Refusal(item.path(), "no id");
        }
        return STAMP.matcher(id).replaceFirst("");
    }

    /// Its types without the addresses of their vocabularies; NGSI-LD allows several.
    List<String> types() throws Refusal {
        JsonItem type = item.first("type", "@type");
        List<String> types =
                (type.isArray() ? type.items() : List.of(type))
                        .stream()
                                .map(t -> Attribute.shortName(Values.line(t.text())))
                                .filter(t -> !t.isEmpty())
                                .toList();
        if (types.isEmpty()) {
            throw new Refusal(item.path(), "no type");
        }
        return types;
    }

    Collection<Attribute> attributes() {
        return attributes.values();
    }

    /// An attribute by name; one without a value when there is none.
    Attribute get(String name) {
        Attribute found = attributes.get(name);
        return found == null ? Attribute.of(name, item.get(name)) : found;
    }

    /// The first of several attributes that has words, empty when none has.
    String line(String... names) {
        for (String name : names) {
            String line = get(name).line();
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }

    /// What a person calls it: its name, that of its station, its address, else its id.
    String name() throws Refusal {
        String name = line("name", "stationName");
        if (name.isEmpty()) {
            name = address();
        }
        return name.isEmpty() ? id() : name;
    }

    Place place(Poll poll) {
        GeoPoint point = poll.part(() -> get("location").point());
        return new Place(point, address(), poll.division(point));
    }

    private String address() {
        Attribute address = get("address");
        String line = address.line();
        if (!line.isEmpty()) {
            return line;
        }
        return (address.value().line("addressLocality")
                        + " "
                        + address.value().line("streetAddress"))
                .strip();
    }

    /// The first of several attributes that has words, as the item to read a time from, or null.
    @Nullable JsonItem moment(String... names) {
        for (String name : names) {
            JsonItem value = get(name).value();
            if (!Values.missing(value.text())) {
                return value;
            }
        }
        return null;
    }
}
