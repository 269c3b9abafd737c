package org.yilan.situation;

import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Writes down, at the start of each interval, what cannot be counted event by event: how much is open, how well limits are
/// kept, how full shelters and car parks are, what means come to. Depends on the events alone, so the same journal gives the same trends.
final class Sampler {
    /// After a long silence nothing but the clock has changed; the last six hours of it are enough.
    private static final int MOST_AT_ONCE = 36;

    private static final List<String> MEANS =
            List.of(Quantity.TRAFFIC, Quantity.AQI, Quantity.TRANSIT_DELAY);

    private final Situation situation;
    private final Trends trends;

    private Sampler(Situation situation) {
        this.situation = situation;
        this.trends = situation.trends();
    }

    /// Samples at the starts of the intervals after `last` and up to `now`. To be called before the event of `now` is
    /// folded in.
    ///
    /// @param last when the event before was recorded
    static void sample(Situation situation, Instant last, Instant now) {
        long step = Trends.INTERVAL.toSeconds();
        long from = Math.floorDiv(last.getEpochSecond(), step) + 1;
        long to = Math.floorDiv(now.getEpochSecond(), step);
        if (from > to) {
            return;
        }
        Sampler sampler = new Sampler(situation);
        for (long n = Math.max(from, to - MOST_AT_ONCE + 1); n <= to; n++) {
            sampler.at(Instant.ofEpochSecond(n * step));
        }
    }

    private void at(Instant t) {
        IncidentTally tally = IncidentTally.of(situation, t);
        if (!tally.feeds().isEmpty()) {
            trends.put(Trends.LAST_HOUR, t, tally.lastHour());
            trends.put(Trends.OPEN, t, tally.open());
            trends.put(Trends.OVERDUE, t, tally.overdue());
        }
        rate(Trends.RESPONSE, t, tally.responded(), tally.responseDue());
        rate(Trends.RESOLUTION, t, tally.resolvedInTime(), tally.resolutionDue());
        rate(Trends.SATISFACTION, t, tally.satisfied(), tally.evaluated());
        taken(Trends.SHELTERS, FacilityKind.SHELTER, t);
        taken(Trends.PARKING, FacilityKind.PARKING, t);
        if (!situation.roadEvents().isEmpty()) {
            trends.put(
                    Trends.ROADS,
                    t,
                    situation.roadEvents().stream()
                            .filter(r -> r.kind() == RoadEvent.Kind.CLOSURE)
                            .filter(r -> r.at(t) == RoadEvent.State.ACTIVE)
                            .count());
        }
        for (String quantity : MEANS) {
            situation.sensors().stream()
                    .filter(s -> s.quantity().equals(quantity))
                    .flatMap(s -> fresh(s, t))
                    .mapToDouble(Reading::value)
                    .average()
                    .ifPresent(mean -> trends.put(Trends.mean(quantity), t, mean));
        }
    }

    private void taken(String series, FacilityKind kind, Instant t) {
        double occupied = 0;
        double capacity = 0;
        for (Facility f : situation.facilities()) {
            if (f.sort() == kind && f.occupied() >= 0 && f.capacity() > 0) {
                occupied += f.occupied();
                capacity += f.capacity();
            }
        }
        rate(series, t, occupied, capacity);
    }

    private java.util.stream.Stream<Reading> fresh(Sensor sensor, Instant t) {
        return situation
                .reading(sensor.id())
                .filter(r -> r.quality() != Reading.Quality.BAD)
                .filter(r -> !r.observedAt().isBefore(t.minus(Duration.ofHours(1))))
                .stream();
    }

    private void rate(String series, Instant t, double part, double whole) {
        if (whole > 0) {
            trends.put(series, t, 100 * part / whole);
        }
    }
}
