package org.yilan.situation.plan;

import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
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

/// The readings that may count at one moment: good and fresh ones, strongest first per quantity.
final class Gauges {
    /// A trend is kept per ten minutes; two either side still are the same time of day.
    private static final Duration SAME_TIME = Duration.ofMinutes(30);

    private record Measured(Sensor sensor, Reading reading) {}

    private final Map<String, List<Measured>> byQuantity = new HashMap<>();
    private final Set<String> districts = new TreeSet<>();
    private final Situation situation;
    private final Instant now;

    Gauges(Situation situation, Plan plan, Instant now) {
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
        Comparator<Measured> strongest =
                Comparator.comparingDouble((Measured m) -> -m.reading().value())
                        .thenComparing(m -> m.sensor().id());
        byQuantity.values().forEach(list -> list.sort(strongest));
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
            boolean there = tier != Tier.DISTRICT || m.sensor().place().division().equals(division);
            boolean named =
                    rule.gauges().isEmpty()
                            || rule.gauges().stream().anyMatch(m.sensor().name()::contains);
            if (there && named && ++seen == rule.stations()) {
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

    /// How far a quantity fell. A fall that has not brought it low enough is shown as just short of the threshold, never
    /// as met. Only the city has a trend.
    Optional<Suggestion.Reason> fall(Rule.OnFall rule, Tier tier) {
        List<Measured> measured = byQuantity.getOrDefault(rule.quantity(), List.of());
        if (tier != Tier.CITY || measured.isEmpty()) {
            return Optional.empty();
        }
        List<Trends.Bucket> series = situation.trends().series(rule.quantity());
        OptionalDouble then = near(series, now.minus(rule.window()));
        OptionalDouble today = near(series, now);
        if (then.isEmpty() || today.isEmpty()) {
            return Optional.empty();
        }
        double fall = then.getAsDouble() - today.getAsDouble();
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
