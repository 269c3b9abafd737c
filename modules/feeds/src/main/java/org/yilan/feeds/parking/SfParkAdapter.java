package org.yilan.feeds.parking;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `sfpark`: car parks and kerbs by SFpark's availability service, version 1, as JSON.
///
/// The url is the whole query. Each record is a facility of the kind `parking`: `OCC` spaces are occupied of `OPER` in
/// operation. Its id is `off-` and `OSPID` of a car park off the street, `on-` and `BFID` of a side of a street, where the
/// place is the middle between its ends. The service states no status. The time is the document's
/// `AVAILABILITY_UPDATED_TIMESTAMP`. Telephone numbers, opening hours and rates are not read.
public final class SfParkAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "sfpark";
    }

    @Override
    public String about() {
        return "car parks and kerbs by SFpark's availability service (JSON)";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        String status = root.line("STATUS");
        if (!status.isEmpty() && !status.equals("SUCCESS")) {
            throw new FeedException(
                    "refused-by-service",
                    "SFpark answered "
                            + Values.quoted(status)
                            + ": "
                            + Values.quoted(root.text("MESSAGE")));
        }
        JsonItem list = root.get("AVL");
        boolean none = list.missing() && "0".equals(root.text("NUM_RECORDS"));
        if (!list.isArray() && !list.isObject() && !none) {
            throw new FeedException(
                    "not-sfpark", "The answer has no list of records named \"AVL\".");
        }
        Lots lots = new Lots(poll);
        JsonItem updated = root.get("AVAILABILITY_UPDATED_TIMESTAMP");
        // A single record is not in a list: the service's JSON is made from XML.
        List<JsonItem> records = list.isObject() ? List.of(list) : list.items();
        for (JsonItem item : records) {
            poll.item(() -> read(item, updated, lots, poll));
        }
    }

    private static void read(JsonItem item, JsonItem updated, Lots lots, Poll poll) throws Refusal {
        String type = item.requiredLine("TYPE");
        String id =
                switch (type) {
                    case "OFF" -> item.requiredLine("OSPID");
                    case "ON" -> item.requiredLine("BFID");
                    default ->
                            throw new Refusal(
                                    item.path(), "neither ON nor OFF: " + Values.quoted(type));
                };
        GeoPoint point = poll.part(() -> point(item.get("LOC")));
        Integer occupied = lots.count(item.get("OCC"));
        Integer operational = lots.count(item.get("OPER"));
        lots.tell(
                item,
                type.toLowerCase(Locale.ROOT) + "-" + id,
                "parking",
                item.requiredLine("NAME"),
                new Place(point, item.line("DESC"), poll.division(point)),
                "",
                new Lots.Spaces(
                        occupied == null ? -1 : occupied, operational == null ? -1 : operational),
                Values.of(poll).pastInstant(updated.text(), updated.path()));
    }

    /// Longitude first; a street has both its ends.
    private static @Nullable GeoPoint point(JsonItem loc) throws Refusal {
        String text = loc.text();
        if (text == null || text.isBlank()) {
            return null;
        }
        String[] parts = text.split(",", -1);
        if (parts.length != 2 && parts.length != 4) {
            throw new Refusal(loc.path(), "not one or two points: " + Values.quoted(text));
        }
        GeoPoint first = Values.point(parts[1], parts[0], loc.path());
        GeoPoint last = parts.length == 2 ? first : Values.point(parts[3], parts[2], loc.path());
        return first == null || last == null
                ? null
                : new GeoPoint((first.lat() + last.lat()) / 2, (first.lon() + last.lon()) / 2);
    }
}
