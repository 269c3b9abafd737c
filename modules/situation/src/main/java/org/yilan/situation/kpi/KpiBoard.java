package org.yilan.situation.kpi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.IncidentTally;
import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
import org.yilan.situation.kpi.Kpi.Sense;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Computes the key figures. Pure: any thread may call, nothing is kept.
///
/// What each figure means is said to people in the translations under `kpi.<id>.definition`; the code here is that
/// definition. Rates look at the incidents that the situation holds: all open ones, and those resolved in the last
/// [Situation#RETENTION]; the response and resolution rates leave out what was reported before the journal began.
public final class KpiBoard {
    /// Incidents reported in the last hour.
    public static final String CALLS = "calls";

    /// Incidents that somebody still owes work on.
    public static final String OPEN = "open";

    /// Open incidents past their limit.
    public static final String OVERDUE = "overdue";

    /// 响应率: of the incidents reported at least [IncidentTally#RESPONSE_LIMIT] ago, those taken within it.
    public static final String RESPONSE = "response-rate";

    /// 解决率: of the incidents whose limit has passed or that are resolved, those resolved by their limit.
    public static final String RESOLUTION = "resolution-rate";

    /// 满意率: of the incidents evaluated, those whose callers were satisfied.
    public static final String SATISFACTION = "satisfaction-rate";

    /// Strongest gust of any station.
    public static final String GUST = "gust";

    /// Most rain of any station in an hour.
    public static final String RAIN = "rain";

    /// Highest water level over the gauge's datum of any gauge.
    public static final String TIDE = "tide";

    /// Places taken of all places in shelters.
    public static final String SHELTERS = "shelters";

    /// Lowest air temperature of any station.
    public static final String COLD = "cold";

    /// Highest gas concentration of any detector.
    public static final String GAS = "gas";

    /// Deepest water on a road.
    public static final String WATER = "water-depth";

    /// Mean congestion index.
    public static final String TRAFFIC = "traffic";

    /// Mean air quality index.
    public static final String AIR = "air";

    /// Spaces taken of all spaces in car parks that count them.
    public static final String PARKING = "parking";

    /// Roads on which nothing passes now.
    public static final String ROADS = "roads-closed";

    /// Mean delay of the lines of public transport, minutes.
    public static final String TRANSIT = "transit-delay";

    /// Magnitude of the strongest earthquake that began in the last [#QUAKES].
    public static final String QUAKE = "earthquake";

    /// How far back [#QUAKE] looks.
    public static final Duration QUAKES = Duration.ofHours(24);

    /// Every figure there is, in the order in which a scene without a choice shows them.
    public static final List<String> ALL =
            List.of(
                    CALLS,
                    OVERDUE,
                    RESPONSE,
                    RESOLUTION,
                    GUST,
                    RAIN,
                    TIDE,
                    SHELTERS,
                    OPEN,
                    SATISFACTION,
                    COLD,
                    GAS,
                    WATER,
                    TRAFFIC,
                    AIR,
                    PARKING,
                    ROADS,
                    TRANSIT,
                    QUAKE);

    private final Map<String, Double> targets;

    /// @param targets what figures are held against, by id, in the figure's unit
    public KpiBoard(Map<String, Double> targets) {
        this.targets = Map.copyOf(targets);
    }

    /// The figures of `ids` at `now`, in that order; an unknown id gives a figure without data.
    public List<Kpi> compute(Situation situation, Instant now, List<String> ids) {
        IncidentTally tally = IncidentTally.of(situation, now);
        return ids.stream().map(id -> one(id, situation, now, tally)).toList();
    }

