package org.yilan.map.layer.road;

import org.yilan.fx.Palette;
import org.yilan.situation.model.RoadEvent;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// The sign of each kind of road event, told apart by its outline, and none the shape of a grade.
final class RoadGlyph {
    private RoadGlyph() {}

    /// Draws it in a box of side 2·r round a point.
    static void draw(Graphics2D g, RoadEvent.Kind kind, double x, double y, double r, Color color) {
        Color ground = new Color(Palette.BACKGROUND.argb(), true);
        switch (kind) {
            case CLOSURE -> {
                plate(g, ring(x, y, r, 8, Math.PI / 8, 1), r, color, ground);
                g.fill(new Rectangle2D.Double(x - r * 0.55, y - r * 0.16, r * 1.1, r * 0.32));
            }
            case ACCIDENT -> {
                plate(g, ring(x, y, r * 1.1, 16, 0, 0.6), r, color, ground);
                g.setStroke(stroke(r, 0.24));
                g.draw(new Line2D.Double(x, y - r * 0.35, x, y + r * 0.05));
                g.fill(dot(x, y + r * 0.38, r * 0.13));
            }
            case ROADWORKS -> {
                Rectangle2D board =
                        new Rectangle2D.Double(x - r * 0.95, y - r * 0.6, r * 1.9, r * 0.75);
                g.setColor(color);
                g.setStroke(stroke(r, 0.16));
                g.draw(new Line2D.Double(x - r * 0.6, y + r * 0.15, x - r * 0.6, y + r * 0.85));
                g.draw(new Line2D.Double(x + r * 0.6, y + r * 0.15, x + r * 0.6, y + r * 0.85));
                plate(g, board, r, color, ground);
                for (int i = -1; i <= 1; i++) {
                    double left = x + i * r * 0.6;
                    g.draw(
                            new Line2D.Double(
                                    left - r * 0.2, y + r * 0.1, left + r * 0.2, y - r * 0.55));
                }
            }
            case OBSTRUCTION -> {
                Path2D cone = new Path2D.Double();
                cone.moveTo(x - r * 0.2, y - r * 0.9);
                cone.lineTo(x + r * 0.2, y - r * 0.9);
                cone.lineTo(x + r * 0.6, y + r * 0.65);
                cone.lineTo(x - r * 0.6, y + r * 0.65);
                cone.closePath();
                plate(g, cone, r, color, ground);
                g.fill(new Rectangle2D.Double(x - r * 0.37, y - r * 0.25, r * 0.74, r * 0.36));
                g.setStroke(stroke(r, 0.2));
                g.draw(new Line2D.Double(x - r * 0.9, y + r * 0.75, x + r * 0.9, y + r * 0.75));
            }
            case CONGESTION -> {
                for (int i = -1; i <= 1; i++) {
                    plate(
                            g,
                            new RoundRectangle2D.Double(
                                    x + i * r * 0.68 - r * 0.26,
                                    y - r * 0.45,
                                    r * 0.52,
                                    r * 0.9,
                                    r * 0.25,
                                    r * 0.25),
                            r,
                            color,
                            color);
                }
            }
            case WEATHER -> {
                g.setColor(ground);
                g.fill(dot(x, y, r));
                g.setColor(color);
                g.setStroke(stroke(r, 0.18));
                for (int i = 0; i < 3; i++) {
                    double a = i * Math.PI / 3 + Math.PI / 6;
                    double dx = Math.cos(a) * r * 0.9;
                    double dy = Math.sin(a) * r * 0.9;
                    g.draw(new Line2D.Double(x - dx, y - dy, x + dx, y + dy));
                }
            }
            case TRANSIT -> {
                RoundRectangle2D bus =
                        new RoundRectangle2D.Double(
                                x - r * 0.9, y - r * 0.6, r * 1.8, r * 1.15, r * 0.4, r * 0.4);
                plate(g, bus, r, color, ground);
                g.fill(dot(x - r * 0.5, y + r * 0.62, r * 0.22));
                g.fill(dot(x + r * 0.5, y + r * 0.62, r * 0.22));
                g.setStroke(stroke(r, 0.2));
                g.draw(new Line2D.Double(x - r * 0.4, y - r * 0.4, x + r * 0.4, y + r * 0.35));
                g.draw(new Line2D.Double(x - r * 0.4, y + r * 0.35, x + r * 0.4, y - r * 0.4));
            }
            case OTHER -> {
                RoundRectangle2D box =
                        new RoundRectangle2D.Double(
                                x - r * 0.62, y - r * 0.9, r * 1.24, r * 1.8, r * 0.5, r * 0.5);
                plate(g, box, r, color, ground);
                g.setStroke(stroke(r, 0.24));
                g.draw(new Line2D.Double(x, y - r * 0.5, x, y + r * 0.1));
                g.fill(dot(x, y + r * 0.48, r * 0.14));
            }
        }
    }

    private static void plate(
            Graphics2D g, java.awt.Shape shape, double r, Color color, Color ground) {
        g.setColor(ground);
        g.fill(shape);
        g.setColor(color);
        g.setStroke(stroke(r, 0.16));
        g.draw(shape);
    }

    /// A regular figure; every other corner lies nearer to the middle where `inner` is below 1.
    private static Path2D ring(
            double x, double y, double r, int corners, double turn, double inner) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double a = turn + i * 2 * Math.PI / corners;
            double d = i % 2 == 0 ? r : r * inner;
            if (i == 0) {
                path.moveTo(x + Math.cos(a) * d, y + Math.sin(a) * d);
            } else {
                path.lineTo(x + Math.cos(a) * d, y + Math.sin(a) * d);
            }
        }
        path.closePath();
        return path;
    }

    private static Ellipse2D dot(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    private static BasicStroke stroke(double r, double width) {
        return new BasicStroke(
                (float) Math.max(1, r * width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
