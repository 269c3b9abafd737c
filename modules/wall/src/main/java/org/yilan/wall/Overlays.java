package org.yilan.wall;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.Panel.KeyAction;
import org.yilan.fx.Zones;
import org.yilan.wall.feeds.FeedBoard;
import org.yilan.wall.feeds.FeedWords;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// What lies over the panels of a wall's windows: the help on all of them; the outbox or the feeds, which have the keyboard
/// until they are left; the developer's figures. One at a time. FX thread.
final class Overlays {
    private final WallParts parts;
    private final FrameBatcher batcher;
    private final Frames frames;
    private final Panels panels;
    private final List<WallWindow> windows;
    private final Supplier<Map<String, List<KeyAction>>> keyMap;
    private @Nullable DeveloperOverlay developer;
    private @Nullable Foreground front;
    private Focus beforeFront = new Focus(null, null, false);

    /// @param windows that are open at each moment
    /// @param keyMap the keys that the help explains, by panel
    Overlays(
            WallParts parts,
            FrameBatcher batcher,
            Frames frames,
            Panels panels,
            List<WallWindow> windows,
            Supplier<Map<String, List<KeyAction>>> keyMap) {
        this.parts = parts;
        this.batcher = batcher;
        this.frames = frames;
        this.panels = panels;
        this.windows = windows;
        this.keyMap = keyMap;
    }

    void help() {
        boolean open = windows.stream().anyMatch(w -> shows(w, HelpOverlay.class));
        close();
        for (WallWindow window : windows) {
            WindowView view = window.view();
            if (view != null) {
                view.overlay(open ? null : new HelpOverlay(parts.texts(), keyMap.get()));
            }
        }
    }

    private static boolean shows(WallWindow window, Class<? extends Node> kind) {
        return window.view() != null && kind.isInstance(window.view().overlay());
    }

    /// Leaves what is open.
    ///
    /// @return whether anything was
    boolean dismiss() {
        boolean figures = developer != null;
        closeDeveloper();
        if (front != null) {
            closeFront();
            return true;
        }
        if (windows.stream().anyMatch(w -> shows(w, HelpOverlay.class))) {
            help();
            return true;
        }
        return figures;
    }

    void outbox(WallWindow window) {
        front(
                window,
                OutboxOverlay.class,
                view -> {
                    OutboxOverlay made =
                            new OutboxOverlay(
                                    parts.console(),
                                    parts.texts(),
                                    view.type(),
                                    Zones.of(parts.settings()));
                    return new Foreground(made, made::focusTarget, made::close);
                });
    }

    /// @param feed to begin with, empty for none
    void feeds(WallWindow window, String feed) {
        if (!feed.isEmpty() && front != null && front.node() instanceof FeedBoard board) {
            board.choose(feed);
            return;
        }
        front(
                window,
                FeedBoard.class,
                view -> {
                    FeedBoard made =
                            new FeedBoard(
                                    parts.console(),
                                    new FeedWords(
                                            parts.texts(),
                                            parts.settings(),
                                            Zones.of(parts.settings())),
                                    view.type(),
                                    frames,
                                    feed);
                    return new Foreground(made, made::focusTarget, made::close);
                });
    }

    /// What lies over the panels and has the keyboard until it is left.
    private record Foreground(Node node, Supplier<Node> focusTarget, Runnable close) {}

    /// Opens it, or only closes what was open when that is of the same kind.
    private void front(
            WallWindow window, Class<? extends Node> kind, Function<WindowView, Foreground> make) {
        boolean open = front != null && kind.isInstance(front.node());
        closeFront();
        WindowView view = window.view();
        if (open || view == null) {
            return;
        }
        closeDeveloper();
        beforeFront = Focus.of(panels.live());
        Foreground made = make.apply(view);
        front = made;
        view.overlay(made.node());
        made.focusTarget().get().requestFocus();
    }

    private void closeFront() {
        Foreground open = front;
        if (open == null) {
            return;
        }
        front = null;
        open.close().run();
        windows.forEach(
                w -> {
                    WindowView view = w.view();
                    if (view != null && view.overlay() == open.node()) {
                        view.overlay(null);
                    }
                });
        beforeFront.giveBack(panels.live(), false);
    }

    void developer() {
        if (developer != null) {
            closeDeveloper();
            return;
        }
        WallWindow first = windows.getFirst();
        developer = new DeveloperOverlay(batcher, frames, parts.texts(), first.scene());
        if (first.view() != null) {
            first.view().overlay(developer);
        }
    }

    private void closeDeveloper() {
        if (developer != null) {
            developer.close();
            developer = null;
            windows.forEach(
                    w -> {
                        if (shows(w, DeveloperOverlay.class) && w.view() != null) {
                            w.view().overlay(null);
                        }
                    });
        }
    }

    void close() {
        closeDeveloper();
        closeFront();
    }
}
