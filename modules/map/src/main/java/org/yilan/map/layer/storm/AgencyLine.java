package org.yilan.map.layer.storm;

import org.yilan.fx.Palette;
import org.yilan.fx.Texts;

import java.awt.BasicStroke;
import java.awt.Color;

/// How the forecasts of an agency are drawn: each has a dash of its own, the same at all times and on all maps, because
/// their colours cannot differ. The home agency's line is the strongest.
enum AgencyLine {
    CHINA("中国", 0.13, 0.75, 0.4),
    TAIWAN("中国台湾", 0.12, 0.14, 0.26),
    JAPAN("日本", 0.1, 0.75, 0.28, 0.16, 0.28),
    USA("美国", 0.1, 0.36, 0.36),
    HONG_KONG("中国香港", 0.1, 0.6, 0.22, 0.14, 0.2, 0.14, 0.22),
    KOREA("韩国", 0.1, 1.2, 0.3),
    EUROPE("欧洲", 0.1, 0.36, 0.2, 0.36, 0.6),
    /// Whoever else publishes.
    OTHER("", 0.1, 0.9, 0.25, 0.3, 0.25);

    private static final Color QUIET = new Color(Palette.TEXT_FAINT.argb(), true);

    private final String published;
    private final double width;
    private final double[] dash;

    AgencyLine(String published, double width, double... dash) {
        this.published = published;
        this.width = width;
        this.dash = dash;
    }

    /// @param agency as published
    static AgencyLine of(String agency) {
        for (AgencyLine line : values()) {
            if (line.published.equals(agency)) {
                return line;
            }
        }
        return OTHER;
    }

    /// The agency's name; as published where we know no other.
    static String name(String agency, Texts texts) {
        String key = "layers.agency." + agency;
        return texts.has(key) ? texts.get(key) : agency;
    }

    BasicStroke stroke(double unit) {
        double[] parts = dash.clone();
        for (int i = 0; i < parts.length; i++) {
            parts[i] *= unit;
        }
        return StormLines.dashed(width * unit, parts);
    }

    Color color() {
        return this == CHINA ? StormLines.LINE : QUIET;
    }
}
