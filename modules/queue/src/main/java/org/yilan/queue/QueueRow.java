package org.yilan.queue;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One incident's place in the queue: the same object as long as the incident is there, so that a view can tell what moved.
/// Owned and changed by [QueueModel] alone, on its thread.
public final class QueueRow {
    /// What breaks first comes first: open before resolved, the graver grade, the earlier limit (none is last), the
    /// earlier call, the id. Does not depend on what time it is, so time alone never moves a row.
    ///
    /// Almost always decided by one comparison of two longs: a hundred thousand rows are sorted and searched with it.
    static final Comparator<QueueRow> ORDER = QueueRow::compare;

    /// The key of the first row that is not open.
    static final long RESOLVED = 1L << 60;

    private static final int RANK_SHIFT = 56;
    private static final long NO_LIMIT = (1L << RANK_SHIFT) - 1;

    private final String id;
    private Incident incident;
    private long key;
    private long reported;
    private @Nullable String haystack;
    boolean shown;

    QueueRow(Incident incident) {
        this.id = incident.id();
        this.incident = incident;
        place(incident);
    }

    public String id() {
        return id;
    }

    /// The incident as it was last told.
    public Incident incident() {
        return incident;
    }

    boolean isOpen() {
        return key < RESOLVED;
    }

    /// What the order goes by first.
    long key() {
        return key;
    }

    private static int compare(QueueRow a, QueueRow b) {
        int byKey = Long.compare(a.key, b.key);
        if (byKey != 0) {
            return byKey;
        }
        // Codes differ at the same rank only among grades that the program does not know.
        int byCode = a.grade().code().compareTo(b.grade().code());
        if (byCode != 0) {
            return byCode;
        }
        int byCall = Long.compare(a.reported, b.reported);
        return byCall != 0 ? byCall : a.id.compareTo(b.id);
    }

    boolean sortsLike(Incident other) {
        return key == key(other)
                && grade().equals(other.grade())
                && reported == other.report().reportedAt().toEpochMilli();
    }

    void update(Incident newer) {
        incident = newer;
        haystack = null;
        place(newer);
    }

    private void place(Incident i) {
        key = key(i);
        reported = i.report().reportedAt().toEpochMilli();
    }

    private static long key(Incident i) {
        return (i.open() ? 0 : RESOLVED) + key(i.grade().rank(), due(i));
    }

    /// The least key of an open row with a grade of this rank and this limit, in milliseconds since 1970.
    static long key(int rank, long due) {
        return ((long) rank << RANK_SHIFT) + Math.clamp(due, 0, NO_LIMIT);
    }

    private static long due(Incident i) {
        Instant at = i.open() ? i.due() : i.timing().resolveBy();
        return at == null ? Long.MAX_VALUE : at.toEpochMilli();
    }

    Grade grade() {
        return incident.grade();
    }

    boolean overdue(long nowMillis) {
        return isOpen() && due(incident) < nowMillis;
    }

    /// What a search looks through, in lower case.
    String haystack(java.util.function.UnaryOperator<String> district) {
        String text = haystack;
        if (text == null) {
            var report = incident.report();
            text =
                    String.join(
                                    "\n",
                                    report.title(),
                                    report.place().address(),
                                    district.apply(report.place().division()),
                                    incident.progress().unit(),
                                    incident.progress().owner(),
                                    report.id(),
                                    report.category())
                            .toLowerCase(Locale.ROOT);
            haystack = text;
        }
        return text;
    }

    void forgetWords() {
        haystack = null;
    }
}
