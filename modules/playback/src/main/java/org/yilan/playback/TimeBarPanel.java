package org.yilan.playback;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.console.JournalIndex;
import org.yilan.console.TimeContext;
import org.yilan.console.TimeContext.Mode;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// The time bar: what happened when, where the wall stands in it, and the way to any other moment. FX thread.
///
/// It draws when something has changed: new counts, another mode, a playhead that has moved by a pixel.
public final class TimeBarPanel implements Panel {
    /// Pause between two questions for the journal's index while events come.
    private static final long INDEX_NANOS = 5_000_000_000L;

    private static final Duration SHORT_WAY = Duration.ofMinutes(10);
    private static final Duration LONG_WAY = Duration.ofHours(1);
    private static final double FIRST_SPEED = 60;

    private final PanelContext context;
    private final TimeContext time;
    private final LongSupplier nanos;
    private final BarWords words;
    private final BarPainter painter;
    private final TimeControl control;
    private final Controls controls;
    private final BarView bar;
    private final Label nothing = new Label();
    private final VBox view = new VBox();
    private final List<KeyAction> actions;
    private final Console.Subscription status;
    private final AtomicBoolean statusDue = new AtomicBoolean();
    private final ChangeListener<Object> onLanguage = (o, a, b) -> relabel();

    private Zoom zoom;
    private @Nullable BarData data;
    private @Nullable BarScale scale;
    private boolean asking;
    private boolean askAgain = true;
    private boolean failed;
    private boolean closed;
    private long asked;
    private double drawnAt = -1;

    TimeBarPanel(PanelContext context) {
        this(context, System::nanoTime);
    }

