package org.yilan.feeds.geojson;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.Instant;
import java.util.Optional;

/// `geojson-places`: a GeoJSON FeatureCollection of points: units, shelters, hospitals, supplies.
///
/// The url is the document. Properties read: `id` (or the feature's own), `name`, `kind`, `status`, `occupied`, `capacity`,
/// `division`, `address`, `updated`, `simulated` (`true` for what was invented). Options: `kind` for features that state none (default `place`), and
/// `property.NAME` where a publisher calls the property NAME otherwise. A feature must have an id, a name and, if it has a
/// geometry, a point; without `updated` it counts as seen now.
public final class GeoJsonPlacesAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "geojson-places";
    }

    @Override
    public String about() {
        return "places and units as a GeoJSON FeatureCollection of points";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        if (!root.line("type").equals("FeatureCollection") || !root.get("features").isArray()) {
            throw new FeedException(
                    "not-geojson", "The answer is not a GeoJSON FeatureCollection.");
        }
        for (JsonItem feature : root.get("features").items()) {
            poll.item(() -> poll.saw(new Observation.FacilitySeen(facility(feature, poll))));
        }
    }

    private static Facility facility(JsonItem feature, Poll poll) throws Refusal {
        JsonItem properties = feature.get("properties");
        String id = property(properties, "id", poll);
        if (id.isEmpty()) {
            id = feature.requiredLine("id");
        }
        String name = property(properties, "name", poll);
        if (name.isEmpty()) {
            throw new Refusal(properties.path(), "no name");
        }
        GeoPoint point = feature.get("geometry").geoJsonPoint();
        String division = property(properties, "division", poll);
        String kind = property(properties, "kind", poll);
        JsonItem updated = properties.get(called("updated", poll));
        Instant at =
                Values.missing(updated.text())
                        ? poll.now()
                        : Values.of(poll).pastInstant(updated.text(), updated.path());
        return new Facility(
                poll.config().id() + ":" + id,
                poll.config().id(),
                kind.isEmpty() ? poll.config().option("kind").orElse("place") : kind,
                name,
                new Place(
                        point,
                        property(properties, "address", poll),
                        division.isEmpty() ? poll.division(point) : division),
                property(properties, "status", poll),
                count(properties.get(called("occupied", poll)), poll),
                count(properties.get(called("capacity", poll)), poll),
                at,
                "true".equals(properties.text(called("simulated", poll))));
    }

    private static String called(String name, Poll poll) {
        return poll.config().option("property." + name).orElse(name);
    }

    private static String property(JsonItem properties, String name, Poll poll) {
        return properties.line(called(name, poll));
    }

    private static int count(JsonItem item, Poll poll) {
        Double count = poll.part(() -> Values.number(item.text(), item.path(), 0, 10_000_000));
        return count == null ? -1 : (int) Math.round(count);
    }
}
