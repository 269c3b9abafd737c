package org.yilan.feeds.sensorthings;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Conversion;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.util.Locale;

/// Reads one datastream with its thing and its newest observation.
///
/// The quantity is `properties.quantity` of the observed property or the datastream, else the observed property's name. A
/// datastream must have an id and a unit; without an observation it is a sensor that has said nothing yet.
final class DatastreamReader {
    private final Poll poll;
    private final Values values;

    DatastreamReader(Poll poll) {
        this.poll = poll;
        this.values = Values.of(poll);
    }

    void read(JsonItem stream) throws Refusal {
        if (stream.get("unitOfMeasurement").missing() && !stream.get("result").missing()) {
            throw new Refusal(
                    stream.path(), "an observation without its datastream: nobody knows of what");
        }
        String id = poll.config().id() + ":" + stream.requiredLine("@iot.id");
        String quantity = quantity(stream);
        JsonItem unit = stream.get("unitOfMeasurement");
        if (unit.missing()) {
            throw new Refusal(stream.path(), "no unitOfMeasurement");
        }
        Conversion conversion =
                Conversion.of(unit.line("symbol"), unit.line("definition"), quantity);
        JsonItem thing = stream.get("Thing");
        GeoPoint point = poll.part(() -> location(stream, thing));
        String stated = Values.line(thing.get("properties").text("division"));
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                id,
                                poll.config().id(),
                                thing.line("name").isEmpty()
                                        ? stream.line("name")
                                        : thing.line("name"),
                                quantity,
                                conversion.unit(),
                                new Place(
                                        point,
                                        address(thing),
                                        stated.isEmpty() ? poll.division(point) : stated),
                                warnAt(stream, thing, conversion))));
        for (JsonItem observation : stream.get("Observations").items()) {
            poll.item(() -> reading(id, observation, conversion));
        }
    }

    private static String quantity(JsonItem stream) {
        JsonItem property = stream.get("ObservedProperty");
        String stated = property.get("properties").line("quantity");
        if (stated.isEmpty()) {
            stated = stream.get("properties").line("quantity");
        }
        if (stated.isEmpty()) {
            stated = property.line("name");
        }
        return stated.isEmpty() ? stream.line("name") : stated;
    }

    private double warnAt(JsonItem stream, JsonItem thing, Conversion conversion) {
        JsonItem own = stream.get("properties").get("warnAt");
        JsonItem item = own.missing() ? thing.get("properties").get("warnAt") : own;
        Double limit = poll.part(() -> Values.number(item.text(), item.path()));
        return limit == null ? Double.NaN : conversion.apply(limit);
    }

    /// The thing's own location, else the feature that was observed, else the area of the datastream if that is a point.
    private static @Nullable GeoPoint location(JsonItem stream, JsonItem thing) throws Refusal {
        JsonItem location = thing.get("Locations").get(0).get("location");
        GeoPoint point = point(location);
        if (point == null) {
            point = point(stream.get("FeatureOfInterest").get("feature"));
        }
        if (point == null) {
            point =
                    point(
                            stream.get("Observations")
                                    .get(0)
                                    .get("FeatureOfInterest")
                                    .get("feature"));
        }
        return point == null ? point(stream.get("observedArea")) : point;
    }

    /// A GeoJSON point, or a feature of one; null for anything else.
    private static @Nullable GeoPoint point(JsonItem item) throws Refusal {
        JsonItem geometry = item.line("type").equals("Feature") ? item.get("geometry") : item;
        if (!geometry.line("type").equals("Point")) {
            return null;
        }
        JsonItem coordinates = geometry.get("coordinates");
        return Values.point(
                coordinates.get(1).text(), coordinates.get(0).text(), coordinates.path());
    }

    private static String address(JsonItem thing) {
        String address = thing.get("properties").line("address");
        return address.isEmpty() ? thing.get("Locations").get(0).line("name") : address;
    }

    private void reading(String sensor, JsonItem observation, Conversion conversion)
            throws Refusal {
        JsonItem result = observation.get("result");
        if (result.isArray() || result.isObject()) {
            throw new Refusal(result.path(), "not a single value");
        }
        Double value = value(result);
        if (value == null) {
            return; // the publisher says that there is no value
        }
        JsonItem time = observation.first("phenomenonTime", "resultTime");
        String text = time.text();
        String end = text == null ? null : text.substring(text.indexOf('/') + 1); // an interval
        poll.saw(
                new Observation.ReadingSeen(
                        new Reading(
                                sensor,
                                conversion.apply(value),
                                values.pastInstant(end, time.path()),
                                poll.now(),
                                quality(observation.get("resultQuality")))));
    }

    private static @Nullable Double value(JsonItem result) throws Refusal {
        if (result.isBoolean()) {
            return "true".equals(result.text()) ? 1.0 : 0.0;
        }
        return Values.number(result.text(), result.path());
    }

    private static Reading.Quality quality(JsonItem item) {
        String word = item.isObject() ? item.line("quality") : Values.line(item.text());
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "bad", "invalid", "error", "rejected", "erroneous", "failed", "missing" ->
                    Reading.Quality.BAD;
            case "suspect", "doubtful", "questionable", "uncertain", "estimated", "poor" ->
                    Reading.Quality.SUSPECT;
            default -> Reading.Quality.GOOD;
        };
    }
}
