package org.yilan.city.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Times as the publishers write them.
final class Times {
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter slashes;
    private final DateTimeFormatter compact;

    Times(ZoneId zone) {
        seconds = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(zone);
        minutes = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx").withZone(zone);
        slashes = DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss").withZone(zone);
        compact = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(zone);
    }

    /// `2024-09-15T17:00:00+08:00`: CAP, Open311.
    String iso(Instant at) {
        return seconds.format(at);
    }

    /// `2024-09-15T17:00+08:00`: QWeather.
    String toTheMinute(Instant at) {
        return minutes.format(at);
    }

    /// `2024/9/15 17:00:00`: Zhejiang.
    String slashes(Instant at) {
        return slashes.format(at);
    }

    /// `20240915170000`: in identifiers.
    String compact(Instant at) {
        return compact.format(at);
    }
}
