package org.yilan.map.view;

import org.yilan.geography.MercatorPoint;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/// Where a map must look so that an area is as large as it can be and nothing that lies over the map hides any of it.
/// Immutable; any thread may call. A choice takes some milliseconds.
///
/// The area is held as a grid of cells, of which every cell that the area so much as touches counts, with the sums over
/// all boxes from its upper left corner, so that what a box hides is four look-ups.
public final class ClearFit {
    /// Where to look.
    ///
    /// @param centre unit Mercator coordinates of the view's middle
    /// @param hidden part of the area that is covered all the same, 0 when the choice is a good one
    public record View(MercatorPoint centre, double zoom, double hidden) {}

    private static final int CELLS = 400;

    /// Below half of the size that it could have without anything over it, an area is not made smaller to be seen whole.
    private static final double LEAST = 0.5;

    private static final double STEP = 0.995;
    private static final double TILE = 256;

    /// As many steps as lie between the largest size and the least.
    private static final int STEPS = (int) (Math.log(LEAST) / Math.log(STEP)) + 2;

    /// Every how many steps is looked where something is hidden in any case.
    private static final int SOME = 8;

    private final Rectangle2D box;
    private final int columns;
    private final int rows;
    private final int[] sums;

    private ClearFit(Rectangle2D box, int columns, int rows, int[] sums) {
        this.box = box;
        this.columns = columns;
        this.rows = rows;
        this.sums = sums;
    }

