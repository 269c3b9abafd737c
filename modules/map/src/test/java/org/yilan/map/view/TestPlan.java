package org.yilan.map.view;

import org.yilan.fx.TypeScale;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.time.Instant;
import java.util.Locale;

/// A picture with its labels for tests of single layers.
public record TestPlan(MapFrame frame, LabelPlan labels, BufferedImage image) {
    /// @param left unit Mercator x of the picture's left edge, `top` y of its upper edge
    public static TestPlan of(
            double left,
            double top,
            double zoom,
            int width,
            int height,
            Instant now,
            Locale language) {
        MapFrame frame =
                new MapFrame(
                        left,
                        top,
                        256 * Math.pow(2, zoom),
                        width,
                        height,
                        64,
                        zoom,
                        1,
                        new TypeScale(14.7),
                        now,
                        language);
        return new TestPlan(
                frame,
                new LabelPlan(frame, new TextSprites(new MapFonts())),
                new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE));
    }

    public Graphics2D graphics() {
        return image.createGraphics();
    }

    public int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
