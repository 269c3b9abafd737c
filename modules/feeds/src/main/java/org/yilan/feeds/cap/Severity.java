package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How grave a message is. CAP's own four words say it; where a publisher also gives the colour of the signal, that is what
/// people know it by and what counts.
final class Severity {
    static final Grade UNKNOWN = new Grade("Unknown");

    /// Parameters under which publishers give the colour: ours, Taiwan's NCDR, MeteoAlarm, CONAGUA.
    private static final List<String> COLOURS =
            List.of(
                    "colour",
                    "color",
                    "alert_color",
                    "awareness_level",
                    "semáforo",
                    "signal",
                    "signalcolor",
                    "severitycolor");

    private Severity() {}

    /// The grade of the signal's colour, or null when no parameter gives a known one.
    static @Nullable Grade colour(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (COLOURS.contains(parameter.getKey().toLowerCase(Locale.ROOT))) {
                // MeteoAlarm: "3; orange; Severe"
                for (String word : parameter.getValue().split(";")) {
                    Grade grade = word.isBlank() ? UNKNOWN : Grade.of(simplified(word));
                    if (grade.known() && !word.strip().matches("\\d")) {
                        return grade;
                    }
                }
            }
        }
        return null;
    }

    /// The grade of CAP's word, or of the colour that the national profile writes there; any other word is kept.
    static Grade of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "extreme" -> Grade.I;
            case "severe" -> Grade.II;
            case "moderate" -> Grade.III;
            case "minor" -> Grade.IV;
            case "unknown" -> UNKNOWN;
            default -> Grade.of(simplified(word));
        };
    }

    private static String simplified(String word) {
        return word.replace('紅', '红').replace('黃', '黄').replace('藍', '蓝').strip();
    }
}
