package org.yilan.map.layer.sensor;

import org.yilan.situation.model.Quantity;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// A small sign per quantity, so that a bare number says what it measures.
enum SensorGlyph {
    WIND,
    RAIN,
    TIDE,
    DEPTH,
    TEMPERATURE,
    GAS,
    AIR,
    TRAFFIC,
    OTHER;

    static SensorGlyph of(String quantity) {
        return switch (quantity) {
            case Quantity.WIND, Quantity.GUST -> WIND;
            case Quantity.RAIN -> RAIN;
            case Quantity.TIDE -> TIDE;
            case Quantity.WATER_DEPTH -> DEPTH;
            case Quantity.TEMPERATURE -> TEMPERATURE;
            case Quantity.GAS -> GAS;
            case Quantity.AQI -> AIR;
            case Quantity.TRAFFIC -> TRAFFIC;
            default -> OTHER;
        };
    }

    /// Draws it in a box of side 2·r round a point.
    void draw(Graphics2D g, double x, double y, double r, Color color) {
        g.setColor(color);
        g.setStroke(
                new BasicStroke(
                        (float) Math.max(1, r * 0.24),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        switch (this) {
            case WIND -> {
                for (int i = -1; i <= 1; i++) {
                    double end = i == 0 ? 0.9 : 0.55;
                    Path2D p = new Path2D.Double();
                    p.moveTo(x - r * 0.9, y + i * r * 0.55);
                    p.lineTo(x + r * (end - 0.3), y + i * r * 0.55);
                    p.quadTo(
                            x + r * end, y + i * r * 0.55, x + r * end, y + i * r * 0.55 - r * 0.3);
                    g.draw(p);
                }
            }
            case RAIN -> {
                Path2D p = new Path2D.Double();
                p.moveTo(x, y - r * 0.9);
                p.curveTo(x + r * 0.9, y + r * 0.1, x + r * 0.6, y + r * 0.85, x, y + r * 0.85);
                p.curveTo(x - r * 0.6, y + r * 0.85, x - r * 0.9, y + r * 0.1, x, y - r * 0.9);
                g.fill(p);
            }
            case TIDE -> {
                wave(g, x, y - r * 0.3, r);
                wave(g, x, y + r * 0.35, r);
            }
            case DEPTH -> {
                g.draw(new Line2D.Double(x, y - r * 0.9, x, y + r * 0.3));
                g.draw(new Line2D.Double(x - r * 0.35, y - r * 0.05, x, y + r * 0.3));
                g.draw(new Line2D.Double(x + r * 0.35, y - r * 0.05, x, y + r * 0.3));
                wave(g, x, y + r * 0.75, r);
            }
            case TEMPERATURE -> {
                g.draw(new Line2D.Double(x, y - r * 0.85, x, y + r * 0.3));
                g.fill(new Ellipse2D.Double(x - r * 0.4, y + r * 0.1, r * 0.8, r * 0.8));
            }
            case GAS -> {
                Path2D p = new Path2D.Double();
                p.moveTo(x, y - r * 0.95);
                p.curveTo(x + r * 1.1, y, x + r * 0.5, y + r * 0.9, x, y + r * 0.9);
                p.curveTo(x - r * 0.5, y + r * 0.9, x - r * 1.1, y + r * 0.2, x, y - r * 0.95);
                g.draw(p);
            }
            case AIR -> {
                for (double[] d : new double[][] {{-0.5, -0.3}, {0.45, -0.5}, {0, 0.4}}) {
                    g.fill(
                            new Ellipse2D.Double(
                                    x + r * (d[0] - 0.25),
                                    y + r * (d[1] - 0.25),
                                    r * 0.5,
                                    r * 0.5));
                }
            }
            case TRAFFIC -> {
                g.draw(new Line2D.Double(x - r * 0.7, y + r * 0.8, x - r * 0.2, y - r * 0.8));
                g.draw(new Line2D.Double(x + r * 0.7, y + r * 0.8, x + r * 0.2, y - r * 0.8));
            }
            case OTHER -> g.draw(new Ellipse2D.Double(x - r * 0.5, y - r * 0.5, r, r));
        }
    }

    private static void wave(Graphics2D g, double x, double y, double r) {
        Path2D p = new Path2D.Double();
        p.moveTo(x - r * 0.9, y);
        p.quadTo(x - r * 0.45, y - r * 0.55, x, y);
        p.quadTo(x + r * 0.45, y + r * 0.55, x + r * 0.9, y);
        g.draw(p);
    }
}
