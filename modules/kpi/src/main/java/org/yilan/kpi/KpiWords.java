package org.yilan.kpi;

import org.yilan.fx.Texts;
import org.yilan.situation.Trends;
import org.yilan.situation.kpi.Kpi;
import org.yilan.situation.kpi.KpiBoard;
import org.yilan.situation.kpi.Look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts a figure into words.
record KpiWords(Texts texts) {

    /// What a tile shows.
    ///
    /// @param number the figure, or the word that stands in its place
    /// @param unit empty when the number is a word
    /// @param line target, force and place: the first matters most, those that have no room are left out
    /// @param age how old the oldest input is, or what is wrong
    /// @param missed whether the target is missed
    /// @param trend values per interval, oldest first; without gaps
    record Said(
            Look look,
            String title,
            String number,
            String unit,
            List<String> line,
            String age,
            boolean missed,
            List<Double> trend) {
        Said {
            line = List.copyOf(line);
            trend = List.copyOf(trend);
        }
    }

    Said say(Kpi kpi, Instant now) {
        boolean has = !Double.isNaN(kpi.value());
        String number =
                has
                        ? number(kpi)
                        : texts.get(
                                kpi.look() == Look.UNREACHABLE ? "kpi.unreachable" : "kpi.no-data");
        return new Said(
                kpi.look(),
                texts.get("kpi." + kpi.id()),
                number,
                has ? unit(kpi) : "",
                line(kpi),
                age(kpi, now),
                kpi.look() == Look.VALUE && kpi.beyondTarget(),
                trend(kpi, now));
    }

    private String number(Kpi kpi) {
        int digits =
                switch (kpi.id()) {
                    case KpiBoard.CALLS,
                            KpiBoard.OPEN,
                            KpiBoard.OVERDUE,
                            KpiBoard.TRAFFIC,
                            KpiBoard.AIR ->
                            0;
                    case KpiBoard.TIDE -> 2;
                    default -> 1;
                };
        return String.format(Locale.ROOT, "%,." + digits + "f", kpi.value());
    }

    private String unit(Kpi kpi) {
        String key = "kpi." + kpi.id() + ".unit";
        return texts.has(key) ? texts.get(key) : kpi.unit();
    }

    private List<String> line(Kpi kpi) {
        if (Double.isNaN(kpi.value())) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(kpi.target())) {
            String sign = kpi.sense() == Kpi.Sense.AT_MOST ? "≤" : "≥";
            parts.add(texts.get("kpi.target", sign + " " + trimmed(kpi.target())));
        }
        if (kpi.id().equals(KpiBoard.GUST) && !Double.isNaN(kpi.value())) {
            parts.add(texts.get("kpi.force", force(kpi.value())));
        }
        if (!kpi.where().isEmpty()) {
            parts.add(kpi.where());
        }
        return parts;
    }

    private String age(Kpi kpi, Instant now) {
        if (kpi.look() == Look.UNREACHABLE && kpi.oldestInput() == null) {
            return texts.get("kpi.never");
        }
        String age = kpi.age(now).map(this::ago).orElse("");
        String left = kpi.left() == 0 ? "" : texts.get("kpi.left-out", kpi.left());
        String word =
                switch (kpi.look()) {
                    case VALUE, NO_DATA -> "";
                    case STALE -> texts.get("kpi.stale");
                    case UNREACHABLE -> texts.get("kpi.unreachable");
                };
        return join(join(word, age), left);
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : a + " · " + b;
    }

    /// Coarse on purpose: a word that changes each second would have the whole window painted each second.
    private String ago(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return texts.get("kpi.just-now");
        }
        if (seconds < 3600) {
            return texts.get("kpi.minutes-ago", seconds / 60);
        }
        return texts.get("kpi.hours-ago", seconds / 3600, seconds % 3600 / 60);
    }

    private static String trimmed(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value).replaceAll("0+$", "");
    }

    /// The last six hours, a gap in a count being zero and in a measurement the value before it.
    private static List<Double> trend(Kpi kpi, Instant now) {
        List<Trends.Bucket> all = kpi.trend();
        if (all.size() < 2) {
            return List.of();
        }
        boolean counts = kpi.unit().isEmpty() || kpi.unit().equals("/h");
        long step = Trends.INTERVAL.toSeconds();
        long last = Math.floorDiv(now.getEpochSecond(), step) * step;
        // The interval under way is not over; showing it would end every count in a fall.
        long end = counts ? last - step : last;
        long start = Math.max(all.getFirst().from().getEpochSecond(), end - 36 * step);
        Map<Long, Double> by = new HashMap<>();
        all.forEach(b -> by.put(b.from().getEpochSecond(), b.value()));
        List<Double> values = new ArrayList<>();
        double held = all.getFirst().value();
        for (long t = start; t <= end; t += step) {
            Double value = by.get(t);
            held = value == null ? (counts ? 0 : held) : value;
            values.add(held);
        }
        return values;
    }

    /// Beaufort force of a wind in m/s after GB/T 28591 (lower bounds; 17 and above as 17).
    static int force(double ms) {
        double[] from = {
            0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37.0, 41.5, 46.2,
            51.0, 56.1
        };
        int force = 0;
        while (force < from.length && ms >= from[force]) {
            force++;
        }
        return force;
    }
}
