package org.yilan.wall;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;
import org.yilan.wall.scene.Placement.Placed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything on one monitor: one grid of panels (several when screens share a monitor), the frame of replay or exercise,
/// the notices, and what is laid over for a moment. Root of a scene, on a stage or off screen. FX thread.
final class WindowView extends Region {
    private final List<Placed> placed;
    private final List<ScreenGrid> grids = new ArrayList<>();
    private final ModeFrame frame;
    private final NoticeStrip notices;
    private final Unheard unheard;
    private final List<FrameBatcher.Registration> registrations = new ArrayList<>();
    private @Nullable Node overlay;

    /// Without panels yet: they come with [#fill].
    WindowView(List<Placed> placed, WallParts parts, @Nullable FrameBatcher batcher) {
        this.placed = List.copyOf(placed);
        for (Placed p : placed) {
            grids.add(new ScreenGrid(p));
        }
        getChildren().addAll(grids);
        TypeScale type = type();
        frame = new ModeFrame(parts, type, this::requestLayout);
        notices = new NoticeStrip(parts.notices(), parts.texts());
        getChildren().addAll(frame, notices);
        getStylesheets().add(Theme.stylesheet(parts.assets(), "wall"));
        new Theme(parts.assets(), parts.fonts()).apply(this, type);
        unheard = new Unheard(parts.console(), parts.texts());
        if (batcher != null) {
            registrations.add(batcher.add(frame, new LoggedFaults()));
            registrations.add(batcher.add(unheard, new LoggedFaults()));
        }
    }

    /// Takes its panels.
    ///
    /// @param window where they stand; those that stood there before are taken again
    void fill(Panels panels, Object window) {
        grids.forEach(g -> g.fill(panels, window));
        unheard.watch(cells());
    }

    /// Tells what belongs to the window itself, as the batcher would.
    void refresh(Changes changes) {
        frame.refresh(changes);
        unheard.refresh(changes);
    }

    /// The largest text of the screens here; they mostly have the same.
    TypeScale type() {
        return grids.stream()
                .map(ScreenGrid::type)
                .max(Comparator.comparingDouble(TypeScale::base))
                .orElseThrow();
    }

    List<PanelCell> cells() {
        return grids.stream().flatMap(g -> g.cells().stream()).toList();
    }

    ModeFrame frame() {
        return frame;
    }

    /// Lays something over the panels, or takes it away.
    void overlay(@Nullable Node node) {
        if (overlay != null) {
            getChildren().remove(overlay);
        }
        overlay = node;
        if (node != null) {
            getChildren().add(node);
        }
    }

    @Nullable Node overlay() {
        return overlay;
    }

    @Override
    protected void layoutChildren() {
        Insets room = frame.room();
        double width = getWidth() - room.getLeft() - room.getRight();
        double height = getHeight() - room.getTop() - room.getBottom();
        double whole = placed.stream().mapToDouble(Placed::width).sum();
        double x = room.getLeft();
        for (int i = 0; i < grids.size(); i++) {
            double w =
                    i == grids.size() - 1
                            ? room.getLeft() + width - x
                            : Math.rint(width * placed.get(i).width() / whole);
            grids.get(i).resizeRelocate(x, room.getTop(), w, height);
            x += w;
        }
        frame.resizeRelocate(0, 0, getWidth(), getHeight());
        double strip = notices.prefHeight(width);
        notices.resizeRelocate(room.getLeft(), room.getTop() + height - strip, width, strip);
        if (overlay != null) {
            double w = Math.min(overlay.prefWidth(-1), width);
            double h = Math.min(overlay.prefHeight(w), height);
            // What is to be watched while one works lies at the edge, what is to be read in the
            // middle.
            double top = overlay instanceof DeveloperOverlay ? type().base() * 4 : (height - h) / 2;
            overlay.resizeRelocate(
                    Math.rint(room.getLeft() + (width - w) / 2),
                    Math.rint(room.getTop() + top),
                    w,
                    h);
        }
    }

    void close() {
        notices.close();
        frame.close();
        registrations.forEach(FrameBatcher.Registration::close);
    }

    /// The batcher logs what fails; a frame has no place to show it.
    private static final class LoggedFaults implements FrameBatcher.Faults {
        @Override
        public void failed(Throwable why) {}

        @Override
        public void recovered() {}
    }
}
