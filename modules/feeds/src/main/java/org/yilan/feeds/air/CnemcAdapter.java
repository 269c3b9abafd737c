package org.yilan.feeds.air;

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

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `cnemc-aqi`: the hourly air quality of the China National Environmental Monitoring Centre, station by station: AQI, PM2.5,
/// PM10, SO2, NO2 and O3 in µg/m³, CO in mg/m³.
///
/// The url is the document: a GeoJSON FeatureCollection with lower-case names, or the centre's own list with names like
/// `StationCode`. Values are strings, `-;` and `—` are none. Times have no zone: the feed's is taken. Option `area`: only
/// the stations of this city, as the document writes it; the document has all of China.
public final class CnemcAdapter implements FeedAdapter {
    private static final Set<String> READ =
            Set.of(
                    "stationcode",
                    "positionname",
                    "area",
                    "timepoint",
                    "latitude",
                    "longitude",
                    "aqi",
                    "pm2_5",
                    "pm10",
                    "so2",
                    "no2",
                    "o3",
                    "co");

    @Override
    public String format() {
        return "cnemc-aqi";
    }

    @Override
    public String about() {
        return "hourly air quality of China's national monitoring centre";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        JsonItem list = root.line("type").equals("FeatureCollection") ? root.get("features") : root;
        if (!list.isArray()) {
            throw new FeedException(
                    "not-cnemc-aqi",
                    "The answer is neither a GeoJSON FeatureCollection nor a list of stations.");
        }
        String area = poll.config().option("area").orElse("");
        int elsewhere = 0;
        Set<String> unread = new HashSet<>();
        for (JsonItem item : list.items()) {
            JsonItem values = item.get("properties").isObject() ? item.get("properties") : item;
            if (!area.isEmpty() && !area.equals(text(values, "area", "Area"))) {
                elsewhere++;
                continue;
            }
            unread.addAll(unread(values));
            poll.item(() -> read(values, point(item.get("geometry"), values, poll), poll));
        }
        if (elsewhere > 0) {
            poll.ignored(list.path(), elsewhere + " stations outside " + Values.quoted(area));
        }
        if (!unread.isEmpty()) {
            poll.ignored(
                    list.path(),
                    "not values of the hour: "
                            + String.join(", ", unread.stream().sorted().toList()));
        }
    }

    private static List<String> unread(JsonItem values) {
        return values.names().stream()
                .filter(n -> !READ.contains(n.toLowerCase(Locale.ROOT)))
                .filter(n -> !n.equals("type") && !n.equals("geometry"))
                .toList();
    }

    private static void read(JsonItem values, @Nullable GeoPoint point, Poll poll) throws Refusal {
        String code = text(values, "stationcode", "StationCode");
        if (code.isEmpty()) {
            throw new Refusal(values.path(), "no stationcode");
        }
        String name = text(values, "positionname", "PositionName");
        JsonItem time = values.first("timepoint", "TimePoint");
        Station station =
                new Station(
                        poll,
                        code,
                        name.isEmpty() ? code : name,
                        new Place(point, text(values, "area", "Area"), poll.division(point)),
                        Values.of(poll).pastInstant(time.text(), time.path()));
        station.sawIndex(values.first("AQI", "aqi"));
        station.saw("pm2.5", Station.MICROGRAMS, values.first("PM2_5", "pm2_5"));
        station.saw("pm10", Station.MICROGRAMS, values.first("PM10", "pm10"));
        station.saw("so2", Station.MICROGRAMS, values.first("SO2", "so2"));
        station.saw("no2", Station.MICROGRAMS, values.first("NO2", "no2"));
        station.saw("o3", Station.MICROGRAMS, values.first("O3", "o3"));
        station.saw("co", Station.MILLIGRAMS, values.first("CO", "co"));
    }

    /// The station counts without its place if that is wrong.
    private static @Nullable GeoPoint point(JsonItem geometry, JsonItem values, Poll poll) {
        return poll.part(
                () -> {
                    JsonItem coordinates = geometry.get("coordinates");
                    return coordinates.isArray()
                            ? Values.point(
                                    coordinates.get(1).text(),
                                    coordinates.get(0).text(),
                                    coordinates.path())
                            : Values.point(
                                    values.first("Latitude", "latitude").text(),
                                    values.first("Longitude", "longitude").text(),
                                    values.path());
                });
    }

    private static String text(JsonItem values, String name, String otherName) {
        return Values.line(values.first(name, otherName).text());
    }
}
