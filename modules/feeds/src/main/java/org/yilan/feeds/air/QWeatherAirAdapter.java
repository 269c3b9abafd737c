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

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `qweather-air`: QWeather's air quality now, version 7 (`…/v7/air/now?location=…`) and its successor
/// (`…/airquality/v1/current/LATITUDE/LONGITUDE`).
///
/// The url is the question; the place is the one that it asks about, where that is coordinates. Version 7 has China's
/// index, the city's means and those of stations, of which it says no place; CO is in mg/m³, the rest in µg/m³. The
/// successor has several indexes, of which `cn-mee` is China's, and no time: its values count as of now. Concentrations in
/// ppb and ppm stay so. Option `name`: of the place asked about, else the feed's.
public final class QWeatherAirAdapter implements FeedAdapter {
    /// Of the sensors at the place asked about.
    private static final String HERE = "now";

    private static final Pattern QUERY =
            Pattern.compile("[?&]location=(-?[0-9.]+)(?:,|%2C)(-?[0-9.]+)(?:&|$)");
    private static final Pattern PATH = Pattern.compile("/current/(-?[0-9.]+)/(-?[0-9.]+)/?$");

    /// Of version 7. One that is not measured is there, and empty or `NA`.
    private static final List<String> QUANTITIES =
            List.of("aqi", "pm2p5", "pm10", "so2", "no2", "o3", "co");

    @Override
    public String format() {
        return "qweather-air";
    }

    @Override
    public String about() {
        return "air quality now of QWeather, version 7 and airquality/v1";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        if (!root.get("code").missing()) {
            version7(root, poll);
        } else if (root.get("indexes").isArray() || root.get("pollutants").isArray()) {
            current(root, poll);
        } else {
            throw fault(root.get("error"));
        }
    }

    private static FeedException fault(JsonItem error) {
        String status = error.line("status");
        return new FeedException(
                status.matches("\\d{3}") ? "http-" + status : "not-qweather-air",
                error.isObject()
                        ? "QWeather answered with the error " + Values.quoted(said(error)) + "."
                        : "The answer is not QWeather's air quality.");
    }

    private static @Nullable String said(JsonItem error) {
        return error.first("detail", "title").text();
    }

    private static void version7(JsonItem root, Poll poll) throws FeedException {
        String code = root.line("code");
        if (code.equals("204")) {
            poll.ignored("/code", "QWeather has no air quality for this place");
            return;
        }
        if (!code.equals("200")) {
            throw new FeedException(
                    code.matches("\\d{3}") ? "http-" + code : "not-qweather-air",
                    "QWeather answered with the code " + Values.quoted(code) + ".");
        }
        JsonItem now = root.get("now");
        if (!now.isObject()) {
            throw new FeedException("not-qweather-air", "The answer has no air quality \"now\".");
        }
        poll.item(() -> measured(now, HERE, name(poll), place(poll), poll));
        for (JsonItem station : root.get("station").items()) {
            poll.item(
                    () -> {
                        String id = station.requiredLine("id");
                        String name = station.line("name");
                        measured(station, id, name.isEmpty() ? id : name, Place.UNKNOWN, poll);
                    });
        }
        poll.ignored("/now", "words for the index, which stays the same: level, category, primary");
    }

    private static void measured(JsonItem item, String id, String name, Place place, Poll poll)
            throws Refusal {
        if (QUANTITIES.stream().allMatch(q -> item.get(q).missing())) {
            throw new Refusal(item.path(), "none of " + String.join(", ", QUANTITIES));
        }
        JsonItem time = item.get("pubTime");
        Instant at = Values.of(poll).pastInstant(time.text(), time.path());
        Station station = new Station(poll, id, name, place, at);
        station.sawIndex(item.get("aqi"));
        station.saw("pm2.5", Station.MICROGRAMS, item.get("pm2p5"));
        station.saw("pm10", Station.MICROGRAMS, item.get("pm10"));
        station.saw("so2", Station.MICROGRAMS, item.get("so2"));
        station.saw("no2", Station.MICROGRAMS, item.get("no2"));
        station.saw("o3", Station.MICROGRAMS, item.get("o3"));
        station.saw("co", Station.MILLIGRAMS, item.get("co"));
    }

    private static void current(JsonItem root, Poll poll) {
        Station here = new Station(poll, HERE, name(poll), place(poll), poll.now());
        for (JsonItem index : root.get("indexes").items()) {
            poll.item(
                    () -> {
                        String code = index.requiredLine("code");
                        if (code.equals("cn-mee")) {
                            here.sawIndex(index.get("aqi"));
                        } else {
                            here.saw("aqi-" + code, Station.INDEX, index.get("aqi"));
                        }
                    });
        }
        for (JsonItem pollutant : root.get("pollutants").items()) {
            poll.item(() -> concentration(pollutant, here));
        }
        if (!root.get("stations").items().isEmpty()) {
            poll.ignored(
                    "/stations", root.get("stations").items().size() + " stations without values");
        }
        poll.ignored("/", "advice on health, colours, indexes of single pollutants");
    }

    private static void concentration(JsonItem pollutant, Station here) throws Refusal {
        String code = pollutant.requiredLine("code");
        JsonItem concentration = pollutant.get("concentration");
        String quantity = code.equals("pm2p5") ? "pm2.5" : code;
        String unit = unit(concentration.requiredLine("unit"));
        boolean milligrams = quantity.equals("co") && unit.equals(Station.MICROGRAMS);
        here.saw(
                quantity,
                milligrams ? Station.MILLIGRAMS : unit,
                concentration.get("value"),
                milligrams ? 0.001 : 1);
    }

    /// QWeather writes a Greek mu, others the micro sign or a u.
    private static String unit(String unit) {
        return switch (unit) {
            case "μg/m3", "µg/m3", "ug/m3", "μg/m³" -> Station.MICROGRAMS;
            case "mg/m3" -> Station.MILLIGRAMS;
            default -> unit;
        };
    }

    private static String name(Poll poll) {
        return poll.config().option("name").orElse(poll.config().name());
    }

    /// Where the url asks: longitude first in a query, latitude first in a path.
    private static Place place(Poll poll) {
        URI url = poll.config().url();
        Matcher query = QUERY.matcher(url.toString());
        Matcher path = PATH.matcher(url.getPath());
        GeoPoint point =
                poll.part(
                        () -> {
                            if (query.find()) {
                                return Values.point(query.group(2), query.group(1), "url");
                            }
                            return path.find()
                                    ? Values.point(path.group(1), path.group(2), "url")
                                    : null;
                        });
        return new Place(point, "", poll.division(point));
    }
}
