package org.yilan.audit;

import java.io.Closeable;

/// Takes the lines of a history, oldest first. What it writes is complete when it has been closed.
interface HistorySink extends Closeable {
    void add(HistoryLine line);
}
