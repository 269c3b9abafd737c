package org.yilan.fx;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The font family of the wall, and what it can do.
///
/// @param family the family that everything is set in
/// @param chinese whether Han characters show as themselves in it, its fallbacks included
/// @param tabularDigits whether all ten digits are equally wide, so that a counting number does not dance
public record Fonts(String family, boolean chinese, boolean tabularDigits) {
    /// Sans-serif families with simplified Chinese, best first.
    static final List<String> PREFERRED =
            List.of(
                    "Noto Sans CJK SC",
                    "Noto Sans SC",
                    "Source Han Sans SC",
                    "Source Han Sans CN",
                    "PingFang SC",
                    "Microsoft YaHei UI",
                    "Microsoft YaHei",
                    "HarmonyOS Sans SC",
                    "Hiragino Sans GB",
                    "WenQuanYi Micro Hei",
                    "WenQuanYi Zen Hei",
                    "Droid Sans Fallback",
                    "SimHei");

    /// Looks at the machine's fonts. FX thread.
    public static Fonts detect() {
        Set<String> installed = Set.copyOf(Font.getFamilies());
        String family =
                PREFERRED.stream()
                        .filter(installed::contains)
                        .findFirst()
                        .orElse(Font.getDefault().getFamily());
        return inspect(family);
    }

    /// What one family can do. FX thread.
    public static Fonts inspect(String family) {
        return new Fonts(family, showsHan(family), digitsAlign(family));
    }

    /// Whether a language can be shown.
    public boolean shows(Locale locale) {
        return chinese || !locale.getLanguage().equals("zh");
    }

    /// JavaFX does not say which characters a font has. Two different characters that come out as the same picture are
    /// both the box for a missing one.
    private static boolean showsHan(String family) {
        int[] first = picture("台", family);
        return !Arrays.equals(first, picture("风", family)) && !blank(first);
    }

    private static boolean blank(int[] pixels) {
        return Arrays.stream(pixels).allMatch(p -> p == pixels[0]);
    }

    private static int[] picture(String character, String family) {
        Text text = new Text(2, 2, character);
        text.setTextOrigin(VPos.TOP);
        text.setFont(Font.font(family, 24));
        Scene scene = new Scene(new Group(text), 40, 40, Color.WHITE);
        WritableImage image = scene.snapshot(null);
        PixelReader reader = image.getPixelReader();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        reader.getPixels(
                0,
                0,
                width,
                height,
                javafx.scene.image.PixelFormat.getIntArgbInstance(),
                pixels,
                0,
                width);
        return pixels;
    }

    private static boolean digitsAlign(String family) {
        return "0123456789"
                        .chars()
                        .mapToDouble(
                                digit -> {
                                    Text text = new Text(String.valueOf((char) digit).repeat(20));
                                    text.setFont(Font.font(family, 24));
                                    return Math.rint(text.getLayoutBounds().getWidth() * 10);
                                })
                        .distinct()
                        .count()
                == 1;
    }
}
