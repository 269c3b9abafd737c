package org.yilan.map.layer.incident;

import org.yilan.fx.Palette;
import org.yilan.map.layer.point.Cluster;
import org.yilan.map.mark.Severity;
import org.yilan.map.mark.Sprite;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.util.LinkedHashMap;
import java.util.Map;

/// The signs of incidents, drawn once per look. One thread only.
///
/// White round a sign means overdue: all round for one incident, as large a part of the ring as the overdue are of a
/// cluster.
final class IncidentSigns {
    private static final int KEPT = 1500;
    private static final int PARTS = 12;
    private static final Color GROUND = new Color(Palette.BACKGROUND.argb(), true);
    private static final Color WHITE = new Color(Palette.TEXT.argb(), true);
    private static final Color ACCENT = new Color(Palette.ACCENT.argb(), true);

    private enum Look {
        SINGLE,
        RING,
        SELECTED,
        OVERDUE
    }

    private record Key(Look look, double unit, Severity severity, int radius, int overdue) {}

    private final Map<Key, Sprite> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Sprite> eldest) {
                    return size() > KEPT;
                }
            };

    /// The sign of a cluster without its number, or of the one incident in it.
    Sprite of(double unit, Cluster cluster) {
        Severity worst = Severity.values()[cluster.worst()];
        if (cluster.count() == 1) {
            return one(unit, worst, cluster.flagged() > 0);
        }
        // Up to the next whole part: one overdue among a thousand must show.
        int parts = (cluster.flagged() * PARTS + cluster.count() - 1) / cluster.count();
        int r = (int) Math.round(IncidentLayer.radius(cluster.count()) * unit);
        return kept.computeIfAbsent(
                new Key(Look.RING, unit, worst, r, parts),
                k -> Sprite.draw(r + unit, g -> ring(g, unit, worst, r, parts)));
    }

    Sprite one(double unit, Severity severity, boolean overdue) {
        return kept.computeIfAbsent(
                new Key(Look.SINGLE, unit, severity, 0, overdue ? 1 : 0),
                k -> Sprite.draw(unit * 0.9, g -> single(g, unit, severity, overdue)));
    }

    Sprite selected(double unit, Severity severity, boolean overdue) {
        return kept.computeIfAbsent(
                new Key(Look.SELECTED, unit, severity, 0, overdue ? 1 : 0),
                k ->
                        Sprite.draw(
                                unit * 1.4,
                                g -> {
                                    g.setColor(new Color(0xd00b1016, true));
                                    g.fill(disc(unit * 1.2));
                                    single(g, unit, severity, overdue);
                                    g.setColor(ACCENT);
                                    g.setStroke(new BasicStroke((float) (unit * 0.16)));
                                    g.draw(disc(unit * 1.2));
                                }));
    }

    /// For the legend: the white round a sign.
    Sprite overdue(double unit) {
        return kept.computeIfAbsent(
                new Key(Look.OVERDUE, unit, Severity.UNKNOWN, 0, 0),
                k ->
                        Sprite.draw(
                                unit * 0.9,
                                g -> {
                                    g.setColor(WHITE);
                                    g.setStroke(new BasicStroke((float) (unit * 0.16)));
                                    g.draw(disc(unit * 0.55));
                                }));
    }

    private static void single(Graphics2D g, double unit, Severity severity, boolean overdue) {
        double r = unit * 0.5;
        g.setColor(overdue ? WHITE : GROUND);
        g.setStroke(
                new BasicStroke(
                        (float) (unit * (overdue ? 0.36 : 0.24)),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        g.draw(severity.shape(0, 0, r));
        severity.draw(g, 0, 0, r);
    }

    private static void ring(
            Graphics2D g, double unit, Severity worst, double r, int overdueParts) {
        double line = unit * 0.2;
        g.setColor(new Color(0xe60b1016, true));
        g.fill(disc(r));
        g.setColor(worst.color());
        g.setStroke(new BasicStroke((float) line));
        g.draw(disc(r - line / 2));
        if (overdueParts > 0) {
            double out = r + unit * 0.14;
            g.setColor(WHITE);
            g.setStroke(
                    new BasicStroke(
                            (float) (unit * 0.14), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.draw(
                    new Arc2D.Double(
                            -out,
                            -out,
                            2 * out,
                            2 * out,
                            90,
                            -360.0 * Math.min(overdueParts, PARTS) / PARTS,
                            Arc2D.OPEN));
        }
        // The worst member's shape on the ring: colour is never alone.
        double badge = unit * 0.36;
        double at = -r + line / 2;
        g.setColor(GROUND);
        g.setStroke(new BasicStroke((float) (unit * 0.16)));
        g.draw(worst.shape(0, at, badge));
        worst.draw(g, 0, at, badge);
    }

    private static Ellipse2D disc(double r) {
        return new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
    }
}
