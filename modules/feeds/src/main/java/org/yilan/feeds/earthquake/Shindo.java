package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Shaking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Japan's scale of seismic intensity (震度): 0 to 4, 5-, 5+, 6-, 6+, 7. Something at least as strong is written `≥5-`.
final class Shindo {
    static final String SCALE = "shindo";

    /// More areas than an earthquake is told of in detail on one card, fewer than its stations.
    private static final int MOST_AREAS = 300;

    private static final List<String> DEGREES =
            List.of("0", "1", "2", "3", "4", "5-", "5+", "6-", "6+", "7");

    private Shindo() {}

    /// The upper end of a range as JMA writes it: the strong end is what people prepare for.
    static String range(String from, String to) {
        return to.equals("over") ? "≥" + from : to.isEmpty() || to.equals("不明") ? from : to;
    }

    /// A degree as P2PQuake writes it, in tens; empty when not known.
    ///
    /// @param text null when there is none
    static String tens(@Nullable String text) {
        return switch (text == null ? "-1" : text.replaceFirst("\\.0+$", "")) {
            case "-1" -> "";
            case "0" -> "0";
            case "10" -> "1";
            case "20" -> "2";
            case "30" -> "3";
            case "40" -> "4";
            case "45" -> "5-";
            case "46" -> "≥5-";
            case "50" -> "5+";
            case "55" -> "6-";
            case "60" -> "6+";
            case "70" -> "7";
            case "99" -> "over";
            default -> Values.line(text);
        };
    }

    /// Its place on the scale, half a step more for "at least"; -1 when it is no degree.
    static double rank(String degree) {
        boolean atLeast = degree.startsWith("≥");
        int at = DEGREES.indexOf(atLeast ? degree.substring(1) : degree);
        return at < 0 ? -1 : at + (atLeast ? 0.5 : 0);
    }

    /// Whether it is 6- or more, from which on JMA's warning is its gravest.
    static boolean severe(String degree) {
        return rank(degree) >= rank("6-");
    }

    /// The strongest areas first.
    ///
    /// @param maximum empty where the areas tell
    static Shaking shaking(String maximum, List<AreaIntensity> areas) {
        List<AreaIntensity> sorted = new ArrayList<>(areas);
        sorted.sort(Comparator.comparingDouble((AreaIntensity a) -> -rank(a.intensity())));
        String most =
                maximum.isEmpty() && !sorted.isEmpty() ? sorted.getFirst().intensity() : maximum;
        return most.isEmpty() && sorted.isEmpty()
                ? Shaking.UNKNOWN
                : new Shaking(SCALE, most, sorted.subList(0, Math.min(MOST_AREAS, sorted.size())));
    }
}
