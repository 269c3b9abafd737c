package org.yilan.feeds.air;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Instant;
import java.util.Set;

/// A place whose air is measured. Each quantity there is a sensor.
///
/// @param id of the place in the feed
/// @param at when everything there was measured
record Station(Poll poll, String id, String name, Place place, Instant at) {
    static final String INDEX = "index";
    static final String MICROGRAMS = "µg/m³";

    /// HJ 633 counts carbon monoxide, and nothing else, in this.
    static final String MILLIGRAMS = "mg/m³";

    /// What the services of the monitoring centre write for a value that was not measured.
    private static final Set<String> NOT_MEASURED = Set.of("-;", "-", "—", "_", "NA");

    /// Above anything that has been measured in the open, below what a wrong decimal point makes of it.
    private static final double MOST_INDEX = 2_000;

    private static final double MOST_CONCENTRATION = 100_000;

    /// Reports a quantity with its value. One without a value is a sensor that has said nothing; a value that is refused
    /// costs nothing else.
    void saw(String quantity, String unit, JsonItem item, double factor) {
        String sensor = poll.config().id() + ":" + id + ":" + quantity;
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                sensor,
                                poll.config().id(),
                                name,
                                quantity,
                                unit,
                                place,
                                Double.NaN)));
        Double value = poll.part(() -> number(item, unit));
        if (value != null) {
            poll.saw(
                    new Observation.ReadingSeen(
                            new Reading(
                                    sensor,
                                    factor == 1 ? value : Math.round(value * factor * 1e6) / 1e6,
                                    at,
                                    poll.now(),
                                    Reading.Quality.GOOD)));
        }
    }

    void saw(String quantity, String unit, JsonItem item) {
        saw(quantity, unit, item, 1);
    }

    /// China's index.
    void sawIndex(JsonItem item) {
        saw(Quantity.AQI, INDEX, item);
    }

    private static @Nullable Double number(JsonItem item, String unit) throws Refusal {
        if (item.isArray() || item.isObject()) {
            throw new Refusal(item.path(), "not a single value");
        }
        String text = item.text();
        if (text == null || NOT_MEASURED.contains(text.strip())) {
            return null;
        }
        return Values.number(
                text, item.path(), 0, unit.equals(INDEX) ? MOST_INDEX : MOST_CONCENTRATION);
    }
}
