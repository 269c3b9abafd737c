package org.yilan.app;

import java.util.ArrayDeque;
import java.util.Deque;

/// Things that were opened, to be closed in the order opposite to opening. Closing goes on when one of them fails; a second
/// close does nothing. Any thread.
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    /// Closes `thing` when this is closed, before everything that was opened earlier.
    synchronized void add(AutoCloseable thing) {
        things.push(thing);
    }

    /// @throws RuntimeException the first that something threw, with the others as suppressed ones
    @Override
    public synchronized void close() {
        RuntimeException first = null;
        while (!things.isEmpty()) {
            try {
                things.pop().close();
            } catch (Exception e) {
                RuntimeException fault =
                        e instanceof RuntimeException r
                                ? r
                                : new Failure("could not be closed: " + e.getMessage(), e);
                if (first == null) {
                    first = fault;
                } else {
                    first.addSuppressed(fault);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
