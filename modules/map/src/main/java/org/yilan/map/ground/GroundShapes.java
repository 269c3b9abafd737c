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
    /// One ring of a polygon, or a polyline, with its box.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(double[] xs, double[] ys, Box box) {
        static Part of(double[] xs, double[] ys) {
            Box box = Box.NOTHING;
            for (int i = 0; i < xs.length; i++) {
                box = box.with(xs[i], ys[i]);
            }
            return new Part(xs, ys, box);
        }
    }

    /// A polyline or polygon (several rings), with its box.
    record Shape(List<Part> parts, Box box) {
        static Shape of(List<Part> parts) {
            Box box = Box.NOTHING;
            for (Part p : parts) {
                box = box.with(p.box().x0(), p.box().y0()).with(p.box().x1(), p.box().y1());
            }
            return new Shape(List.copyOf(parts), box);
        }
    }

    record Box(double x0, double y0, double x1, double y1) {
        static final Box NOTHING = new Box(1, 1, 0, 0);

        Box with(double x, double y) {
            return new Box(Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y));
        }

        boolean touches(Box other) {
            return x0 <= other.x1 && x1 >= other.x0 && y0 <= other.y1 && y1 >= other.y0;
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
        List<Part> parts = new ArrayList<>();
        for (Outline.Piece piece : outline.simplified(tolerance).pieces()) {
            parts.add(part(piece.outer()));
            piece.holes().forEach(h -> parts.add(part(h)));
        }
        return Shape.of(parts);
    }

    private static Part part(Ring ring) {
        double[] xs = new double[ring.size()];
        double[] ys = new double[ring.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = MercatorPoint.x(ring.lon(i));
            ys[i] = MercatorPoint.y(ring.lat(i));
        }
        return Part.of(xs, ys);
    }

    private static Shape line(List<GeoPoint> points) {
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = MercatorPoint.x(points.get(i).lon());
            ys[i] = MercatorPoint.y(points.get(i).lat());
        }
        return Shape.of(List.of(Part.of(xs, ys)));
    }
}
