package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.time.Instant;
import java.util.Optional;

/// `nws-geojson`: alerts of the National Weather Service of the United States as GeoJSON (`api.weather.gov/alerts/active`),
/// also as it was in 2017.
///
/// The url is the document. An alert is over at `ends`, the end of the event, where that is later than `expires`, when its
/// text does: the service replaces a text that expires while the event goes on. Areas are the feature's polygons and the codes
/// of the zones (`UGC=NMZ508`, `SAME=035053`). Option `tier`: of publishers that do not say.
public final class NwsAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "nws-geojson";
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
                    "not-nws-geojson", "The answer is not a GeoJSON FeatureCollection.");
        }
        for (JsonItem feature : root.get("features").items()) {
            poll.item(() -> alert(feature, poll).read());
        }
        if (!root.get("pagination").get("next").missing()) {
            poll.ignored("/pagination/next", "further pages; /alerts/active has all alerts on one");
        }
    }

    private static Draft alert(JsonItem feature, Poll poll) throws Refusal {
        JsonItem properties = feature.get("properties");
        if (!properties.isObject()) {
            throw new Refusal(feature.path(), "no properties");
        }
        Draft alert =
                Draft.alert(properties.path(), poll)
                        .put("identifier", properties.get("id"))
                        .put("sender", properties.get("sender"))
                        .put("sent", properties.get("sent"))
                        .put("status", properties.get("status"))
                        .put("msgType", properties.get("messageType"))
                        .put("scope", properties.path(), "Public");
        Draft references = alert.inside("references", properties.get("references").path());
        for (JsonItem reference : properties.get("references").items()) {
            references.put(
                    alert.inside("reference", reference.path())
                            .put("sender", reference.get("sender"))
                            .put("identifier", reference.get("identifier")));
        }
        Draft info =
                alert.inside("info", properties.path()).put("language", properties.path(), "en-US");
        for (String name :
                new String[] {
                    "event", "urgency", "severity", "certainty", "onset", "effective", "headline"
                }) {
            info.put(name, properties.get(name));
        }
        info.put("senderName", properties.first("senderName", "sender"))
                .put("description", properties.get("description"))
                .put("instruction", properties.get("instruction"))
                .put("expires", later(properties.get("expires"), properties.get("ends"), poll));
        JsonItem parameters = properties.get("parameters");
        for (String name : parameters.names()) {
            info.pair("parameter", name, parameters.get(name));
        }
        return alert.put(references).put(info.put(area(feature, properties, alert, poll)));
    }

    private static JsonItem later(JsonItem expires, JsonItem ends, Poll poll) {
        Values values = Values.of(poll);
        Instant end = poll.part(() -> values.instant(ends.text(), ends.path()));
        Instant expiry = instantOrNull(expires, values);
        return end != null && (expiry == null || end.isAfter(expiry)) ? ends : expires;
    }

    /// Null also for what is no time: whoever reads the alert refuses it, once.
    private static @Nullable Instant instantOrNull(JsonItem item, Values values) {
        try {
            return values.instant(item.text(), item.path());
        } catch (Refusal refusal) {
            return null;
        }
    }

    private static Draft area(JsonItem feature, JsonItem properties, Draft alert, Poll poll) {
        Draft area =
                alert.inside("area", properties.path()).put("areaDesc", properties.get("areaDesc"));
        JsonItem geocode = properties.get("geocode");
        for (String name : geocode.names()) {
            area.pair("geocode", name, geocode.get(name));
        }
        JsonItem geometry = feature.get("geometry");
        JsonItem coordinates = geometry.get("coordinates");
        switch (geometry.line("type")) {
            case "Polygon" -> polygon(coordinates, area, poll);
            case "MultiPolygon" -> coordinates.items().forEach(p -> polygon(p, area, poll));
            default -> {
                if (!geometry.missing()) {
                    poll.refused(
                            geometry.path(),
                            "not a polygon but " + Values.quoted(geometry.text("type")));
                }
            }
        }
        return area;
    }

    /// GeoJSON has longitude first, CAP latitude.
    private static void polygon(JsonItem rings, Draft area, Poll poll) {
        StringBuilder points = new StringBuilder();
        for (JsonItem point : rings.get(0).items()) {
            points.append(point.get(1).text()).append(',').append(point.get(0).text()).append(' ');
        }
        if (points.isEmpty()) {
            poll.refused(rings.path(), "a polygon without points");
        }
        area.put("polygon", rings.get(0).path(), points.toString());
        if (rings.items().size() > 1) {
            poll.ignored(rings.path(), "holes in a polygon");
        }
    }
}
