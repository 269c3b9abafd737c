package org.yilan.feeds.transport;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/// How the documents of one feed come in: it asks for them, or it is told. One thread at a time works with it, in rounds;
/// [#close] and the figures are for any thread.
public interface Transport extends AutoCloseable {
    /// The adapter's reading of what there is.
    @FunctionalInterface
    interface Reading {
        void read() throws FeedException;
    }

    /// Whether it asks for documents, once a period, or is told.
    boolean asks();

    /// A round begins.
    void begin();

    /// Lets the adapter read: once where documents are asked for, else once for each message that has come. A message that
    /// cannot be used goes to `refused` with its place and the reason; the others count.
    ///
    /// @throws FeedException when there is no usable answer, or no connection over which one could come
    void read(Reading reading, BiConsumer<String, String> refused) throws FeedException;

    /// A document; empty when it is what was recorded the last time.
    Optional<Document> get(URI uri) throws FeedException;

    /// Whether a link in a document may be followed.
    boolean mayFollow(URI uri);

    /// What was read in this round is durable.
    ///
    /// @param usable whether all of it could be used
    void recorded(boolean usable);

    /// Takes nothing for unchanged in the next round.
    void forget();

    /// Whether the upstream gave a sign of life in this round.
    boolean heard();

    /// What this round moved.
    Traffic traffic();

    /// How long what came in this round is good, by the upstream's own word; zero when it does not say.
    Duration goodFor();

    /// What waits here, and what had to be dropped since the start.
    Backlog backlog();

    /// Waits until another round is due: for a time where documents are asked for, else until something has come.
    ///
    /// @param most how long at most
    /// @return false when the transport was closed
    boolean await(Duration most) throws InterruptedException;

    /// Ends what is under way, and every later round at once.
    @Override
    void close();

    /// @param documents that were read, without those that had not changed
    /// @param bytes that came, after decompression, also of documents that turned out the same
    /// @param waited for the network, in nanoseconds
    record Traffic(int documents, long bytes, long waited) {}

    /// @param waiting messages that have come and were not read yet
    /// @param dropped messages that came faster than they could be read, since the start
    /// @param nextTry until the next try to connect, null when none is waited for
    record Backlog(int waiting, long dropped, @Nullable Duration nextTry) {
        /// Nothing waits, nothing was dropped.
        public static final Backlog NONE = new Backlog(0, 0, null);
    }
}
