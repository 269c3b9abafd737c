package org.yilan.situation;

import org.yilan.situation.Changes.Kind;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The sensors of a situation and what each read last. One thread changes; any thread may read.
final class Sensors {
    private final Map<String, Sensor> byId = new ConcurrentHashMap<>();
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    void restore(List<Sensor> sensors, List<Reading> read) {
        sensors.forEach(s -> byId.put(s.id(), s));
        read.forEach(r -> readings.put(r.sensor(), r));
    }

    Collection<Sensor> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    Optional<Sensor> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Reading> readings() {
        return Collections.unmodifiableCollection(readings.values());
    }

    Optional<Reading> reading(String sensor) {
        return Optional.ofNullable(readings.get(sensor));
    }

    void describe(Sensor sensor, Changes changes) {
        byId.put(sensor.id(), sensor);
        changes.add(Kind.SENSOR, sensor.id());
    }

    /// The newest reading counts, by time of observation.
    void take(Reading reading, Trends trends, Changes changes) {
        Reading known = readings.get(reading.sensor());
        if (known != null && reading.observedAt().isBefore(known.observedAt())) {
            return;
        }
        readings.put(reading.sensor(), reading);
        Sensor sensor = byId.get(reading.sensor());
        if (sensor != null && reading.quality() == Reading.Quality.GOOD) {
            trends.max(sensor.quantity(), reading.observedAt(), reading.value());
            if (sensor.quantity().equals(Quantity.TEMPERATURE)) {
                trends.min(Trends.lowest(sensor.quantity()), reading.observedAt(), reading.value());
            }
        }
        changes.add(Kind.READING, reading.sensor());
    }
}
