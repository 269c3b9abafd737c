package org.yilan.hub;

import java.time.Duration;
import java.time.Instant;

/// A clock that moves only when told to, so that the same steps give the same journal: for pictures and tests. Any thread
/// may call.
public final class SteppedClock implements HubClock {
    private volatile Instant now;

    public SteppedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public double speed() {
        return 0;
    }

    /// Goes to a moment; an earlier one than now is ignored.
    public synchronized void moveTo(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    public synchronized void advance(Duration by) {
        moveTo(now.plus(by));
    }
}
