package org.yilan.situation.arrival;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Joins what a situation holds of rain and tide to arrivals. It reads the stations once and answers for many places. Pure: the
/// same situation and moment give the same answers. Any thread.
public final class WaterClock {
    /// A gale within this of a high water is called one with it. Own choice: half the way of a half-day tide from low to high
    /// water (12.4 h / 4), when the water is above its mean.
    public static final Duration TOGETHER = Duration.ofHours(3);

    /// An hour's rain from which it is called heavy, mm: Shanghai's blue rainstorm signal by the hour (domain.md 1: a weak page,
    /// confirmed by many bulletins).
    public static final double HEAVY_MM = 35;

    /// A tide that is foretold farther away says little of this place. Own choice: the mouth of the Huangpu and the inner city
    /// differ by an hour over 25 km.
    public static final double TIDE_KM = 30;

    /// Rain that is measured or foretold farther away says little of this place. Own choice: the size of a rain band.
    public static final double RAIN_KM = 20;

    /// A reading that is older does not count: as long as the rules of plans count one.
    public static final Duration FRESH = Duration.ofMinutes(40);

    /// A forecast that is older does not count. Own choice: tide tables are issued a day ahead, forecasts of rain every few hours.
    static final Duration VALID = Duration.ofHours(24);

    /// A high water is the nearest one to any moment within this.
    private static final Duration HALF_TIDE = Duration.ofHours(7);

    /// Two stations within this are one place: a table may lack the warning level that the gauge beside it has.
    private static final double SAME_KM = 2;

    private record Told(Sensor sensor, GeoPoint point, Forecast forecast) {}

    private record Measured(Sensor sensor, @Nullable GeoPoint point, Reading reading) {}

    private final Instant now;
    private final List<Told> tides = new ArrayList<>();
    private final List<Told> rains = new ArrayList<>();
    private final List<Measured> gauges = new ArrayList<>();
    private final List<Sensor> marks = new ArrayList<>();

    /// @param sensors all of a situation
    /// @param readings the newest reading of a sensor by its id
    public WaterClock(
            Collection<Sensor> sensors, Function<String, Optional<Reading>> readings, Instant now) {
        this.now = now;
        for (Sensor sensor : sensors) {
            switch (sensor.quantity()) {
                case Quantity.TIDE_FORECAST -> told(sensor, tides);
                case Quantity.RAIN_FORECAST -> told(sensor, rains);
                case Quantity.TIDE -> marks.add(sensor);
                case Quantity.RAIN ->
                        readings.apply(sensor.id())
                                .filter(r -> r.quality() == Reading.Quality.GOOD)
                                .filter(r -> !r.observedAt().isAfter(now))
                                .filter(r -> !r.observedAt().isBefore(now.minus(FRESH)))
                                .ifPresent(
                                        r ->
                                                gauges.add(
                                                        new Measured(
                                                                sensor,
                                                                sensor.place().point(),
                                                                r)));
                default -> {}
            }
        }
    }

    private void told(Sensor sensor, List<Told> into) {
        GeoPoint point = sensor.place().point();
        Forecast forecast = sensor.forecast();
        if (point != null
                && forecast != null
                && !forecast.issuedAt().isAfter(now)
                && forecast.age(now).compareTo(VALID) <= 0) {
            into.add(new Told(sensor, point, forecast));
        }
    }

    /// Rain and tide where and when a wind arrives.
    public Waters at(Target target, Arrival arrival) {
        Instant first = arrival.earliest();
        Instant last = arrival.latest();
        Instant from = first == null ? now : first;
        Instant to = last == null ? now : last;
        Waters.Station tideFrom = nearest(tides, target).map(t -> t.station).orElse(null);
        Near rain = nearest(rains, target).orElse(null);
        Waters.Rain measured = measured(target);
        Waters.Station gauge =
                gauges.stream()
                        .map(m -> station(m, target))
                        .min(Comparator.comparingDouble(Waters.Station::km))
                        .filter(s -> s.km() < Double.MAX_VALUE)
                        .orElse(null);
        Waters.Station rainFrom =
                gauge == null || (rain != null && rain.station.km() < gauge.km())
                        ? rain == null ? null : rain.station
                        : gauge;
        return new Waters(
                tide(target, from, to),
                tideFrom,
                // What falls now says nothing of a wind that comes tomorrow.
                Duration.between(now, from).compareTo(TOGETHER) <= 0 ? measured : null,
                rain == null || rain.station.km() > RAIN_KM ? null : expected(rain, from, to),
                rainFrom);
    }

