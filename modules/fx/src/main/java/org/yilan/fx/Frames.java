package org.yilan.fx;

import java.time.Duration;

/// When work happens on the FX thread. Any thread may call; what is passed runs on the FX thread.
public interface Frames {
    /// Runs once, in the next pulse, before layout.
    void next(Runnable work);

    /// Runs once, so much later on this machine's clock.
    void after(Duration delay, Runnable work);

    /// This machine's monotonic time in nanoseconds.
    long nanos();
}
