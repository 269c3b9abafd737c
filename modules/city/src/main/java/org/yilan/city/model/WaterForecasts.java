package org.yilan.city.model;

import org.yilan.city.scenario.Scenario.Station;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Forecasts of tide and rain: what will really be, smoothed, with an error that grows with lead time. Simulated; nobody issued
/// these.
public final class WaterForecasts {
    /// Between the forecasts of one kind.
    public static final Duration TIDE_EVERY = Duration.ofHours(3);

    public static final Duration RAIN_EVERY = Duration.ofHours(1);

    private static final int STEP = 600;

    /// Metres after a day: what forecasts of storm surges were off by in recent years.
    private static final double SURGE_ERROR = 0.12;

    /// Share of the rain after half a day.
    private static final double RAIN_ERROR = 0.35;

    /// Rain is foretold for an area, km round a place.
    private static final double AREA_KM = 25;

    private final Climate climate;
    private final Map<Station, Climate.Site> sites;
    private final long seed;

    WaterForecasts(Climate climate, Map<Station, Climate.Site> sites, long seed) {
        this.climate = climate;
        this.sites = sites;
        this.seed = seed;
    }

    /// The newest forecast of a kind at a moment.
    public static Instant issued(Instant now, Duration every) {
        long step = every.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
    }

    /// The turn of a tide.
    ///
    /// @param high whether it is a high water
    public record Turn(Instant at, double height, boolean high) {}

    /// Water level that a forecast of `issued` gives for a moment, m.
    public double tide(Station gauge, Instant issued, Instant at) {
        double days = Math.max(0, Duration.between(issued, at).toMinutes()) / 1440.0;
        double off =
                SURGE_ERROR
                        * Math.min(1.5, days)
                        * Chance.smooth(
                                seed,
                                gauge.id().hashCode() ^ 5,
                                issued.getEpochSecond() / 86400.0 + days);
        return climate.still(gauge, at) + off;
    }

    /// High and low waters from one moment to before another, to ten minutes.
    public List<Turn> turns(Station gauge, Instant issued, Instant from, Instant to) {
        List<Turn> turns = new ArrayList<>();
        double before = tide(gauge, issued, from.minusSeconds(STEP));
        double here = tide(gauge, issued, from);
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(STEP)) {
            double after = tide(gauge, issued, at.plusSeconds(STEP));
            if (here > before && here >= after || here < before && here <= after) {
                turns.add(new Turn(at, here, here > before));
            }
            before = here;
            here = after;
        }
        return turns;
    }

    /// Rain of the hour that ends then, mm, over the area round a place.
    public double rain(GeoPoint place, Instant issued, Instant at) {
        List<Map.Entry<Station, Climate.Site>> weather =
                sites.entrySet().stream()
                        .filter(e -> e.getKey().kind().equals("weather"))
                        .sorted(Comparator.comparingDouble(e -> Geo.km(e.getKey().point(), place)))
                        .toList();
        double sum = 0;
        int count = 0;
        for (Map.Entry<Station, Climate.Site> e : weather) {
            if (count == 0 || Geo.km(e.getKey().point(), place) <= AREA_KM) {
                sum += e.getValue().rainHour(at);
                count++;
            }
        }
        double lead = Math.max(0, Duration.between(issued, at).toMinutes()) / 720.0;
        double off =
                RAIN_ERROR
                        * Math.min(1.5, Math.sqrt(lead))
                        * Chance.smooth(
                                seed,
                                Double.hashCode(place.lat()) ^ 9,
                                issued.getEpochSecond() / 21600.0 + lead);
        return count == 0 ? 0 : sum / count * (1 + off);
    }
}
