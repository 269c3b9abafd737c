package org.yilan.map.mark;

import org.yilan.map.view.LabelPlan;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;

import java.awt.Graphics2D;

/// A layer that shows a part of the situation. Both methods are called on the render thread, [#take] first; the layer keeps
/// between pictures whatever saves work.
public interface SituationLayer {
    LayerKind kind();

    /// Reads what changed and nothing else; everything when the changes say so.
    void take(Situation situation, Changes changes);

    /// As [org.yilan.map.view.PictureLayer#draw]; tells what can be pointed at and what belongs in the legend.
    void draw(MapFrame frame, Graphics2D graphics, int[] pixels, LabelPlan labels, Sight sight);
}
