package org.yilan.kpi;

import org.yilan.fx.Texts;
import org.yilan.situation.Trends;
import org.yilan.situation.kpi.Kpi;
import org.yilan.situation.kpi.KpiBoard;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.Beaufort;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts a figure into words.
///
/// @param zone in which times are said
record KpiWords(Texts texts, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /// Six hours of ten minutes.
    private static final int INTERVALS = 36;

    /// What a tile shows.
    ///
    /// @param number the figure, or the word that stands in its place
    /// @param unit empty when the number is a word
    /// @param missed that the target is missed and which, empty when it is kept or there is none
    /// @param goal the target in words, empty when there is none
    /// @param line what it is made of, force and place: the first matters most, those that have no room are left out
    /// @param age what is wrong and how old the oldest input is; empty while the age is within half of what its feeds promise
    record Said(
            Look look,
            String title,
            String number,
            String unit,
            String missed,
            String goal,
            List<String> line,
            List<String> age,
            TrendChart.Course course) {
        Said {
            line = List.copyOf(line);
            age = List.copyOf(age);
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
                missed(kpi),
                has && !Double.isNaN(kpi.target()) ? texts.get("kpi.target", target(kpi)) : "",
                line(kpi),
                matters(kpi, now) ? age(kpi, now) : List.of(),
                course(kpi, now));
    }

    /// What the target is, with its sign: `≥ 95%`.
    String target(Kpi kpi) {
        String sign = kpi.sense() == Kpi.Sense.AT_MOST ? "≤" : "≥";
        return sign + " " + trimmed(kpi.target()) + (kpi.unit().equals("%") ? "%" : "");
    }

    private String missed(Kpi kpi) {
        return kpi.look() == Look.VALUE && kpi.beyondTarget()
                ? texts.get("kpi.missed", target(kpi))
                : "";
    }

    /// `512/544 件`: what a share is made of, empty where it is none.
    String parts(Kpi kpi) {
        if (Double.isNaN(kpi.whole())) {
            return "";
        }
        return texts.get(
                switch (kpi.id()) {
                    case KpiBoard.SHELTERS -> "kpi.persons";
                    case KpiBoard.PARKING -> "kpi.spaces";
                    default -> "kpi.incidents";
                },
                String.format(Locale.ROOT, "%,.0f", kpi.part()),
                String.format(Locale.ROOT, "%,.0f", kpi.whole()));
    }

    private String number(Kpi kpi) {
        return number(kpi, kpi.value());
    }

    private static String number(Kpi kpi, double value) {
        int digits =
                switch (kpi.id()) {
                    case KpiBoard.CALLS,
                            KpiBoard.OPEN,
                            KpiBoard.OVERDUE,
                            KpiBoard.ROADS,
                            KpiBoard.TRAFFIC,
                            KpiBoard.AIR ->
                            0;
                    case KpiBoard.TIDE -> 2;
                    default -> 1;
                };
        return signed(String.format(Locale.ROOT, "%,." + digits + "f", value));
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
        if (!parts(kpi).isEmpty()) {
            parts.add(parts(kpi));
        }
        if (kpi.id().equals(KpiBoard.GUST) && !Double.isNaN(kpi.value())) {
            parts.add(texts.get("kpi.force", Beaufort.force(kpi.value())));
        }
        if (!kpi.where().isEmpty()) {
            parts.add(kpi.where());
        }
        return parts;
    }

    private static boolean matters(Kpi kpi, Instant now) {
        return switch (kpi.look()) {
            case VALUE -> kpi.left() > 0 || kpi.aging(now);
            case NO_DATA -> false;
            case STALE, UNREACHABLE -> true;
        };
    }

    /// What is wrong, how old the oldest input is, and how many are left out.
    List<String> age(Kpi kpi, Instant now) {
        List<String> parts = new ArrayList<>();
        if (kpi.look() == Look.STALE) {
            parts.add(texts.get("kpi.stale"));
        } else if (kpi.look() == Look.UNREACHABLE) {
            parts.add(texts.get("kpi.unreachable"));
        }
        if (kpi.look() == Look.UNREACHABLE && kpi.oldestInput() == null) {
            parts.add(texts.get("kpi.never"));
        }
        kpi.age(now).map(this::ago).ifPresent(parts::add);
        if (kpi.left() > 0) {
            parts.add(texts.get("kpi.left-out", kpi.left()));
        }
        return parts;
    }

    /// Coarse on purpose: a word that changes each second would have the whole window painted each second.
    String ago(Duration age) {
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
        return signed(
                value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%,.0f", value)
                        : String.format(Locale.ROOT, "%,.2f", value).replaceAll("0+$", ""));
    }

    /// A minus is as wide as a digit and is seen from afar; a hyphen is neither.
    private static String signed(String number) {
        return number.replace('-', '−');
    }

    /// The last six hours; where an interval has no value the one before it holds. The figure itself ends the line.
    private TrendChart.Course course(Kpi kpi, Instant now) {
        List<Trends.Bucket> all = kpi.trend();
        if (all.isEmpty()) {
            return TrendChart.Course.NONE;
        }
        long step = Trends.INTERVAL.toSeconds();
        long last = Math.floorDiv(now.getEpochSecond(), step) * step;
        long start = Math.max(all.getFirst().from().getEpochSecond(), last - INTERVALS * step);
        if (start > last) {
            // What was recorded is ahead of this console's clock.
            return TrendChart.Course.NONE;
        }
        List<Double> values = new ArrayList<>();
        int n = 0;
        double held = Double.NaN;
        for (long t = start; t <= last; t += step) {
            while (n < all.size() && all.get(n).from().getEpochSecond() <= t) {
                held = all.get(n++).value();
            }
            values.add(held);
        }
        if (kpi.look() == Look.VALUE) {
            values.set(values.size() - 1, kpi.value());
        }
        double high = values.stream().mapToDouble(v -> v).max().orElse(0);
        double low = values.stream().mapToDouble(v -> v).min().orElse(0);
        return new TrendChart.Course(
                values,
                kpi.target(),
                number(kpi, high),
                number(kpi, low),
                TIME.format(Instant.ofEpochSecond(start).atZone(zone)),
                TIME.format(Instant.ofEpochSecond(last).atZone(zone)));
    }
}
