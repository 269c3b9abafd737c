package org.yilan.map.arrival;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.arrival.Arrival;
import org.yilan.situation.arrival.WaterClock;
import org.yilan.situation.arrival.Waters;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Arrivals in the words of the chosen language. Any thread.
public record ArrivalWords(Texts texts, ZoneId zone) {
    /// Agencies that differ by less are as good as agreed.
    private static final Duration AGREED = Duration.ofMinutes(20);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    public String title(ArrivalBoard board) {
        return texts.get("layers.arrival.title", board.force().beaufort());
    }

    /// What a place is called.
    public String name(ArrivalBoard.Place place) {
        return texts.locale().getLanguage().equals("zh") ? place.zh() : place.en();
    }

    /// When the wind arrives, from the first agency's moment to the last one's.
    public String when(Arrival arrival, Instant now) {
        Instant from = arrival.earliest();
        Instant to = arrival.latest();
        if (arrival.reached() || from == null || to == null) {
            return texts.get("layers.arrival.reached");
        }
        String words = day(from, now) + clock(from);
        return Duration.between(from, to).compareTo(AGREED) < 0 ? words : words + "–" + clock(to);
    }

    /// Within a day the hour says it all.
    private String day(Instant at, Instant now) {
        return Duration.between(now, at).toHours() < 24
                ? ""
                : texts.get(
                                "layers.arrival.day",
                                at.atZone(zone).getDayOfMonth(),
                                at.atZone(zone)
                                        .getDayOfWeek()
                                        .getDisplayName(TextStyle.SHORT, texts.locale()))
                        + " ";
    }

    private String clock(Instant at) {
        return CLOCK.withZone(zone).format(at);
    }

    /// What comes together with the wind, by name.
    public String together(Set<Waters.With> with) {
        boolean tide = with.contains(Waters.With.TIDE);
        boolean rain = with.contains(Waters.With.RAIN);
        return texts.get(
                tide && rain
                        ? "layers.arrival.together.both"
                        : tide ? "layers.arrival.together.tide" : "layers.arrival.together.rain");
    }

    /// The high water round the arrival, as short as can be: `12:10 4.71 超 0.16`; a dash where none is known.
    public String tide(Waters waters, Instant now) {
        Waters.HighWater tide = waters.tide();
        if (tide == null) {
            return texts.get("layers.arrival.unknown");
        }
        String at = day(tide.high().at(), now) + clock(tide.high().at());
        String height = metres(tide.high().value());
        return tide.over() >= 0
                ? texts.get("layers.arrival.tide-over", at, height, metres(tide.over()))
                : texts.get("layers.arrival.tide-under", at, height);
    }

    /// The rain round the arrival in mm of an hour: what is forecast, else what falls now; a dash where neither is known.
    public String rain(Waters waters) {
        Waters.Rain rain = waters.expected() != null ? waters.expected() : waters.measured();
        return rain == null ? texts.get("layers.arrival.unknown") : millimetres(rain.mm());
    }

    static boolean tideKnown(Waters waters) {
        return waters.tide() != null;
    }

    static boolean rainKnown(Waters waters) {
        return waters.expected() != null || waters.measured() != null;
    }

    /// What the dashes mean, with how far the nearest station is; empty where there is none.
    public String missing(List<ArrivalBoard.Row> rows) {
        List<String> parts = new ArrayList<>();
        if (rows.stream().anyMatch(r -> !tideKnown(r.waters()))) {
            parts.add(texts.get("layers.arrival.no-tide", whole(WaterClock.TIDE_KM)));
        }
        if (rows.stream().anyMatch(r -> !rainKnown(r.waters()))) {
            parts.add(texts.get("layers.arrival.no-rain", whole(WaterClock.RAIN_KM)));
        }
        return String.join("\n", parts);
    }

    /// Everything of one place, a line each: when the wind comes and what with it, the high water, the rain, and where there
    /// is no word of either, how far the nearest is.
    public String everything(ArrivalBoard.Row row, Instant now) {
        Waters waters = row.waters();
        Set<Waters.With> together = waters.together();
        List<String> lines = new ArrayList<>();
        String when = when(row.arrival(), now);
        lines.add(together.isEmpty() ? when : when + " · " + together(together));
        Waters.HighWater tide = waters.tide();
        lines.add(
                tide == null
                        ? none("tide", waters.tideFrom(), WaterClock.TIDE_KM)
                        : texts.get(
                                "layers.arrival.tide-line",
                                tide(waters, now),
                                Double.isNaN(tide.warnAt())
                                        ? texts.get("layers.arrival.no-mark")
                                        : texts.get("layers.arrival.mark", metres(tide.warnAt())),
                                where(tide.station()),
                                texts.get("layers.arrival.told", clock(tide.issuedAt()))));
        Waters.Rain measured = waters.measured();
        Waters.Rain expected = waters.expected();
        if (measured != null) {
            lines.add(
                    texts.get(
                            "layers.arrival.rain-now",
                            millimetres(measured.mm()),
                            where(measured.station()),
                            texts.get("layers.arrival.measured", clock(measured.told()))));
        }
        if (expected != null) {
            lines.add(
                    texts.get(
                            "layers.arrival.rain-then",
                            millimetres(expected.mm()),
                            clock(expected.at()),
                            where(expected.station()),
                            texts.get("layers.arrival.told", clock(expected.told()))));
        }
        if (measured == null && expected == null) {
            lines.add(none("rain", waters.rainFrom(), WaterClock.RAIN_KM));
        }
        return String.join("\n", lines);
    }

    private String none(String what, Waters.@Nullable Station nearest, double km) {
        if (nearest == null) {
            return texts.get("layers.arrival.nobody-" + what);
        }
        // Near enough and silent: it says nothing of that hour.
        return texts.get(
                nearest.km() <= km ? "layers.arrival.silent-" + what : "layers.arrival.far-" + what,
                nearest.name(),
                whole(nearest.km()));
    }

    private String where(Waters.Station station) {
        return station.km() < 0.5
                ? station.name()
                : texts.get("layers.arrival.station", station.name(), whole(station.km()));
    }

    private static String metres(double m) {
        return String.format(Locale.ROOT, "%.2f", m);
    }

    private static String millimetres(double mm) {
        return String.format(Locale.ROOT, mm < 9.95 ? "%.1f" : "%.0f", mm);
    }

    private static String whole(double km) {
        return String.format(Locale.ROOT, "%.0f", km);
    }

    /// By whom, and on what assumption.
    public String foot(ArrivalBoard board) {
        StringBuilder words = new StringBuilder();
        if (!board.onlyAgency().isEmpty()) {
            String key = "layers.agency." + board.onlyAgency();
            words.append(
                    texts.get(
                            "layers.arrival.one-agency",
                            texts.has(key) ? texts.get(key) : board.onlyAgency()));
        } else {
            words.append(texts.get("layers.arrival.agencies", board.asked()));
        }
        if (board.assumed()) {
            words.append('\n').append(texts.get("layers.arrival.assumed"));
        }
        return words.toString();
    }
}
