package org.yilan.feeds;

import java.util.concurrent.Semaphore;

/// The right of a round to have documents read into memory, which few have at a time: what a hub takes when all its feeds
/// answer at once is then decided by the size of their documents and not by the number of feeds. While it waits for an
/// upstream a round gives its turn away, so a slow one keeps nobody waiting. Used by the thread of its round.
final class Turn implements AutoCloseable {
    /// Enough to keep the processors and the journal busy.
    static final int AT_ONCE = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final Semaphore turns;
    private boolean mine;
    private long waited;

    /// @param turns shared by all rounds, of [#AT_ONCE] permits
    Turn(Semaphore turns) {
        this.turns = turns;
    }

    /// The turns of one hub, first come first served.
    static Semaphore all() {
        return new Semaphore(AT_ONCE, true);
    }

    void take() {
        if (!mine) {
            long start = System.nanoTime();
            turns.acquireUninterruptibly();
            waited += System.nanoTime() - start;
            mine = true;
        }
    }

    /// How long it has waited for its turns, in nanoseconds.
    long waited() {
        return waited;
    }

    /// Gives it away, when it has it.
    @Override
    public void close() {
        if (mine) {
            mine = false;
            turns.release();
        }
    }
}
