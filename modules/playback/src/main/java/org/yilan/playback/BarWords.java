package org.yilan.playback;

import org.yilan.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times in the city's zone and in the chosen language.
final class BarWords {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final ZoneId zone;

    BarWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    String get(String key, Object... arguments) {
        return texts.get("playback." + key, arguments);
    }

    /// `06:00`, at midnight `9月16日`.
    String label(ZonedDateTime at) {
        return BarScale.midnight(at) ? date(at) : CLOCK.format(at);
    }

    String date(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(get("date"), texts.locale()).format(at);
    }

    String dateAndClock(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return date(local) + " " + CLOCK.format(local);
    }

    /// `09-16 02:00:37`.
    String moment(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /// How far behind the present, in its two largest units.
    String behind(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes < 1) {
            return get("behind.seconds", Math.max(0, duration.toSeconds()));
        }
        if (minutes < 60) {
            return get("behind.minutes", minutes);
        }
        return minutes < 24 * 60
                ? get("behind.hours", minutes / 60, minutes % 60)
                : get("behind.days", minutes / 1440, minutes / 60 % 24);
    }

    /// `0.5×`, `60×`.
    static String speed(double speed) {
        return speed == Math.rint(speed) ? (long) speed + "×" : speed + "×";
    }
}
