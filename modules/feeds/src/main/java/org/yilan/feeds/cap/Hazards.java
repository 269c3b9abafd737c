package org.yilan.feeds.cap;

import org.yilan.feeds.spi.XmlElement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which of Yilan's hazards a message is about; the publisher's word where it is none of them.
final class Hazards {
    /// Publishers' names, whole, without 预警 and colour. Whole, because a part misleads: 雷雨大风 is more than 大风, and
    /// "Tornado Warning" is no "Warning". Also QWeather's numbers, which are the same in all of its languages.
    private static final Map<String, String> NAMES = names();

    private Hazards() {}

    static String code(List<XmlElement> infos, Map<String, String> parameters) {
        String stated = parameters.getOrDefault("hazard", "");
        if (!stated.isBlank()) {
            return stated;
        }
        String awareness = awareness(parameters);
        if (!awareness.isEmpty()) {
            return awareness;
        }
        String first = "";
        for (XmlElement info : infos) {
            String event = info.line("event");
            first = first.isEmpty() ? event : first;
            String code = NAMES.get(bare(event));
            if (code != null) {
                return code;
            }
        }
        for (XmlElement info : infos) {
            String type = info.line("eventType");
            first = first.isEmpty() ? type : first;
            String code = NAMES.get(bare(type));
            if (code != null) {
                return code;
            }
            String fromHeadline = fromHeadline(info.line("headline"));
            if (!fromHeadline.isEmpty()) {
                return fromHeadline;
            }
        }
        return first;
    }

    /// MeteoAlarm's `10; Rain` in the parameter `awareness_type`: in every country's feed the same, while the event is in its
    /// language and has the colour in its name. Its own word, in lower case, where it is none of ours; empty when there is none.
    private static String awareness(Map<String, String> parameters) {
        String type = parameters.getOrDefault("awareness_type", "");
        int semicolon = type.indexOf(';');
        if (semicolon < 0) {
            return "";
        }
        String word = type.substring(semicolon + 1).strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "rain" -> "rainstorm";
            case "snow-ice", "snow/ice" -> "snow";
            case "high-temperature" -> "heat";
            case "forest-fire", "forestfire" -> "fire";
            default -> NAMES.getOrDefault(word, word);
        };
    }

    /// 上海中心气象台发布台风蓝色预警信号: the name stands before the colour.
    private static String fromHeadline(String headline) {
        int verb = Math.max(headline.lastIndexOf("发布"), headline.lastIndexOf("解除"));
        return verb < 0 ? "" : NAMES.getOrDefault(bare(headline.substring(verb + 2)), "");
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\[.*]|【.*】", "")
                .replaceAll("(预警信号|预警|警报|信号|事件)$", "")
                .replaceAll("(红色|橙色|黄色|蓝色|白色)$", "")
                .replaceAll(" (warning|watch|advisory|alert)$", "")
                .strip();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        put(
                names,
                "typhoon",
                "台风",
                "颱風",
                "热带气旋",
                "typhoon",
                "tropical cyclone",
                "tropical storm",
                "11b01",
                "1001");
        put(names, "rainstorm", "暴雨", "强降雨", "rainstorm", "heavy rain", "torrential rain", "1003");
        put(names, "gale", "大风", "gale", "strong wind", "wind", "high wind", "1006");
        put(names, "tide", "风暴潮", "高潮位", "storm surge", "astronomical tide", "tide");
        put(names, "cold-wave", "寒潮", "cold wave", "1005");
        put(names, "heat", "高温", "heat", "heat wave", "high temperature", "excessive heat", "1009");
        put(
                names,
                "snow",
                "暴雪",
                "大雪",
                "snow",
                "snowfall",
                "snowstorm",
                "blizzard",
                "winter storm",
                "snow storm",
                "1004");
        put(names, "fog", "大雾", "fog", "dense fog", "heavy fog", "1017");
        put(names, "haze", "霾", "haze", "1019");
        put(names, "lightning", "雷电", "lightning", "1014");
        put(names, "hail", "冰雹", "hail", "1015");
        put(names, "frost", "霜冻", "frost", "1016");
        put(names, "road-ice", "道路结冰", "icy road", "road icing", "1021");
        put(names, "dust", "沙尘", "沙尘暴", "dust", "sandstorm", "dust storm", "1007");
        put(names, "gas", "燃气泄漏", "gas leak");
        put(names, "fire", "火灾", "fire", "bushfire", "grassfire", "wildfire", "forest fire");
        put(names, "earthquake", "地震", "earthquake");
        return Map.copyOf(names);
    }

    private static void put(Map<String, String> names, String code, String... words) {
        for (String word : words) {
            names.put(word, code);
        }
        names.put(code, code);
    }
}
