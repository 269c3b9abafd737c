package org.yilan.queue;

import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The queue without a screen: one row per incident, always in order, and the part of it that passes the filter.
///
/// Incremental: a batch of changes costs one sort of what moved and one merge with the rest, never a sort of everything,
/// and rows are filtered and counted before anything is limited to what fits a screen. Confined to one thread.
public final class QueueModel {
    private static final QueueRow[] NONE = {};

    private final Map<String, QueueRow> byId = new HashMap<>();
    private final String person;
    private QueueRow[] order = NONE;
    private QueueRow[] shown = NONE;
    private UnaryOperator<String> districtName = UnaryOperator.identity();
    private QueueFilter filter = QueueFilter.ALL;
    private List<String> words = List.of();
    private Instant now = Instant.EPOCH;

    /// @param person whose incidents count as "mine"
    public QueueModel(String person) {
        this.person = person;
    }

    /// Forgets everything and takes these.
    public void reset(Collection<Incident> incidents) {
        byId.clear();
        order = new QueueRow[incidents.size()];
        int n = 0;
        for (Incident incident : incidents) {
            QueueRow row = new QueueRow(incident);
            if (byId.put(row.id(), row) == null && n < order.length) {
                order[n++] = row;
            }
        }
        order = n == order.length ? order : Arrays.copyOf(order, n);
        Arrays.sort(order, QueueRow.ORDER);
        refilter();
    }

    /// Takes in what became of some incidents. Returns whether rows came, went or moved; when not, only the contents of
    /// rows changed.
    ///
    /// @param ids the incidents that may have changed
    /// @param lookup the incident for an id, empty when it is gone
    public boolean apply(Collection<String> ids, Function<String, Optional<Incident>> lookup) {
        List<QueueRow> moved = new ArrayList<>();
        int leaving = 0;
        boolean visibility = false;
        long millis = now.toEpochMilli();
        for (String id : ids) {
            Optional<Incident> found = lookup.apply(id);
            QueueRow row = byId.get(id);
            if (found.isEmpty()) {
                if (row != null) {
                    byId.remove(id);
                    row.moving = true;
                    leaving++;
                }
                continue;
            }
            Incident incident = found.get();
            if (row == null) {
                row = new QueueRow(incident);
                byId.put(id, row);
                row.shown = lets(row, millis);
                moved.add(row);
            } else if (row.sortsLike(incident)) {
                row.update(incident);
                boolean shows = lets(row, millis);
                visibility |= shows != row.shown;
                row.shown = shows;
            } else {
                row.moving = true;
                leaving++;
                row.update(incident);
                row.shown = lets(row, millis);
                moved.add(row);
            }
        }
        if (!moved.isEmpty() || leaving > 0) {
            order = merge(moved, leaving);
            visibility = true;
        }
        if (visibility) {
            collect();
        }
        return visibility;
    }

    private QueueRow[] merge(List<QueueRow> moved, int leaving) {
        moved.sort(QueueRow.ORDER);
        QueueRow[] merged = new QueueRow[order.length - leaving + moved.size()];
        int next = 0;
        int n = 0;
        for (QueueRow row : order) {
            if (row.moving) {
                continue;
            }
            while (next < moved.size() && QueueRow.ORDER.compare(moved.get(next), row) < 0) {
                merged[n++] = moved.get(next++);
            }
            merged[n++] = row;
        }
        while (next < moved.size()) {
            merged[n++] = moved.get(next++);
        }
        moved.forEach(row -> row.moving = false);
        return merged;
    }

    /// Names districts for the search; to be called again when the language changes.
    public void nameDistricts(UnaryOperator<String> name) {
        districtName = name;
        byId.values().forEach(QueueRow::forgetWords);
        refilter();
    }

    public QueueFilter filter() {
        return filter;
    }

    public void filter(QueueFilter wanted) {
        if (!wanted.equals(filter)) {
            filter = wanted;
            words = wanted.words();
            refilter();
        }
    }

    /// Moves the clock by which things are overdue. Returns whether that changed what is shown.
    public boolean tick(Instant moment) {
        now = moment;
        if (!filter.overdue()) {
            return false;
        }
        QueueRow[] before = shown;
        refilter();
        return !Arrays.equals(before, shown);
    }

    private void refilter() {
        long millis = now.toEpochMilli();
        for (QueueRow row : order) {
            row.shown = lets(row, millis);
        }
        collect();
    }

    private boolean lets(QueueRow row, long millis) {
        if (!filter.lets(row, row.incident(), person, millis)) {
            return false;
        }
        for (String word : words) {
            if (!row.haystack(districtName).contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void collect() {
        QueueRow[] visible = new QueueRow[order.length];
        int n = 0;
        for (QueueRow row : order) {
            if (row.shown) {
                visible[n++] = row;
            }
        }
        shown = Arrays.copyOf(visible, n);
    }

    /// How many rows pass the filter.
    public int size() {
        return shown.length;
    }

    /// The row at a place among those that pass the filter.
    public QueueRow get(int index) {
        return shown[index];
    }

    /// Where an incident stands among those that pass the filter, -1 when it does not.
    public int indexOf(String id) {
        QueueRow row = byId.get(id);
        if (row == null || !row.shown) {
            return -1;
        }
        int found = Arrays.binarySearch(shown, row, QueueRow.ORDER);
        return found >= 0 ? found : -1;
    }

    public Optional<Incident> incident(String id) {
        return Optional.ofNullable(byId.get(id)).map(QueueRow::incident);
    }

    /// How many there are, whatever the filter shows.
    public QueueCounts counts() {
        return QueueCounts.of(Collections.unmodifiableCollection(byId.values()), person, now);
    }

    /// How many open incidents the filter holds back.
    public int heldBack() {
        int open = 0;
        int openShown = 0;
        for (QueueRow row : order) {
            if (!row.isOpen()) {
                break;
            }
            open++;
            openShown += row.shown ? 1 : 0;
        }
        return open - openShown;
    }
}
