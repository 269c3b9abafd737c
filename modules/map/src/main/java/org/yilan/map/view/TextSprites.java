package org.yilan.map.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Texts drawn once and kept as small pictures, because shaping and outlining a text costs some hundred times as much as
/// copying it. Not thread-safe: one per render thread.
final class TextSprites {
    /// A drawn text.
    ///
    /// @param inset pixels round the text for its halo
    /// @param pixels premultiplied ARGB
    @SuppressWarnings(
            "ArrayRecordComponent") // never compared, and copying it is what it is there to avoid
    record Sprite(int width, int height, int inset, int[] pixels) {
        double textWidth() {
            return width - 2.0 * inset;
        }

        double textHeight() {
            return height - 2.0 * inset;
        }

        /// Lays the text over a picture, cut at its edges.
        void blit(int[] target, int targetWidth, int targetHeight, int left, int top) {
            int x0 = Math.max(0, -left);
            int x1 = Math.min(width, targetWidth - left);
            int y0 = Math.max(0, -top);
            int y1 = Math.min(height, targetHeight - top);
            for (int y = y0; y < y1; y++) {
                int from = y * width + x0;
                int to = (top + y) * targetWidth + left + x0;
                for (int x = x0; x < x1; x++, from++, to++) {
                    int s = pixels[from];
                    int alpha = s >>> 24;
                    if (alpha == 255) {
                        target[to] = s;
                    } else if (alpha != 0) {
                        target[to] = over(s, target[to], 255 - alpha);
                    }
                }
            }
        }

        /// Source over destination, both premultiplied, two channels at a time.
        private static int over(int s, int d, int rest) {
            int rb = (d & 0xff00ff) * rest + 0x800080;
            rb = (rb + (rb >>> 8 & 0xff00ff)) >>> 8 & 0xff00ff;
            int ag = (d >>> 8 & 0xff00ff) * rest + 0x800080;
            ag = ag + (ag >>> 8 & 0xff00ff) & 0xff00ff00;
            return s + (rb | ag);
        }
    }

    private record Key(String text, LabelStyle style) {}

    /// Texts of several screens full; a 4K picture holds some hundred.
    private static final int KEPT = 3000;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final MapFonts fonts;
    private final Map<Key, Sprite> kept =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Sprite> eldest) {
                    return size() > KEPT;
                }
            };

    TextSprites(MapFonts fonts) {
        this.fonts = fonts;
    }

    /// The text as a picture; empty when no text can be drawn on this machine.
    Optional<Sprite> of(String text, LabelStyle style) {
        Key key = new Key(text, style);
        Sprite sprite = kept.get(key);
        if (sprite == null) {
            Optional<Font> font = fonts.font(style.bold(), style.size());
            if (font.isEmpty()) {
                return Optional.empty();
            }
            sprite = draw(text, style, font.get());
            kept.put(key, sprite);
        }
        return Optional.of(sprite);
    }

    private static Sprite draw(String text, LabelStyle style, Font plain) {
        Font font =
                style.spacing() == 0
                        ? plain
                        : plain.deriveFont(Map.of(TextAttribute.TRACKING, (float) style.spacing()));
        GlyphVector glyphs =
                font.layoutGlyphVector(
                        CONTEXT, text.toCharArray(), 0, text.length(), Font.LAYOUT_LEFT_TO_RIGHT);
        LineMetrics metrics = font.getLineMetrics(text, CONTEXT);
        float haloWidth = style.halo() == 0 ? 0 : (float) Math.max(1.5, style.size() * 0.16);
        int inset = (int) Math.ceil(haloWidth) + 1;
        double advance =
                glyphs.getLogicalBounds().getWidth() - Math.max(0, style.spacing() * style.size());
        // CJK fonts state generous line heights; the ink is what must not touch
        double ascent = Math.min(metrics.getAscent(), style.size() * 0.92);
        double descent = Math.min(metrics.getDescent(), style.size() * 0.22);
        int width = (int) Math.ceil(advance) + 2 * inset;
        int height = (int) Math.ceil(ascent + descent) + 2 * inset;
        BufferedImage image =
                new BufferedImage(
                        Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Shape outline =
                    glyphs.getOutline(0, 0).getBounds2D().isEmpty()
                            ? glyphs.getOutline()
                            : AffineTransform.getTranslateInstance(inset, inset + ascent)
                                    .createTransformedShape(glyphs.getOutline());
            if (style.halo() != 0) {
                g.setColor(new Color(style.halo(), true));
                g.setStroke(
                        new BasicStroke(
                                2 * haloWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(outline);
            }
            g.setColor(new Color(style.argb(), true));
            g.fill(outline);
        } finally {
            g.dispose();
        }
        return new Sprite(
                image.getWidth(),
                image.getHeight(),
                inset,
                ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    }
}
