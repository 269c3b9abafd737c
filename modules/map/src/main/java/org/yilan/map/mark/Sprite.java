package org.yilan.map.mark;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/// A small picture drawn once and copied many times. Copying into an `int[]` is an order of magnitude cheaper than filling
/// a shape, which is what makes ten thousand marks a frame possible. Immutable.
public final class Sprite {
    private final int size;
    private final int centre;
    private final int[] argb;
    private final int[] from;
    private final int[] to;

    private Sprite(int size, int centre, int[] premultiplied) {
        this.size = size;
        this.centre = centre;
        this.argb = premultiplied;
        this.from = new int[size];
        this.to = new int[size];
        for (int row = 0; row < size; row++) {
            from[row] = size;
            for (int column = 0; column < size; column++) {
                if (argb[row * size + column] != 0) {
                    from[row] = Math.min(from[row], column);
                    to[row] = column + 1;
                }
            }
        }
    }

    /// Draws one.
    ///
    /// @param reach pixels from the centre to the farthest that is drawn
    /// @param drawing draws round 0,0
    public static Sprite draw(double reach, Consumer<Graphics2D> drawing) {
        int centre = (int) Math.ceil(reach) + 1;
        int size = 2 * centre + 1;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.translate(centre + 0.5, centre + 0.5);
            drawing.accept(g);
        } finally {
            g.dispose();
        }
        return new Sprite(
                size, centre, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    }

    /// Pixels from the centre to the edge of the picture.
    public int reach() {
        return centre;
    }

    /// Width and height in pixels.
    public int size() {
        return size;
    }

    /// A copy of the picture, premultiplied ARGB, row by row.
    public int[] pixels() {
        return argb.clone();
    }

    /// Copies it over what is there, clipped at the edges. Right for opaque and for premultiplied destinations.
    public void blit(int[] pixels, int width, int height, int x, int y) {
        int left = x - centre;
        int top = y - centre;
        int firstRow = Math.max(0, -top);
        int lastRow = Math.min(size, height - top);
        for (int row = firstRow; row < lastRow; row++) {
            int first = Math.max(from[row], -left);
            int last = Math.min(to[row], width - left);
            int source = row * size;
            int target = (top + row) * width + left;
            for (int column = first; column < last; column++) {
                int s = argb[source + column];
                int alpha = s >>> 24;
                if (alpha == 255) {
                    pixels[target + column] = s;
                } else if (alpha != 0) {
                    pixels[target + column] = over(s, pixels[target + column], 255 - alpha);
                }
            }
        }
    }

    /// Source over destination, both premultiplied, two channels at a time.
    private static int over(int s, int d, int keep) {
        int rb = (d & 0x00ff00ff) * keep + 0x00800080;
        rb = (rb + (rb >>> 8 & 0x00ff00ff)) >>> 8 & 0x00ff00ff;
        int ag = (d >>> 8 & 0x00ff00ff) * keep + 0x00800080;
        ag = ag + (ag >>> 8 & 0x00ff00ff) & 0xff00ff00;
        return s + (rb | ag);
    }
}
