package org.yilan.map.mark;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.map.view.MapFrame;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;

import java.util.ArrayList;
import java.util.List;

/// What the layers tell of one picture while they draw it: the marks that can be pointed at and the lines of the legend.
/// One per picture, on the render thread; [#done] is then handed to the FX thread.
public final class Sight {
    private final MapFrame frame;
    private final Situation situation;
    private final Texts texts;
    private final Selection.@Nullable Item selected;
    private final List<Mark> marks = new ArrayList<>();
    private final List<LegendEntry> legend = new ArrayList<>();
    private final List<Unmarked> unmarked = new ArrayList<>();
    private int withoutPlace;

    public Sight(
            MapFrame frame, Situation situation, Texts texts, Selection.@Nullable Item selected) {
        this.frame = frame;
        this.situation = situation;
        this.texts = texts;
        this.selected = selected;
    }

    public Situation situation() {
        return situation;
    }

    public Texts texts() {
        return texts;
    }

    /// The size of the smallest text in picture pixels: the unit of everything drawn.
    public double unit() {
        return frame.px(frame.type().base());
    }

    /// How much room there is for detail: the zoom at which a stage with 14-pixel text shows as many texts to a
    /// kilometre. A wall seen from afar has larger text and shows fewer things rather than smaller ones.
    public double detail() {
        return Math.log(frame.worldPixels() * 14 / unit() / 256) / Math.log(2);
    }

    public boolean selected(Changes.Kind kind, String id) {
        return selected != null && selected.kind() == kind && selected.id().equals(id);
    }

    /// The id selected of a kind, or null.
    public @Nullable String selected(Changes.Kind kind) {
        return selected != null && selected.kind() == kind ? selected.id() : null;
    }

    /// Whether a picture point is in what is seen, margins left out.
    public boolean inView(double x, double y) {
        return x >= frame.margin()
                && y >= frame.margin()
                && x <= frame.width() - frame.margin()
                && y <= frame.height() - frame.margin();
    }

    public void mark(Mark mark) {
        marks.add(mark);
    }

    public void legend(LegendEntry entry) {
        legend.add(entry);
    }

    /// Names something in force that has no mark.
    public void unmarked(Unmarked thing) {
        unmarked.add(thing);
    }

    /// Says how many open incidents have no place at all, of which some may have been named.
    public void withoutPlace(int incidents) {
        withoutPlace = incidents;
    }

    public Seen done() {
        return new Seen(new MarkIndex(marks, frame.worldPixels()), legend, unmarked, withoutPlace);
    }

    /// What one picture shows. Immutable.
    ///
    /// @param unmarked what holds and has no mark; of incidents only the gravest
    /// @param withoutPlace open incidents of which no place is known
    public record Seen(
            MarkIndex marks, List<LegendEntry> legend, List<Unmarked> unmarked, int withoutPlace) {
        public static final Seen NOTHING = new Seen(MarkIndex.EMPTY, List.of(), List.of(), 0);

        public Seen {
            legend = List.copyOf(legend);
            unmarked = List.copyOf(unmarked);
        }

        /// What holds for all that is seen and more.
        public List<Unmarked> everywhere() {
            return unmarked.stream().filter(Unmarked::everywhere).toList();
        }

        /// What has no place on the map.
        public List<Unmarked> nowhere() {
            return unmarked.stream().filter(u -> !u.everywhere()).toList();
        }
    }
}
