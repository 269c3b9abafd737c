package org.yilan.feeds.earthquake;

import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `usgs-geojson`: earthquakes as the United States Geological Survey publishes them, GeoJSON: the summary feeds, a query of
/// its event service, or the details of one event.
///
/// The url is the document. Intensity is the largest that instruments give (`mmi`), else the largest that people reported
/// (`cdi`). The flag `tsunami` says that the earthquake was large and at sea, not that there is a tsunami. Option `least`:
/// the smallest magnitude to show; what has none is shown.
public final class UsgsAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "usgs-geojson";
    }

    @Override
    public String about() {
        return "earthquakes of the world as the USGS's GeoJSON";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        List<JsonItem> features;
        if (root.line("type").equals("Feature")) {
            features = List.of(root);
        } else if (root.line("type").equals("FeatureCollection")
                && root.get("features").isArray()) {
            features = root.get("features").items();
        } else {
            throw new FeedException(
                    "not-usgs-geojson",
                    "The answer is neither a GeoJSON Feature nor a collection.");
        }
        Map<String, Integer> ignored = new TreeMap<>();
        for (JsonItem feature : features) {
            poll.item(() -> read(feature, poll, ignored));
        }
        ignored.forEach((why, count) -> poll.ignored("/features", count + " " + why));
    }

    private static void read(JsonItem feature, Poll poll, Map<String, Integer> ignored)
            throws Refusal {
        String id = feature.requiredLine("id");
        JsonItem properties = feature.get("properties");
        String type = properties.line("type");
        if (!type.isEmpty() && !type.equals("earthquake")) {
            ignored.merge("of the type " + type, 1, Integer::sum);
            return;
        }
        Double magnitude = properties.number("mag", -10, 12);
        Double least =
                Values.number(poll.config().option("least").orElse(null), "option least", -10, 12);
        if (least != null && magnitude != null && magnitude < least) {
            ignored.merge("below the magnitude of the option least", 1, Integer::sum);
            return;
        }
        Instant origin = required(properties.get("time"), poll);
        Instant updated =
                properties.get("updated").missing()
                        ? origin
                        : required(properties.get("updated"), poll);
        JsonItem geometry = feature.get("geometry");
        JsonItem coordinates = geometry.get("coordinates");
        GeoPoint point = poll.part(() -> geometry.geoJsonPoint());
        Double depth =
                poll.part(
                        () ->
                                Values.number(
                                        coordinates.get(2).text(),
                                        coordinates.get(2).path(),
                                        -100,
                                        1000));
        poll.saw(
                new Observation.EarthquakeSeen(
                        new Earthquake(
                                poll.config().id() + ":" + id,
                                poll.config().id(),
                                "",
                                0,
                                updated,
                                stage(properties.line("status")),
                                new Hypocentre(
                                        origin,
                                        point,
                                        properties.line("place"),
                                        depth == null ? Double.NaN : depth,
                                        magnitude == null ? Double.NaN : magnitude,
                                        properties.line("magType")),
                                shaking(properties, poll),
                                properties.line("tsunami").equals("1") ? "oceanic" : "",
                                "",
                                properties.line("net"),
                                "true".equals(properties.text("simulated")))));
    }

    private static Stage stage(String status) {
        return switch (status) {
            case "reviewed", "manual" -> Stage.REVIEWED;
            case "deleted" -> Stage.CANCELLED;
            default -> Stage.HYPOCENTRE;
        };
    }

    private static Shaking shaking(JsonItem properties, Poll poll) {
        for (String key : List.of("mmi", "cdi")) {
            Double value = poll.part(() -> properties.number(key, 0, 12));
            if (value != null && value > 0) {
                return new Shaking(
                        key.equals("mmi") ? "MMI" : "CDI", properties.line(key), List.of());
            }
        }
        return Shaking.UNKNOWN;
    }

    /// Milliseconds since 1970.
    private static Instant required(JsonItem item, Poll poll) throws Refusal {
        String text = item.text();
        if (text == null) {
            throw new Refusal(item.path(), "no time");
        }
        String iso;
        try {
            iso = Instant.ofEpochMilli(Long.parseLong(text.strip())).toString();
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refusal(item.path(), "not milliseconds since 1970: " + Values.quoted(text));
        }
        try {
            return Values.of(poll).pastInstant(iso, item.path());
        } catch (Refusal refusal) {
            throw new Refusal(item.path(), Values.quoted(text) + " ms: " + refusal.reason());
        }
    }
}