    private Kpi one(String id, Situation s, Instant now, IncidentTally t) {
        return switch (id) {
            case CALLS -> count(id, s, now, t.lastHour(), "/h", Trends.LAST_HOUR, t);
            case OPEN -> count(id, s, now, t.open(), "", Trends.OPEN, t);
            case OVERDUE -> count(id, s, now, t.overdue(), "", Trends.OVERDUE, t);
            case RESPONSE -> rate(id, s, now, t.responded(), t.responseDue(), Trends.RESPONSE, t);
            case RESOLUTION ->
                    rate(id, s, now, t.resolvedInTime(), t.resolutionDue(), Trends.RESOLUTION, t);
            case SATISFACTION ->
                    rate(id, s, now, t.satisfied(), t.evaluated(), Trends.SATISFACTION, t);
            case GUST -> extreme(id, s, now, Quantity.GUST, true, Quantity.GUST);
            case RAIN -> extreme(id, s, now, Quantity.RAIN, true, Quantity.RAIN);
            case TIDE -> extreme(id, s, now, Quantity.TIDE, true, Quantity.TIDE);
            case COLD ->
                    extreme(
                            id,
                            s,
                            now,
                            Quantity.TEMPERATURE,
                            false,
                            Trends.lowest(Quantity.TEMPERATURE));
            case GAS -> extreme(id, s, now, Quantity.GAS, true, Quantity.GAS);
            case WATER -> extreme(id, s, now, Quantity.WATER_DEPTH, true, Quantity.WATER_DEPTH);
            case TRAFFIC -> mean(id, s, now, Quantity.TRAFFIC);
            case AIR -> mean(id, s, now, Quantity.AQI);
            case SHELTERS -> taken(id, s, now, FacilityKind.SHELTER, Trends.SHELTERS);
            case PARKING -> taken(id, s, now, FacilityKind.PARKING, Trends.PARKING);
            case ROADS -> roads(id, s, now);
            case TRANSIT -> delay(id, s, now);
            case QUAKE -> quake(id, s, now);
            default -> new Figure(id).build();
        };
    }

    private Kpi count(
            String id,
            Situation s,
            Instant now,
            int value,
            String unit,
            String series,
            IncidentTally t) {
        Inputs in = incidentInputs(s, now, t);
        return new Figure(id)
                .look(in.look)
                .value(in.look == Look.NO_DATA ? Double.NaN : value, unit)
                .inputs(in)
                .feeds(s, t.feeds())
                .trend(s, series)
                .build();
    }

    private Kpi rate(
            String id,
            Situation s,
            Instant now,
            int part,
            int whole,
            String series,
            IncidentTally t) {
        Inputs in = incidentInputs(s, now, t);
        boolean known = whole > 0 && in.look != Look.NO_DATA;
        Figure figure =
                new Figure(id)
                        .look(
                                known
                                        ? in.look
                                        : in.look == Look.UNREACHABLE ? in.look : Look.NO_DATA)
                        .value(known ? 100.0 * part / whole : Double.NaN, "%")
                        .inputs(in)
                        .feeds(s, t.feeds())
                        .trend(s, series);
        return known ? figure.of(part, whole).build() : figure.build();
    }

    private Inputs incidentInputs(Situation s, Instant now, IncidentTally t) {
        return t.feeds().isEmpty() ? new Inputs(Look.NO_DATA, null) : inputs(s, now, t.feeds());
    }

    private Kpi extreme(
            String id, Situation s, Instant now, String quantity, boolean highest, String series) {
        Usable usable = Usable.of(s, now, quantity);
        Reading best = null;
        for (Reading r : usable.fresh.isEmpty() ? usable.old : usable.fresh) {
            if (best == null || (highest ? r.value() > best.value() : r.value() < best.value())) {
                best = r;
            }
        }
        Sensor sensor = best == null ? null : s.sensor(best.sensor()).orElse(null);
        return new Figure(id)
                .look(usable.look(s, now))
                .value(
                        best == null ? Double.NaN : best.value(),
                        sensor == null ? usable.unit : sensor.unit())
                .where(sensor == null ? "" : sensor.name())
                .readings(usable)
                .feeds(s, usable.feeds)
                .trend(s, series)
                .build();
    }

    private Kpi mean(String id, Situation s, Instant now, String quantity) {
        Usable usable = Usable.of(s, now, quantity);
        List<Reading> from = usable.fresh.isEmpty() ? usable.old : usable.fresh;
        double mean = from.stream().mapToDouble(Reading::value).average().orElse(Double.NaN);
        return new Figure(id)
                .look(usable.look(s, now))
                .value(mean, usable.unit)
                .readings(usable)
                .feeds(s, usable.feeds)
                .trend(s, Trends.mean(quantity))
                .build();
    }

