package org.yilan.wall;

import org.yilan.console.Console.Subscription;
import org.yilan.fx.Frames;
import org.yilan.wall.scene.Monitor;

import java.time.Duration;
import java.util.List;

/// Monitors that a test plugs in and out.
final class Plugs implements Monitors {
    private List<Monitor> there;
    private Runnable listener = () -> {};

    Plugs(Monitor... there) {
        this.there = List.of(there);
    }

    /// From now on there are these; told at once.
    void plug(Monitor... monitors) {
        there = List.of(monitors);
        listener.run();
    }

    @Override
    public List<Monitor> now() {
        return there;
    }

    @Override
    public Subscription listen(Runnable changed) {
        listener = changed;
        return () -> listener = () -> {};
    }

    /// No frames; the wait for monitors to settle is over when asked for, any other never.
    static final class AtOnce implements Frames {
        @Override
        public void next(Runnable work) {}

        @Override
        public void after(Duration delay, Runnable work) {
            if (delay.equals(Wall.SETTLE)) {
                work.run();
            }
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