    /// Gets ready to fit an area.
    public static ClearFit of(Outline area) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Outline.Piece piece : area.pieces()) {
            Ring ring = piece.outer();
            for (int i = 0; i < ring.size(); i++) {
                double x = MercatorPoint.x(ring.lon(i));
                double y = MercatorPoint.y(ring.lat(i));
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            path.closePath();
        }
        Rectangle2D box = path.getBounds2D();
        double longer = Math.max(Math.max(box.getWidth(), box.getHeight()), 1e-9);
        int columns = Math.max(1, (int) Math.ceil(box.getWidth() / longer * CELLS));
        int rows = Math.max(1, (int) Math.ceil(box.getHeight() / longer * CELLS));
        return new ClearFit(box, columns, rows, sums(path, box, columns, rows));
    }

    private static int[] sums(Path2D path, Rectangle2D box, int columns, int rows) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        try {
            AffineTransform toCells = new AffineTransform();
            toCells.scale(
                    columns / Math.max(box.getWidth(), 1e-12),
                    rows / Math.max(box.getHeight(), 1e-12));
            toCells.translate(-box.getX(), -box.getY());
            g.setColor(Color.WHITE);
            g.fill(toCells.createTransformedShape(path));
            // cells that only the edge runs through
            g.setStroke(new BasicStroke(1.5f));
            g.draw(toCells.createTransformedShape(path));
        } finally {
            g.dispose();
        }
        byte[] cells = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int[] sums = new int[(columns + 1) * (rows + 1)];
        for (int row = 0; row < rows; row++) {
            int inRow = 0;
            for (int column = 0; column < columns; column++) {
                inRow += cells[row * columns + column] != 0 ? 1 : 0;
                sums[(row + 1) * (columns + 1) + column + 1] =
                        sums[row * (columns + 1) + column + 1] + inRow;
            }
        }
        return sums;
    }

    /// Chooses the highest zoom at which the area lies in the view and under none of the boxes, and of all such places the
    /// one nearest to the view's middle. Where there is none, the place at which least of the area is hidden.
    ///
    /// @param air logical pixels to leave free at each edge of the view
    /// @param over what lies over the map, in logical pixels of the view
    /// @param highest zoom; a lower limit is the caller's, see [MapViewport#limit]
    /// @param snapped the zoom that a map takes when it is asked for one
    public View choose(
            double width,
            double height,
            double air,
            List<Rectangle2D> over,
            double highest,
            DoubleUnaryOperator snapped) {
        double roomX = Math.max(1, width - 2 * air);
        double roomY = Math.max(1, height - 2 * air);
        double most =
                Math.min(
                        Math.min(
                                roomX / Math.max(box.getWidth(), 1e-9),
                                roomY / Math.max(box.getHeight(), 1e-9)),
                        TILE * Math.pow(2, highest));
        double[] zooms = zooms(most, snapped);
        if (zooms.length == 0) {
            return best(width, height, air, over, zoom(most));
        }
        View smallest = best(width, height, air, over, zooms[zooms.length - 1]);
        return smallest.hidden() == 0
                ? largestClear(zooms, smallest, z -> best(width, height, air, over, z))
                : leastHidden(zooms, smallest, z -> best(width, height, air, over, z));
    }

    /// The zooms that a map takes, highest first, from the one at which the area fills its room.
    private static double[] zooms(double most, DoubleUnaryOperator snapped) {
        double[] zooms = new double[STEPS];
        int n = 0;
        for (double world = most; world >= most * LEAST; world *= STEP) {
            double zoom = snapped.applyAsDouble(zoom(world));
            // rounding up would make it larger than its room
            boolean room = TILE * Math.pow(2, zoom) <= most * 1.0001;
            if (room && (n == 0 || zoom != zooms[n - 1])) {
                zooms[n++] = zoom;
            }
        }
        return Arrays.copyOf(zooms, n);
    }

    /// By halving: where an area has room, a smaller one has it too.
    private static View largestClear(double[] zooms, View smallest, DoubleFunction<View> bestAt) {
        View clear = smallest;
        int low = 0;
        int high = zooms.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            View view = bestAt.apply(zooms[middle]);
            if (view.hidden() == 0) {
                clear = view;
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return clear;
    }

    /// The smaller the area, the less of it is hidden, but not at every step.
    private static View leastHidden(double[] zooms, View smallest, DoubleFunction<View> bestAt) {
        View best = smallest;
        for (int i = zooms.length - 1 - SOME; i >= 0; i -= SOME) {
            View view = bestAt.apply(zooms[i]);
            best = view.hidden() <= best.hidden() ? view : best;
        }
        return best;
    }

    /// The best place at one zoom.
    private View best(
            double width, double height, double air, List<Rectangle2D> over, double zoom) {
        double world = TILE * Math.pow(2, zoom);
        double w = box.getWidth() * world;
        double h = box.getHeight() * world;
        double step = Math.max(2, Math.max(width, height) / 320);
        double middleX = (width - w) / 2;
        double middleY = (height - h) / 2;
        double[] xs = places(middleX, Math.max(0, width - 2 * air - w), step);
        double[] ys = places(middleY, Math.max(0, height - 2 * air - h), step);
        int n = over.size();
        int[][] left = new int[n][];
        int[][] right = new int[n][];
        int[][] top = new int[n][];
        int[][] bottom = new int[n][];
        for (int o = 0; o < n; o++) {
            Rectangle2D r = over.get(o);
            left[o] = edges(r.getMinX(), xs, w, columns, false, 1);
            right[o] = edges(r.getMaxX(), xs, w, columns, true, 1);
            top[o] = edges(r.getMinY(), ys, h, rows, false, columns + 1);
            bottom[o] = edges(r.getMaxY(), ys, h, rows, true, columns + 1);
        }
        int least = Integer.MAX_VALUE;
        double nearest = Double.MAX_VALUE;
        int bestX = 0;
        int bestY = 0;
        for (int j = 0; j < ys.length; j++) {
            for (int i = 0; i < xs.length; i++) {
                int hidden = 0;
                for (int o = 0; o < n && hidden <= least; o++) {
                    int l = left[o][i];
                    int r = right[o][i];
                    int t = top[o][j];
                    int b = bottom[o][j];
                    if (l < r && t < b) {
                        hidden += sums[b + r] - sums[t + r] - sums[b + l] + sums[t + l];
                    }
                }
                if (hidden <= least) {
                    double away = Math.hypot(xs[i] - middleX, ys[j] - middleY);
                    if (hidden < least || away < nearest) {
                        least = hidden;
                        nearest = away;
                        bestX = i;
                        bestY = j;
                    }
                }
            }
        }
        MercatorPoint centre =
                new MercatorPoint(
                        box.getX() + (width / 2 - xs[bestX]) / world,
                        box.getY() + (height / 2 - ys[bestY]) / world);
        return new View(centre, zoom, (double) least / sums[sums.length - 1]);
    }

    /// Where the area's own box may have its corner along an axis, from side to side of what is free.
    private static double[] places(double middle, double free, double step) {
        int steps = (int) Math.ceil(free / 2 / step);
        double[] places = new double[2 * steps + 1];
        for (int i = -steps; i <= steps; i++) {
            places[i + steps] = middle + Math.clamp(i * step, -free / 2, free / 2);
        }
        return places;
    }

    /// For every place of the area, the cell that an edge of what lies over the map runs through, as an index into the sums.
    ///
    /// @param stride from one cell to the next along the axis
    private static int[] edges(
            double edge, double[] places, double length, int cells, boolean up, int stride) {
        int[] edges = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            edges[i] = cell((edge - places[i]) / length * cells, cells, up) * stride;
        }
        return edges;
    }

    private static int cell(double at, int limit, boolean up) {
        return (int) Math.clamp(up ? Math.ceil(at) : Math.floor(at), 0.0, (double) limit);
    }

    private static double zoom(double world) {
        return Math.log(world / TILE) / Math.log(2);
    }
}
