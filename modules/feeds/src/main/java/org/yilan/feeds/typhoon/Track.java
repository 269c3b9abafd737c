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
    /// Kilometres in a nautical mile; a knot is one of them an hour.
    private static final double KM = 1.852;

    private Track() {}

    /// Kilometres, to the tenth, for nautical miles; also km/h for knots. Null stays null.
    static @Nullable Double km(@Nullable Double nauticalMiles) {
        return nauticalMiles == null ? null : Math.round(nauticalMiles * KM * 10) / 10.0;
    }

    /// m/s, to the tenth, for knots. Null stays null.
    static @Nullable Double metresPerSecond(@Nullable Double knots) {
        return knots == null ? null : Math.round(knots * KM / 3.6 * 10) / 10.0;
    }

    /// Longitudes that go on beyond 180, as tracks across the date line are written.
    static @Nullable Double wrapped(@Nullable Double lon) {
        if (lon == null) {
            return null;
        }
        return lon > 180 && lon <= 360 ? lon - 360 : lon;
    }

    /// The quadrants of a wind field of which the longest radius, its direction and the shortest one, which is opposite, are
    /// known: a disc whose middle is off the storm's centre. A quadrant has its longest radius, as in other services.
    ///
    /// @param bearing degrees clockwise from north; null when the field is symmetric
    /// @param longest km
    /// @param shortest km
    static Quadrants offCentre(@Nullable Double bearing, double longest, double shortest) {
        double radius = (longest + shortest) / 2;
        double offset = (longest - shortest) / 2;
        double[] quadrants = new double[4];
        for (int i = 0; i < 4; i++) {
            double beside = 0;
            if (bearing != null) {
                // From the quadrant's middle the direction is at most 45 degrees off within it.
                double off = Math.abs(((bearing - (45 + i * 90) + 540) % 360) - 180);
                beside = Math.toRadians(Math.max(0, off - 45));
            }
            double km =
                    offset * Math.cos(beside)
                            + Math.sqrt(radius * radius - Math.pow(offset * Math.sin(beside), 2));
            quadrants[i] = Math.round(km * 10) / 10.0;
        }
        return new Quadrants(quadrants[0], quadrants[1], quadrants[2], quadrants[3]);
    }

    /// The season that the option says, else this year; null for `all`.
    static @Nullable String season(Poll poll) {
        String season =
                poll.config()
                        .option("season")
                        .orElseGet(
                                () ->
                                        String.valueOf(
                                                poll.now()
                                                        .atZone(java.time.ZoneOffset.UTC)
                                                        .getYear()));
        return season.equals("all") ? null : season;
    }

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
