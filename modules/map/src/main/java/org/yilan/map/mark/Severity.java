package org.yilan.map.mark;

import org.yilan.situation.model.Grade;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/// How a grade looks on the map: a shape and a colour that belong together, and the order in which they matter. The order
/// of the constants is the order of [Grade#rank].
public enum Severity {
    /// A grade that nobody has mapped yet: above everything, until a person has judged it.
    UNKNOWN("?", 0xfff5f7fa),
    I("I", 0xfff0413d),
    II("II", 0xffff8a1f),
    III("III", 0xfff2c230),
    IV("IV", 0xff4c8dff),
    /// The early signal of some provinces: below blue, drawn hollow.
    WHITE("W", 0xffaab6c4);

    private final String numeral;
    private final int argb;

    Severity(String numeral, int argb) {
        this.numeral = numeral;
        this.argb = argb;
    }

    public static Severity of(Grade grade) {
        return values()[grade.rank()];
    }

    /// What stands beside the shape: `I`…`IV`, `?`.
    public String numeral() {
        return numeral;
    }

    public int argb() {
        return argb;
    }

    public Color color() {
        return new Color(argb, true);
    }

    /// The shape round a centre. All have about the area of a disc of radius `r`, so none looks graver by its size.
    public Shape shape(double cx, double cy, double r) {
        return switch (this) {
            case I -> polygon(cx, cy, r * 1.25, 4, Math.PI / 4);
            case II -> polygon(cx, cy + r * 0.18, r * 1.45, 3, -Math.PI / 2);
            case III -> polygon(cx, cy, r * 1.28, 4, 0);
            case IV, WHITE -> new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r);
            case UNKNOWN -> polygon(cx, cy, r * 1.12, 6, 0);
        };
    }

    private static Shape polygon(double cx, double cy, double r, int corners, double from) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double a = from + 2 * Math.PI * i / corners;
            if (i == 0) {
                path.moveTo(cx + r * Math.cos(a), cy + r * Math.sin(a));
            } else {
                path.lineTo(cx + r * Math.cos(a), cy + r * Math.sin(a));
            }
        }
        path.closePath();
        return path;
    }
}
