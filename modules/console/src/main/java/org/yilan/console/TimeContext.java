package org.yilan.console;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// What time it is on the wall. Everything that counts reads this and never the machine's clock.
///
/// Any thread may call. Changes are told through [Console#onStatus] and [Console#onChange].
public interface TimeContext {
    /// How time passes.
    enum Mode {
        /// Follows the hub.
        LIVE,
        /// Stands still at a moment.
        PAUSED,
        /// Moves through the past at [#speed()].
        PLAYING
    }

    /// Slowest and fastest playback.
    double SLOWEST = 0.5;

    double FASTEST = 600;

    Mode mode();

    /// The moment that the wall shows.
    Instant now();

    /// How fast [#now()] moves against the machine's clock: the hub's own rate when live, 0 when paused.
    double speed();

    /// When the journal begins.
    Instant earliest();

    /// The hub's present.
    Instant latest();

    /// Back to live.
    CompletableFuture<Void> goLive();

    /// Shows the moment `at`, clamped to the journal, and stands there. Of several calls in a row the last counts; the
    /// future of one that was overtaken completes as well.
    CompletableFuture<Void> pauseAt(Instant at);

    /// Plays on from [#now()] at a speed, clamped to [#SLOWEST]..[#FASTEST]. At the end it goes live.
    void play(double speed);

    /// Stands still at the next event after what is shown.
    CompletableFuture<Void> stepForward();

    /// Stands still just before the last event that is shown.
    CompletableFuture<Void> stepBack();
}
