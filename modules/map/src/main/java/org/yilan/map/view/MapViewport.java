package org.yilan.map.view;

import org.yilan.geography.Bounds;
import org.yilan.geography.MercatorPoint;
import org.yilan.situation.model.GeoPoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What part of the world a map shows. The only truth about it: Gluon's `MapView` answers with what was last asked of it,
/// not with what it shows. FX thread; no toolkit needed.
///
/// Sizes are logical pixels; at zoom z the world is 256·2^z of them wide. The view never leaves the world.
public final class MapViewport {
    /// As far as Gluon Maps goes, less one: it draws tiles of the next level from 0.8 on.
    public static final double MAX_ZOOM = 19;

    private static final double TILE = 256;
    private static final double TIPPING = 0.2;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private double centreX = 0.5;
    private double centreY = 0.5;
    private double zoom = 9;
    private double width;
    private double height;
    private double lowest;
    private double highest = MAX_ZOOM;
    private double device;
    private long moves;

    /// A view of the whole world, until it gets a size and a place.
    public MapViewport() {}

    /// Hears after each change, on the FX thread.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public double zoom() {
        return zoom;
    }

    /// Unit Mercator coordinates of the centre.
    public MercatorPoint centre() {
        return new MercatorPoint(centreX, centreY);
    }

    /// How many logical pixels the world is wide.
    public double worldPixels() {
        return TILE * Math.pow(2, zoom);
    }

    /// Device pixels per logical pixel: 1, or what the screen says.
    public double deviceScale() {
        return device == 0 ? 1 : device;
    }

    /// From now on the view rests on whole device pixels, and zooms are those at which a tile is a whole number of device
    /// pixels wide (steps of half a percent). Then tiles and pictures are copied to the screen instead of being filtered,
    /// which is some ten times cheaper without a graphics card, and sharp.
    public void snapTo(double devicePixelsPerLogical) {
        if (devicePixelsPerLogical != device) {
            device = devicePixelsPerLogical;
            set(centreX, centreY, zoom);
        }
    }

    /// Edge of the tiles that Gluon Maps shows now, in device pixels.
    public int tilePixels() {
        return (int) Math.round(TILE * deviceScale() * Math.pow(2, zoom - level(zoom)));
    }

    /// The level of the tiles shown at a zoom: Gluon takes the next one from 0.8 on.
    private static double level(double zoom) {
        return Math.floor(zoom + TIPPING);
    }

    /// The zoom that the view takes when it is asked for one.
    public double nearest(double wanted) {
        return snapped(clampedZoom(wanted));
    }

    private double snapped(double z) {
        if (device == 0) {
            return z;
        }
        double level = level(z);
        double pixels = Math.round(TILE * device * Math.pow(2, z - level));
        return level + log2(pixels / (TILE * device));
    }

    /// Counts changes, for who wants to know whether there was one.
    public long moves() {
        return moves;
    }

    /// Logical x of a unit Mercator x.
    public double x(double unitX) {
        return (unitX - centreX) * worldPixels() + width / 2;
    }

    /// Logical y of a unit Mercator y.
    public double y(double unitY) {
        return (unitY - centreY) * worldPixels() + height / 2;
    }

    /// The place under a logical pixel.
    public MercatorPoint at(double x, double y) {
        return new MercatorPoint(
                centreX + (x - width / 2) / worldPixels(),
                centreY + (y - height / 2) / worldPixels());
    }

    /// The box that is seen.
    public Bounds bounds() {
        GeoPoint nw = inWorld(at(0, 0));
        GeoPoint se = inWorld(at(width, height));
        return new Bounds(se.lat(), nw.lon(), nw.lat(), se.lon());
    }

    private static GeoPoint inWorld(MercatorPoint p) {
        return new MercatorPoint(Math.clamp(p.x(), 0, 1), Math.clamp(p.y(), 0, 1)).toGeoPoint();
    }

    /// The map has this size now; the centre stays.
    public void resize(double newWidth, double newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            set(centreX, centreY, zoom);
        }
    }

    /// Zooms outside these are not taken. The lower one yields where the world would not fill the view.
    public void limit(double newLowest, double newHighest) {
        if (!(newLowest <= newHighest)) {
            throw new IllegalArgumentException(
                    "lowest zoom " + newLowest + " is above the highest " + newHighest);
        }
        lowest = Math.max(0, newLowest);
        highest = Math.min(MAX_ZOOM, newHighest);
        set(centreX, centreY, zoom);
    }

    public void moveTo(GeoPoint centre, double newZoom) {
        set(MercatorPoint.x(centre.lon()), MercatorPoint.y(centre.lat()), newZoom);
    }

    /// Moves what is seen by logical pixels: a drag to the right by 10 is `panBy(10, 0)`.
    public void panBy(double dx, double dy) {
        set(centreX - dx / worldPixels(), centreY - dy / worldPixels(), zoom);
    }

    /// Changes the zoom and keeps the place under a logical pixel where it is.
    public void zoomAbout(double delta, double x, double y) {
        MercatorPoint pivot = at(x, y);
        double to = snapped(clampedZoom(zoom + delta));
        double world = TILE * Math.pow(2, to);
        set(pivot.x() - (x - width / 2) / world, pivot.y() - (y - height / 2) / world, to);
    }

    /// Shows a box as large as possible.
    ///
    /// @param inset logical pixels to leave free on each side
    public void fit(Bounds box, double inset) {
        fit(box, inset, inset, inset, inset);
    }

    /// Shows a box as large as possible within the part of the view that is left by insets, in logical pixels.
    public void fit(Bounds box, double top, double right, double bottom, double left) {
        double x0 = MercatorPoint.x(box.west());
        double x1 = MercatorPoint.x(box.east());
        double y0 = MercatorPoint.y(box.north());
        double y1 = MercatorPoint.y(box.south());
        double roomX = Math.max(1, width - left - right);
        double roomY = Math.max(1, height - top - bottom);
        double across = Math.max(x1 - x0, 1e-9);
        double down = Math.max(y1 - y0, 1e-9);
        double to = log2(Math.min(roomX / across, roomY / down) / TILE);
        to = snapped(clampedZoom(to));
        double world = TILE * Math.pow(2, to);
        set(
                (x0 + x1) / 2 + (right - left) / 2 / world,
                (y0 + y1) / 2 + (bottom - top) / 2 / world,
                to);
    }

    /// The lowest zoom at which the world fills the view: below it Gluon Maps shows blank edges.
    double lowestFilling() {
        return Math.max(0, log2(Math.max(Math.max(width, height), TILE) / TILE));
    }

    private double clampedZoom(double wanted) {
        double floor = Math.max(lowest, lowestFilling());
        return Math.clamp(wanted, Math.min(floor, MAX_ZOOM), Math.max(highest, floor));
    }

    private void set(double x, double y, double newZoom) {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(newZoom)) {
            throw new IllegalArgumentException(
                    "no such view: " + x + ", " + y + " at zoom " + newZoom);
        }
        double z = snapped(clampedZoom(newZoom));
        double world = TILE * Math.pow(2, z);
        double halfX = Math.min(0.5, width / 2 / world);
        double halfY = Math.min(0.5, height / 2 / world);
        double cx = Math.clamp(x, halfX, 1 - halfX);
        double cy = Math.clamp(y, halfY, 1 - halfY);
        zoom = z;
        centreX = onPixel(cx, width, world);
        centreY = onPixel(cy, height, world);
        moves++;
        listeners.forEach(Runnable::run);
    }

    /// The centre at which the view's edge lies on a whole device pixel of the world.
    private double onPixel(double centre, double extent, double world) {
        if (device == 0) {
            return centre;
        }
        double edge = (centre * world - extent / 2) * device;
        return (Math.round(edge) / device + extent / 2) / world;
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }
}
