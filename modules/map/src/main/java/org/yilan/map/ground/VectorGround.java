package org.yilan.map.ground;

import org.yilan.geography.Landmark;
import org.yilan.geography.MercatorPoint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.function.Supplier;

/// Draws the base map's tiles from its outlines: no network, no files besides the shipped ones, no text (names are laid out
/// with what lies over the ground, see [GroundLabels]).
final class VectorGround implements TileSource {
    private static final double EQUATOR_METRES = 2 * Math.PI * 6378137;

    /// Metres grow by its inverse on the map; good to 3 % over the Yangtze delta.
    private static final double COSINE_OF_SHANGHAI = Math.cos(Math.toRadians(31.2));

    /// Rivers from this width on are part of the sea.
    private static final double ESTUARY_METRES = 1800;

    /// Wider than any stroke, so that a line in the next tile still reaches into this one.
    private static final double REACH = 24;

    private final Supplier<GroundShapes> shapes;
    private final double scale;
    private final double weight;
    private final GroundTone tone;

    /// @param shapes read at the first tile, on a tile thread
    /// @param scale device pixels per logical pixel
    /// @param weight how thick a hairline is, in logical pixels: a wall seen from afar needs more than one
    VectorGround(Supplier<GroundShapes> shapes, double scale, double weight, GroundTone tone) {
        this.tone = tone;
        this.shapes = shapes;
        this.scale = scale;
        this.weight = weight;
    }

    @Override
    public String id() {
        return "vector@" + scale + "/" + weight + tone.id();
    }

