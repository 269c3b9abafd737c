package org.yilan.wall;

import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.yilan.fx.FrameBatcher;
import org.yilan.fx.FrameCounters;
import org.yilan.fx.Frames;
import org.yilan.fx.Texts;

import java.time.Duration;

/// What the screen costs: frames a second, time in panels, what was merged and carried over. Once a second while it is
/// shown. FX thread.
final class DeveloperOverlay extends Label {
    private final FrameBatcher batcher;
    private final Frames frames;
    private final Texts texts;
    private final Scene scene;
    private final Runnable count = () -> this.pulses++;
    private long pulses;
    private FrameCounters before;
    private boolean shown = true;

    DeveloperOverlay(FrameBatcher batcher, Frames frames, Texts texts, Scene scene) {
        this.texts = texts;
        this.batcher = batcher;
        this.frames = frames;
        this.scene = scene;
        this.before = batcher.counters();
        getStyleClass().add("overlay");
        scene.addPostLayoutPulseListener(count);
        show();
    }

    private void show() {
        if (!shown) {
            return;
        }
        FrameCounters now = batcher.counters();
        Runtime runtime = Runtime.getRuntime();
        setText(
                texts.get(
                        "wall.developer",
                        pulses,
                        now.refreshes() - before.refreshes(),
                        now.events() - before.events(),
                        now.lastPulseMillis(),
                        now.worstPulseMillis(),
                        now.merged(),
                        now.carried(),
                        now.failures(),
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20));
        before = now;
        pulses = 0;
        frames.after(Duration.ofSeconds(1), this::show);
    }

    void close() {
        shown = false;
        scene.removePostLayoutPulseListener(count);
    }
}
