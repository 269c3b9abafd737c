package org.yilan.situation.plan;

import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/// The readings that may count at one moment: good and fresh ones, strongest first per quantity. Where a person supposes
/// something else, all gauges that it is about read so much more or less, and none less than nothing; where there is none, as
/// many as the rules ask for are supposed.
final class Gauges {
    /// A trend is kept per ten minutes; two either side still are the same time of day.
    private static final Duration SAME_TIME = Duration.ofMinutes(30);

    /// Beyond this a forecast of rain says little; it holds two high waters.
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final Comparator<Measured> STRONGEST =
            Comparator.comparingDouble((Measured m) -> -m.reading().value())
                    .thenComparing(m -> m.sensor().id());

    private static final Set<String> FROM_ZERO =
            Set.of(Quantity.WIND, Quantity.GUST, Quantity.RAIN, Quantity.WATER_DEPTH, Quantity.GAS);

    private record Measured(Sensor sensor, Reading reading) {
        Measured reads(double value) {
            return new Measured(
                    sensor,
                    new Reading(
                            reading.sensor(),
                            value,
                            reading.observedAt(),
                            reading.receivedAt(),
                            reading.quality()));
        }
    }

    private final Map<String, List<Measured>> byQuantity = new HashMap<>();
    private final Set<String> districts = new TreeSet<>();
    private final Map<String, Double> colder = new HashMap<>();
    private final Situation situation;
    private final Instant now;

    Gauges(Situation situation, Plan plan, Instant now, Supposition supposed) {
        this.situation = situation;
        this.now = now;
        Set<String> wanted = new TreeSet<>();
        plan.hazards().forEach(h -> h.rules().forEach(r -> quantity(r).ifPresent(wanted::add)));
        Instant oldest = now.minus(plan.freshness());
        for (Sensor sensor : situation.sensors()) {
            if (!wanted.contains(sensor.quantity())) {
                continue;
            }
            situation
                    .reading(sensor.id())
                    .filter(r -> r.quality() == Reading.Quality.GOOD)
                    .filter(r -> !r.observedAt().isBefore(oldest) && !r.observedAt().isAfter(now))
                    .ifPresent(r -> add(new Measured(sensor, r)));
        }
        sort();
        supposed.settings()
                .forEach(
                        (lever, value) -> {
                            if (lever instanceof Lever.Value v) {
                                suppose(v, value);
                            }
                        });
        sort();
    }

    private void sort() {
        byQuantity.values().forEach(list -> list.sort(STRONGEST));
    }

    private void suppose(Lever.Value lever, double value) {
        OptionalDouble real = deciding(lever);
        if (real.isEmpty()) {
            for (int n = 0; n < lever.stations() && !lever.falls(); n++) {
                add(invented(lever, value, n));
            }
            return;
        }
        double by = value - real.getAsDouble();
        List<Measured> moved = byQuantity.getOrDefault(lever.quantity(), List.of());
        // What cannot be less than nothing is known by its code: a level and a temperature can.
        boolean floored = FROM_ZERO.contains(lever.quantity());
        moved.replaceAll(
                m ->
                        named(m, lever.gauges())
                                ? m.reads(
                                        floored
                                                ? Math.max(0, m.reading().value() + by)
                                                : m.reading().value() + by)
                                : m);
        if (lever.falls()) {
            colder.put(lever.quantity(), -by);
        }
    }

    private Measured invented(Lever.Value lever, double value, int n) {
        String id = Supposition.SUBJECT + ":" + lever.quantity() + ":" + n;
        Sensor sensor =
                new Sensor(
                        id,
                        "",
                        lever.gauges().isEmpty() ? "" : lever.gauges().getFirst(),
                        lever.quantity(),
                        lever.unit(),
                        new Place(null, "", lever.tier() == Tier.DISTRICT ? lever.division() : ""),
                        Double.NaN);
        return new Measured(sensor, new Reading(id, value, now, now, Reading.Quality.GOOD));
    }

    /// What the gauge that decides reads; empty where too few read anything.
    OptionalDouble deciding(Lever.Value lever) {
        List<Measured> there =
                byQuantity.getOrDefault(lever.quantity(), List.of()).stream()
                        .filter(m -> in(m, lever.tier(), lever.division()))
                        .filter(m -> named(m, lever.gauges()))
                        .toList();
        int at = lever.falls() ? there.size() - 1 : lever.stations() - 1;
        return at < 0 || at >= there.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(there.get(at).reading().value());
    }

    private static boolean in(Measured m, Tier tier, String division) {
        return tier != Tier.DISTRICT || m.sensor().place().division().equals(division);
    }

