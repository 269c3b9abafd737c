package org.yilan.app;

import org.yilan.assets.Assets;
import org.yilan.settings.Nearest;
import org.yilan.wall.scene.SceneReader;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads sizes, durations, languages and scenes from the command line, and says what was probably meant.
final class Words {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})[xX×](\\d{2,5})");
    private static final Pattern NEARLY = Pattern.compile("\\D*(\\d{3,5})\\D+(\\d{3,5})\\D*");

    /// What people call the usual sizes.
    private static final Map<String, String> CALLED =
            Map.of(
                    "720p", "1280x720",
                    "1080p", "1920x1080",
                    "fullhd", "1920x1080",
                    "1440p", "2560x1440",
                    "2k", "2560x1440",
                    "2160p", "3840x2160",
                    "4k", "3840x2160",
                    "uhd", "3840x2160");

    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|min|m|h)?");

    private Words() {}

    /// @param width in pixels, as `height`
    record Size(int width, int height) {}

    static Size size(String text) {
        Matcher m = SIZE.matcher(text.strip());
        if (!m.matches()) {
            Matcher nearly = NEARLY.matcher(text);
            String meant =
                    nearly.matches()
                            ? nearly.group(1) + "x" + nearly.group(2)
                            : CALLED.getOrDefault(text.strip().toLowerCase(Locale.ROOT), "");
            throw new Failure(
                    "\"" + text + "\" is not a size like 1920x1080" + didYouMean(meant, ""));
        }
        Size size = new Size(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        if (size.width < 320 || size.height < 240 || size.width > 16_384 || size.height > 16_384) {
            throw new Failure("the size " + text + " is outside 320x240 to 16384x16384");
        }
        return size;
    }

    /// `zh` or `en`.
    static String language(String text) {
        if (LANGUAGES.contains(text)) {
            return text;
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        // 中文, Chinese, cn, zh-CN, ZH; English, en-GB, eng.
        String meant =
                lower.matches("(zh|ch|cn|中|汉).*") ? "zh" : lower.matches("(e|英).*") ? "en" : "";
        throw new Failure(
                "there is no language \""
                        + text
                        + "\""
                        + didYouMean(meant, "there are " + String.join(" and ", LANGUAGES)));
    }

    /// The id of a scene that there is.
    static String scene(Assets assets, String id) {
        SceneReader scenes = new SceneReader(assets);
        if (scenes.has(id)) {
            return id;
        }
        List<String> ids = scenes.ids();
        throw new Failure(
                "there is no scene \""
                        + id
                        + "\""
                        + didYouMean(
                                Nearest.to(id, ids).orElse(""),
                                "there are " + String.join(", ", ids)));
    }

    /// @param meant empty when it cannot be guessed
    /// @param all empty when there is no end of them
    private static String didYouMean(String meant, String all) {
        String question = meant.isEmpty() ? "" : "; did you mean \"" + meant + "\"?";
        if (all.isEmpty()) {
            return question;
        }
        return question.isEmpty() ? "; " + all : question + " T" + all.substring(1);
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
