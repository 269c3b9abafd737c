package org.yilan.feeds.parking;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.Instant;
import java.util.Optional;

/// `parkapi`: the car parks of a city by ParkAPI version 1.
///
/// The url is the city's document (`…/api/Dresden`). Each lot is a facility of the kind `parking`: `capacity` is `total`,
/// `occupied` is `total` less `free`, `status` is `state` as published; with the state `nodata` the count is not believed.
/// A lot must have a name, which is also its id where it has none, so names must differ then. The time is `last_updated`
/// of the document, in the feed's zone, as ParkAPI writes none: UTC for ParkAPI's own servers. Spaces for the disabled,
/// forecasts and opening hours are not read. A document with `"simulated": true` was invented.
public final class ParkApiAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "parkapi";
    }

    @Override
    public String about() {
        return "a city's car parks by ParkAPI 1";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        if (!root.get("lots").isArray()) {
            throw new FeedException(
                    "not-parkapi",
                    root.get("cities").isObject()
                            ? "The answer is ParkAPI's list of cities; the url must be one city's."
                            : "The answer has no list of car parks named \"lots\".");
        }
        Lots lots = new Lots(poll, "true".equals(root.text("simulated")));
        JsonItem updated = root.first("last_updated", "last_downloaded");
        for (JsonItem lot : root.get("lots").items()) {
            poll.item(() -> read(lot, updated, lots, poll));
        }
    }

    private static void read(JsonItem lot, JsonItem updated, Lots lots, Poll poll) throws Refusal {
        Instant at = Values.of(poll).pastInstant(updated.text(), updated.path());
        String name = lot.requiredLine("name");
        String id = lot.line("id");
        String state = lot.line("state");
        JsonItem coords = lot.get("coords");
        GeoPoint point =
                poll.part(
                        () -> Values.point(coords.text("lat"), coords.text("lng"), coords.path()));
        if (!lot.get("total:disabled").missing()) {
            poll.ignored(
                    lot.path() + "/total:disabled", "spaces for the disabled are not told apart");
        }
        lots.tell(
                lot,
                id.isEmpty() ? name : id,
                "parking",
                name,
                new Place(point, lot.line("address"), poll.division(point)),
                state,
                lots.ofFree(
                        state.equals("nodata") ? null : lots.count(lot.get("free")),
                        lots.count(lot.get("total")),
                        lot.path()),
                at);
    }
}
