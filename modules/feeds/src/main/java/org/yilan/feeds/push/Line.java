package org.yilan.feeds.push;

import org.yilan.feeds.spi.FeedException;

import java.time.Duration;

/// A connection over which an upstream tells by itself.
interface Line {
    /// Connects, and hands on what comes until the connection ends. Blocks for as long as that takes.
    ///
    /// @throws FeedException when there was no connection, or it broke
    void hold(Inbox inbox) throws FeedException, InterruptedException;

    /// How long the upstream wants to be left alone before the next connection, zero when it did not say.
    default Duration pause() {
        return Duration.ZERO;
    }

    /// Ends the connection, and every later one at once. Any thread.
    void close();
}
