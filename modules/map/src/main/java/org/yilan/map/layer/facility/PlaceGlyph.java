package org.yilan.map.layer.facility;

import org.yilan.fx.Palette;
import org.yilan.situation.model.FacilityKind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// The sign of each kind of place, told apart by its outline alone: no two share one, and none is the shape of a grade.
enum PlaceGlyph {
    /// A P in a square.
    PARKING,
    /// Two wheels and what joins them.
    BIKES,
    /// Four arrows to one point, as on assembly points (ISO 7010 E007).
    EVACUATION,
    /// A cross.
    HOSPITAL,
    /// A box with its tape.
    SUPPLIES,
    /// A bus from the side.
    BUS,
    /// A train from the front, on its track.
    RAIL,
    /// A hull with a deck-house.
    FERRY,
    /// A pin.
    OTHER;

    /// The sign of a facility's kind and code; of shelters and units, which have signs of their own, a pin.
    static PlaceGlyph of(FacilityKind kind, String code) {
        return switch (kind) {
            case PARKING -> PARKING;
            case BIKES -> BIKES;
            case EVACUATION -> EVACUATION;
            case HOSPITAL -> HOSPITAL;
            case SUPPLIES -> SUPPLIES;
            case VEHICLE ->
                    switch (code) {
                        case "vehicle-ferry" -> FERRY;
                        case "vehicle-tram", "vehicle-metro", "vehicle-rail" -> RAIL;
                        default -> BUS;
                    };
            case SHELTER, UNIT, OTHER -> OTHER;
        };
    }

    /// Draws it in a box of side 2·r round a point.
    ///
    /// @param filled the sign is a solid shape with its inside left out, for what is used up
    void draw(Graphics2D g, double x, double y, double r, Color color, boolean filled) {
        Color ground = new Color(Palette.BACKGROUND.argb(), true);
        Color line = filled ? ground : color;
        Shape plate = plate(x, y, r);
        g.setColor(filled ? color : ground);
        g.fill(plate);
        g.setColor(color);
        g.setStroke(stroke(r, 0.16));
        if (this == PARKING || this == SUPPLIES || this == BUS || this == RAIL || this == FERRY) {
            g.draw(plate);
        }
        g.setColor(line);
        switch (this) {
            case PARKING -> {
                g.setStroke(stroke(r, 0.24));
                Path2D p = new Path2D.Double();
                p.moveTo(x - r * 0.28, y + r * 0.58);
                p.lineTo(x - r * 0.28, y - r * 0.55);
                p.lineTo(x + r * 0.05, y - r * 0.55);
                p.curveTo(
                        x + r * 0.58,
                        y - r * 0.55,
                        x + r * 0.58,
                        y + r * 0.12,
                        x + r * 0.05,
                        y + r * 0.12);
                p.lineTo(x - r * 0.28, y + r * 0.12);
                g.draw(p);
            }
            case BIKES -> {
                g.setStroke(stroke(r, 0.17));
                g.draw(circle(x - r * 0.52, y + r * 0.3, r * 0.4));
                g.draw(circle(x + r * 0.52, y + r * 0.3, r * 0.4));
                Path2D frame = new Path2D.Double();
                frame.moveTo(x - r * 0.52, y + r * 0.3);
                frame.lineTo(x - r * 0.18, y - r * 0.38);
                frame.lineTo(x + r * 0.3, y - r * 0.38);
                frame.lineTo(x + r * 0.52, y + r * 0.3);
                frame.moveTo(x + r * 0.3, y - r * 0.38);
                frame.lineTo(x + r * 0.18, y - r * 0.66);
                frame.lineTo(x + r * 0.42, y - r * 0.66);
                g.draw(frame);
            }
            case EVACUATION -> {
                g.setStroke(stroke(r, 0.18));
                for (double[] way : new double[][] {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}) {
                    double sx = way[0] * r;
                    double sy = way[1] * r;
                    g.draw(
                            new Line2D.Double(
                                    x + sx * 0.78, y + sy * 0.78, x + sx * 0.26, y + sy * 0.26));
                    Path2D head = new Path2D.Double();
                    head.moveTo(x + sx * 0.6, y + sy * 0.2);
                    head.lineTo(x + sx * 0.2, y + sy * 0.2);
                    head.lineTo(x + sx * 0.2, y + sy * 0.6);
                    g.draw(head);
                }
            }
            case HOSPITAL -> {
                g.setStroke(stroke(r, 0.16));
                g.draw(cross(x, y, r * 0.82));
            }
            case SUPPLIES -> {
                g.setStroke(stroke(r, 0.16));
                g.draw(new Line2D.Double(x - r * 0.8, y - r * 0.28, x + r * 0.8, y - r * 0.28));
                g.draw(new Line2D.Double(x, y - r * 0.28, x, y + r * 0.25));
            }
            case BUS -> {
                g.fill(new Rectangle2D.Double(x - r * 0.68, y - r * 0.36, r * 1.36, r * 0.36));
                g.setColor(color);
                g.fill(circle(x - r * 0.5, y + r * 0.62, r * 0.24));
                g.fill(circle(x + r * 0.5, y + r * 0.62, r * 0.24));
            }
            case RAIL -> {
                g.fill(new Rectangle2D.Double(x - r * 0.36, y - r * 0.55, r * 0.72, r * 0.48));
                g.setColor(color);
                g.setStroke(stroke(r, 0.16));
                g.draw(new Line2D.Double(x - r * 0.3, y + r * 0.5, x - r * 0.62, y + r * 0.95));
                g.draw(new Line2D.Double(x + r * 0.3, y + r * 0.5, x + r * 0.62, y + r * 0.95));
            }
            case FERRY -> {
                g.setColor(color);
                g.setStroke(stroke(r, 0.16));
                g.draw(new Rectangle2D.Double(x - r * 0.34, y - r * 0.62, r * 0.68, r * 0.56));
            }
            case OTHER -> {
                g.setStroke(stroke(r, 0.17));
                g.draw(circle(x, y - r * 0.2, r * 0.5));
                g.draw(new Line2D.Double(x, y + r * 0.3, x, y + r * 0.9));
            }
        }
    }

