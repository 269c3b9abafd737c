package org.yilan.map.mark;

import org.yilan.fx.GradeShape;
import org.yilan.fx.Palette;
import org.yilan.situation.model.Grade;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// How a grade looks on the map: the shape and colour of [GradeShape] and [Palette] for Java2D, and the order in which
/// grades matter, which is that of [Grade#rank].
public enum Severity {
    /// A grade that nobody has mapped yet: above everything, until a person has judged it.
    UNKNOWN(new Grade("?"), "?"),
    I(Grade.I, "I"),
    II(Grade.II, "II"),
    III(Grade.III, "III"),
    IV(Grade.IV, "IV"),
    /// The early signal of some provinces: below blue.
    WHITE(Grade.WHITE, "W");

    private final Grade grade;
    private final String numeral;
    private final GradeShape outline;

    Severity(Grade grade, String numeral) {
        this.grade = grade;
        this.numeral = numeral;
        this.outline = GradeShape.of(grade);
    }

    public static Severity of(Grade grade) {
        return values()[grade.rank()];
    }

    /// What stands beside the shape: `I`…`IV`, `?`.
    public String numeral() {
        return numeral;
    }

    public int argb() {
        return Palette.of(grade).argb();
    }

    public Color color() {
        return new Color(argb(), true);
    }

    /// The colour with an opacity of 0 to 1.
    public Color color(double opacity) {
        return new Color(argb() & 0xffffff | (int) Math.round(opacity * 255) << 24, true);
    }

    /// The shape round a centre, in a box of side 2·r.
    public Shape shape(double cx, double cy, double r) {
        double[] corners = outline.outline();
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.length; i += 2) {
            double x = cx + (corners[i] - 0.5) * 2 * r;
            double y = cy + (corners[i + 1] - 0.5) * 2 * r;
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    /// Draws the sign round a centre: filled, or hollow where the grade is not one of the four.
    public void draw(Graphics2D g, double cx, double cy, double r) {
        Shape shape = shape(cx, cy, r);
        if (!outline.hollow()) {
            g.setColor(color());
            g.fill(shape);
            return;
        }
        g.setColor(new Color(Palette.BACKGROUND.argb(), true));
        g.fill(shape);
        g.setColor(color());
        g.setStroke(new BasicStroke((float) Math.max(1.5, r * 0.26)));
        g.draw(shape);
        if (this == UNKNOWN) {
            g.setFont(
                    new java.awt.Font(
                            java.awt.Font.SANS_SERIF,
                            java.awt.Font.BOLD,
                            (int) Math.round(r * 1.3)));
            java.awt.FontMetrics m = g.getFontMetrics();
            g.drawString(
                    numeral,
                    (float) (cx - m.stringWidth(numeral) / 2.0),
                    (float) (cy + (m.getAscent() - m.getDescent()) / 2.0));
        }
    }
}
