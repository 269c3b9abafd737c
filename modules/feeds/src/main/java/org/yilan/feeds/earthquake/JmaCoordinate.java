package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.GeoPoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A coordinate as JMA writes it (ISO 6709): `+38.1+142.9-10000/` in degrees, `+3901.7+14052.8-8000/` in degrees and minutes;
/// metres of height, which are missing where the depth is not known.
final class JmaCoordinate {
    private static final Pattern FORM =
            Pattern.compile("([+-][\\d.]+)([+-][\\d.]+)([+-][\\d.]+)?(?:CRS[^/]*)?/?");

    /// Makes of a coordinate what the reader wants.
    interface Making<T> {
        T of(@Nullable GeoPoint point, double depthKm);
    }

    private JmaCoordinate() {}

    static <T> T read(XmlElement coordinate, Making<T> making) throws Refusal {
        String text = Values.line(coordinate.text());
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new Refusal(coordinate.path(), "no coordinate: " + Values.quoted(text));
        }
        String lat = m.group(1);
        String lon = m.group(2);
        if (coordinate.attribute("type").contains("度分")) {
            lat = degrees(lat, coordinate.path());
            lon = degrees(lon, coordinate.path());
        }
        String height = m.group(3);
        Double metres =
                height == null
                        ? null
                        : Values.number(height, coordinate.path(), -1_000_000, 10_000);
        return making.of(
                Values.point(lat, lon, coordinate.path()),
                metres == null ? Double.NaN : -metres / 1000 + 0.0);
    }

    /// `+3901.7` is 39 degrees and 1.7 minutes.
    private static String degrees(String text, String path) throws Refusal {
        Double value = Values.number(text, path);
        double whole = value == null ? 0 : Math.abs(value);
        double degrees = Math.floor(whole / 100) + whole % 100 / 60;
        return (text.startsWith("-") ? "-" : "") + degrees;
    }
}
