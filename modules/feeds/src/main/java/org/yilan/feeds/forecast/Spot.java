package org.yilan.feeds.forecast;

import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.util.ArrayList;
import java.util.List;

/// A place that is asked about, as the configuration names it, because the service's answer does not.
///
/// @param id the service's own number, or the coordinates as the service takes them
/// @param warnAt the warning level over `datum`'s result in m, NaN where none is set
/// @param add metres to what the service says, to bring it over the datum of the warning level
record Spot(String id, String name, Place place, double warnAt, double add) {
    /// The spots of an option: parted by `;`, the fields of one by `|`. A faulty one is refused and costs no other.
    ///
    /// @param numbered whether each begins with the service's number; else its coordinates are its id
    static List<Spot> of(Poll poll, String option, boolean numbered) {
        List<Spot> spots = new ArrayList<>();
        String text = poll.config().option(option).orElse("");
        for (String entry : text.split(";", -1)) {
            if (!entry.isBlank()) {
                poll.item(() -> spots.add(spot(entry, "option " + option, numbered, poll)));
            }
        }
        return spots;
    }

    private static Spot spot(String entry, String path, boolean numbered, Poll poll)
            throws Refusal {
        String[] fields = entry.split("\\|", -1);
        int at = numbered ? 1 : 0;
        if (fields.length < at + 3) {
            throw new Refusal(path, "a place needs name, latitude and longitude: " + entry.strip());
        }
        String id = fields[0].strip();
        if (numbered && !id.matches("[0-9A-Za-z]{2,20}")) {
            throw new Refusal(path, "no number of a station: " + Values.quoted(id));
        }
        String lat = fields[at + 1].strip();
        String lon = fields[at + 2].strip();
        GeoPoint point = Values.point(lat, lon, path);
        if (point == null) {
            throw new Refusal(path, "no coordinates: " + entry.strip());
        }
        return new Spot(
                // Two decimals are what the service takes.
                numbered
                        ? id
                        : String.format(
                                java.util.Locale.ROOT, "%.2f,%.2f", point.lon(), point.lat()),
                fields[at].strip(),
                new Place(point, "", poll.division(point)),
                number(fields, at + 3, Double.NaN, path),
                number(fields, at + 4, 0, path));
    }

    private static double number(String[] fields, int n, double otherwise, String path)
            throws Refusal {
        if (fields.length <= n || fields[n].isBlank()) {
            return otherwise;
        }
        Double value = Values.number(fields[n].strip(), path, -100, 100);
        return value == null ? otherwise : value;
    }
}
