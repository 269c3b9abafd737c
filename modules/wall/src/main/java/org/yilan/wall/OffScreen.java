package org.yilan.wall;

import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Palette;
import org.yilan.fx.Png;
import org.yilan.situation.Changes;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.Placement;
import org.yilan.wall.scene.SceneException;
import org.yilan.wall.scene.SceneSpec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scene laid out on monitors that do not exist. FX thread.
final class OffScreen implements AutoCloseable {
    private final Panels panels;
    private final List<WindowView> views = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();

    OffScreen(
            WallParts parts,
            SceneSpec spec,
            List<Monitor> monitors,
            @Nullable FrameBatcher batcher) {
        panels = new Panels(parts, batcher);
        Placement placement =
                Placement.best(spec, monitors)
                        .orElseThrow(() -> new SceneException(spec.id(), "", "a screen is needed"));
        Map<Monitor, List<Placement.Placed>> byMonitor = new LinkedHashMap<>();
        placement
                .placed()
                .forEach(
                        p -> byMonitor.computeIfAbsent(p.monitor(), m -> new ArrayList<>()).add(p));
        byMonitor.forEach(
                (monitor, placed) -> {
                    WindowView view = new WindowView(placed, parts, batcher);
                    views.add(view);
                    scenes.add(
                            new Scene(
                                    view,
                                    monitor.width(),
                                    monitor.height(),
                                    Palette.BACKGROUND.color()));
                    view.fill(panels, view);
                });
        layOut();
    }

    /// Tells every panel everything, as the batcher would.
    void refreshAll(Instant now) {
        for (WindowView view : views) {
            view.refresh(Changes.ofEverything());
        }
        for (PanelCell cell : panels.live()) {
            try {
                cell.panel().refresh(Changes.ofEverything());
                cell.panel().tick(now);
            } catch (RuntimeException e) {
                System.getLogger(OffScreen.class.getName())
                        .log(System.Logger.Level.ERROR, "the panel " + cell.kind() + " failed", e);
                cell.failed(e);
            }
        }
    }

    void layOut() {
        for (Scene scene : scenes) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /// The kinds of the panels that still draw.
    List<String> unsettled() {
        return panels.live().stream()
                .filter(c -> !c.panel().settled())
                .map(PanelCell::kind)
                .toList();
    }

    List<WindowView> views() {
        return List.copyOf(views);
    }

    List<Png.Pixels> pictures() {
        return scenes.stream().map(s -> Png.pixels(s.snapshot(null))).toList();
    }

    @Override
    public void close() {
        views.forEach(WindowView::close);
        panels.closeAll();
    }
}
