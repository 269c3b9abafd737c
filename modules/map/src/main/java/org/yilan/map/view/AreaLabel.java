package org.yilan.map.view;

import java.util.List;

/// The name of an area that wants a place on it, or beside what covers it, or, when the area is too small for its name,
/// near it with a thin line to it.
///
/// @param texts what it may be called, the best first
/// @param spots places on the area at which the middle of the text may stand, the best first
/// @param reach picture pixels from the area's own place within which the name may stand beside it
public record AreaLabel(
        List<String> texts, List<Spot> spots, double reach, LabelStyle style, int priority) {
    /// A place on the area, in picture pixels.
    ///
    /// @param room how far the area goes on to the left and to the right, whichever is less
    public record Spot(double x, double y, double room) {}

    public AreaLabel {
        texts = List.copyOf(texts);
        spots = List.copyOf(spots);
    }
}
