package org.yilan.map.layer.storm;

import org.jspecify.annotations.Nullable;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.model.GeoPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;

/// Strokes and lines of storms in a picture.
final class StormLines {
    static final Color LINE = new Color(0xdfe7ee);
    static final Color TRACK = new Color(0xff9aa7b4, true);

    private StormLines() {}

    static Color color(Force force) {
        int alpha =
                switch (force) {
                    case SEVEN -> 150;
                    case TEN -> 200;
                    case TWELVE -> 245;
                };
        return new Color(LINE.getRed(), LINE.getGreen(), LINE.getBlue(), alpha);
    }

    static BasicStroke stroke(Force force, double unit) {
        return switch (force) {
            case SEVEN -> dashed(unit * 0.1, unit * 0.5, unit * 0.35);
            case TEN -> new BasicStroke((float) Math.max(1, unit * 0.1));
            case TWELVE -> new BasicStroke((float) Math.max(1, unit * 0.17));
        };
    }

    static BasicStroke dashed(double width, double... parts) {
        float[] dash = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            dash[i] = (float) parts[i];
        }
        return new BasicStroke(
                (float) Math.max(1, width),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                dash,
                0);
    }

    /// A line through points, kept whole across the antimeridian.
    static Path2D path(MapFrame frame, List<GeoPoint> points) {
        Path2D path = new Path2D.Double();
        double lon = 0;
        for (int i = 0; i < points.size(); i++) {
            GeoPoint p = points.get(i);
            lon = i == 0 ? p.lon() : lon + WindCircle.wrapped(p.lon() - lon);
            double x = frame.x(MercatorPoint.x(lon));
            double y = frame.y(MercatorPoint.y(p.lat()));
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    /// A place on a line that is seen, near a share of the part that is; null when none is.
    static double @Nullable [] firstInView(MapFrame frame, Path2D path, double share) {
        double inset = frame.margin() + frame.px(frame.type().base()) * 2.5;
        // Twenty steps to a stretch find the view even on a line that only cuts a corner of it.
        List<double[]> inside = inView(frame, path, inset, length -> 20);
        return inside.isEmpty() ? null : inside.get((int) (share * (inside.size() - 1)));
    }

    /// Places on a line that are seen, in its order, about `step` picture pixels apart.
    static List<double[]> inView(MapFrame frame, Path2D path, double step) {
        double longest = 2.0 * (frame.width() + frame.height());
        return inView(
                frame,
                path,
                frame.margin(),
                length -> (int) Math.ceil(Math.min(length, longest) / step));
    }

    private static List<double[]> inView(
            MapFrame frame, Path2D path, double inset, DoubleToIntFunction steps) {
        List<double[]> inside = new ArrayList<>();
        double[] c = new double[6];
        double px = 0;
        double py = 0;
        for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
            int type = it.currentSegment(c);
            if (type == PathIterator.SEG_LINETO) {
                int parts = Math.max(1, steps.applyAsInt(Math.hypot(c[0] - px, c[1] - py)));
                for (int k = 0; k <= parts; k++) {
                    double x = px + (c[0] - px) * k / parts;
                    double y = py + (c[1] - py) * k / parts;
                    if (x > inset
                            && y > inset
                            && x < frame.width() - inset
                            && y < frame.height() - inset) {
                        inside.add(new double[] {x, y});
                    }
                }
            }
            px = c[0];
            py = c[1];
        }
        return inside;
    }
}