    /// The ground under the sign, so that it stands out from the map.
    private Shape plate(double x, double y, double r) {
        return switch (this) {
            case PARKING -> new Rectangle2D.Double(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
            case SUPPLIES -> new Rectangle2D.Double(x - r * 0.8, y - r * 0.75, r * 1.6, r * 1.5);
            case BUS ->
                    new RoundRectangle2D.Double(
                            x - r * 0.95, y - r * 0.65, r * 1.9, r * 1.2, r * 0.4, r * 0.4);
            case RAIL ->
                    new RoundRectangle2D.Double(
                            x - r * 0.62, y - r * 0.9, r * 1.24, r * 1.4, r * 0.6, r * 0.6);
            case FERRY -> {
                Path2D hull = new Path2D.Double();
                hull.moveTo(x - r * 0.95, y - r * 0.02);
                hull.lineTo(x + r * 0.95, y - r * 0.02);
                hull.lineTo(x + r * 0.6, y + r * 0.62);
                hull.lineTo(x - r * 0.6, y + r * 0.62);
                hull.closePath();
                yield hull;
            }
            case HOSPITAL -> cross(x, y, r * 0.9);
            case BIKES, EVACUATION, OTHER -> circle(x, y, r);
        };
    }

    private static BasicStroke stroke(double r, double width) {
        return new BasicStroke(
                (float) Math.max(1, r * width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Ellipse2D circle(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    private static Shape cross(double x, double y, double r) {
        Area cross = new Area(new Rectangle2D.Double(x - r * 0.36, y - r, r * 0.72, r * 2));
        cross.add(new Area(new Rectangle2D.Double(x - r, y - r * 0.36, r * 2, r * 0.72)));
        return cross;
    }
}
