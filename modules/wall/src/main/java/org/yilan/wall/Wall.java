package org.yilan.wall;

import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console.Subscription;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Frames;
import org.yilan.fx.OrderWords;
import org.yilan.fx.Panel.KeyAction;
import org.yilan.fx.Selection;
import org.yilan.fx.SoundState;
import org.yilan.situation.Changes;
import org.yilan.wall.header.FeedsAsked;
import org.yilan.wall.header.OutboxAsked;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.Placement;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The wall on the monitors of this machine: one window per monitor, laid out anew when one comes or goes, scenes and
/// language by key. FX thread.
public final class Wall implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Wall.class.getName());

    /// One plug makes several messages; they are waited for.
    static final Duration SETTLE = Duration.ofMillis(400);

    /// By then everything has its place.
    private static final Duration REPORT = Duration.ofSeconds(1);

    private final WallParts parts;
    private final FrameBatcher batcher;
    private final Frames frames;
    private final Monitors monitors;
    private final WallOptions options;
    private final Panels panels;
    private final List<SceneSpec> scenes;
    private final List<WallWindow> windows = new ArrayList<>();
    private final Overlays overlays;
    private final Keys keys;
    private final Subscription screens;
    private final ConsoleNotices news;
    private final ProposalNews proposals;
    private final InvalidationListener selected = o -> selected();
    private @Nullable SceneSpec scene;
    private List<Monitor> shownOn = List.of();
    private long plug;
    private long laidOut;

    /// Reads all scenes; opens nothing yet.
    ///
    /// @throws org.yilan.wall.scene.SceneException when a scene file is wrong
    public Wall(
            WallParts parts,
            FrameBatcher batcher,
            Frames frames,
            Monitors monitors,
            WallOptions options) {
        this.parts = parts;
        this.batcher = batcher;
        this.frames = frames;
        this.monitors = monitors;
        this.options = options;
        this.panels = new Panels(parts, batcher);
        this.scenes = new SceneReader(parts.assets()).all();
        this.overlays = new Overlays(parts, batcher, frames, panels, windows, this::keyMap);
        this.keys = new Keys(actions());
        this.screens = monitors.listen(this::plugged);
        OrderWords words = new OrderWords(parts.texts());
        this.news = new ConsoleNotices(parts.console(), parts.notices(), words);
        this.proposals = new ProposalNews(parts.console(), parts.notices(), words);
        parts.selection().itemProperty().addListener(selected);
    }

    /// The scenes, in the order of their keys.
    public List<SceneSpec> scenes() {
        return scenes;
    }

    /// Shows a scene on all monitors.
    ///
    /// @throws org.yilan.wall.scene.SceneException when there is none of that id
    public void show(String id) {
        scene =
                scenes.stream()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> new SceneReader(parts.assets()).read(id));
        layOut(false);
    }

    /// The id of the scene that is shown, empty before the first.
    public String scene() {
        return scene == null ? "" : scene.id();
    }

    /// The kinds of the panels that are still drawing.
    public List<String> unsettled() {
        return panels.live().stream()
                .filter(c -> !c.panel().settled())
                .map(PanelCell::kind)
                .toList();
    }

    /// How many windows are open.
    public int windowCount() {
        return windows.size();
    }

    private void plugged() {
        long mine = ++plug;
        frames.after(
                SETTLE,
                () -> {
                    if (mine == plug && !monitors.now().equals(shownOn)) {
                        layOut(true);
                    }
                });
    }

    /// @param keep whether what persons have set is kept: yes when monitors changed, no for another scene
    private void layOut(boolean keep) {
        List<Monitor> there = monitors.now();
        SceneSpec spec = scene;
        if (spec == null || there.isEmpty()) {
            // Without any monitor everything stays as it is until one comes.
            return;
        }
        boolean first = windows.isEmpty();
        shownOn = there;
        Placement placement = Placement.best(spec, there).orElseThrow();
        Map<Monitor, List<Placement.Placed>> byMonitor = new LinkedHashMap<>();
        for (Placement.Placed p : placement.placed()) {
            byMonitor.computeIfAbsent(p.monitor(), m -> new ArrayList<>()).add(p);
        }
        overlays.close();
        Focus focus = Focus.of(panels.live());
        panels.begin(keep);
        for (WallWindow window : windows) {
            WindowView old = window.view();
            if (old != null) {
                old.close();
            }
        }
        List<WallWindow> free = new ArrayList<>(windows);
        windows.clear();
        // Whose monitor is still there stays where it is.
        Map<Monitor, WallWindow> staying = new HashMap<>();
        for (WallWindow window : List.copyOf(free)) {
            Monitor place = window.place();
            if (place != null && byMonitor.containsKey(place) && !staying.containsKey(place)) {
                staying.put(place, window);
                free.remove(window);
            }
        }
        for (Map.Entry<Monitor, List<Placement.Placed>> entry : byMonitor.entrySet()) {
            WallWindow stays = staying.get(entry.getKey());
            WallWindow window =
                    stays != null ? stays : free.isEmpty() ? window() : free.removeFirst();
            windows.add(window);
            WindowView view = new WindowView(entry.getValue(), parts, batcher);
            window.show(entry.getKey(), view);
            view.fill(panels, window);
        }
        windows.forEach(WallWindow::settle);
        free.forEach(WallWindow::close);
        panels.finish();
        focus.giveBack(panels.live(), first);
        long mine = ++laidOut;
        frames.after(
                REPORT,
                () -> {
                    if (mine == laidOut) {
                        report(spec, placement);
                    }
                });
    }

    /// Says what stands where, so that a photograph of a wall can be compared with what the program believes.
    private void report(SceneSpec spec, Placement placement) {
        List<String> places = new ArrayList<>();
        for (WallWindow window : windows) {
            WindowView view = window.view();
            if (view != null) {
                view.cells().forEach(c -> places.add(c.kind() + " " + geometry(c)));
            }
        }
        if (places.isEmpty()) {
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} on {1} monitors as {2}: {3}",
                spec.id(),
                shownOn.size(),
                placement.layout().name(),
                String.join(", ", places));
    }

    /// In the manner of X: `width x height + left + top`, of all monitors together.
    private static String geometry(Node node) {
        Bounds b = node.localToScreen(node.getLayoutBounds());
        return b == null
                ? "nowhere"
                : String.format(
                        Locale.ROOT,
                        "%.0fx%.0f%+.0f%+.0f",
                        b.getWidth(),
                        b.getHeight(),
                        b.getMinX(),
                        b.getMinY());
    }

    private WallWindow window() {
        WallWindow made =
                new WallWindow(
                        parts.texts().bind("wall.title"), frames, this::pressed, options.exit());
        // What lies over the panels is left before what they have open themselves.
        made.scene()
                .addEventFilter(
                        KeyEvent.KEY_PRESSED,
                        e -> {
                            if (e.getCode() == KeyCode.ESCAPE
                                    && made.view() != null
                                    && made.view().overlay() != null) {
                                dismiss();
                                e.consume();
                            }
                        });
        made.scene().addEventHandler(OutboxAsked.TYPE, e -> overlays.outbox(made));
        made.scene().addEventHandler(FeedsAsked.TYPE, e -> overlays.feeds(made, ""));
        if (options.kiosk()) {
            made.hidePointer();
        }
        return made;
    }

    // ---- keys

    private List<KeyAction> actions() {
        List<KeyAction> all = new ArrayList<>();
        all.add(new KeyAction("F1", "wall.key.help", overlays::help));
        for (int i = 0; i < Math.min(9, scenes.size()); i++) {
            String id = scenes.get(i).id();
            String text = "wall.key.scene." + id;
            all.add(
                    new KeyAction(
                            "Ctrl+" + (i + 1),
                            parts.texts().has(text) ? text : scenes.get(i).name("en"),
                            () -> show(id)));
        }
        all.add(new KeyAction("F6", "wall.key.next-panel", () -> cycle(1)));
        all.add(new KeyAction("Shift+F6", "wall.key.previous-panel", () -> cycle(-1)));
        all.add(new KeyAction("F9", "wall.key.feeds", () -> overlays.feeds(focused(), "")));
        all.add(new KeyAction("F10", "wall.key.outbox", () -> overlays.outbox(focused())));
        all.add(new KeyAction("Ctrl+M", "wall.key.mute", this::mute));
        all.add(new KeyAction("Ctrl+L", "wall.key.language", this::switchLanguage));
        all.add(new KeyAction("Esc", "wall.key.dismiss", this::dismiss));
        all.add(new KeyAction("Ctrl+Shift+D", "wall.key.developer", overlays::developer));
        if (!options.kiosk()) {
            all.add(new KeyAction("Ctrl+Q", "wall.key.quit", options.exit()));
        }
        return all;
    }

    private void pressed(WallWindow window, KeyEvent event) {
        List<PanelCell> order = new ArrayList<>();
        WindowView view = window.view();
        if (view != null) {
            order.addAll(view.cells());
        }
        panels.live().stream().filter(c -> !order.contains(c)).forEach(order::add);
        keys.handle(event, window.scene().getFocusOwner(), order);
    }

    /// For a while: what one cannot hear one must not be able to forget.
    private void mute() {
        if (parts.sounds().property().get() != SoundState.Sound.ON) {
            parts.notices().say("sound_off");
        } else if (parts.sounds().toggle()) {
            parts.notices().say("sound_muted_for", Long.toString(SoundState.MUTED.toMinutes()));
        } else {
            parts.notices().say("sound_heard");
        }
    }

    private void switchLanguage() {
        boolean chinese = parts.texts().locale().getLanguage().equals("zh");
        parts.texts().use(chinese ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    }

    private void cycle(int step) {
        List<PanelCell> all =
                panels.live().stream().filter(c -> !c.panel().actions().isEmpty()).toList();
        if (all.isEmpty()) {
            return;
        }
        int now = -1;
        for (int i = 0; i < all.size(); i++) {
            PanelCell cell = all.get(i);
            Node owner = cell.getScene() == null ? null : cell.getScene().getFocusOwner();
            boolean active =
                    cell.getScene() != null
                            && cell.getScene().getWindow() != null
                            && cell.getScene().getWindow().isFocused();
            if (active && cell.holds(owner)) {
                now = i;
            }
        }
        // One that cannot take it now (a strip without anything in it) is passed by, not a dead
        // end.
        for (int n = 1; n <= all.size(); n++) {
            if (enter(all.get(Math.floorMod(now + n * step, all.size())))) {
                return;
            }
        }
    }

    private static boolean enter(PanelCell cell) {
        Node target = cell.panel().focusTarget();
        target.requestFocus();
        boolean entered = cell.holds(cell.getScene().getFocusOwner());
        if (entered) {
            cell.getScene().getWindow().requestFocus();
        }
        return entered;
    }

    private Map<String, List<KeyAction>> keyMap() {
        Map<String, List<KeyAction>> groups = new LinkedHashMap<>();
        groups.put("wall", keys.wall());
        for (PanelCell cell : panels.live()) {
            groups.computeIfAbsent(cell.kind(), k -> cell.panel().actions());
        }
        return groups;
    }

    private void dismiss() {
        if (!overlays.dismiss()) {
            // What somebody has begun goes before what they were told.
            panels.live().stream()
                    .filter(c -> c.panel().dismiss())
                    .findFirst()
                    .ifPresentOrElse(Wall::enter, parts.notices()::clear);
        }
    }

    private WallWindow focused() {
        return windows.stream()
                .filter(w -> w.stage().isFocused())
                .findFirst()
                .orElseGet(windows::getFirst);
    }

    /// Somebody pressed on a feed: a doubtful figure leads to what it hangs on.
    private void selected() {
        Selection.Item item = parts.selection().item();
        if (item == null || item.kind() != Changes.Kind.FEED || windows.isEmpty()) {
            return;
        }
        // It is no thing on the map: chosen again, it is to lead here again.
        parts.selection().clear();
        overlays.feeds(focused(), item.id());
    }

    @Override
    public void close() {
        screens.close();
        news.close();
        proposals.close();
        parts.selection().itemProperty().removeListener(selected);
        overlays.close();
        for (WallWindow window : windows) {
            WindowView view = window.view();
            if (view != null) {
                view.close();
            }
            window.close();
        }
        windows.clear();
        panels.closeAll();
    }

    List<WallWindow> windows() {
        return List.copyOf(windows);
    }
}
