package org.yilan.situation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a publisher expects at one place of one quantity, in the unit of the [Sensor] that carries it. Immutable.
///
/// @param kind what its values are
/// @param issuedAt when the publisher made it
/// @param values in order of time; those of the past may be among them
public record Forecast(Kind kind, Instant issuedAt, List<Value> values) {
    /// What the values of a forecast are.
    public enum Kind {
        /// High waters alone, each with its moment and height.
        HIGH_WATERS,
        /// A value per interval: a sum of the interval that ends then for rain, the value of the moment for anything else.
        SERIES
    }

    /// What is expected for one moment.
    public record Value(Instant at, double value) {}

    public Forecast {
        values = values.stream().sorted(Comparator.comparing(Value::at)).toList();
    }

    /// High waters from a moment to another, both included: the values themselves, or the peaks of a series. The first and
    /// the last value of a series are none, for what lies beyond them is not known.
    public List<Value> highWaters(Instant from, Instant to) {
        List<Value> highs = new ArrayList<>();
        for (int n = 0; n < values.size(); n++) {
            Value v = values.get(n);
            boolean peak =
                    kind == Kind.HIGH_WATERS
                            || (n > 0
                                    && n < values.size() - 1
                                    && values.get(n - 1).value() < v.value()
                                    && values.get(n + 1).value() <= v.value());
            if (peak && !v.at().isBefore(from) && !v.at().isAfter(to)) {
                highs.add(v);
            }
        }
        return highs;
    }

    /// The highest value from a moment to another, both included; the earliest of several.
    public Optional<Value> highest(Instant from, Instant to) {
        Value best = null;
        for (Value v : values) {
            boolean within = !v.at().isBefore(from) && !v.at().isAfter(to);
            if (within && (best == null || v.value() > best.value())) {
                best = v;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Until when it says something, its own moment when it says nothing.
    public Instant until() {
        return values.isEmpty() ? issuedAt : values.getLast().at();
    }

    /// How old it is at a moment.
    public Duration age(Instant now) {
        return Duration.between(issuedAt, now);
    }
}