    /// How much is taken of all there is in the places of a kind that say so.
    private Kpi taken(String id, Situation s, Instant now, FacilityKind kind, String series) {
        double occupied = 0;
        double capacity = 0;
        Instant oldest = null;
        Set<String> feeds = new TreeSet<>();
        for (Facility f : s.facilities()) {
            if (f.sort() == kind && f.occupied() >= 0 && f.capacity() > 0) {
                occupied += f.occupied();
                capacity += f.capacity();
                oldest = earlier(oldest, f.observedAt());
                feeds.add(f.feed());
            }
        }
        if (capacity == 0) {
            return new Figure(id).value(Double.NaN, "%").feeds(s, feeds).build();
        }
        Inputs in = inputs(s, now, feeds);
        // A shelter that nobody entered since is not an old value: its feed still says so.
        return new Figure(id)
                .look(in.look)
                .value(100 * occupied / capacity, "%")
                .of(occupied, capacity)
                .inputs(in.oldest == null ? new Inputs(in.look, oldest) : in)
                .feeds(s, feeds)
                .trend(s, series)
                .build();
    }

    private Kpi roads(String id, Situation s, Instant now) {
        Set<String> feeds = new TreeSet<>();
        s.roadEvents().forEach(r -> feeds.add(r.feed()));
        if (feeds.isEmpty()) {
            return new Figure(id).build();
        }
        long closed =
                s.roadEvents().stream()
                        .filter(r -> r.kind() == RoadEvent.Kind.CLOSURE)
                        .filter(r -> r.at(now) == RoadEvent.State.ACTIVE)
                        .count();
        Inputs in = inputs(s, now, feeds);
        return new Figure(id)
                .look(in.look)
                .value(closed, "")
                .inputs(in)
                .feeds(s, feeds)
                .trend(s, Trends.ROADS)
                .build();
    }

    private Kpi delay(String id, Situation s, Instant now) {
        Kpi seconds = mean(id, s, now, Quantity.TRANSIT_DELAY);
        return seconds.scaled(1.0 / 60, "min");
    }

    private Kpi quake(String id, Situation s, Instant now) {
        Set<String> feeds = new TreeSet<>();
        Earthquake strongest = null;
        for (Earthquake e : s.earthquakes()) {
            s.earthquakeAccounts(e.id()).forEach(a -> feeds.add(a.feed()));
            double magnitude = e.hypocentre().magnitude();
            boolean counts =
                    !e.cancelled()
                            && !Double.isNaN(magnitude)
                            && !e.moment().isAfter(now)
                            && !e.moment().isBefore(now.minus(QUAKES));
            if (counts && (strongest == null || magnitude > strongest.hypocentre().magnitude())) {
                strongest = e;
            }
        }
        Inputs in = inputs(s, now, feeds);
        return new Figure(id)
                .look(strongest == null ? Look.NO_DATA : in.look)
                .value(strongest == null ? Double.NaN : strongest.hypocentre().magnitude(), "")
                .where(strongest == null ? "" : strongest.hypocentre().name())
                .inputs(in)
                .feeds(s, feeds)
                .build();
    }

    /// A figure being put together.
    private final class Figure {
        private final String id;
        private Look look = Look.NO_DATA;
        private double value = Double.NaN;
        private String unit = "";
        private double part = Double.NaN;
        private double whole = Double.NaN;
        private String where = "";
        private @Nullable Instant oldest;
        private int left;
        private @Nullable Duration freshness;
        private List<String> feeds = List.of();
        private List<Trends.Bucket> trend = List.of();

        Figure(String id) {
            this.id = id;
        }

        Figure look(Look is) {
            look = is;
            return this;
        }

        Figure value(double is, String in) {
            value = is;
            unit = in;
            return this;
        }

        Figure of(double some, double all) {
            part = some;
            whole = all;
            return this;
        }

        Figure where(String sensor) {
            where = sensor;
            return this;
        }

        Figure inputs(Inputs in) {
            oldest = in.oldest;
            return this;
        }

        Figure readings(Usable usable) {
            oldest = usable.oldest();
            left = usable.fresh.isEmpty() ? 0 : usable.old.size();
            return this;
        }

