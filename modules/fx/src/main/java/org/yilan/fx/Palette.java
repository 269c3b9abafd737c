package org.yilan.fx;

import javafx.scene.paint.Color;

import org.yilan.situation.model.Grade;

/// The colours of the wall, the only ones there are. The same names are looked up in style sheets: [#BACKGROUND] is
/// `-y-background`, [#TEXT_DIM] is `-y-text-dim`.
///
/// The four severity colours mean severity and nothing else; [#ACCENT] is what a person has selected or can press.
public enum Palette {
    BACKGROUND(0x0b1016),
    /// Ground of what stands out a little: a selected row, a hovered button.
    RAISED(0x131b24),
    /// Ground of the row that is selected.
    SELECTED(0x15232e),
    /// Hairlines between panels and rows.
    LINE(0x1d2731),
    /// Outlines of what can be pressed or typed into, tracks of bars.
    LINE_STRONG(0x344454),
    TEXT(0xeef2f6),
    TEXT_DIM(0xaab6c4),
    /// The faintest text that may carry meaning: 6.1 : 1 on [#BACKGROUND].
    TEXT_FAINT(0x8594a6),
    RED(0xf0413d),
    ORANGE(0xff8a1f),
    YELLOW(0xf2c230),
    BLUE(0x4c8dff),
    ACCENT(0x5cc8ff);

    private final int rgb;
    private final Color color;

    Palette(int rgb) {
        this.rgb = rgb;
        this.color = Color.rgb(rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff);
    }

    /// `#rrggbb`.
    public String css() {
        return String.format("#%06x", rgb);
    }

    public Color color() {
        return color;
    }

    /// The colour with an opacity of 0 to 1.
    public Color color(double opacity) {
        return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }

    /// 0xAARRGGBB, opaque.
    public int argb() {
        return 0xff000000 | rgb;
    }

    /// The colour of a grade. White signals and grades that nobody knows have the colour of text; their shape tells them
    /// apart.
    public static Palette of(Grade grade) {
        return switch (grade.code()) {
            case "I" -> RED;
            case "II" -> ORANGE;
            case "III" -> YELLOW;
            case "IV" -> BLUE;
            default -> TEXT;
        };
    }
}
