package org.yilan.map.view;

/// How a label looks.
///
/// @param size of the text in picture pixels
/// @param argb colour of the text
/// @param halo colour of the outline that keeps it readable on anything, 0 for none
/// @param spacing extra space between letters, in parts of the size
public record LabelStyle(double size, boolean bold, int argb, int halo, double spacing) {
    /// The ground's colour, so that a halo looks like a gap.
    public static final int GROUND_HALO = 0xd00b1016;

    /// Plain text with a halo.
    public static LabelStyle of(double size, int argb) {
        return new LabelStyle(size, false, argb, GROUND_HALO, 0);
    }

    public LabelStyle inBold() {
        return new LabelStyle(size, true, argb, halo, spacing);
    }

    public LabelStyle spaced(double parts) {
        return new LabelStyle(size, bold, argb, halo, parts);
    }
}
