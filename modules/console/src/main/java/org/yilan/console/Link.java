package org.yilan.console;

import org.yilan.console.Console.Connection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Whether the hub can be heard. Any thread may call.
///
/// A connection that breaks is not reported as long as it is mended before the picture has aged: only silence makes the link
/// lost.
final class Link {
    private final InstantSource machine;
    private final LongSupplier nanos;
    private final long lostNanos;
    private final Runnable onStatus;
    private volatile Connection connection;
    private volatile long heardNanos;
    private volatile String trouble = "";

    Link(InstantSource machine, LongSupplier nanos, Duration lostAfter, Runnable onStatus) {
        this.machine = machine;
        this.nanos = nanos;
        this.lostNanos = lostAfter.toNanos();
        this.onStatus = onStatus;
        this.heardNanos = nanos.getAsLong();
        this.connection = new Connection(Connection.State.CONNECTING, machine.instant(), "");
    }

    Connection connection() {
        return connection;
    }

    boolean connected() {
        return connection.state() == Connection.State.CONNECTED;
    }

    /// The hub said something.
    void heard() {
        heardNanos = nanos.getAsLong();
        trouble = "";
        if (!connected()) {
            become(Connection.State.CONNECTED, "");
        }
    }

    /// Since when the hub has not been heard; zero while it is.
    Duration unheard() {
        return connected() ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - heardNanos);
    }

    /// An attempt failed.
    ///
    /// @param key translation key of what is wrong
    void failed(String key) {
        trouble = key;
        Connection now = connection;
        if (!connected() && !now.detail().equals(key)) {
            become(now.state(), key);
        }
    }

    /// To be called a few times a second.
    void look() {
        if (connected() && nanos.getAsLong() - heardNanos > lostNanos) {
            become(Connection.State.LOST, trouble.isEmpty() ? "console.link.silent" : trouble);
        }
    }

    private void become(Connection.State state, String detail) {
        Connection was = connection;
        connection =
                new Connection(
                        state, was.state() == state ? was.since() : machine.instant(), detail);
        onStatus.run();
    }
}
