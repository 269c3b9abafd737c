package org.yilan.situation.arrival;

import org.yilan.situation.model.TrackPoint;

import java.util.Locale;

/// The grades of tropical cyclones of GB/T 19201-2006, by the wind near the centre.
public enum StormGrade {
    /// Below a depression, or not known.
    UNKNOWN("", Double.NEGATIVE_INFINITY),
    TD("TD", 10.8),
    TS("TS", 17.2),
    STS("STS", 24.5),
    TY("TY", 32.7),
    STY("STY", 41.5),
    SUPER_TY("SuperTY", 51.0);

    private final String code;
    private final double fromMs;

    StormGrade(String code, double fromMs) {
        this.code = code;
        this.fromMs = fromMs;
    }

    /// The abbreviation used on charts: `TD`, …, `SuperTY`; empty when not known.
    public String code() {
        return code;
    }

    /// Lower limit in m/s of the two-minute mean near the centre.
    public double fromMs() {
        return fromMs;
    }

    /// The grade for a wind in m/s.
    public static StormGrade ofWind(double ms) {
        StormGrade best = UNKNOWN;
        for (StormGrade grade : values()) {
            if (ms >= grade.fromMs) {
                best = grade;
            }
        }
        return best;
    }

    /// The grade of a point: by its wind, which every agency publishes in one unit, else by the publisher's word.
    public static StormGrade of(TrackPoint point) {
        Double wind = point.windMs();
        return wind != null ? ofWind(wind) : ofWord(point.grade());
    }

    /// The grade for a publisher's word in Chinese or English, [#UNKNOWN] for any other.
    public static StormGrade ofWord(String word) {
        String key = word.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z\\p{IsHan}]", "");
        return switch (key) {
            case "TD", "热带低压", "热带低压TD", "TROPICALDEPRESSION" -> TD;
            case "TS", "热带风暴", "热带风暴TS", "热带风暴级", "TROPICALSTORM" -> TS;
            case "STS", "强热带风暴", "强热带风暴STS", "强热带风暴级", "SEVERETROPICALSTORM" -> STS;
            case "TY", "台风", "台风TY", "台风级", "TYPHOON" -> TY;
            case "STY", "强台风", "强台风STY", "强台风级", "SEVERETYPHOON" -> STY;
            case "SUPERTY", "超强台风", "超强台风SUPERTY", "超强台风级", "SUPERTYPHOON" -> SUPER_TY;
            default -> UNKNOWN;
        };
    }
}
