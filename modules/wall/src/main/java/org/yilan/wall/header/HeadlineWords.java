package org.yilan.wall.header;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.arrival.Arrival;
import org.yilan.situation.arrival.ArrivalClock;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The headline's sentences in the language of the moment. Any thread.
final class HeadlineWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final String[] BEARINGS = {
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW",
        "NNW"
    };

    private final Texts texts;
    private final ZoneId zone;

    HeadlineWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// `台风“贝碧嘉” 2413 强台风级`, `Severe typhoon Bebinca 2413`: the grade goes with the name.
    String stormName(Headline.StormNews news) {
        boolean chinese = texts.locale().getLanguage().equals("zh");
        String name = chinese ? news.storm().name() : news.storm().englishName();
        if (name.isBlank()) {
            name = chinese ? news.storm().englishName() : news.storm().name();
        }
        String id = news.storm().id();
        // 202413 is the thirteenth of 2024: people say 2413.
        String number = id.matches("(19|20)\\d{4}") ? id.substring(2) : id;
        return texts.get(
                "header.storm." + news.grade().name(), name, number, news.latest().grade());
    }

    /// `42 m/s 955 hPa`, of which what is not known is left out.
    String strength(Headline.StormNews news) {
        List<String> parts = new ArrayList<>();
        TrackPoint p = news.latest();
        Double wind = p.windMs();
        if (wind != null) {
            parts.add(Math.round(wind) + " m/s");
        }
        Double pressure = p.pressureHpa();
        if (pressure != null) {
            parts.add(Math.round(pressure) + " hPa");
        }
        return String.join("  ", parts);
    }

    String distance(Headline.StormNews news, String city) {
        return texts.get("header.storm.distance", city, String.valueOf(Math.round(news.km())));
    }

    /// Empty where the publisher gave no movement.
    String movement(Headline.StormNews news) {
        Double speed = news.latest().moveKmh();
        Double bearing = news.latest().moveBearing();
        if (speed == null || bearing == null) {
            return "";
        }
        int sixteenth = Math.floorMod(Math.round(bearing / 22.5), 16);
        return texts.get("header.bearing." + BEARINGS[sixteenth])
                + " "
                + Math.round(speed)
                + " km/h";
    }

    String arrival(@Nullable Arrival arrival, Instant now) {
        if (arrival == null) {
            return "";
        }
        String force = String.valueOf(arrival.force().beaufort());
        Instant earliest = arrival.earliest();
        return earliest == null
                ? texts.get("header.storm.reached", force)
                : texts.get("header.storm.arrives", force, moment(earliest, now));
    }

    String approach(ArrivalClock.@Nullable Approach approach, Instant now) {
        if (approach == null || Duration.between(now, approach.at()).toMinutes() < 20) {
            return "";
        }
        return texts.get(
                "header.storm.closest",
                moment(approach.at(), now),
                String.valueOf(Math.round(approach.km())));
    }

    /// `台风红色预警`.
    String alert(Alert alert) {
        String key = "hazard." + alert.hazard();
        String hazard = texts.has(key) ? texts.get(key) : alert.hazard();
        return texts.get("header.alert", hazard, grade(alert.grade()));
    }

    String grade(Grade grade) {
        String key = "grade." + grade.code();
        return texts.has(key) ? texts.get(key) : grade.code();
    }

    /// The time of day; with the day when it is not today.
    String moment(Instant at, Instant now) {
        var there = at.atZone(zone);
        String clock = CLOCK.format(there);
        return there.toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? clock
                : texts.get(
                        "header.day",
                        String.valueOf(there.getDayOfMonth()),
                        clock,
                        texts.get("header.weekday." + there.getDayOfWeek().name()));
    }
}
