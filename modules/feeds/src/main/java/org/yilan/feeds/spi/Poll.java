package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// One round of asking an upstream: what an adapter may do, and where it puts what it found. Used by the thread that called
/// [FeedAdapter#poll] and only until that returns.
public interface Poll {
    /// The feed that is asked.
    FeedConfig config();

    /// The hub's clock when the round began.
    Instant now();

    /// Fetches a document; empty when the upstream says that it is what was recorded the last time.
    ///
    /// @throws FeedException when there is none, or it breaks a limit
    Optional<Document> get(URI uri) throws FeedException;

    /// Whether links in a document may be followed to `uri`: the feed's own host, and those in the option `hosts`.
    boolean mayFollow(URI uri);

    /// Reports something that the upstream says.
    void saw(Observation observation);

    /// Reports that something was left out although nothing is wrong with it.
    void ignored(String path, String reason);

    /// Reports that something was left out because it is wrong.
    void refused(String path, String reason);

    /// Says that not everything was fetched, so unchanged documents must be fetched again the next time.
    void incomplete();

    /// Runs `action` once everything reported is durable. Not run when recording failed: what an adapter remembers of a
    /// round belongs in here, so that nothing is taken for known that was lost.
    void onRecorded(Runnable action);

    /// The code of the division that a point lies in, empty when it is not known.
    String division(@Nullable GeoPoint point);

    /// Runs the reading of one item; a [Refusal] is reported and goes no further.
    default void item(Item item) {
        try {
            item.read();
        } catch (Refusal refusal) {
            refused(refusal.path(), refusal.reason());
        }
    }

    /// Reads a part that an item can do without: null when it is refused, which is reported.
    default <T> @Nullable T part(Part<T> part) {
        try {
            return part.read();
        } catch (Refusal refusal) {
            refused(refusal.path(), refusal.reason());
            return null;
        }
    }

    /// The reading of a part of an item.
    @FunctionalInterface
    interface Part<T> {
        @Nullable T read() throws Refusal;
    }

    /// The reading of one item.
    @FunctionalInterface
    interface Item {
        void read() throws Refusal;
    }
}
