package org.yilan.map.ground;

import org.yilan.assets.Assets;
import org.yilan.geography.MercatorPoint;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;

import javax.imageio.ImageIO;

/// Draws a piece of the ground to a PNG file: `GroundDemo OUT WIDTH HEIGHT ZOOM LAT LON SCALE`.
final class GroundDemo {
    public static void main(String[] args) throws IOException {
        int w = Integer.parseInt(args[1]);
        int h = Integer.parseInt(args[2]);
        double zoom = Double.parseDouble(args[3]);
        double scale = Double.parseDouble(args[6]);
        GroundShapes shapes = GroundShapes.read(Assets.shipped());
        VectorGround ground = new VectorGround(() -> shapes, scale);
        int level = (int) Math.floor(zoom + 0.2);
        int size = (int) Math.round(256 * scale * Math.pow(2, zoom - level));
        double world = size * Math.pow(2, level);
        double left = MercatorPoint.x(Double.parseDouble(args[5])) * world - w / 2.0;
        double top = MercatorPoint.y(Double.parseDouble(args[4])) * world - h / 2.0;
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (long x = (long) (left / size); x * size < left + w; x++) {
            for (long y = (long) (top / size); y * size < top + h; y++) {
                BufferedImage tile = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
                int[] pixels = ground.pixels(new TileKey(level, x, y, size));
                tile.getRaster().setDataElements(0, 0, size, size, pixels);
                out.getGraphics()
                        .drawImage(tile, (int) (x * size - left), (int) (y * size - top), null);
            }
        }
        ImageIO.write(out, "png", new File(args[0]));
    }
}
