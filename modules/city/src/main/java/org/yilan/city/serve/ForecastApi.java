package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.model.CityModel;
import org.yilan.city.model.WaterForecasts;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tide tables and hourly weather as QWeather's version 7 words them. Heights are over the gauges' own datum.
final class ForecastApi {
    private static final Pattern PLACE =
            Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?),(-?\\d{1,2}(?:\\.\\d+)?)");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final int HOURS = 72;

    private final WaterForecasts waters;
    private final Map<String, Station> gauges = new TreeMap<>();
    private final ZoneId zone;
    private final Instant ends;
    private final Times times;

    ForecastApi(CityModel model, Times times) {
        this.waters = model.waters();
        this.zone = model.scenario().zone();
        this.ends = model.scenario().ends();
        this.times = times;
        model.scenario().city().stations().stream()
                .filter(s -> s.kind().equals("tide"))
                .forEach(s -> gauges.put(s.id(), s));
    }

    Reply tide(Query query, Instant now) {
        Station gauge = gauges.get(query.text("location").orElse(""));
        LocalDate day;
        try {
            day = LocalDate.parse(query.text("date").orElse(""), DAY);
        } catch (DateTimeException e) {
            return code("400");
        }
        if (gauge == null) {
            return code("404");
        }
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (from.isAfter(ends)) {
            return code("204"); // nothing happens after the scenario
        }
        Instant issued = WaterForecasts.issued(now, WaterForecasts.TIDE_EVERY);
        ObjectNode answer = head(issued);
        ArrayNode table = answer.putArray("tideTable");
        for (WaterForecasts.Turn turn : waters.turns(gauge, issued, from, to)) {
            table.addObject()
                    .put("fxTime", times.toTheMinute(turn.at()))
                    .put("height", decimals(turn.height(), 2))
                    .put("type", turn.high() ? "H" : "L");
        }
        ArrayNode hourly = answer.putArray("tideHourly");
        for (Instant at = from; at.isBefore(to); at = at.plus(Duration.ofHours(1))) {
            hourly.addObject()
                    .put("fxTime", times.toTheMinute(at))
                    .put("height", decimals(waters.tide(gauge, issued, at), 2));
        }
        return Reply.json(answer);
    }

    Reply weather(Query query, Instant now) {
        Matcher place = PLACE.matcher(query.text("location").orElse(""));
        if (!place.matches()) {
            return code("400");
        }
        double lon = Double.parseDouble(place.group(1));
        double lat = Double.parseDouble(place.group(2));
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
            return code("400");
        }
        GeoPoint point = new GeoPoint(lat, lon);
        Instant issued = WaterForecasts.issued(now, WaterForecasts.RAIN_EVERY);
        ObjectNode answer = head(issued);
        ArrayNode hourly = answer.putArray("hourly");
        for (int hour = 1; hour <= HOURS; hour++) {
            Instant at = issued.plus(Duration.ofHours(hour));
            if (!at.isAfter(ends)) {
                hourly.addObject()
                        .put("fxTime", times.toTheMinute(at))
                        .put("precip", decimals(waters.rain(point, issued, at), 1));
            }
        }
        return Reply.json(answer);
    }

    private ObjectNode head(Instant issued) {
        return JSON.objectNode()
                .put("code", "200")
                .put("updateTime", times.toTheMinute(issued))
                .put("fxLink", "https://www.qweather.com")
                .put("simulated", true);
    }

    private static Reply code(String code) {
        return Reply.json(JSON.objectNode().put("code", code));
    }

    private static String decimals(double value, int count) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }
}
