package org.yilan.map.ground;

import org.yilan.geography.Landmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/// Small grey signs for points of the ground. Severity has the square, triangle, diamond and disc; none of these is one.
final class GroundSigns {
    private final Graphics2D g;
    private final double k;

    /// @param k size; 1 goes with text of 15 pixels
    GroundSigns(Graphics2D g, double k, int argb) {
        this.g = g;
        this.k = k;
        g.setColor(new Color(argb, true));
        g.setStroke(
                new BasicStroke((float) (1.2 * k), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /// How far a sign reaches from its middle.
    double reach(Landmark.Kind kind) {
        return k
                * switch (kind) {
                    case AIRPORT, PORT -> 7;
                    case RAIL -> 6.5;
                    case CITY, CROSSING -> 3.6;
                    case ISLET -> 2.5;
                    case PLACE, RIVER, LAKE, RING, ROAD, BRIDGE, WATER -> 0;
                };
    }

    /// Draws a sign.
    void draw(Landmark.Kind kind, double x, double y) {
        switch (kind) {
            case AIRPORT -> aeroplane(x, y);
            case PORT -> anchor(x, y);
            case RAIL -> train(x, y);
            case CITY -> ring(x, y, 2.6);
            case CROSSING -> bars(x, y);
            case ISLET -> dot(x, y, 1.5);
            case PLACE, RIVER, LAKE, RING, ROAD, BRIDGE, WATER -> {}
        }
    }

    private void dot(double x, double y, double r) {
        double s = r * k;
        g.fill(new Ellipse2D.Double(x - s, y - s, 2 * s, 2 * s));
    }

    private void ring(double x, double y, double r) {
        double s = r * k;
        g.draw(new Ellipse2D.Double(x - s, y - s, 2 * s, 2 * s));
    }

    private void bars(double x, double y) {
        double s = 2.6 * k;
        g.draw(new Line2D.Double(x - s, y - s * 0.6, x + s, y - s * 0.6));
        g.draw(new Line2D.Double(x - s, y + s * 0.6, x + s, y + s * 0.6));
    }

    private void aeroplane(double x, double y) {
        double[][] right = {
            {0, -6},
            {0.9, -4.6},
            {0.9, -1.8},
            {6, 1.4},
            {6, 2.6},
            {0.9, 1.2},
            {0.7, 4},
            {2.4, 5.4},
            {2.4, 6.2},
            {0, 5.5}
        };
        Path2D p = new Path2D.Double();
        p.moveTo(x + right[0][0] * k, y + right[0][1] * k);
        for (int i = 1; i < right.length; i++) {
            p.lineTo(x + right[i][0] * k, y + right[i][1] * k);
        }
        for (int i = right.length - 2; i > 0; i--) {
            p.lineTo(x - right[i][0] * k, y + right[i][1] * k);
        }
        p.closePath();
        g.fill(p);
    }

    private void anchor(double x, double y) {
        g.draw(new Ellipse2D.Double(x - 1.4 * k, y - 6 * k, 2.8 * k, 2.8 * k));
        g.draw(new Line2D.Double(x, y - 3.2 * k, x, y + 5 * k));
        g.draw(new Line2D.Double(x - 2.6 * k, y - 1.2 * k, x + 2.6 * k, y - 1.2 * k));
        g.draw(new Arc2D.Double(x - 4.6 * k, y - 4.6 * k, 9.2 * k, 9.2 * k, 190, 160, Arc2D.OPEN));
    }

    private void train(double x, double y) {
        g.draw(
                new RoundRectangle2D.Double(
                        x - 3.6 * k, y - 4.6 * k, 7.2 * k, 8 * k, 2.4 * k, 2.4 * k));
        g.draw(new Line2D.Double(x - 3.6 * k, y - 0.6 * k, x + 3.6 * k, y - 0.6 * k));
        g.draw(new Line2D.Double(x - 2.4 * k, y + 3.6 * k, x - 3.8 * k, y + 5.6 * k));
        g.draw(new Line2D.Double(x + 2.4 * k, y + 3.6 * k, x + 3.8 * k, y + 5.6 * k));
    }
}
