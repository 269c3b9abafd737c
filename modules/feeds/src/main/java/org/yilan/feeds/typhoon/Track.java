package org.yilan.feeds.typhoon;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;

/// What the track services have in common: bounds of what a storm can be, directions, circles.
final class Track {
    private Track() {}

    /// The centre, which a point of a track must have.
    static GeoPoint centre(JsonItem point, String lat, String lon) throws Refusal {
        GeoPoint centre = Values.point(point.text(lat), point.text(lon), point.path());
        if (centre == null) {
            throw new Refusal(point.path(), "no coordinates");
        }
        return centre;
    }

    /// m/s; the strongest ever measured over a minute was 96.
    static @Nullable Double wind(Poll poll, JsonItem point, String name) {
        return poll.part(() -> point.number(name, 0, 120));
    }

    /// hPa; the lowest ever measured was 870.
    static @Nullable Double pressure(Poll poll, JsonItem point, String name) {
        return poll.part(() -> point.number(name, 800, 1100));
    }

    /// km/h.
    static @Nullable Double speed(Poll poll, JsonItem point, String name) {
        return poll.part(() -> point.number(name, 0, 300));
    }

    /// Degrees for a direction of the compass in Chinese or English, in the several ways in which services spell the
    /// sixteen points: 西北西, 西西北 and WNW are all 292.5. Null when it is none.
    static @Nullable Double bearing(@Nullable String words) {
        if (words == null) {
            return null;
        }
        double north = 0;
        double east = 0;
        for (char c : Values.line(words).replaceAll("[偏向移动方风]", "").toCharArray()) {
            switch (c) {
                case '北', 'N', 'n' -> north++;
                case '南', 'S', 's' -> north--;
                case '东', 'E', 'e' -> east++;
                case '西', 'W', 'w' -> east--;
                default -> {
                    return null;
                }
            }
        }
        if (north == 0 && east == 0) {
            return null;
        }
        double degrees = Math.toDegrees(Math.atan2(east, north));
        return ((Math.round(degrees / 22.5) * 22.5) + 360) % 360;
    }

    /// The radii when at least one is known.
    static @Nullable Quadrants quadrants(
            @Nullable Double ne, @Nullable Double se, @Nullable Double sw, @Nullable Double nw) {
        return ne == null && se == null && sw == null && nw == null
                ? null
                : new Quadrants(ne, se, sw, nw);
    }

    /// A radius in km; the widest storm on record reached 1110.
    static @Nullable Double radius(@Nullable String text, String path) throws Refusal {
        return Values.number(text, path, 0, 2000);
    }
}
