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
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Where a map must look so that an area is as large as it can be and nothing that lies over the map hides any of it.
/// Immutable; any thread may call. A choice takes a few milliseconds.
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
        double tried = Double.NaN;
        View best = null;
        for (double world = most; world >= most * LEAST; world *= STEP) {
            double zoom = snapped.applyAsDouble(zoom(world));
            double size = TILE * Math.pow(2, zoom);
            // rounding up would make it larger than its room
            if (zoom == tried || size > most * 1.0001) {
                continue;
            }
            tried = zoom;
            View view = best(width, height, air, over, zoom, size);
            if (view.hidden() == 0) {
                return view;
            }
            if (best == null || view.hidden() < best.hidden()) {
                best = view;
            }
        }
        return best == null ? best(width, height, air, over, zoom(most), most) : best;
    }

    /// The best place at one zoom.
    private View best(
            double width,
            double height,
            double air,
            List<Rectangle2D> over,
            double zoom,
            double world) {
        double w = box.getWidth() * world;
        double h = box.getHeight() * world;
        double freeX = Math.max(0, width - 2 * air - w);
        double freeY = Math.max(0, height - 2 * air - h);
        double middleX = (width - w) / 2;
        double middleY = (height - h) / 2;
        double step = Math.max(2, Math.max(width, height) / 320);
        int acrossSteps = (int) Math.ceil(freeX / 2 / step);
        int downSteps = (int) Math.ceil(freeY / 2 / step);
        int least = Integer.MAX_VALUE;
        double nearest = Double.MAX_VALUE;
        double bestX = middleX;
        double bestY = middleY;
        for (int j = -downSteps; j <= downSteps; j++) {
            double y = middleY + Math.clamp(j * step, -freeY / 2, freeY / 2);
            for (int i = -acrossSteps; i <= acrossSteps; i++) {
                double x = middleX + Math.clamp(i * step, -freeX / 2, freeX / 2);
                int hidden = 0;
                for (Rectangle2D o : over) {
                    hidden += cells(o, x, y, w, h);
                    if (hidden > least) {
                        break;
                    }
                }
                double away = Math.hypot(x - middleX, y - middleY);
                if (hidden < least || hidden == least && away < nearest) {
                    least = hidden;
                    nearest = away;
                    bestX = x;
                    bestY = y;
                }
            }
        }
        MercatorPoint centre =
                new MercatorPoint(
                        box.getX() + (width / 2 - bestX) / world,
                        box.getY() + (height / 2 - bestY) / world);
        return new View(centre, zoom, (double) least / sums[sums.length - 1]);
    }

    /// The area's cells under a box when the area's own box has its corner at x, y and is w wide and h high.
    private int cells(Rectangle2D over, double x, double y, double w, double h) {
        int left = cell((over.getMinX() - x) / w * columns, columns, false);
        int right = cell((over.getMaxX() - x) / w * columns, columns, true);
        int top = cell((over.getMinY() - y) / h * rows, rows, false);
        int bottom = cell((over.getMaxY() - y) / h * rows, rows, true);
        if (left >= right || top >= bottom) {
            return 0;
        }
        int across = columns + 1;
        return sums[bottom * across + right]
                - sums[top * across + right]
                - sums[bottom * across + left]
                + sums[top * across + left];
    }

    private static int cell(double at, int limit, boolean up) {
        return (int) Math.clamp(up ? Math.ceil(at) : Math.floor(at), 0.0, (double) limit);
    }

    private static double zoom(double world) {
        return Math.log(world / TILE) / Math.log(2);
    }
}
