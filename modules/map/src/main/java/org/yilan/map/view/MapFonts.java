package org.yilan.map.view;

import java.awt.Font;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The font of the text on the picture: the same family that the panels use where AWT can see it. Any thread may call; the
/// first call looks the fonts up and may take some hundred milliseconds, so it is made on the render thread.
public final class MapFonts {
    /// Families that show Chinese, in the order of preference; the first is what the launcher installs.
    static final List<String> FAMILIES =
            List.of(
                    "Noto Sans CJK SC",
                    "Source Han Sans SC",
                    "Noto Sans SC",
                    "PingFang SC",
                    "Microsoft YaHei",
                    "Hiragino Sans GB",
                    "WenQuanYi Micro Hei",
                    "WenQuanYi Zen Hei",
                    "SimHei");

    private static final Logger LOG = System.getLogger(MapFonts.class.getName());

    private record Pair(Font plain, Font bold) {}

    private record Sized(boolean bold, double size) {}

    private Optional<Pair> base = Optional.empty();
    private boolean looked;
    private final Map<Sized, Font> sized = new ConcurrentHashMap<>();

    /// Looks nothing up yet.
    public MapFonts() {}

    /// The font in a size, or empty when this machine has no usable font at all: then the map has no text, and the log says
    /// so.
    public Optional<Font> font(boolean bold, double size) {
        return base().map(
                        fonts ->
                                sized.computeIfAbsent(
                                        new Sized(bold, size),
                                        k ->
                                                (bold ? fonts.bold : fonts.plain)
                                                        .deriveFont((float) size)));
    }

    /// Whether Chinese can be shown.
    public boolean showsChinese() {
        return base().map(f -> f.plain.canDisplay('区')).orElse(false);
    }

    private synchronized Optional<Pair> base() {
        if (!looked) {
            looked = true;
            try {
                base = Optional.of(find());
            } catch (RuntimeException | LinkageError | InternalError e) {
                // a machine without fontconfig or without any font
                LOG.log(
                        Level.ERROR,
                        "No font for the map: its names are left out. Install a font that shows"
                                + " Chinese (Debian, Ubuntu: fonts-noto-cjk).",
                        e);
            }
        }
        return base;
    }

    private static Pair find() {
        String family = Font.SANS_SERIF;
        for (String candidate : FAMILIES) {
            // AWT answers with another family when it does not know the one asked for
            if (new Font(candidate, Font.PLAIN, 12).getFamily().equals(candidate)) {
                family = candidate;
                break;
            }
        }
        return new Pair(new Font(family, Font.PLAIN, 12), new Font(family, Font.BOLD, 12));
    }
}
