package org.yilan.city;

import java.time.Instant;
import java.time.InstantSource;

/// The time of the scenario: running at a speed, or set by hand. Any thread may read it.
public final class CityClock implements InstantSource {
    private final InstantSource real;
    private final double speed;
    private final boolean manual;
    private final Instant started;
    private volatile Instant from;

    private CityClock(Instant from, double speed, InstantSource real, boolean manual) {
        this.from = from;
        this.speed = speed;
        this.real = real;
        this.manual = manual;
        this.started = real.instant();
    }

    /// A clock that shows `from` now and runs from there.
    ///
    /// @param speed seconds of the scenario per real second, above 0
    /// @param real the real time, normally `InstantSource.system()`
    public static CityClock running(Instant from, double speed, InstantSource real) {
        if (!(speed > 0 && speed <= 3600)) {
            throw new IllegalArgumentException(
                    "a clock runs at a speed above 0 and up to 3600, not " + speed);
        }
        return new CityClock(from, speed, real, false);
    }

    /// A clock that stands until it is [set][#set].
    public static CityClock manual(Instant at) {
        return new CityClock(at, 0, InstantSource.fixed(at), true);
    }

    /// Sets a manual clock.
    ///
    /// @throws IllegalStateException for a running one
    public void set(Instant at) {
        if (!manual) {
            throw new IllegalStateException("this clock runs by itself");
        }
        from = at;
    }

    /// Seconds of the scenario per real second; 0 for a manual clock.
    public double speed() {
        return speed;
    }

    @Override
    public Instant instant() {
        if (manual) {
            return from;
        }
        double millis = (real.millis() - started.toEpochMilli()) * speed;
        return from.plusMillis((long) millis);
    }
}
