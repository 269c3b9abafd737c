package org.yilan.queue;

import org.yilan.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the queue writes them. FX thread.
final class TimeWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Texts texts;
    private final ZoneId zone;

    TimeWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// Time left: `42:10` under an hour, `3时05` under two days, then days and hours; with a minus when it is over.
    String left(Duration left) {
        long seconds = left.toSeconds();
        String sign = seconds < 0 ? "−" : "";
        long abs = Math.abs(seconds);
        if (abs < 3600) {
            return sign + String.format(Locale.ROOT, "%02d:%02d", abs / 60, abs % 60);
        }
        if (abs < 48 * 3600) {
            return sign
                    + texts.get(
                            "queue_left_hours",
                            Long.toString(abs / 3600),
                            String.format(Locale.ROOT, "%02d", abs / 60 % 60));
        }
        return sign
                + texts.get(
                        "queue_left_days",
                        Long.toString(abs / 86400),
                        Long.toString(abs / 3600 % 24));
    }

    /// How long ago, in one unit.
    String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return texts.get("queue_age_seconds", Long.toString(seconds));
        }
        if (seconds < 3600) {
            return texts.get("queue_age_minutes", Long.toString(seconds / 60));
        }
        if (seconds < 48 * 3600) {
            return texts.get("queue_age_hours", Long.toString(seconds / 3600));
        }
        return texts.get("queue_age_days", Long.toString(seconds / 86400));
    }

    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }
}
