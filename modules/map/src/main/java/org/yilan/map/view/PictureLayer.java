package org.yilan.map.view;

import java.awt.Graphics2D;

/// Something that is drawn over the ground: incidents, warnings, a storm.
public interface PictureLayer {
    /// Draws into the picture. Called on the picture's render thread, never on the FX thread, and on one thread at a time;
    /// what it draws from must be immutable or safely published. The picture is transparent before the first layer.
    ///
    /// A layer that throws is left out of this picture and reported; the others are still drawn.
    ///
    /// @param frame where things are and how large
    /// @param graphics anti-aliased, in picture pixels, without a transform; the layer may change its state freely
    /// @param pixels the same picture as premultiplied ARGB, row by row, `frame.width()` to a row, for what is drawn in
    ///     thousands. Both may be used in any order
    /// @param labels where text goes: it is placed and drawn after all layers, so that it neither overlaps nor is covered
    void draw(MapFrame frame, Graphics2D graphics, int[] pixels, LabelPlan labels);
}
