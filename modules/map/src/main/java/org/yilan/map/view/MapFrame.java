package org.yilan.map.view;

import org.yilan.fx.TypeScale;
import org.yilan.geography.MercatorPoint;

import java.time.Instant;
import java.util.Locale;

/// One picture of the map: which part of the world it shows, how large, for when and in which language. Immutable.
///
/// All sizes are picture pixels, which are device pixels. The picture is larger than what is seen by a margin on each
/// side, so that it can be moved while the next one is drawn.
///
/// @param left unit Mercator x of the picture's left edge
/// @param top unit Mercator y of its upper edge
/// @param worldPixels how many picture pixels the whole world is wide
/// @param width of the picture, margins included
/// @param height of the picture, margins included
/// @param margin picture pixels on each side that are normally not seen
/// @param zoom in the usual sense: the world is 256·2^zoom logical pixels wide
/// @param scale picture pixels per logical pixel
/// @param type text sizes, in logical pixels
/// @param now the moment shown
public record MapFrame(
        double left,
        double top,
        double worldPixels,
        int width,
        int height,
        int margin,
        double zoom,
        double scale,
        TypeScale type,
        Instant now,
        Locale language) {

    /// Picture x of a unit Mercator x.
    public double x(double unitX) {
        return (unitX - left) * worldPixels;
    }

    /// Picture y of a unit Mercator y.
    public double y(double unitY) {
        return (unitY - top) * worldPixels;
    }

    public double x(MercatorPoint p) {
        return x(p.x());
    }

    public double y(MercatorPoint p) {
        return y(p.y());
    }

    /// Picture pixels of a size in logical pixels.
    public double px(double logical) {
        return logical * scale;
    }

    /// Picture pixels of a distance on the ground at a latitude.
    public double pixelsPerKm(double latitude) {
        return worldPixels / (EQUATOR_KM * Math.cos(Math.toRadians(latitude)));
    }

    /// Whether anything within `reach` picture pixels of a picture point would show.
    public boolean shows(double x, double y, double reach) {
        return x >= -reach && y >= -reach && x <= width + reach && y <= height + reach;
    }

    /// Whether the language is Chinese.
    public boolean chinese() {
        return language.getLanguage().equals("zh");
    }

    /// Circumference of the Mercator sphere (WGS-84's semi-major axis) in kilometres.
    private static final double EQUATOR_KM = 2 * Math.PI * 6378.137;
}
