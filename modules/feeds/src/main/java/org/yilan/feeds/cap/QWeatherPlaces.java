package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// QWeather's own numbers of places, and which divisions they are as far as the option `divisions` says.
final class QWeatherPlaces {
    private final Poll poll;
    private final Map<String, String> divisions = new LinkedHashMap<>();

    QWeatherPlaces(Poll poll) {
        this.poll = poll;
        for (String pair : poll.config().option("divisions").orElse("").split("[,\\s]+")) {
            String[] parts = pair.split("=", -1);
            if (parts.length == 2 && parts[1].matches("\\d{6}")) {
                divisions.put(parts[0], parts[1]);
            } else if (!pair.isEmpty()) {
                poll.refused(
                        "option divisions", "not a place and its code: " + Values.quoted(pair));
            }
        }
    }

    /// The place as name and value of a geocode.
    Map.Entry<String, String> division(String location) {
        String division = divisions.get(location);
        return division == null
                ? Map.entry("location", Values.line(location))
                : Map.entry("division", division);
    }

    Map.Entry<String, String> division(@Nullable GeoPoint point) {
        return Map.entry("division", poll.division(point));
    }

    /// The places of a list that are to be asked about, in order.
    Set<String> listed(JsonItem list) {
        Set<String> listed = new LinkedHashSet<>();
        int others = 0;
        for (JsonItem item : list.items()) {
            String id = item.line("locationId");
            if (!id.matches("[0-9A-Za-z]{3,16}")) {
                poll.item(
                        () -> {
                            throw new Refusal(
                                    item.path(), "no number of a place: " + Values.quoted(id));
                        });
            } else if (divisions.isEmpty() || divisions.containsKey(id)) {
                listed.add(id);
            } else {
                others++;
            }
        }
        if (others > 0) {
            poll.ignored(
                    list.path(),
                    others + " places with warnings that the option divisions leaves out");
        }
        return listed;
    }
}
