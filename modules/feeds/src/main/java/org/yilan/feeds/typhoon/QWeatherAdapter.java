package org.yilan.feeds.typhoon;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Remembered;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `typhoon-qweather`: QWeather's tropical cyclones, version 7: `storm-list`, `storm-track` and `storm-forecast`.
///
/// The url is the folder of the three (`…/v7/tropical`). Numbers are strings, wind is in m/s, the storm's speed in km/h,
/// radii in km for 30, 50 and 64 knots, which QWeather documents as the circles of force 7, 10 and 12. Storms of the
/// north-west Pacific get the number by which everybody else knows them (`NP_2413` is 202413). Options: `basin` (default
/// `NP`), `all=true` for storms that are over, `agency` for the name of the forecast (default: the source that it states).
public final class QWeatherAdapter implements FeedAdapter {
    private static final Pattern NUMBERED = Pattern.compile("NP_?(\\d{2})(\\d{2})");

    private final StormPoller storms = new StormPoller();
    private final Remembered<JsonItem> documents = new Remembered<>();

    @Override
    public String format() {
        return "typhoon-qweather";
    }

    @Override
    public String about() {
        return "typhoon tracks and forecasts of QWeather's tropical cyclone service";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        boolean all = poll.config().option("all").map(Boolean::parseBoolean).orElse(false);
        storms.poll(listed(poll), all, poll, storm -> read(storm, poll));
    }

    private Map<String, StormPoller.Listed> listed(Poll poll) throws FeedException {
        int year = poll.now().atZone(poll.config().zone()).getYear();
        String basin = poll.config().option("basin").orElse("NP");
        Optional<Document> document =
                poll.get(poll.config().under("storm-list?basin=" + basin + "&year=" + year));
        if (document.isEmpty()) {
            return storms.active();
        }
        JsonItem root = checked(document.get().json());
        if (!root.get("storm").isArray() && !root.line("code").equals("204")) {
            throw new FeedException("not-typhoon-qweather", "The list of storms has no storms.");
        }
        Map<String, StormPoller.Listed> listed = new LinkedHashMap<>();
        for (JsonItem item : root.get("storm").items()) {
            poll.item(
                    () -> {
                        String id = item.requiredLine("id");
                        if (!id.matches("[A-Za-z0-9_]{2,20}")) {
                            throw new Refusal(
                                    item.path(), "no number of a storm: " + Values.quoted(id));
                        }
                        listed.put(
                                id,
                                new StormPoller.Listed(
                                        id,
                                        item.line("name"),
                                        item.line("enName"),
                                        item.line("isActive").equals("1")));
                    });
        }
        return listed;
    }

    private static JsonItem checked(JsonItem root) throws FeedException {
        String code = root.line("code");
        if (code.equals("200") || code.equals("204")) {
            return root;
        }
        throw new FeedException(
                code.matches("\\d{3}") ? "http-" + code : "not-typhoon-qweather",
                "QWeather answered with the code " + Values.quoted(code) + ".");
    }

    private void read(StormPoller.Listed storm, Poll poll) throws FeedException {
        List<TrackPoint> points = new ArrayList<>();
        Optional<JsonItem> track = document("storm-track", storm, poll);
        if (track.isPresent()) {
            JsonItem root = track.get();
            for (JsonItem item : root.get("track").items()) {
                poll.item(() -> points.add(point(item, "time", poll, false)));
            }
            if (!root.get("now").missing()) {
                poll.item(() -> points.add(point(root.get("now"), "pubTime", poll, false)));
            }
            points.sort(Comparator.comparing(TrackPoint::at));
        }
        List<TrackForecast> forecasts = new ArrayList<>();
        if (storm.active() && !points.isEmpty()) {
            forecast(storm, points.getLast(), poll).ifPresent(forecasts::add);
        }
        if (!points.isEmpty()) {
            poll.saw(
                    new Observation.StormSeen(
                            number(storm.id()),
                            storm.name(),
                            storm.englishName(),
                            points,
                            forecasts));
        }
    }

    /// A track that has not changed does not hide a forecast that has.
    private Optional<JsonItem> document(String what, StormPoller.Listed storm, Poll poll)
            throws FeedException {
        return documents.get(
                what + " " + storm.id(),
                poll.config().under(what + "?stormid=" + storm.id()),
                poll,
                d -> checked(d.json()));
    }

    /// The forecast counts from the last point observed; the service's own time changes with every answer.
    private Optional<TrackForecast> forecast(StormPoller.Listed storm, TrackPoint from, Poll poll)
            throws FeedException {
        Optional<JsonItem> document = document("storm-forecast", storm, poll);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        JsonItem root = document.get();
        List<TrackPoint> points = new ArrayList<>();
        for (JsonItem item : root.get("forecast").items()) {
            poll.item(() -> points.add(point(item, "fxTime", poll, true)));
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        points.sort(Comparator.comparing(TrackPoint::at));
        String agency = Values.line(root.get("refer").get("sources").get(0).text());
        return Optional.of(
                new TrackForecast(
                        poll.config()
                                .option("agency")
                                .orElse(agency.isEmpty() ? "QWeather" : agency),
                        from.at(),
                        points));
    }

    private static TrackPoint point(JsonItem item, String timeName, Poll poll, boolean future)
            throws Refusal {
        Values values = Values.of(poll);
        JsonItem time = item.get(timeName);
        Double degrees = poll.part(() -> item.number("move360", 0, 360));
        return new TrackPoint(
                future
                        ? values.requiredInstant(time.text(), time.path())
                        : values.pastInstant(time.text(), time.path()),
                Track.centre(item, "lat", "lon"),
                Track.wind(poll, item, "windSpeed"),
                Track.pressure(poll, item, "pressure"),
                Track.speed(poll, item, "moveSpeed"),
                degrees == null ? Track.bearing(item.text("moveDir")) : degrees,
                radii(item.get("windRadius30"), poll),
                radii(item.get("windRadius50"), poll),
                radii(item.get("windRadius64"), poll),
                item.line("type"));
    }

    private static @Nullable Quadrants radii(JsonItem item, Poll poll) {
        if (item.missing()) {
            return null;
        }
        return poll.part(
                () ->
                        Track.quadrants(
                                Track.radius(item.text("neRadius"), item.path()),
                                Track.radius(item.text("seRadius"), item.path()),
                                Track.radius(item.text("swRadius"), item.path()),
                                Track.radius(item.text("nwRadius"), item.path())));
    }

    private static String number(String id) {
        Matcher numbered = NUMBERED.matcher(id);
        return numbered.matches() ? "20" + numbered.group(1) + numbered.group(2) : id;
    }
}
