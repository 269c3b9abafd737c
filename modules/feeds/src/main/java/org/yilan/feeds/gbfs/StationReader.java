package org.yilan.feeds.gbfs;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the two documents about stations together: what they are, and how they are.
///
/// A station is a facility of the kind `bike-share`:
///
/// - `occupied` is the vehicles that stand there, those that can be rented and those that are out of order;
/// - `capacity` is the stated number of docks; where none is stated, vehicles and docks of the status together. It is as
///   published: stations without docks hold more than their capacity;
/// - `status` is `not-installed`, `closed` (neither rents nor takes back), `return-only`, `rent-only` or `open`, from the
///   three flags, which are booleans, or 0 and 1 in version 1; empty when none is there;
/// - `observedAt` is when the station reported last, else when the document was made.
///
/// A station must have an id and a name; without coordinates it has no place. One without a status is told of with nothing
/// known, unless there is a status that does not say whose it is: then what was known stays. A status without its station is
/// ignored. `"simulated": true` beside the data of either document, which is not of the format, says that it was invented.
final class StationReader {
    private static final double FIRST_SECOND =
            Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final double LAST_SECOND =
            Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private record Station(String id, String name, Place place, int capacity) {}

    private final Poll poll;
    private final Values values;
    private final String language;
    private boolean simulated;

    /// @param system the data of `system_information`, if the system has it
    StationReader(Poll poll, Optional<JsonItem> system) {
        this.poll = poll;
        this.values =
                new Values(
                        system.map(s -> zone(s.get("timezone"))).orElse(poll.config().zone()),
                        poll.now());
        this.language =
                poll.config()
                        .option("language")
                        .or(() -> system.map(StationReader::languageOf))
                        .orElse("");
    }

    private @Nullable ZoneId zone(JsonItem item) {
        String text = Values.line(item.text());
        if (text.isEmpty()) {
            return null;
        }
        return poll.part(
                () -> {
                    try {
                        return ZoneId.of(text);
                    } catch (DateTimeException e) {
                        throw new Refusal(item.path(), "no time zone: " + Values.quoted(text));
                    }
                });
    }

    private static String languageOf(JsonItem system) {
        String one = system.line("language");
        return one.isEmpty() ? Values.line(system.get("languages").get(0).text()) : one;
    }

    void read(JsonItem information, JsonItem status) {
        simulated =
                "true".equals(information.text("simulated"))
                        || "true".equals(status.text("simulated"));
        Map<String, Station> stations = new LinkedHashMap<>();
        for (JsonItem item : information.get("data").get("stations").items()) {
            poll.item(
                    () -> {
                        Station station = station(item);
                        if (stations.putIfAbsent(station.id(), station) != null) {
                            throw new Refusal(
                                    item.path(), "a second station " + Values.quoted(station.id()));
                        }
                    });
        }
        Map<String, Station> silent = new LinkedHashMap<>(stations);
        JsonItem made = status.get("last_updated");
        List<JsonItem> statuses = status.get("data").get("stations").items();
        int[] identified = new int[1];
        for (JsonItem item : statuses) {
            poll.item(
                    () -> {
                        String id = item.requiredLine("station_id");
                        identified[0]++;
                        Station station = stations.get(id);
                        if (station == null) {
                            poll.ignored(
                                    item.path(),
                                    "the status of a station that is not described: "
                                            + Values.quoted(id));
                            return;
                        }
                        silent.remove(id);
                        JsonItem reported = item.get("last_reported");
                        Instant at = moment(reported.missing() ? made : reported);
                        int vehicles = vehicles(item);
                        tell(station, word(item), vehicles, capacity(station, item, vehicles), at);
                    });
        }
        if (identified[0] < statuses.size() && !silent.isEmpty()) {
            poll.ignored(
                    "/data/stations",
                    silent.size()
                            + " stations without a status, which may be among those refused; they"
                            + " stay as they were");
            return;
        }
        for (Station station : silent.values()) {
            poll.item(() -> tell(station, "", -1, station.capacity(), moment(made)));
        }
    }

    private void tell(Station station, String status, int occupied, int capacity, Instant at) {
        poll.saw(
                new Observation.FacilitySeen(
                        new Facility(
                                poll.config().id() + ":" + station.id(),
                                poll.config().id(),
                                "bike-share",
                                station.name(),
                                station.place(),
                                status,
                                occupied,
                                capacity,
                                at,
                                simulated)));
    }

    private Station station(JsonItem item) throws Refusal {
        String id = item.requiredLine("station_id");
        String name = name(item.get("name"));
        if (name.isEmpty()) {
            throw new Refusal(item.path(), "no name");
        }
        GeoPoint point =
                poll.part(() -> Values.point(item.text("lat"), item.text("lon"), item.path()));
        return new Station(
                id,
                name,
                new Place(point, item.line("address"), poll.division(point)),
                count(item.get("capacity")));
    }

    /// Text, or since version 3 a list of texts with their languages.
    private String name(JsonItem item) {
        String first = "";
        for (JsonItem text : item.items()) {
            if (text.line("language").equals(language)) {
                return text.line("text");
            }
            first = first.isEmpty() ? text.line("text") : first;
        }
        return item.isArray() ? first : Values.line(item.text());
    }

    private int vehicles(JsonItem item) {
        int available = count(item.first("num_vehicles_available", "num_bikes_available"));
        int disabled = count(item.first("num_vehicles_disabled", "num_bikes_disabled"));
        return available < 0 ? -1 : available + Math.max(0, disabled);
    }

    private int capacity(Station station, JsonItem item, int vehicles) {
        if (station.capacity() >= 0) {
            return station.capacity();
        }
        int docks = count(item.get("num_docks_available"));
        if (docks < 0 || vehicles < 0) {
            return -1;
        }
        return vehicles + docks + Math.max(0, count(item.get("num_docks_disabled")));
    }

    private int count(JsonItem item) {
        Double count = poll.part(() -> Values.number(item.text(), item.path(), 0, 1_000_000));
        return count == null ? -1 : (int) Math.round(count);
    }

    private String word(JsonItem item) {
        Boolean installed = flag(item.get("is_installed"));
        Boolean renting = flag(item.get("is_renting"));
        Boolean returning = flag(item.get("is_returning"));
        if (Boolean.FALSE.equals(installed)) {
            return "not-installed";
        }
        if (renting == null && returning == null) {
            return "";
        }
        boolean rents = !Boolean.FALSE.equals(renting);
        boolean takes = !Boolean.FALSE.equals(returning);
        if (rents) {
            return takes ? "open" : "rent-only";
        }
        return takes ? "return-only" : "closed";
    }

    private @Nullable Boolean flag(JsonItem item) {
        return poll.part(
                () ->
                        switch (Values.line(item.text())) {
                            case "true", "1" -> true;
                            case "false", "0" -> false;
                            case "" -> null;
                            default ->
                                    throw new Refusal(
                                            item.path(),
                                            "neither true nor false: "
                                                    + Values.quoted(item.text()));
                        });
    }

    /// Seconds since 1970 up to version 2, RFC 3339 since version 3.
    private Instant moment(JsonItem item) throws Refusal {
        String text = item.text();
        if (text == null || !text.strip().matches("-?[0-9.]+")) {
            return values.pastInstant(text, item.path());
        }
        Double seconds = Values.number(text, item.path(), FIRST_SECOND, LAST_SECOND);
        return values.pastInstant(
                seconds == null ? null : Instant.ofEpochSecond(Math.round(seconds)).toString(),
                item.path());
    }
}