    TimeBarPanel(PanelContext context, LongSupplier nanos) {
        this.context = context;
        this.nanos = nanos;
        this.time = context.console().time();
        this.words = new BarWords(context.texts(), Zones.of(context.settings()));
        this.painter = new BarPainter(words, context.type().base());
        this.zoom = Zoom.of(context.options().path("zoom").asString("all"));
        double speed = context.options().path("speed").asDouble(FIRST_SPEED);
        this.control = new TimeControl(time, context.notices(), speed, this::timeChanged);
        this.controls =
                new Controls(words, control, time, Math.rint(context.type().base()), this::zoomTo);
        this.bar = new BarView(this::paint, this::drag, this::draw);
        this.actions = keys();
        this.status = context.console().onStatus(this::onStatus);
        StackPane stack = new StackPane(bar, nothing);
        nothing.getStyleClass().add("text-faint");
        VBox.setVgrow(stack, Priority.ALWAYS);
        stack.setMinHeight(0);
        view.setMinSize(0, 0);
        view.getStyleClass().addAll("panel", "timebar");
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "playback"));
        view.getChildren().addAll(stack, controls);
        bar.setFocusTraversable(true);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        context.texts().localeProperty().addListener(onLanguage);
        controls.show(zoom);
        relabel();
    }

    // ---- panel

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node focusTarget() {
        return bar;
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.everything() || changes.events() > 0) {
            askAgain = true;
        }
        ask();
        if (changes.everything()) {
            timeChanged();
        }
    }

    @Override
    public void tick(Instant now) {
        ask();
        controls.update();
        if (moved()) {
            draw();
        }
    }

    @Override
    public boolean settled() {
        return data != null || failed;
    }

    @Override
    public List<KeyAction> actions() {
        return actions;
    }

    /// The zoom, and the speed of the next playback.
    @Override
    public void takeOver(Panel former) {
        if (former instanceof TimeBarPanel other) {
            control.prefer(other.control.speed());
            zoomTo(other.zoom);
        }
    }

    @Override
    public void close() {
        closed = true;
        status.close();
        context.texts().localeProperty().removeListener(onLanguage);
    }

    // ---- keys

    private List<KeyAction> keys() {
        return List.of(
                new KeyAction("Space", "playback.key.play", control::playOrPause),
                new KeyAction("L", "playback.key.live", control::goLive),
                new KeyAction("Left", "playback.key.back", control::stepBack),
                new KeyAction("Right", "playback.key.forward", control::stepForward),
                new KeyAction("Shift+Left", "playback.key.minutes-back", () -> move(-1, SHORT_WAY)),
                new KeyAction(
                        "Shift+Right", "playback.key.minutes-forward", () -> move(1, SHORT_WAY)),
                new KeyAction("Shift+Down", "playback.key.hour-back", () -> move(-1, LONG_WAY)),
                new KeyAction("Shift+Up", "playback.key.hour-forward", () -> move(1, LONG_WAY)),
                new KeyAction("Home", "playback.key.start", control::goToStart),
                new KeyAction("End", "playback.key.live", control::goLive),
                new KeyAction("Equals", "playback.key.faster", control::faster),
                new KeyAction("Plus", "playback.key.faster", control::faster),
                new KeyAction("Add", "playback.key.faster", control::faster),
                new KeyAction("Minus", "playback.key.slower", control::slower),
                new KeyAction("Subtract", "playback.key.slower", control::slower),
                new KeyAction("Up", "playback.key.zoom-in", () -> zoomTo(zoom.in())),
                new KeyAction("Down", "playback.key.zoom-out", () -> zoomTo(zoom.out())));
    }

    private void move(int direction, Duration way) {
        control.moveBy(way.multipliedBy(direction));
    }

    private void onKey(KeyEvent event) {
        for (KeyAction action : actions) {
            boolean plus = action.keys().equals("Equals") && event.getText().equals("+");
            if (plus || KeyCombination.valueOf(action.keys()).match(event)) {
                event.consume();
                action.run().run();
                return;
            }
        }
    }

    private void zoomTo(Zoom chosen) {
        zoom = chosen;
        scale = null;
        controls.show(chosen);
        draw();
    }

    private void drag(Instant moment) {
        if (moment.isBefore(time.latest())) {
            control.goTo(moment);
        } else if (time.mode() != Mode.LIVE) {
            control.goLive();
        }
        draw();
    }

    // ---- what has changed

    /// On any thread.
    private void onStatus() {
        if (statusDue.compareAndSet(false, true)) {
            FxThread.later(
                    () -> {
                        statusDue.set(false);
                        if (!closed) {
                            timeChanged();
                        }
                    });
        }
    }

    private void timeChanged() {
        controls.update();
        draw();
    }

    private void relabel() {
        nothing.setText(words.get(failed ? "no-index" : "no-index-yet"));
        controls.relabel();
        scale = null;
        draw();
    }

    private void ask() {
        if (asking || !askAgain || (asked != 0 && nanos.getAsLong() - asked < INDEX_NANOS)) {
            return;
        }
        asking = true;
        askAgain = false;
        asked = nanos.getAsLong();
        var unused =
                context.console()
                        .index()
                        .thenApplyAsync(this::read, context.background())
                        .whenCompleteAsync(this::take, FxThread.executor());
    }

    private BarData read(JournalIndex index) {
        return BarData.of(index, context.console().situation(), index.to());
    }

    private void take(@Nullable BarData fresh, @Nullable Throwable failure) {
        asking = false;
        if (closed) {
            return;
        }
        failed = failure != null;
        if (fresh != null) {
            data = fresh;
            controls.show(fresh.index());
        } else {
            askAgain = true;
        }
        nothing.setText(words.get(failed ? "no-index" : "no-index-yet"));
        draw();
    }

    // ---- drawing

    private void draw() {
        nothing.setVisible(data == null);
        bar.draw();
    }

    private boolean moved() {
        BarScale s = scale;
        if (s == null || zoom != Zoom.ALL && time.mode() == Mode.LIVE) {
            // A live window moves along with the present.
            double pixel = s == null ? 1 : s.pixels(Duration.between(s.to(), windowEnd(s)));
            return Math.abs(pixel) >= 1;
        }
        return Math.abs(s.x(time.now()) - drawnAt) >= 1;
    }

    private Instant windowEnd(BarScale before) {
        return scaleNow(before).to();
    }

    private BarScale scaleNow(@Nullable BarScale before) {
        double left = painter.gutter();
        double width = Math.max(1, bar.getWidth() - left - painter.margin());
        Instant shown = bar.dragged() == null ? time.now() : bar.dragged();
        if (bar.dragged() != null && before != null) {
            return before; // the ground stands still under the hand
        }
        return BarScale.window(
                zoom,
                time.earliest(),
                time.latest(),
                shown,
                time.mode() == Mode.LIVE,
                left,
                width,
                before);
    }

    private void paint(GraphicsContext g) {
        BarData d = data;
        if (d == null) {
            return;
        }
        painter.family(nothing.getFont().getFamily());
        BarScale current = scaleNow(scale);
        scale = current;
        bar.use(current);
        Instant dragged = bar.dragged();
        Instant shown = dragged == null ? time.now() : dragged;
        if (shown.isAfter(time.latest())) {
            shown = time.latest();
        }
        boolean past = time.mode() != Mode.LIVE || dragged != null && shown.isBefore(time.latest());
        drawnAt = current.x(shown);
        painter.paint(
                g,
                bar.getWidth(),
                bar.getHeight(),
                new BarPainter.Picture(
                        d,
                        current,
                        past && time.mode() == Mode.LIVE ? Mode.PAUSED : time.mode(),
                        shown,
                        time.latest(),
                        bar.pointer()));
    }
}
