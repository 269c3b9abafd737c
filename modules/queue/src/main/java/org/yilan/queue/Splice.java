package org.yilan.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes rows out of a sorted array and puts others in, by copying the blocks between them. Single use.
///
/// Rows to take out must be named while every row still has the key by which the array is sorted.
final class Splice {
    private final QueueRow[] from;
    private final List<Integer> out = new ArrayList<>();
    private final List<QueueRow> in = new ArrayList<>();
    private final Map<QueueRow, Integer> noted = new HashMap<>();

    Splice(QueueRow[] from) {
        this.from = from;
    }

    private int place(QueueRow row) {
        int at = Arrays.binarySearch(from, row, QueueRow.ORDER);
        if (at < 0 || from[at] != row) {
            throw new IllegalStateException("row " + row.id() + " is not where it sorts");
        }
        return at;
    }

    void remove(QueueRow row) {
        out.add(place(row));
    }

    /// Remembers where a row stands, should it have to go.
    void note(QueueRow row) {
        noted.put(row, place(row));
    }

    void removeNoted(QueueRow row) {
        Integer at = noted.get(row);
        if (at != null) {
            out.add(at);
        }
    }

    void add(QueueRow row) {
        in.add(row);
    }

    /// The new array, or the old one when nothing came or went.
    QueueRow[] result() {
        if (out.isEmpty() && in.isEmpty()) {
            return from;
        }
        QueueRow[] kept = without();
        if (in.isEmpty()) {
            return kept;
        }
        in.sort(QueueRow.ORDER);
        QueueRow[] to = new QueueRow[kept.length + in.size()];
        int read = 0;
        int written = 0;
        for (QueueRow row : in) {
            int at = -1 - Arrays.binarySearch(kept, read, kept.length, row, QueueRow.ORDER);
            System.arraycopy(kept, read, to, written, at - read);
            written += at - read;
            read = at;
            to[written++] = row;
        }
        System.arraycopy(kept, read, to, written, kept.length - read);
        return to;
    }

    private QueueRow[] without() {
        if (out.isEmpty()) {
            return from;
        }
        out.sort(null);
        QueueRow[] to = new QueueRow[from.length - out.size()];
        int read = 0;
        int written = 0;
        for (int at : out) {
            System.arraycopy(from, read, to, written, at - read);
            written += at - read;
            read = at + 1;
        }
        System.arraycopy(from, read, to, written, from.length - read);
        return to;
    }
}
