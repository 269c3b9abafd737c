package org.yilan.geography;

import org.yilan.situation.model.GeoPoint;

import java.util.List;
import java.util.Locale;

/// Something on the ground that gives bearings: a river, a ring road, a bridge, an airport, a place.
///
/// @param zh name in Chinese, empty when it is drawn without one; likewise `en`
/// @param minZoom from which zoom on it is shown
/// @param maxZoom up to which zoom it is shown
/// @param rank the higher is the more important, when there is no room for all names
/// @param widthMetres of a line on the ground, 0 when it has none
/// @param points one for a point, several for a line or an area
/// @param label where the name stands
public record Landmark(
        Kind kind,
        Form form,
        String zh,
        String en,
        double minZoom,
        double maxZoom,
        int rank,
        double widthMetres,
        List<GeoPoint> points,
        GeoPoint label) {

    public enum Kind {
        RIVER,
        LAKE,
        RING,
        ROAD,
        BRIDGE,
        CROSSING,
        AIRPORT,
        PORT,
        RAIL,
        PLACE,
        WATER,
        CITY,
        ISLET
    }

    /// What its points are.
    public enum Form {
        POINT,
        LINE,
        AREA
    }

    public Landmark {
        points = List.copyOf(points);
    }

    /// The name in a language: Chinese for `zh`, English for every other.
    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }

    public boolean shownAt(double zoom) {
        return zoom >= minZoom && zoom <= maxZoom;
    }
}
