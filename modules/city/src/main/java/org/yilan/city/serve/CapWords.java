package org.yilan.city.serve;

import org.yilan.city.scenario.Scenario.Message;
import org.yilan.city.scenario.Words;

import java.util.Locale;

/// How publishers word their messages.
final class CapWords {
    private CapWords() {}

    /// @param previous grade of the message before, empty for the first of a chain
    static Words headline(Message m, String previous) {
        Words issuer = m.issuer().name();
        if (m.response()) {
            String zh = roman(m.grade()) + "级";
            return m.ends()
                    ? new Words(
                            issuer.zh() + "终止" + m.hazard().name().zh() + "应急响应",
                            issuer.en()
                                    + " ends the "
                                    + m.hazard().name().en().toLowerCase(Locale.ROOT)
                                    + " response")
                    : new Words(
                            issuer.zh()
                                    + (previous.isEmpty() ? "启动" : "调整为")
                                    + m.hazard().name().zh()
                                    + zh
                                    + "应急响应",
                            issuer.en()
                                    + ": "
                                    + m.hazard().name().en().toLowerCase(Locale.ROOT)
                                    + " response level "
                                    + m.grade());
        }
        Words colour = colour(m.grade());
        Words hazard = m.hazard().name();
        if (m.ends()) {
            return new Words(
                    issuer.zh() + "解除" + hazard.zh() + colour.zh() + "预警",
                    issuer.en()
                            + " lifts the "
                            + colour.en()
                            + " "
                            + hazard.en().toLowerCase(Locale.ROOT)
                            + " warning");
        }
        String level = "[" + roman(m.grade()) + "级/" + gravity(m.grade()) + "]";
        return previous.isEmpty()
                ? new Words(
                        issuer.zh() + "发布" + hazard.zh() + colour.zh() + "预警" + level,
                        issuer.en()
                                + " issues "
                                + colour.en()
                                + " "
                                + hazard.en().toLowerCase(Locale.ROOT)
                                + " warning")
                : new Words(
                        issuer.zh()
                                + "更新"
                                + hazard.zh()
                                + colour(previous).zh()
                                + "预警为"
                                + colour.zh()
                                + "预警"
                                + level,
                        issuer.en()
                                + " changes the "
                                + hazard.en().toLowerCase(Locale.ROOT)
                                + " warning from "
                                + colour(previous).en()
                                + " to "
                                + colour.en());
    }

    static String severity(Message m) {
        return switch (m.grade()) {
            case "I" -> "Extreme";
            case "II" -> "Severe";
            case "III" -> "Moderate";
            default -> "Minor";
        };
    }

    static Words colour(String grade) {
        return switch (grade) {
            case "I" -> new Words("红色", "red");
            case "II" -> new Words("橙色", "orange");
            case "III" -> new Words("黄色", "yellow");
            default -> new Words("蓝色", "blue");
        };
    }

    static String gravity(String grade) {
        return switch (grade) {
            case "I" -> "特别严重";
            case "II" -> "严重";
            case "III" -> "较重";
            default -> "一般";
        };
    }

    static String roman(String grade) {
        return switch (grade) {
            case "I" -> "Ⅰ";
            case "II" -> "Ⅱ";
            case "III" -> "Ⅲ";
            default -> "Ⅳ";
        };
    }
}
