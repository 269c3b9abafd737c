package org.yilan.feeds.parking;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Remembered;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `liipi`: park and ride by Finland's parking service (Fintraffic, formerly HSL LIIPI).
///
/// The url is the folder of the service (`…/api/v1`) with `facilities.json` and `utilizations.json`. A facility is of the
/// kind `parking`, for bicycles of the kind `bicycle-parking`. It is counted by the spaces of its own type, `CAR` or
/// `BICYCLE`, of the use `PARK_AND_RIDE` if that is told, else of the first: the same spaces stand under several uses, so
/// adding them up would be wrong. Other spaces (disabled, electric, …) are ignored. `capacity` is the utilisation's, else
/// what was built; `occupied` is capacity less `spacesAvailable`; `status` is as published, `closed` while one in operation
/// is not open; the time is the utilisation's, and without one it counts as seen now. The place is the middle of the
/// outline's bounding box. Option `language` of names: `fi`, `sv`, `en` (default).
public final class LiipiAdapter implements FeedAdapter {
    private static final int MAX_DEPTH = 6;

    private final Remembered<JsonItem> documents = new Remembered<>();

    @Override
    public String format() {
        return "liipi";
    }

    @Override
    public String about() {
        return "park and ride by the Finnish LIIPI service (its folder api/v1)";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<JsonItem> facilities =
                documents.get(
                        "facilities",
                        poll.config().under("facilities.json?limit=-1"),
                        poll,
                        d -> {
                            JsonItem root = d.json();
                            if (!root.get("results").isArray()) {
                                throw new FeedException(
                                        "not-liipi", "The answer has no list named \"results\".");
                            }
                            return root;
                        });
        Optional<JsonItem> utilizations =
                documents.get(
                        "utilizations",
                        poll.config().under("utilizations.json?limit=-1"),
                        poll,
                        d -> {
                            JsonItem root = d.json();
                            if (!root.isArray()) {
                                throw new FeedException(
                                        "not-liipi", "The utilizations are not a list.");
                            }
                            return root;
                        });
        if (facilities.isEmpty() || utilizations.isEmpty()) {
            return;
        }
        if ("true".equals(facilities.get().text("hasMore"))) {
            poll.ignored("/hasMore", "the facilities that the service did not send at once");
            poll.incomplete();
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (JsonItem facility : facilities.get().get("results").items()) {
            types.putIfAbsent(facility.line("id"), facility.line("type"));
        }
        Counted counted = counted(utilizations.get(), types, poll);
        Lots lots = new Lots(poll);
        for (JsonItem facility : facilities.get().get("results").items()) {
            poll.item(() -> read(facility, counted, lots, poll));
        }
    }

    private static Counted counted(JsonItem utilizations, Map<String, String> types, Poll poll) {
        Map<String, JsonItem> counted = new LinkedHashMap<>();
        int[] identified = new int[1];
        for (JsonItem item : utilizations.items()) {
            poll.item(
                    () -> {
                        String id = item.requiredLine("facilityId");
                        identified[0]++;
                        String type = item.requiredLine("capacityType");
                        String own = types.get(id);
                        if (own == null) {
                            poll.ignored(
                                    item.path(),
                                    "of a facility that is not described: " + Values.quoted(id));
                        } else if (!type.equals(own)) {
                            poll.ignored(
                                    item.path(),
                                    "spaces other than those of the facility's own type: "
                                            + Values.quoted(type));
                        } else {
                            JsonItem before = counted.get(id);
                            boolean better =
                                    before == null || (parkAndRide(item) && !parkAndRide(before));
                            JsonItem worse = better ? before : item;
                            if (better) {
                                counted.put(id, item);
                            }
                            if (worse != null) {
                                poll.ignored(
                                        worse.path(),
                                        "the same spaces under another use: "
                                                + Values.quoted(worse.text("usage")));
                            }
                        }
                    });
        }
        return new Counted(counted, identified[0] == utilizations.items().size());
    }

    /// The utilisations that count, by facility.
    ///
    /// @param all whether each said whose it is; if not, a facility without one may only seem so
    private record Counted(Map<String, JsonItem> of, boolean all) {}

    private static boolean parkAndRide(JsonItem utilization) {
        return utilization.line("usage").equals("PARK_AND_RIDE");
    }

    private static void read(JsonItem facility, Counted counted, Lots lots, Poll poll)
            throws Refusal {
        String id = facility.requiredLine("id");
        String type = facility.requiredLine("type");
        String name = name(facility.get("name"), poll);
        if (name.isEmpty()) {
            throw new Refusal(facility.path(), "no name");
        }
        GeoPoint point = poll.part(() -> middle(facility.get("location")));
        JsonItem utilization = counted.of().get(id);
        Integer capacity = utilization == null ? null : lots.count(utilization.get("capacity"));
        if (capacity == null) {
            capacity = lots.count(facility.get("builtCapacity").get(type));
        }
        Instant at = poll.now();
        Integer free = null;
        if (utilization != null) {
            JsonItem time = utilization.get("timestamp");
            at = Values.of(poll).pastInstant(time.text(), time.path());
            free = lots.count(utilization.get("spacesAvailable"));
        }
        if (utilization == null && !counted.all()) {
            poll.ignored(
                    facility.path(),
                    "no utilization, which may be among those refused; it stays as it was");
            return;
        }
        lots.tell(
                facility,
                id,
                type.equals("BICYCLE") ? "bicycle-parking" : "parking",
                name,
                new Place(point, "", poll.division(point)),
                status(facility.line("status"), utilization),
                lots.ofFree(free, capacity, facility.path()),
                at);
    }

    private static String status(String published, @Nullable JsonItem utilization) {
        boolean closed = utilization != null && "false".equals(utilization.text("openNow"));
        return closed && published.equals("IN_OPERATION") ? "closed" : published;
    }

    private static String name(JsonItem names, Poll poll) {
        String wanted = names.line(poll.config().option("language").orElse("en"));
        if (!wanted.isEmpty()) {
            return wanted;
        }
        return names.members().stream()
                .map(n -> Values.line(n.text()))
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable GeoPoint middle(JsonItem geometry) throws Refusal {
        if (geometry.missing()) {
            return null;
        }
        String crs = geometry.get("crs").get("properties").line("name");
        if (!crs.isEmpty() && !crs.equals("EPSG:4326")) {
            throw new Refusal(geometry.path(), "coordinates that are not WGS 84: " + crs);
        }
        Box box = new Box();
        box.add(geometry.get("coordinates"), 0);
        return box.middle();
    }

    /// The bounding box of a geometry.
    private static final class Box {
        private double south = Double.POSITIVE_INFINITY;
        private double west = Double.POSITIVE_INFINITY;
        private double north = Double.NEGATIVE_INFINITY;
        private double east = Double.NEGATIVE_INFINITY;

        void add(JsonItem coordinates, int depth) throws Refusal {
            if (!coordinates.isArray() || depth > MAX_DEPTH) {
                throw new Refusal(coordinates.path(), "no coordinates of a geometry");
            }
            if (!coordinates.get(0).isArray()) {
                GeoPoint point =
                        Values.point(
                                coordinates.get(1).text(),
                                coordinates.get(0).text(),
                                coordinates.path());
                if (point != null) {
                    south = Math.min(south, point.lat());
                    north = Math.max(north, point.lat());
                    west = Math.min(west, point.lon());
                    east = Math.max(east, point.lon());
                }
                return;
            }
            for (JsonItem part : coordinates.items()) {
                add(part, depth + 1);
            }
        }

        @Nullable GeoPoint middle() {
            return south > north ? null : new GeoPoint((south + north) / 2, (west + east) / 2);
        }
    }
}
