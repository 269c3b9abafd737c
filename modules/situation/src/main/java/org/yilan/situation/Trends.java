package org.yilan.situation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What happened per interval of [#INTERVAL]: counts of incidents, the strongest reading per quantity, and how key figures
/// stood at its start.
///
/// Written by the thread that applies events; any thread may read.
public final class Trends {
    /// Length of one interval.
    public static final Duration INTERVAL = Duration.ofMinutes(10);

    /// Series of incidents reported per interval.
    public static final String REPORTED = "incidents.reported";

    /// Series of incidents resolved per interval.
    public static final String RESOLVED = "incidents.resolved";

    /// How many incidents had been reported in the hour before an interval's start. This and the following are
    /// samples: an interval without one had no reason to change.
    public static final String LAST_HOUR = "incidents.last-hour";

    /// How many incidents were open.
    public static final String OPEN = "incidents.open";

    /// How many were open and past their limit.
    public static final String OVERDUE = "incidents.overdue";

    /// Share answered in time, percent; likewise [#RESOLUTION] and [#SATISFACTION], see [IncidentTally].
    public static final String RESPONSE = "incidents.response-rate";

    public static final String RESOLUTION = "incidents.resolution-rate";

    public static final String SATISFACTION = "incidents.satisfaction-rate";

    /// Places taken in shelters, percent.
    public static final String SHELTERS = "shelters.taken";

    /// Spaces taken in car parks, percent.
    public static final String PARKING = "parking.taken";

    /// How many roads were closed.
    public static final String ROADS = "roads.closed";

    /// Series of the lowest reading per interval of a quantity; kept for temperatures.
    public static String lowest(String quantity) {
        return quantity + ".lowest";
    }

    /// Series of the mean over all sensors of a quantity, sampled; kept for traffic, air and delays.
    public static String mean(String quantity) {
        return quantity + ".mean";
    }

    /// One interval's value.
    ///
    /// @param from start of the interval
    public record Bucket(Instant from, double value) {}

    private final Map<String, NavigableMap<Instant, Double>> series = new ConcurrentHashMap<>();

    Trends() {}

    /// The intervals of a series that have a value, oldest first; an interval without events has none. Besides the
    /// constants here, each quantity code names a series.
    public List<Bucket> series(String name) {
        NavigableMap<Instant, Double> values = series.get(name);
        return values == null
                ? List.of()
                : values.entrySet().stream()
                        .map(e -> new Bucket(e.getKey(), e.getValue()))
                        .toList();
    }

    void count(String name, Instant at) {
        values(name).merge(start(at), 1.0, Double::sum);
    }

    void max(String name, Instant at, double value) {
        values(name).merge(start(at), value, Math::max);
    }

    void min(String name, Instant at, double value) {
        values(name).merge(start(at), value, Math::min);
    }

    void put(String name, Instant at, double value) {
        values(name).put(start(at), value);
    }

    void sweep(Instant before) {
        series.values().forEach(values -> values.headMap(before).clear());
    }

    Map<String, List<Bucket>> capture() {
        Map<String, List<Bucket>> copy = new TreeMap<>();
        series.keySet().forEach(name -> copy.put(name, series(name)));
        return copy;
    }

    void restore(Map<String, List<Bucket>> captured) {
        captured.forEach(
                (name, buckets) -> buckets.forEach(b -> values(name).put(b.from(), b.value())));
    }

    private NavigableMap<Instant, Double> values(String name) {
        return series.computeIfAbsent(name, n -> new ConcurrentSkipListMap<>());
    }

    private static Instant start(Instant at) {
        long step = INTERVAL.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step) * step);
    }
}
