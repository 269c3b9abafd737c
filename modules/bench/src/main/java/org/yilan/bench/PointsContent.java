package org.yilan.bench;

import org.yilan.geography.MercatorPoint;
import org.yilan.map.layer.point.PointField;
import org.yilan.map.layer.point.PointPainter;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sprite;
import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.MapSurface;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;

import java.awt.Graphics2D;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Every incident by itself as the sign of its grade: nothing is taken together. FX thread, except the drawing.
final class PointsContent implements MapContent, PictureLayer {
    private static final double RADIUS = 5;

    private final Situation situation;
    private final MapSurface surface;
    private final PointField field = new PointField(64);
    private final PointPainter painter =
            new PointPainter(
                    Arrays.stream(Severity.values())
                            .map(s -> Sprite.draw(RADIUS, g -> s.draw(g, 0, 0, RADIUS)))
                            .toList());
    private final Samples drawing = new Samples();
    private final Object inbox = new Object();
    private Changes waiting = new Changes();
    private long given;
    private volatile long drawn;

    PointsContent(Situation situation, MapSurface surface) {
        this.situation = situation;
        this.surface = surface;
    }

    MapSurface surface() {
        return surface;
    }

    /// The number of the changes that the next [#refresh] brings.
    void number(long number) {
        synchronized (inbox) {
            given = number;
        }
    }

    /// The number of the newest changes in the last picture finished.
    long drawn() {
        return drawn;
    }

    Samples drawing() {
        return drawing;
    }

    @Override
    public List<PictureLayer> layers() {
        return List.of(this);
    }

    @Override
    public void refresh(Changes changes) {
        synchronized (inbox) {
            waiting.merge(changes);
        }
        surface.redraw();
    }

    @Override
    public void tick(Instant now) {
        surface.redraw();
    }

    @Override
    public void close() {}

    @Override
    public void draw(MapFrame frame, Graphics2D graphics, int[] pixels, LabelPlan labels) {
        long start = System.nanoTime();
        Changes changes;
        long number;
        synchronized (inbox) {
            changes = waiting;
            number = given;
            waiting = new Changes();
        }
        if (changes.everything()) {
            situation.incidents().forEach(this::put);
        } else {
            for (String id : changes.ids(Changes.Kind.INCIDENT)) {
                situation.incident(id).ifPresent(this::put);
            }
        }
        painter.draw(
                field,
                frame.worldPixels(),
                frame.left(),
                frame.top(),
                pixels,
                frame.width(),
                frame.height());
        drawn = number;
        drawing.add((System.nanoTime() - start) / 1e6);
    }

    private void put(Incident incident) {
        GeoPoint at = incident.report().place().point();
        if (at != null) {
            field.put(
                    incident.id(),
                    MercatorPoint.x(at.lon()),
                    MercatorPoint.y(at.lat()),
                    incident.grade().rank(),
                    false);
        }
    }
}
