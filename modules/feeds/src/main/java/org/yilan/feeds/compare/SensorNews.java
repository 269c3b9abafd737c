package org.yilan.feeds.compare;

import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News about sensors. A reading is news when it was taken later than the one that is known, or corrects it.
final class SensorNews {
    void add(List<SensorSeen> sensors, List<ReadingSeen> readings, Round round) {
        Map<String, Sensor> described = new LinkedHashMap<>();
        sensors.forEach(s -> described.put(s.sensor().id(), s.sensor()));
        described.values().stream()
                .filter(s -> !s.equals(round.situation().sensor(s.id()).orElse(null)))
                .forEach(s -> round.add(new Event.SensorDescribed(s)));

        Map<String, Reading> newest = new LinkedHashMap<>();
        for (ReadingSeen seen : readings) {
            newest.merge(
                    seen.reading().sensor(),
                    seen.reading(),
                    (a, b) -> b.observedAt().isBefore(a.observedAt()) ? a : b);
        }
        for (Reading reading : newest.values()) {
            Reading known = round.situation().reading(reading.sensor()).orElse(null);
            if (known == null || later(reading, known) || corrects(reading, known)) {
                round.add(new Event.ReadingTaken(reading));
            }
        }
    }

    private static boolean later(Reading reading, Reading known) {
        return reading.observedAt().isAfter(known.observedAt());
    }

    private static boolean corrects(Reading reading, Reading known) {
        return reading.observedAt().equals(known.observedAt())
                && (Double.compare(reading.value(), known.value()) != 0
                        || reading.quality() != known.quality());
    }
}
