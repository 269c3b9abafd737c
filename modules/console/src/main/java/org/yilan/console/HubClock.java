package org.yilan.console;

import org.yilan.wire.ClockReading;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The hub's clock as far as this console can know it. Any thread may call.
///
/// Between two readings it runs on at the hub's speed. A reading that differs a little is approached by running slightly
/// faster or slower, so that a second hand neither jumps nor goes back; one that differs a lot is taken at once when it lies
/// ahead, and waited for when it lies behind. Without readings the clock stops: what it would say is not known.
final class HubClock {
    /// Part of an error that is made up for per second.
    private static final double PULL = 0.5;

    /// An error above this, at speed 1, is not a matter of a late message.
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final LongSupplier nanos;
    private final long holdNanos;
    private boolean known;
    private Instant base = Instant.EPOCH;
    private long baseNanos;
    private double rate;
    private double speed = 1;
    private Instant given = Instant.MIN;

    /// @param hold how long it runs on after the last reading
    HubClock(LongSupplier nanos, Duration hold) {
        this.nanos = nanos;
        this.holdNanos = hold.toNanos();
    }

    /// Takes a reading in.
    synchronized void read(ClockReading reading) {
        if (!known) {
            restart(reading);
            return;
        }
        Instant shown = now();
        double error = seconds(Duration.between(shown, reading.now()));
        speed = reading.speed();
        base = shown;
        baseNanos = nanos.getAsLong();
        double jump = JUMP.toMillis() / 1e3 * Math.max(1, speed);
        if (error > jump) {
            base = reading.now();
            rate = speed;
        } else if (error < -jump) {
            rate = 0;
        } else {
            rate = Math.max(0, speed + error * PULL);
        }
    }

    /// Takes a reading of another journal's clock, which may lie before what was shown.
    synchronized void restart(ClockReading reading) {
        known = true;
        given = Instant.MIN;
        base = reading.now();
        baseNanos = nanos.getAsLong();
        speed = reading.speed();
        rate = speed;
    }

    /// [Instant#EPOCH] before the first reading. Never goes back between two restarts.
    synchronized Instant now() {
        if (!known) {
            return Instant.EPOCH;
        }
        long passed = Math.min(nanos.getAsLong() - baseNanos, holdNanos);
        Instant moment = base.plusNanos((long) (passed * rate));
        if (moment.isBefore(given)) {
            return given;
        }
        given = moment;
        return moment;
    }

    /// What it most likely says by now, also after readings have stopped. For what is written down; what is shown stops.
    synchronized Instant estimate() {
        long since = nanos.getAsLong() - baseNanos - holdNanos;
        return known && since > 0 ? now().plusNanos((long) (since * speed)) : now();
    }

    /// The hub's own rate, 0 while it is not known what time it is.
    synchronized double speed() {
        return known && nanos.getAsLong() - baseNanos < holdNanos ? speed : 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
