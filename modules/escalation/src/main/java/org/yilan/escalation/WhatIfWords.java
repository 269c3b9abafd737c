package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.Grade;
import org.yilan.situation.plan.Lever;
import org.yilan.situation.plan.Scale;

import java.util.Locale;
import java.util.OptionalDouble;

/// A supposition in the words of the chosen language. FX thread.
final class WhatIfWords {
    private final Texts texts;
    private final BoardWords words;

    WhatIfWords(Texts texts, BoardWords words) {
        this.texts = texts;
        this.words = words;
    }

    /// What is moved: `阵风（第 2 高）`, `台风信号`, `潮位 黄浦公园`.
    String name(Lever lever) {
        return switch (lever) {
            case Lever.Signal s -> texts.get("escalation_lever_signal", words.hazard(s.hazard()));
            case Lever.Value v -> {
                String quantity = words.word("quantity.", v.quantity());
                if (v.falls()) {
                    yield texts.get("escalation_lever_lowest", quantity);
                }
                if (!v.gauges().isEmpty()) {
                    yield texts.get("escalation_lever_gauge", quantity, v.gauges().getFirst());
                }
                yield v.stations() > 1
                        ? texts.get(
                                "escalation_lever_nth", quantity, Integer.toString(v.stations()))
                        : texts.get("escalation_lever_highest", quantity);
            }
        };
    }

    /// Where it stands: `实测 34.2 m/s`, or `34.2 → 41.5 m/s` where something is supposed.
    ///
    /// @param put what is supposed, empty for nothing
    String stands(Scale scale, OptionalDouble put) {
        String real =
                scale.real().isPresent()
                        ? value(scale, scale.real().getAsDouble())
                        : texts.get("escalation_lever_unknown");
        if (put.isEmpty() && scale.real().isEmpty()) {
            return real;
        }
        if (put.isEmpty()) {
            return texts.get(
                    scale.lever() instanceof Lever.Signal
                            ? "escalation_lever_signalled"
                            : "escalation_lever_measured",
                    real + unit(scale));
        }
        return texts.get(
                "escalation_lever_supposed", real, value(scale, put.getAsDouble()) + unit(scale));
    }

    /// `预报最高 4.71 m（16 日 12:40）`
    String expected(Scale scale, Forecast.Value value) {
        return texts.get(
                "escalation_lever_expected",
                value(scale, value.value()) + unit(scale),
                words.clock(value.at()));
    }

    private static String unit(Scale scale) {
        return scale.lever() instanceof Lever.Value v && !v.unit().isEmpty() ? " " + v.unit() : "";
    }

    /// A value of a scale without its unit; of a signal its colour.
    String value(Scale scale, double value) {
        if (scale.lever() instanceof Lever.Signal) {
            int steps = (int) Math.round(value);
            Grade grade =
                    switch (steps) {
                        case 1 -> Grade.IV;
                        case 2 -> Grade.III;
                        case 3 -> Grade.II;
                        case 4 -> Grade.I;
                        default -> null;
                    };
            return grade == null
                    ? texts.get("escalation_lever_none")
                    : words.word("grade.", grade.code());
        }
        return String.format(Locale.ROOT, scale.step() < 0.1 ? "%.2f" : "%.1f", value);
    }

    /// `II → I`, `I（不变）`, `无`: what the rules call for now and would then.
    String change(@Nullable Grade real, @Nullable Grade then) {
        String before = real == null ? texts.get("escalation_lever_none") : real.code();
        String after = then == null ? texts.get("escalation_lever_none") : then.code();
        return before.equals(after)
                ? texts.get("escalation_what_if_same", after)
                : texts.get("escalation_change", before, after);
    }

    /// Whether nothing would change.
    boolean same(@Nullable Grade real, @Nullable Grade then) {
        return real == null ? then == null : real.equals(then);
    }

    /// What has really changed meanwhile.
    String news(WhatIf.News news) {
        return texts.get(
                news.declared() ? "escalation_what_if_declared" : "escalation_what_if_called_for",
                words.place(news.key()) + " " + words.hazard(news.key().hazard()),
                change(news.before(), news.now()));
    }
}