        Figure feeds(Situation s, Set<String> ids) {
            feeds = ids.stream().sorted().toList();
            freshness =
                    feeds.stream()
                            .flatMap(f -> s.feed(f).stream())
                            .map(FeedHealth::freshness)
                            .min(Comparator.naturalOrder())
                            .orElse(null);
            return this;
        }

        Figure trend(Situation s, String series) {
            trend = s.trends().series(series);
            return this;
        }

        Kpi build() {
            Sense sense =
                    switch (id) {
                        case RESPONSE, RESOLUTION, SATISFACTION, COLD -> Sense.AT_LEAST;
                        default -> Sense.AT_MOST;
                    };
            return new Kpi(
                    id,
                    look,
                    value,
                    unit,
                    part,
                    whole,
                    where,
                    targets.getOrDefault(id, Double.NaN),
                    sense,
                    oldest,
                    left,
                    freshness,
                    feeds,
                    trend);
        }
    }

    private record Inputs(Look look, @Nullable Instant oldest) {}

    /// The worst look of some feeds, and when the one that is farthest behind last answered.
    private static Inputs inputs(Situation s, Instant now, Collection<String> feeds) {
        Look worst = Look.VALUE;
        Instant oldest = null;
        for (String id : feeds) {
            FeedHealth health = s.feed(id).orElse(null);
            if (health == null) {
                continue;
            }
            Look look = look(health, now);
            if (look.ordinal() > worst.ordinal()) {
                worst = look;
            }
            Instant good = lastGood(health, now);
            if (good != null) {
                oldest = earlier(oldest, good);
            }
        }
        return new Inputs(worst, oldest);
    }

    /// A feed in good health was last heard of now: its health is journalled only when it changes.
    private static @Nullable Instant lastGood(FeedHealth health, Instant now) {
        return health.state() == FeedHealth.State.GOOD ? now : health.lastGood();
    }

    private static Look look(FeedHealth health, Instant now) {
        return switch (health.state()) {
            case STARTING -> health.lastGood() == null ? Look.NO_DATA : Look.STALE;
            case GOOD -> Look.VALUE;
            case DEGRADED -> {
                Instant good = health.lastGood();
                yield good != null && good.plus(health.freshness()).isBefore(now)
                        ? Look.STALE
                        : Look.VALUE;
            }
            case STALE -> Look.STALE;
            case UNREACHABLE -> Look.UNREACHABLE;
        };
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    /// The readings of one quantity, those inside their feed's freshness limit and those past it.
    private record Usable(List<Reading> fresh, List<Reading> old, Set<String> feeds, String unit) {
        static Usable of(Situation s, Instant now, String quantity) {
            List<Reading> fresh = new ArrayList<>();
            List<Reading> old = new ArrayList<>();
            Set<String> feeds = new TreeSet<>();
            String unit = "";
            for (Sensor sensor : s.sensors()) {
                if (!sensor.quantity().equals(quantity)) {
                    continue;
                }
                feeds.add(sensor.feed());
                unit = sensor.unit();
                Reading r = s.reading(sensor.id()).orElse(null);
                if (r == null
                        || r.quality() == Reading.Quality.BAD
                        || r.observedAt().isAfter(now)) {
                    continue;
                }
                Duration limit =
                        s.feed(sensor.feed())
                                .map(FeedHealth::freshness)
                                .orElse(Duration.ofHours(1));
                (r.observedAt().plus(limit).isBefore(now) ? old : fresh).add(r);
            }
            return new Usable(fresh, old, feeds, unit);
        }

        @Nullable Instant oldest() {
            Instant oldest = null;
            for (Reading r : fresh.isEmpty() ? old : fresh) {
                oldest = earlier(oldest, r.observedAt());
            }
            return oldest;
        }

        Look look(Situation s, Instant now) {
            Look feedLook = inputs(s, now, feeds).look;
            if (fresh.isEmpty() && old.isEmpty()) {
                return feedLook == Look.UNREACHABLE ? Look.UNREACHABLE : Look.NO_DATA;
            }
            return fresh.isEmpty() && feedLook == Look.VALUE ? Look.STALE : feedLook;
        }
    }
}