    private static boolean named(Measured m, List<String> names) {
        return names.isEmpty() || names.stream().anyMatch(m.sensor().name()::contains);
    }

    private static Optional<String> quantity(Rule rule) {
        return switch (rule) {
            case Rule.OnSignal s -> Optional.empty();
            case Rule.OnValue v -> Optional.of(v.quantity());
            case Rule.OnFall f -> Optional.of(f.quantity());
        };
    }

    private void add(Measured measured) {
        byQuantity
                .computeIfAbsent(measured.sensor().quantity(), q -> new ArrayList<>())
                .add(measured);
        String division = measured.sensor().place().division();
        if (!division.isEmpty()) {
            districts.add(division);
        }
    }

    /// Codes of the areas that have a gauge.
    Set<String> districts() {
        return districts;
    }

    /// The value that decides: of `stations` gauges that must reach the threshold, the weakest of the strongest.
    Optional<Suggestion.Reason> value(Rule.OnValue rule, Tier tier, String division) {
        int seen = 0;
        for (Measured m : byQuantity.getOrDefault(rule.quantity(), List.of())) {
            boolean meant = in(m, tier, division) && named(m, rule.gauges());
            if (meant && ++seen == rule.stations()) {
                return Optional.of(
                        new Suggestion.Reason(
                                rule.id(),
                                m.sensor().id(),
                                m.reading().value(),
                                rule.atLeast(),
                                rule.unit()));
            }
        }
        return Optional.empty();
    }

    /// What is forecast for the next [#AHEAD] of the gauge that will decide; empty where nobody foretells it.
    Optional<Forecast.Value> expected(Lever.Value lever) {
        String foretold =
                switch (lever.quantity()) {
                    case Quantity.TIDE -> Quantity.TIDE_FORECAST;
                    case Quantity.RAIN -> Quantity.RAIN_FORECAST;
                    default -> "";
                };
        return situation.sensors().stream()
                .filter(s -> s.quantity().equals(foretold))
                .filter(
                        s ->
                                lever.tier() != Tier.DISTRICT
                                        || s.place().division().equals(lever.division()))
                .filter(
                        s ->
                                lever.gauges().isEmpty()
                                        || lever.gauges().stream().anyMatch(s.name()::contains))
                .flatMap(s -> Optional.ofNullable(s.forecast()).stream())
                .flatMap(f -> f.highest(now, now.plus(AHEAD)).stream())
                .sorted(
                        Comparator.comparingDouble((Forecast.Value v) -> -v.value())
                                .thenComparing(Forecast.Value::at))
                .skip(lever.stations() - 1L)
                .findFirst();
    }

    /// Whether a quantity cannot be less than nothing.
    static boolean fromZero(String quantity) {
        return FROM_ZERO.contains(quantity);
    }

    /// How far a quantity fell, however low it is now; empty where either of both times is missing.
    OptionalDouble fallen(Rule.OnFall rule) {
        List<Trends.Bucket> series = situation.trends().series(rule.quantity());
        OptionalDouble then = near(series, now.minus(rule.window()));
        OptionalDouble today = near(series, now);
        return then.isEmpty() || today.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        then.getAsDouble()
                                - today.getAsDouble()
                                + colder.getOrDefault(rule.quantity(), 0.0));
    }

    /// How far a quantity fell. A fall that has not brought it low enough is shown as just short of the threshold, never
    /// as met. Only the city has a trend.
    Optional<Suggestion.Reason> fall(Rule.OnFall rule, Tier tier) {
        List<Measured> measured = byQuantity.getOrDefault(rule.quantity(), List.of());
        if (tier != Tier.CITY || measured.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble fallen = fallen(rule);
        if (fallen.isEmpty()) {
            return Optional.empty();
        }
        double fall = fallen.getAsDouble();
        Measured lowest = measured.getLast();
        if (lowest.reading().value() > rule.atMost()) {
            fall = Math.min(fall, Math.nextDown(rule.fall()));
        }
        return Optional.of(
                new Suggestion.Reason(
                        rule.id(), lowest.sensor().id(), fall, rule.fall(), rule.unit()));
    }

    private static OptionalDouble near(List<Trends.Bucket> series, Instant at) {
        return series.stream()
                .filter(b -> between(b.from(), at).compareTo(SAME_TIME) <= 0)
                .min(Comparator.comparing(b -> between(b.from(), at)))
                .map(b -> OptionalDouble.of(b.value()))
                .orElse(OptionalDouble.empty());
    }

    private static Duration between(Instant a, Instant b) {
        return Duration.between(a, b).abs();
    }
}