    @Override
    public int[] pixels(TileKey key) {
        BufferedImage image =
                new BufferedImage(key.size(), key.size(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new Drawing(key, g).draw(shapes.get().level(key.zoom()));
        } finally {
            g.dispose();
        }
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /// One tile being drawn.
    private final class Drawing {
        private final TileKey key;
        private final Graphics2D g;
        private final double world;
        private final double zoom;
        private final GroundShapes.Box reached;

        Drawing(TileKey key, Graphics2D g) {
            this.key = key;
            this.g = g;
            world = key.size() / key.span();
            zoom = Math.log(world / 256 / scale) / Math.log(2);
            double reach = REACH * weight * scale / world;
            reached = reached(reach);
        }

        /// The tile and so much round it, in unit coordinates.
        private GroundShapes.Box reached(double more) {
            return new GroundShapes.Box(
                    key.left() - more,
                    key.top() - more,
                    key.left() + key.span() + more,
                    key.top() + key.span() + more);
        }

        void draw(GroundShapes.Level level) {
            fillAll(GroundInk.SEA);
            graticule();
            for (double[] band : new double[][] {{11, 0}, {5, 1}}) {
                g.setStroke(round(band[0]));
                g.setColor(band[1] == 0 ? GroundInk.SHALLOW : GroundInk.SHORE);
                strokeAll(level.abroad());
                strokeAll(level.land());
                strokeAll(level.districts());
            }
            // the coast is what remains of these lines when the land has been laid over them
            g.setColor(tone.coast());
            g.setStroke(round(zoom < 6.5 ? 1.4 : 2));
            strokeAll(level.abroad());
            strokeAll(level.land());
            strokeAll(level.districts());
            fill(level.abroad(), tone.abroad(), GroundInk.BORDER_ABROAD, 0.8);
            fill(level.land(), tone.land(), GroundInk.PREFECTURE, 0.8);
            g.setStroke(round(zoom < 7 ? 0.8 : 1));
            g.setColor(tone.province());
            strokeAll(level.provinces());
            estuaries(level);
            if (zoom >= 7) {
                // the city's edge first, so that its inner borders lie over half of it
                g.setColor(GroundInk.CITY_EDGE);
                g.setStroke(round(2.2));
                strokeAll(level.districts());
                fill(level.districts(), GroundInk.CITY, null, 0);
                water(level);
                g.setColor(GroundInk.DISTRICT);
                g.setStroke(round(1));
                strokeAll(level.districts());
                rivers(level, true);
            } else {
                fill(level.districts(), GroundInk.CITY, null, 0);
                water(level);
            }
            roads(level);
        }

        private void fillAll(Color colour) {
            g.setColor(colour);
            g.fillRect(0, 0, key.size(), key.size());
        }

        /// Lines of latitude and longitude far out, where there is nothing else to measure a storm's way by.
        private void graticule() {
            if (zoom >= 8.2) {
                return;
            }
            int step = zoom < 4.5 ? 10 : zoom < 6.5 ? 5 : 1;
            g.setColor(GroundInk.GRATICULE);
            g.setStroke(round(1));
            for (int lon = -180; lon <= 180; lon += step) {
                double x = (MercatorPoint.x(lon) - key.left()) * world;
                if (x >= -2 && x <= key.size() + 2) {
                    g.draw(new Line2D.Double(x, 0, x, key.size()));
                }
            }
            for (int lat = -80; lat <= 80; lat += step) {
                double y = (MercatorPoint.y(lat) - key.top()) * world;
                if (y >= -2 && y <= key.size() + 2) {
                    g.draw(new Line2D.Double(0, y, key.size(), y));
                }
            }
        }

        private void fill(
                List<GroundShapes.Shape> shapes,
                Color colour,
                @org.jspecify.annotations.Nullable Color edge,
                double width) {
            for (GroundShapes.Shape s : shapes) {
                if (s.box().touches(reached)) {
                    g.setColor(colour);
                    g.fill(path(s, true));
                }
            }
            if (edge != null) {
                g.setColor(edge);
                g.setStroke(round(width));
                strokeAll(shapes);
            }
        }

        private void strokeAll(List<GroundShapes.Shape> shapes) {
            for (GroundShapes.Shape s : shapes) {
                if (s.box().touches(reached)) {
                    g.draw(path(s, true));
                }
            }
        }

        /// The great rivers, which borders run through: water without a name of its own. Under the city's own land, and
        /// open at the end where they meet the sea.
        private void estuaries(GroundShapes.Level level) {
            for (GroundShapes.Line l : level.lines()) {
                if (!l.landmark().zh().isEmpty() || !shown(l)) {
                    continue;
                }
                if (l.landmark().kind() == Landmark.Kind.LAKE) {
                    g.setColor(GroundInk.SEA);
                    g.fill(smooth(l.shape(), true));
                } else if (l.landmark().widthMetres() >= ESTUARY_METRES) {
                    Path2D p = smooth(l.shape(), false);
                    double width = Math.max(pixels(l) / scale / weight, 1.2);
                    g.setColor(tone.coast());
                    g.setStroke(open(width + 1.6));
                    g.draw(p);
                    g.setColor(GroundInk.SEA);
                    g.setStroke(open(width));
                    g.draw(p);
                }
            }
        }

        private double pixels(GroundShapes.Line l) {
            return l.landmark().widthMetres() / EQUATOR_METRES * world / COSINE_OF_SHANGHAI;
        }

        private BasicStroke open(double width) {
            return new BasicStroke(
                    (float) (width * weight * scale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }

        private void water(GroundShapes.Level level) {
            for (GroundShapes.Line l : level.lines()) {
                if (l.landmark().kind() == Landmark.Kind.LAKE
                        && !l.landmark().zh().isEmpty()
                        && shown(l)) {
                    Path2D p = smooth(l.shape(), true);
                    g.setColor(GroundInk.WATER);
                    g.fill(p);
                    g.setColor(tone.coast());
                    g.setStroke(round(0.8));
                    g.draw(p);
                }
            }
            rivers(level, false);
        }

        /// @param over a second time, over the district borders that run in the river
        private void rivers(GroundShapes.Level level, boolean over) {
            for (GroundShapes.Line l : level.lines()) {
                if (l.landmark().kind() == Landmark.Kind.RIVER
                        && l.landmark().widthMetres() < ESTUARY_METRES
                        && shown(l)) {
                    double width = Math.max(pixels(l) / scale / weight, 1.2);
                    Path2D p = smooth(l.shape(), false);
                    if (width > 3 && !over) {
                        g.setColor(tone.coast());
                        g.setStroke(round(width + 1.6));
                        g.draw(p);
                    }
                    g.setColor(width > 3 ? GroundInk.WATER : GroundInk.SEA);
                    g.setStroke(round(width));
                    g.draw(p);
                }
            }
        }

        private void roads(GroundShapes.Level level) {
            for (GroundShapes.Line l : level.lines()) {
                if (!shown(l)) {
                    continue;
                }
                switch (l.landmark().kind()) {
                    case RING -> stroke(l, GroundInk.RING, zoom < 11 ? 1.2 : 2, true);
                    case ROAD -> stroke(l, GroundInk.ROAD, zoom < 11 ? 1 : 1.6, false);
                    case BRIDGE -> stroke(l, GroundInk.BRIDGE, zoom < 10 ? 1.2 : 1.8, false);
                    case RIVER, LAKE, CROSSING, AIRPORT, PORT, RAIL, PLACE, WATER, CITY, ISLET -> {
                        // drawn before, or a point, which is drawn with its name
                    }
                }
            }
        }

        private void stroke(GroundShapes.Line l, Color colour, double width, boolean closed) {
            g.setColor(colour);
            g.setStroke(round(width));
            g.draw(smooth(l.shape(), closed));
        }

        private boolean shown(GroundShapes.Line l) {
            double wide = REACH * weight * scale / world + pixels(l) / world / 2;
            return l.landmark().shownAt(zoom) && l.shape().box().touches(reached(wide));
        }

        private BasicStroke round(double width) {
            return new BasicStroke(
                    (float) (width * weight * scale),
                    BasicStroke.CAP_ROUND,
                    BasicStroke.JOIN_ROUND);
        }

        private Path2D path(GroundShapes.Shape s, boolean closed) {
            Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (GroundShapes.Part part : s.parts()) {
                if (!part.box().touches(reached)) {
                    // an island elsewhere: neighbouring prefectures have hundreds
                    continue;
                }
                double[] xs = part.xs();
                double[] ys = part.ys();
                for (int i = 0; i < xs.length; i++) {
                    if (i == 0) {
                        path.moveTo(x(xs[i]), y(ys[i]));
                    } else {
                        path.lineTo(x(xs[i]), y(ys[i]));
                    }
                }
                if (closed) {
                    path.closePath();
                }
            }
            return path;
        }

        /// A curve through the points (Catmull and Rom): what was digitised by hand has few of them.
        private Path2D smooth(GroundShapes.Shape s, boolean closed) {
            Path2D.Double path = new Path2D.Double();
            double[] xs = s.parts().getFirst().xs();
            double[] ys = s.parts().getFirst().ys();
            int n = xs.length;
            boolean repeated = closed && xs[0] == xs[n - 1] && ys[0] == ys[n - 1];
            int m = repeated ? n - 1 : n;
            path.moveTo(x(xs[0]), y(ys[0]));
            int spans = closed ? m : m - 1;
            for (int i = 0; i < spans; i++) {
                int a = at(i - 1, m, closed);
                int b = at(i, m, closed);
                int c = at(i + 1, m, closed);
                int d = at(i + 2, m, closed);
                double before = Math.hypot(xs[b] - xs[a], ys[b] - ys[a]);
                double here = Math.hypot(xs[c] - xs[b], ys[c] - ys[b]);
                double after = Math.hypot(xs[d] - xs[c], ys[d] - ys[c]);
                // tangents in proportion to the stretch, so that a short one does not overshoot
                double out = here / Math.max(1e-15, before + here) / 3;
                double in = here / Math.max(1e-15, here + after) / 3;
                path.curveTo(
                        x(xs[b] + (xs[c] - xs[a]) * out),
                        y(ys[b] + (ys[c] - ys[a]) * out),
                        x(xs[c] - (xs[d] - xs[b]) * in),
                        y(ys[c] - (ys[d] - ys[b]) * in),
                        x(xs[c]),
                        y(ys[c]));
            }
            if (closed) {
                path.closePath();
            }
            return path;
        }

        private static int at(int i, int n, boolean closed) {
            return closed ? Math.floorMod(i, n) : Math.clamp(i, 0, n - 1);
        }

        private double x(double unit) {
            return (unit - key.left()) * world;
        }

        private double y(double unit) {
            return (unit - key.top()) * world;
        }
    }
}