    private record Near(Told told, Waters.Station station) {}

    private static Optional<Near> nearest(List<Told> all, Target target) {
        return nearest(all, target, t -> true);
    }

    private static Optional<Near> nearest(List<Told> all, Target target, Predicate<Told> which) {
        return all.stream()
                .filter(which)
                .map(
                        t ->
                                new Near(
                                        t,
                                        new Waters.Station(
                                                t.sensor().id(),
                                                t.sensor().name(),
                                                km(t.sensor(), t.point(), target))))
                .min(
                        Comparator.comparingDouble((Near n) -> n.station.km())
                                .thenComparing(n -> n.station.id()));
    }

    /// Inside a district nothing is away from it.
    private static double km(Sensor sensor, @Nullable GeoPoint point, Target target) {
        if (sensor.place().division().equals(target.id())) {
            return 0;
        }
        double best = Double.MAX_VALUE;
        if (point != null) {
            for (GeoPoint p : target.points()) {
                best = Math.min(best, GreatCircle.distanceKm(p, point));
            }
        }
        return best;
    }

    private Waters.@Nullable HighWater tide(Target target, Instant from, Instant to) {
        Near near =
                nearest(tides, target, t -> high(t.forecast(), from, to) != null)
                        .filter(n -> n.station.km() <= TIDE_KM)
                        .orElse(null);
        Forecast.Value high = near == null ? null : high(near.told.forecast(), from, to);
        return near == null || high == null
                ? null
                : new Waters.HighWater(
                        near.station,
                        high,
                        warnAt(near.told),
                        apart(high.at(), from, to),
                        near.told.forecast().issuedAt());
    }

    /// The high water nearest to an arrival; one that is over is none any more.
    private Forecast.@Nullable Value high(Forecast forecast, Instant from, Instant to) {
        Instant begin = from.minus(HALF_TIDE);
        return forecast.highWaters(begin.isBefore(now) ? now : begin, to.plus(HALF_TIDE)).stream()
                .min(
                        Comparator.comparing((Forecast.Value v) -> apart(v.at(), from, to))
                                .thenComparing(v -> -v.value()))
                .orElse(null);
    }

    private static Duration apart(Instant at, Instant from, Instant to) {
        return at.isBefore(from)
                ? Duration.between(at, from)
                : at.isAfter(to) ? Duration.between(to, at) : Duration.ZERO;
    }

    /// The station's own warning level, else that of the gauge at the same place.
    private double warnAt(Told told) {
        if (!Double.isNaN(told.sensor().warnAt())) {
            return told.sensor().warnAt();
        }
        return marks.stream()
                .filter(m -> !Double.isNaN(m.warnAt()))
                .filter(
                        m -> {
                            GeoPoint point = m.place().point();
                            return point != null
                                    && GreatCircle.distanceKm(point, told.point()) <= SAME_KM;
                        })
                .mapToDouble(Sensor::warnAt)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Waters.Station station(Measured m, Target target) {
        return new Waters.Station(
                m.sensor().id(), m.sensor().name(), km(m.sensor(), m.point(), target));
    }

    /// The strongest of a district's own gauges; for anything else, and a district without one, the nearest.
    private Waters.@Nullable Rain measured(Target target) {
        Optional<Measured> own =
                gauges.stream()
                        .filter(m -> m.sensor().place().division().equals(target.id()))
                        .max(
                                Comparator.comparingDouble((Measured m) -> m.reading().value())
                                        .thenComparing(m -> m.sensor().id()));
        Measured best =
                own.or(
                                () ->
                                        gauges.stream()
                                                .min(
                                                        Comparator.comparingDouble(
                                                                        (Measured m) ->
                                                                                station(m, target)
                                                                                        .km())
                                                                .thenComparing(
                                                                        m -> m.sensor().id())))
                        .orElse(null);
        if (best == null || station(best, target).km() > RAIN_KM) {
            return null;
        }
        Reading r = best.reading();
        return new Waters.Rain(station(best, target), r.value(), r.observedAt(), r.observedAt());
    }

    private static Waters.@Nullable Rain expected(Near near, Instant from, Instant to) {
        return near.told
                .forecast()
                .highest(from.minus(TOGETHER), to.plus(TOGETHER))
                .map(
                        v ->
                                new Waters.Rain(
                                        near.station,
                                        v.value(),
                                        v.at(),
                                        near.told.forecast().issuedAt()))
                .orElse(null);
    }
}
