package org.yilan.feeds.typhoon;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `typhoon-zj`: the track service of the Zhejiang water resources department: `TyphoonList/YEAR` says which storms are
/// active, `TyphoonInfo/ID` has the track of one with radii by quadrant and the forecasts of several agencies.
///
/// The url is the folder of both. Times are local (the feed's zone), numbers are strings, wind is in m/s, the storm's speed
/// in km/h, radii in km as `ne|se|sw|nw`. Option `all=true`: also the storms of this year that are over.
public final class ZhejiangAdapter implements FeedAdapter {
    private final StormPoller storms = new StormPoller();

    @Override
    public String format() {
        return "typhoon-zj";
    }

    @Override
    public String about() {
        return "typhoon tracks as the Zhejiang water service publishes them (TyphoonInfo)";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        boolean all = poll.config().option("all").map(Boolean::parseBoolean).orElse(false);
        storms.poll(listed(poll), all, poll, storm -> read(storm.id(), poll));
    }

    private Map<String, StormPoller.Listed> listed(Poll poll) throws FeedException {
        ZonedDateTime now = poll.now().atZone(poll.config().zone());
        Map<String, StormPoller.Listed> listed = new LinkedHashMap<>();
        // A storm of December may still be about in January.
        for (int year = now.getMonthValue() == 1 ? now.getYear() - 1 : now.getYear();
                year <= now.getYear();
                year++) {
            Optional<Document> document = poll.get(poll.config().under("TyphoonList/" + year));
            if (document.isEmpty()) {
                String prefix = String.valueOf(year);
                storms.active().values().stream()
                        .filter(s -> s.id().startsWith(prefix))
                        .forEach(s -> listed.put(s.id(), s));
                continue;
            }
            JsonItem list = document.get().json();
            if (!list.isArray()) {
                throw new FeedException(
                        "not-typhoon-zj", "The list of storms is not a JSON array.");
            }
            for (JsonItem item : list.items()) {
                poll.item(
                        () -> {
                            StormPoller.Listed storm = listed(item);
                            listed.put(storm.id(), storm);
                        });
            }
        }
        return listed;
    }

    private static StormPoller.Listed listed(JsonItem item) throws Refusal {
        String id = item.requiredLine("tfid");
        if (!id.matches("[0-9A-Za-z]{4,12}")) {
            throw new Refusal(item.path(), "no number of a storm: " + Values.quoted(id));
        }
        return new StormPoller.Listed(
                id, item.line("name"), item.line("enname"), item.line("isactive").equals("1"));
    }

    private static void read(String id, Poll poll) throws FeedException {
        URI uri = poll.config().under("TyphoonInfo/" + id);
        Optional<Document> document = poll.get(uri);
        if (document.isPresent()) {
            JsonItem root = document.get().json();
            for (JsonItem storm : root.isArray() ? root.items() : List.of(root)) {
                poll.item(() -> storm(storm, poll));
            }
        }
    }

    private static void storm(JsonItem storm, Poll poll) throws Refusal {
        String id = storm.requiredLine("tfid");
        if (!storm.get("points").isArray()) {
            throw new Refusal(storm.path(), "no points");
        }
        List<TrackPoint> points = new ArrayList<>();
        Map<String, TrackForecast> forecasts = new LinkedHashMap<>();
        for (JsonItem item : storm.get("points").items()) {
            poll.item(
                    () -> {
                        TrackPoint point = point(item, poll, false);
                        points.add(point);
                        for (JsonItem forecast : item.get("forecast").items()) {
                            poll.item(() -> forecast(forecast, point, poll, forecasts));
                        }
                    });
        }
        poll.saw(
                new Observation.StormSeen(
                        id,
                        storm.line("name"),
                        storm.line("enname"),
                        points,
                        List.copyOf(forecasts.values())));
    }

    private static void forecast(
            JsonItem item, TrackPoint from, Poll poll, Map<String, TrackForecast> into)
            throws Refusal {
        String agency = item.requiredLine("tm");
        List<TrackPoint> points = new ArrayList<>();
        for (JsonItem point : item.get("forecastpoints").items()) {
            poll.item(() -> points.add(point(point, poll, true)));
        }
        TrackForecast known = into.get(agency);
        if (!points.isEmpty() && (known == null || !from.at().isBefore(known.issuedAt()))) {
            into.put(agency, new TrackForecast(agency, from.at(), points));
        }
    }

    private static TrackPoint point(JsonItem item, Poll poll, boolean future) throws Refusal {
        Values values = Values.of(poll);
        JsonItem time = item.get("time");
        return new TrackPoint(
                future
                        ? values.requiredInstant(time.text(), time.path())
                        : values.pastInstant(time.text(), time.path()),
                Track.centre(item, "lat", "lng"),
                Track.wind(poll, item, "speed"),
                Track.pressure(poll, item, "pressure"),
                Track.speed(poll, item, "movespeed"),
                direction(item.get("movedirection"), poll),
                radii(item.get("radius7"), poll),
                radii(item.get("radius10"), poll),
                radii(item.get("radius12"), poll),
                item.line("strong"));
    }

    private static @Nullable Double direction(JsonItem item, Poll poll) {
        Double bearing = Track.bearing(item.text());
        if (bearing == null && !Values.missing(item.text())) {
            poll.ignored(item.path(), "no direction: " + Values.quoted(item.text()));
        }
        return bearing;
    }

    /// `ne|se|sw|nw`, or one number for all four.
    private static @Nullable Quadrants radii(JsonItem item, Poll poll) {
        String text = item.text();
        if (text == null || Values.missing(text)) {
            return null;
        }
        return poll.part(
                () -> {
                    String[] parts = text.split("\\|", -1);
                    if (parts.length == 1) {
                        Double all = Track.radius(text, item.path());
                        return all == null ? null : Quadrants.all(all);
                    }
                    if (parts.length != 4) {
                        throw new Refusal(item.path(), "not four radii: " + Values.quoted(text));
                    }
                    return Track.quadrants(
                            Track.radius(parts[0], item.path()),
                            Track.radius(parts[1], item.path()),
                            Track.radius(parts[2], item.path()),
                            Track.radius(parts[3], item.path()));
                });
    }
}
