package org.yilan.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until a test moves it. Any thread may call.
public final class ManualClock implements InstantSource {
    private volatile Instant now;

    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Moves on and gives the new time.
    public synchronized Instant advance(Duration by) {
        now = now.plus(by);
        return now;
    }

    /// Sets any moment, earlier ones too: clocks of machines do go back.
    public synchronized void set(Instant to) {
        now = to;
    }
}
