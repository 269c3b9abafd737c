package org.yilan.map.view;

import java.util.List;

/// A text that wants a place near a point.
///
/// @param text one line
/// @param x picture x of what it names
/// @param y picture y of what it names
/// @param clearance picture pixels between that point and the text, for the mark that stands there
/// @param priority the higher is placed first; see the constants
/// @param places tried in this order; the first that is free is taken, and when none is, the label is left out
public record Label(
        String text,
        double x,
        double y,
        double clearance,
        LabelStyle style,
        int priority,
        List<Place> places) {

    /// Names of the ground: districts, places, water.
    public static final int GROUND = 0;

    /// Values of sensors, names of shelters and units.
    public static final int DETAIL = 200;

    /// What happens: clusters, incidents, storm positions.
    public static final int EVENT = 400;

    /// From here on a label that finds no place near its point stands farther away, with a line to it.
    public static final int MUST = 500;

    /// What the person has selected.
    public static final int SELECTED = 800;

    /// Where the text stands, seen from the point.
    public enum Place {
        CENTRE,
        RIGHT,
        LEFT,
        ABOVE,
        BELOW,
        ABOVE_RIGHT,
        BELOW_RIGHT,
        ABOVE_LEFT,
        BELOW_LEFT
    }

    /// All round a mark, the right first.
    public static final List<Place> AROUND =
            List.of(
                    Place.RIGHT,
                    Place.LEFT,
                    Place.ABOVE,
                    Place.BELOW,
                    Place.ABOVE_RIGHT,
                    Place.BELOW_RIGHT,
                    Place.ABOVE_LEFT,
                    Place.BELOW_LEFT);

    /// On the point, or a little off it.
    public static final List<Place> OVER =
            List.of(Place.CENTRE, Place.BELOW, Place.ABOVE, Place.RIGHT, Place.LEFT);

    public Label {
        places = List.copyOf(places);
    }

    /// A label round a mark.
    public static Label beside(
            String text, double x, double y, double clearance, LabelStyle style, int priority) {
        return new Label(text, x, y, clearance, style, priority, AROUND);
    }

    /// A name over an area.
    public static Label over(String text, double x, double y, LabelStyle style, int priority) {
        return new Label(text, x, y, 0, style, priority, OVER);
    }
}
