package org.yilan.map.ground;

import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.geography.Landmark;
import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.geography.Surroundings;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The base map as lines in unit Mercator coordinates, simplified once for each zoom level. Any thread may call.
final class GroundShapes {
    /// A polyline or polygon (several rings), with its box.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shape(double[][] xs, double[][] ys, double x0, double y0, double x1, double y1) {
        boolean touches(double left, double top, double right, double bottom) {
            return x0 <= right && x1 >= left && y0 <= bottom && y1 >= top;
        }
    }

    /// A line with how it is drawn.
    record Line(Landmark landmark, Shape shape) {}

    /// Everything of one zoom level.
    ///
    /// @param abroad other countries
    /// @param land provinces, or prefectures where there are such
    /// @param provinces borders of provinces that `land` does not show by itself
    record Level(
            List<Shape> abroad,
            List<Shape> land,
            List<Shape> provinces,
            List<Shape> districts,
            List<Line> lines) {}

    /// From this level on the neighbouring provinces are drawn by prefecture.
    static final int PREFECTURES_FROM = 7;

    /// Half a pixel of 256-pixel tiles, drawn up to 1.74 times as large.
    private static final double TOLERANCE_PIXELS = 0.3;

    private final Districts districts;
    private final Surroundings surroundings;
    private final List<Landmark> landmarks;
    private final Map<Integer, Level> levels = new ConcurrentHashMap<>();

    GroundShapes(Districts districts, Surroundings surroundings, List<Landmark> landmarks) {
        this.districts = districts;
        this.surroundings = surroundings;
        this.landmarks = landmarks;
    }

    Level level(int zoom) {
        return levels.computeIfAbsent(zoom, this::make);
    }

    private Level make(int zoom) {
        double tolerance = TOLERANCE_PIXELS * 360 / (256.0 * (1L << Math.min(zoom, 20)));
        List<Shape> abroad = new ArrayList<>();
        surroundings.countries().forEach(c -> abroad.add(area(c, tolerance)));
        List<Shape> land = new ArrayList<>();
        List<Shape> borders = new ArrayList<>();
        boolean detailed = zoom >= PREFECTURES_FROM;
        String city = districts.city().code();
        for (District p : surroundings.provinces()) {
            if (p.code().equals(city)) {
                continue;
            }
            if (detailed && surroundings.detailedProvinces().contains(p.code())) {
                continue;
            }
            Shape shape = area(p.outline(), tolerance);
            land.add(shape);
            borders.add(shape);
        }
        if (detailed) {
            surroundings.prefectures().forEach(p -> land.add(area(p.outline(), tolerance)));
        }
        List<Shape> own = new ArrayList<>();
        districts.list().forEach(d -> own.add(area(d.outline(), tolerance)));
        List<Line> lines = new ArrayList<>();
        for (Landmark l : landmarks) {
            if (l.form() != Landmark.Form.POINT) {
                lines.add(new Line(l, line(l.points())));
            }
        }
        return new Level(abroad, land, borders, own, lines);
    }

    private static Shape area(Outline outline, double tolerance) {
        List<Ring> rings = new ArrayList<>();
        for (Outline.Piece piece : outline.simplified(tolerance).pieces()) {
            rings.add(piece.outer());
            rings.addAll(piece.holes());
        }
        double[][] xs = new double[rings.size()][];
        double[][] ys = new double[rings.size()][];
        for (int r = 0; r < xs.length; r++) {
            Ring ring = rings.get(r);
            xs[r] = new double[ring.size()];
            ys[r] = new double[ring.size()];
            for (int i = 0; i < ring.size(); i++) {
                xs[r][i] = MercatorPoint.x(ring.lon(i));
                ys[r][i] = MercatorPoint.y(ring.lat(i));
            }
        }
        return boxed(xs, ys);
    }

    private static Shape line(List<GeoPoint> points) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = MercatorPoint.x(points.get(i).lon());
            y[i] = MercatorPoint.y(points.get(i).lat());
        }
        return boxed(new double[][] {x}, new double[][] {y});
    }

    private static Shape boxed(double[][] xs, double[][] ys) {
        double x0 = 1;
        double y0 = 1;
        double x1 = 0;
        double y1 = 0;
        for (int r = 0; r < xs.length; r++) {
            for (int i = 0; i < xs[r].length; i++) {
                x0 = Math.min(x0, xs[r][i]);
                x1 = Math.max(x1, xs[r][i]);
                y0 = Math.min(y0, ys[r][i]);
                y1 = Math.max(y1, ys[r][i]);
            }
        }
        return new Shape(xs, ys, x0, y0, x1, y1);
    }
}
