package org.yilan.map.layer.storm;

import org.yilan.fx.Palette;
import org.yilan.map.mark.Sprite;
import org.yilan.situation.arrival.StormGrade;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// The signs of a storm's grades and of its centre. The usual colours of grades are those of warnings, so grades differ by
/// shape alone: the stronger the fuller, from an open ring to the swirl in a ring.
final class StormSigns {
    static final Color LIGHT = new Color(Palette.TEXT.argb(), true);
    static final Color GROUND = new Color(Palette.BACKGROUND.argb(), true);

    private StormSigns() {}

    /// Draws the sign of a grade round a point.
    static void grade(
            Graphics2D g, StormGrade grade, double x, double y, double unit, Color color) {
        float line = (float) Math.max(1, unit * 0.11);
        g.setStroke(new BasicStroke(line));
        switch (grade) {
            case UNKNOWN, TD -> dot(g, x, y, unit * 0.17, color, false);
            case TS -> dot(g, x, y, unit * 0.17, color, true);
            case STS -> dot(g, x, y, unit * 0.25, color, true);
            case TY -> {
                dot(g, x, y, unit * 0.34, color, false);
                dot(g, x, y, unit * 0.12, color, true);
            }
            case STY -> {
                dot(g, x, y, unit * 0.38, color, false);
                dot(g, x, y, unit * 0.22, color, true);
            }
            case SUPER_TY -> {
                dot(g, x, y, unit * 0.46, color, false);
                dot(g, x, y, unit * 0.32, color, true);
            }
        }
    }

    private static void dot(
            Graphics2D g, double x, double y, double r, Color color, boolean filled) {
        Shape disc = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        g.setColor(filled ? color : GROUND);
        g.fill(disc);
        g.setColor(color);
        g.draw(disc);
    }

    /// The swirl that stands for a storm's centre: two arms turning as on the northern hemisphere.
    ///
    /// @param hollow for a position that was worked out and not observed
    static void centre(Graphics2D g, double x, double y, double r, boolean hollow) {
        Path2D arms = new Path2D.Double();
        for (int side = 0; side < 2; side++) {
            double turn = Math.PI * side;
            for (int i = 0; i <= 16; i++) {
                double t = i / 16.0;
                // Counter-clockwise on the ground: on the screen the arms trail clockwise outwards.
                double a = turn - Math.PI / 2 - t * Math.PI * 0.75;
                double d = r * (0.95 + 0.75 * t);
                double px = x + d * Math.cos(a);
                double py = y + d * Math.sin(a);
                if (i == 0) {
                    arms.moveTo(px, py);
                } else {
                    arms.lineTo(px, py);
                }
            }
        }
        Shape disc = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        g.setStroke(
                new BasicStroke((float) (r * 0.75), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(GROUND);
        g.draw(arms);
        g.draw(disc);
        g.setStroke(
                new BasicStroke((float) (r * 0.34), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(LIGHT);
        g.draw(arms);
        g.draw(disc);
        g.setColor(hollow ? GROUND : LIGHT);
        double core = r * 0.5;
        g.fill(new Ellipse2D.Double(x - core, y - core, 2 * core, 2 * core));
        if (!hollow) {
            g.setColor(GROUND);
            double eye = r * 0.2;
            g.fill(new Ellipse2D.Double(x - eye, y - eye, 2 * eye, 2 * eye));
        }
    }

    static Sprite gradeIcon(StormGrade grade, double unit) {
        return Sprite.draw(unit * 0.75, g -> grade(g, grade, 0, 0, unit, LIGHT));
    }

    static Sprite centreIcon(double unit, boolean hollow) {
        return Sprite.draw(unit * 0.95, g -> centre(g, 0, 0, unit * 0.42, hollow));
    }

    static Sprite lineIcon(double unit, BasicStroke stroke, Color color) {
        return Sprite.draw(
                unit * 1.05,
                g -> {
                    g.setColor(color);
                    g.setStroke(stroke);
                    g.draw(new Line2D.Double(-unit * 0.95, 0, unit * 0.95, 0));
                });
    }
}
