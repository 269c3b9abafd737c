package org.yilan.app;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads sizes and durations from the command line.
final class Words {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})[xX×](\\d{2,5})");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|min|m|h)?");

    private Words() {}

    /// @param width in pixels, as `height`
    record Size(int width, int height) {}

    static Size size(String text) {
        Matcher m = SIZE.matcher(text.strip());
        if (!m.matches()) {
            throw new Failure("\"" + text + "\" is not a size like 1920x1080");
        }
        Size size = new Size(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        if (size.width < 320 || size.height < 240 || size.width > 16_384 || size.height > 16_384) {
            throw new Failure("the size " + text + " is outside 320x240 to 16384x16384");
        }
        return size;
    }

    static Duration duration(String text) {
        Matcher m = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new Failure("\"" + text + "\" is not a duration like 30s, 5min or 2h");
        }
        double seconds =
                Double.parseDouble(m.group(1))
                        * switch (m.group(2) == null ? "s" : m.group(2)) {
                            case "ms" -> 0.001;
                            case "min", "m" -> 60;
                            case "h" -> 3600;
                            default -> 1;
                        };
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
