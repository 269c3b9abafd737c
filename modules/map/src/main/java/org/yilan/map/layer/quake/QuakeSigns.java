package org.yilan.map.layer.quake;

import org.yilan.fx.Palette;
import org.yilan.map.mark.Sprite;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/// The signs of earthquakes. An epicentre is the cross (×) that seismic maps have for it, in a ring that is the larger the
/// stronger the earthquake. An early warning is a filled disc with the cross cut out of it, between two heavy rings, of a
/// forecast broken ones: it tells of what is to come, and nothing that has happened looks like it.
final class QuakeSigns {
    private static final Color GROUND = new Color(Palette.BACKGROUND.argb(), true);

    private QuakeSigns() {}

    /// How far the sign of an earthquake reaches from its middle, in units of the smallest text.
    ///
    /// @param magnitude NaN counts as 4: somebody felt it, or it would not be told without one
    static double reach(double magnitude) {
        double m = Double.isNaN(magnitude) ? 4 : Math.clamp(magnitude, 1, 9);
        return 0.55 + 0.03 * m * m;
    }

    /// An epicentre.
    ///
    /// @param r of the ring
    static void epicentre(Graphics2D g, double x, double y, double r, double unit, Color color) {
        double arm = Math.max(r * 0.42, unit * 0.26);
        float line = (float) Math.max(1.2, unit * 0.13);
        Ellipse2D ring = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        boolean ringed = r > arm + 2 * line;
        Path2D cross = cross(x, y, arm);
        g.setColor(GROUND);
        g.setStroke(new BasicStroke(line * 2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(cross);
        if (ringed) {
            g.draw(ring);
        }
        g.setColor(color);
        g.setStroke(new BasicStroke(line * 1.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(cross);
        if (ringed) {
            g.setStroke(new BasicStroke(line * 0.8f));
            g.draw(ring);
        }
    }

    /// An early warning.
    ///
    /// @param r of the outer ring
    /// @param forecast whether the public is not warned
    static void early(
            Graphics2D g,
            double x,
            double y,
            double r,
            double unit,
            Color color,
            boolean forecast) {
        float line = (float) Math.max(2, unit * 0.2);
        double disc = r * 0.5;
        g.setColor(GROUND);
        g.fill(new Ellipse2D.Double(x - r - line, y - r - line, 2 * (r + line), 2 * (r + line)));
        g.setColor(color);
        g.fill(new Ellipse2D.Double(x - disc, y - disc, 2 * disc, 2 * disc));
        float dash = (float) (unit * 0.5);
        g.setStroke(
                forecast
                        ? new BasicStroke(
                                line,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_MITER,
                                10,
                                new float[] {dash, dash * 0.6f},
                                0)
                        : new BasicStroke(line));
        for (double ring : new double[] {r, r * 0.76}) {
            g.draw(new Ellipse2D.Double(x - ring, y - ring, 2 * ring, 2 * ring));
        }
        g.setColor(GROUND);
        g.setStroke(new BasicStroke(line * 1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(cross(x, y, disc * 0.62));
    }

    private static Path2D cross(double x, double y, double arm) {
        double d = arm * Math.sqrt(0.5) * 1.2;
        Path2D cross = new Path2D.Double();
        cross.moveTo(x - d, y - d);
        cross.lineTo(x + d, y + d);
        cross.moveTo(x - d, y + d);
        cross.lineTo(x + d, y - d);
        return cross;
    }

    static Sprite epicentreIcon(double unit, Color color) {
        return Sprite.draw(unit * 0.95, g -> epicentre(g, 0, 0, unit * 0.78, unit * 0.85, color));
    }

    static Sprite earlyIcon(double unit, Color color, boolean forecast) {
        return Sprite.draw(
                unit * 1.0, g -> early(g, 0, 0, unit * 0.85, unit * 0.62, color, forecast));
    }
}
