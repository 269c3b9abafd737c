package org.yilan.situation.plan;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// How far a [Lever] can be moved, where it really stands, and where on the way the rules begin to call for a level. A value.
///
/// @param real where it stands by what is signalled or measured, empty where nothing says so
/// @param expected the highest that is forecast for the next day, or null
/// @param marks from the lowest value to the highest
/// @param from the lowest value, `to` the highest, `step` what one key moves
public record Scale(
        Lever lever,
        OptionalDouble real,
        Forecast.@Nullable Value expected,
        List<Mark> marks,
        double from,
        double to,
        double step) {
    /// Where a rule begins to be met.
    ///
    /// @param rule its id
    public record Mark(double at, Grade level, String rule) {}

    /// Parts of a scale that an unknown quantity is moved by at a time.
    private static final double PARTS = 100;

    public Scale {
        marks = marks.stream().sorted(Comparator.comparingDouble(Mark::at)).toList();
    }

    /// Whether lower values call for more.
    public boolean downwards() {
        return lever instanceof Lever.Value v && v.falls();
    }

    /// The next multiple of the step from a value on, inside the scale.
    ///
    /// @param steps how many and which way
    public double moved(double value, int steps) {
        double parts = value / step;
        double near = Math.rint(parts);
        boolean on = Math.abs(parts - near) < 1e-6;
        double first =
                on
                        ? near + Integer.signum(steps)
                        : steps > 0 ? Math.ceil(parts) : Math.floor(parts);
        double to = (first + steps - Integer.signum(steps)) * step;
        return Math.clamp(tidy(to), from, this.to);
    }

    /// The mark beyond a value that calls for more (`graver`) or for less; empty where there is none. For less it is the end
    /// of the scale where no rule is met any more.
    public OptionalDouble grade(double value, boolean graver) {
        boolean up = graver != downwards();
        double slack = 1e-9;
        OptionalDouble next =
                up
                        ? marks.stream().mapToDouble(Mark::at).filter(m -> m > value + slack).min()
                        : marks.stream().mapToDouble(Mark::at).filter(m -> m < value - slack).max();
        boolean none = !graver && next.isEmpty() && marks.stream().anyMatch(m -> met(m, value));
        return none ? OptionalDouble.of(downwards() ? to : from) : next;
    }

    /// Whether a mark's rule would be met at a value.
    public boolean met(Mark mark, double value) {
        return downwards() ? value <= mark.at() + 1e-9 : value >= mark.at() - 1e-9;
    }

    private double tidy(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    static List<Scale> of(List<Rule> rules, ResponseLevel.Key key, Gauges gauges, Signals signals) {
        Map<Lever, List<Rule>> byLever = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Lever lever = lever(rule, key);
            Lever known =
                    byLever.keySet().stream().filter(l -> same(l, lever)).findFirst().orElse(lever);
            byLever.computeIfAbsent(known, l -> new ArrayList<>()).add(rule);
        }
        List<Scale> scales = new ArrayList<>();
        byLever.forEach(
                (lever, its) -> {
                    switch (lever) {
                        case Lever.Signal s -> scales.add(signal(s, its, signals));
                        case Lever.Value v -> value(v, its, key, gauges).ifPresent(scales::add);
                    }
                });
        return scales;
    }

    private static Lever.Value value(Rule.OnValue rule, ResponseLevel.Key key) {
        return new Lever.Value(
                key.tier(),
                key.division(),
                rule.quantity(),
                rule.gauges(),
                rule.stations(),
                rule.unit(),
                false);
    }

    private static Lever lever(Rule rule, ResponseLevel.Key key) {
        return switch (rule) {
            case Rule.OnSignal s -> new Lever.Signal(key.tier(), key.division(), s.hazard());
            case Rule.OnValue v -> value(v, key);
            case Rule.OnFall f ->
                    new Lever.Value(
                            key.tier(), key.division(), f.quantity(), List.of(), 1, f.unit(), true);
        };
    }

    /// Rules that ask for more or fewer gauges move the same ones.
    private static boolean same(Lever a, Lever b) {
        return a instanceof Lever.Value x && b instanceof Lever.Value y
                ? x.moves(y) && x.falls() == y.falls()
                : a.equals(b);
    }

    private static Scale signal(Lever.Signal lever, List<Rule> rules, Signals signals) {
        List<Mark> marks = new ArrayList<>();
        for (Rule rule : rules) {
            int rank = ((Rule.OnSignal) rule).signal().rank();
            if (rank >= 1 && rank <= 4) {
                marks.add(new Mark(5 - rank, rule.level(), rule.id()));
            }
        }
        var rank = signals.real(lever);
        OptionalDouble real =
                rank.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.max(0, 5 - rank.getAsInt()));
        return new Scale(lever, real, null, marks, 0, 4, 1);
    }

    private static Optional<Scale> value(
            Lever.Value lever, List<Rule> rules, ResponseLevel.Key key, Gauges gauges) {
        OptionalDouble real = gauges.deciding(lever);
        List<Mark> marks = new ArrayList<>();
        for (Rule rule : rules) {
            mark(rule, lever, real, key, gauges)
                    .ifPresent(at -> marks.add(new Mark(at, rule.level(), rule.id())));
        }
        if (marks.isEmpty()) {
            return Optional.empty(); // what fell how far cannot be said without what was
        }
        Forecast.Value expected = gauges.expected(lever).orElse(null);
        List<Double> shown = new ArrayList<>(marks.stream().map(Mark::at).toList());
        real.ifPresent(shown::add);
        if (expected != null) {
            shown.add(expected.value());
        }
        double low = shown.stream().mapToDouble(d -> d).min().orElseThrow();
        double high = shown.stream().mapToDouble(d -> d).max().orElseThrow();
        double step = step(lever.unit(), high - low);
        boolean zero = Gauges.fromZero(lever.quantity());
        double margin = Math.max((high - low) * 0.15, step * 4);
        double from = zero ? 0 : Math.floor((low - margin) / step) * step;
        double to = Math.ceil((high + margin) / step) * step;
        return Optional.of(new Scale(lever, real, expected, marks, from, to, step));
    }

    /// The value of the lever at which a rule begins to be met.
    private static Optional<Double> mark(
            Rule rule,
            Lever.Value lever,
            OptionalDouble real,
            ResponseLevel.Key key,
            Gauges gauges) {
        if (rule instanceof Rule.OnValue v) {
            // A rule that asks for another gauge than the lever's is met when that one is.
            OptionalDouble own = gauges.deciding(value(v, key));
            boolean both = real.isPresent() && own.isPresent();
            return Optional.of(v.atLeast() + (both ? real.getAsDouble() - own.getAsDouble() : 0));
        }
        if (rule instanceof Rule.OnFall f && real.isPresent()) {
            // It must have fallen so far, and be so low.
            OptionalDouble fell = gauges.fallen(f);
            return fell.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Math.min(
                                    f.atMost(),
                                    real.getAsDouble() + fell.getAsDouble() - f.fall()));
        }
        return Optional.empty();
    }

    /// What one key moves: what a person would say aloud.
    private static double step(String unit, double span) {
        return switch (unit) {
            case "m/s", "°C" -> 0.5;
            case "mm", "%LEL", "index", "cm" -> 1;
            case "m" -> 0.05;
            default -> span <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(span * 10 / PARTS)));
        };
    }
}
