package org.yilan.map.content;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Palette;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.SituationLayer;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Hands the situation's changes to the layers on the render thread, lets them draw, and tells what the picture shows.
///
/// [#changed], [#select], [#focus] and [#hide] may be called from any thread; they only note what the next picture takes
/// in, so a change costs the FX thread nothing but a merge of ids.
final class LayerStack {
    private final Supplier<Situation> situation;
    private final Texts texts;
    private final List<SituationLayer> layers;
    private final BiConsumer<Sight.Seen, MapFrame> seen;
    private final Object lock = new Object();
    private Changes pending = Changes.ofEverything();
    private volatile Selection.@Nullable Item selected;
    private volatile @Nullable Mark focused;
    private volatile Set<LayerKind> hidden = Set.of();
    private @Nullable Situation taken;
    private @Nullable Sight sight;

    /// @param seen told on the render thread what a picture shows, when all layers have drawn
    LayerStack(
            Supplier<Situation> situation,
            Texts texts,
            List<SituationLayer> layers,
            BiConsumer<Sight.Seen, MapFrame> seen) {
        this.situation = situation;
        this.texts = texts;
        this.layers = List.copyOf(layers);
        this.seen = seen;
    }

    void changed(Changes changes) {
        synchronized (lock) {
            pending.merge(changes);
        }
    }

    void select(Selection.@Nullable Item item) {
        selected = item;
    }

    /// The mark that the keyboard is on.
    void focus(@Nullable Mark mark) {
        focused = mark;
    }

    void hide(Set<LayerKind> kinds) {
        hidden = kinds.isEmpty() ? Set.of() : Set.copyOf(kinds);
    }

    Set<LayerKind> hidden() {
        Set<LayerKind> kinds = hidden;
        return kinds.isEmpty() ? EnumSet.noneOf(LayerKind.class) : EnumSet.copyOf(kinds);
    }

    /// One layer of the picture per layer of ours, so that one that throws takes no other with it, between one that takes
    /// the changes in and one that tells.
    List<PictureLayer> pictureLayers() {
        List<PictureLayer> list = new ArrayList<>();
        list.add((frame, g, pixels, labels) -> begin(frame));
        for (SituationLayer layer : layers) {
            list.add(
                    (frame, g, pixels, labels) -> {
                        Sight now = sight;
                        if (now != null && !hidden.contains(layer.kind())) {
                            layer.draw(frame, g, pixels, labels, now);
                        }
                    });
        }
        list.add(
                (frame, g, pixels, labels) -> {
                    Mark mark = focused;
                    if (mark != null) {
                        double r = mark.reach() + frame.px(frame.type().base()) * 0.45;
                        g.setColor(new Color(Palette.ACCENT.argb(), true));
                        g.setStroke(
                                new BasicStroke((float) (frame.px(frame.type().base()) * 0.16)));
                        g.draw(
                                new Ellipse2D.Double(
                                        frame.x(mark.x()) - r,
                                        frame.y(mark.y()) - r,
                                        2 * r,
                                        2 * r));
                    }
                    Sight now = sight;
                    if (now != null) {
                        seen.accept(now.done(), frame);
                    }
                });
        return List.copyOf(list);
    }

    private void begin(MapFrame frame) {
        Changes changes;
        synchronized (lock) {
            changes = pending;
            pending = new Changes();
        }
        Situation now = situation.get();
        if (now != taken) {
            // Another moment: what the layers know is of another situation.
            changes = Changes.ofEverything();
            taken = now;
        }
        sight = new Sight(frame, now, texts, selected);
        if (!changes.isEmpty()) {
            for (SituationLayer layer : layers) {
                layer.take(now, changes);
            }
        }
    }
}
