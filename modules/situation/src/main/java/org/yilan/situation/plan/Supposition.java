package org.yilan.situation.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a person supposes instead of what is signalled and measured. It changes what [PlanEngine] answers and nothing else: it
/// is no event and nobody else sees it. Immutable.
///
/// @param settings what each lever is put to: a value in the lever's unit, for a signal 0 (none) to 4 (red)
public record Supposition(Map<Lever, Double> settings) {
    /// Everything as it is.
    public static final Supposition NOTHING = new Supposition(Map.of());

    /// Stands for the gauge or the alert that is supposed, where a reason names one.
    public static final String SUBJECT = "supposed";

    public Supposition {
        settings = Map.copyOf(settings);
    }

    public boolean isEmpty() {
        return settings.isEmpty();
    }

    /// What a lever is put to, empty when it is left at what is real.
    public OptionalDouble of(Lever lever) {
        Double value = settings.get(lever);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The same with a lever put to a value, instead of any other lever that moves the same gauges.
    public Supposition with(Lever lever, double value) {
        Map<Lever, Double> next = new LinkedHashMap<>(settings);
        if (lever instanceof Lever.Value v) {
            next.keySet().removeIf(l -> l instanceof Lever.Value other && other.moves(v));
        }
        next.put(lever, value);
        return new Supposition(next);
    }

    /// The same with a lever back at what is real.
    public Supposition without(Lever lever) {
        Map<Lever, Double> next = new LinkedHashMap<>(settings);
        next.remove(lever);
        return new Supposition(next);
    }

    /// The signal that is supposed for a tier and area, as a rank of [org.yilan.situation.model.Grade], 5 for none; empty
    /// when none is supposed.
    Optional<Integer> signal(Lever.Signal lever) {
        Double value = settings.get(lever);
        return value == null ? Optional.empty() : Optional.of(5 - (int) Math.round(value));
    }
}
