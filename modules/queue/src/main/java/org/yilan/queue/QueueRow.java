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
    static final Comparator<QueueRow> ORDER =
            Comparator.comparingInt((QueueRow r) -> r.open ? 0 : 1)
                    .thenComparingInt(r -> r.rank)
                    .thenComparing(r -> r.gradeCode)
                    .thenComparingLong(r -> r.due)
                    .thenComparingLong(r -> r.reported)
                    .thenComparing(r -> r.id);

    private final String id;
    private Incident incident;
    private boolean open;
    private int rank;
    private String gradeCode = "";
    private long due;
    private long reported;
    private @Nullable String haystack;
    boolean moving;
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
        return open;
    }

    boolean sortsLike(Incident other) {
        return open == other.open()
                && gradeCode.equals(other.grade().code())
                && due == due(other)
                && reported == other.report().reportedAt().toEpochMilli();
    }

    void update(Incident newer) {
        incident = newer;
        haystack = null;
        place(newer);
    }

    private void place(Incident i) {
        open = i.open();
        rank = i.grade().rank();
        // Codes matter for the order only among grades that the program does not know.
        gradeCode = i.grade().code();
        due = due(i);
        reported = i.report().reportedAt().toEpochMilli();
    }

    private static long due(Incident i) {
        Instant at = i.report().dueAt();
        return at == null ? Long.MAX_VALUE : at.toEpochMilli();
    }

    Grade grade() {
        return incident.grade();
    }

    boolean overdue(long nowMillis) {
        return open && due < nowMillis;
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
