package org.yilan.queue;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The queue without a screen: one row per incident, always in order, and the part of it that passes the filter.
///
/// Incremental: a batch of changes costs a search per row that moved and one block copy of the rest, never a sort or a walk through everything,
/// and rows are filtered and counted before anything is limited to what fits a screen. Confined to one thread.
public final class QueueModel {
    private static final QueueRow[] NONE = {};

    private final Map<String, QueueRow> byId = new HashMap<>();
    private String person;
    private final QueueTally tally;
    private QueueRow[] order = NONE;
    private QueueRow[] shown = NONE;
    private UnaryOperator<String> districtName = UnaryOperator.identity();
    private QueueFilter filter = QueueFilter.ALL;
    private List<String> words = List.of();
    private Instant now = Instant.EPOCH;

    /// @param person whose incidents count as "mine"
    public QueueModel(String person) {
        this.person = person;
        this.tally = new QueueTally(person);
    }

    /// Somebody else sits here from the next [#reset] on: a console learns it when the hub answers.
    void person(String name) {
        person = name;
        tally.person(name);
    }

    /// Forgets everything and takes these.
    public void reset(Collection<Incident> incidents) {
        byId.clear();
        tally.clear();
        order = new QueueRow[incidents.size()];
        int n = 0;
        for (Incident incident : incidents) {
            QueueRow row = new QueueRow(incident);
            if (byId.put(row.id(), row) == null && n < order.length) {
                order[n++] = row;
                tally.add(incident);
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
        // Places are looked up while all rows still have the keys by which they are sorted.
        Map<QueueRow, Incident> updates = new LinkedHashMap<>();
        List<QueueRow> gone = new ArrayList<>();
        List<QueueRow> come = new ArrayList<>();
        Splice whole = new Splice(order);
        Splice visible = new Splice(shown);
        for (String id : ids) {
            Optional<Incident> found = lookup.apply(id);
            QueueRow row = byId.get(id);
            if (found.isPresent() && row != null) {
                updates.put(row, found.get());
            } else if (found.isPresent()) {
                QueueRow fresh = new QueueRow(found.get());
                byId.put(id, fresh);
                come.add(fresh);
            } else if (row != null) {
                byId.remove(id);
                gone.add(row);
            }
        }
        come.forEach(updates::remove);
        Set<QueueRow> moving = new LinkedHashSet<>();
        updates.forEach(
                (row, incident) -> {
                    if (!row.sortsLike(incident)) {
                        moving.add(row);
                        whole.remove(row);
                    }
                    if (row.shown) {
                        visible.note(row);
                    }
                });
        for (QueueRow row : gone) {
            tally.remove(row.incident());
            whole.remove(row);
            if (row.shown) {
                visible.remove(row);
            }
        }
        long millis = now.toEpochMilli();
        updates.forEach(
                (row, incident) -> {
                    boolean was = row.shown;
                    boolean moves = moving.contains(row);
                    tally.remove(row.incident());
                    tally.add(incident);
                    row.update(incident);
                    row.shown = lets(row, millis);
                    if (was && (moves || !row.shown)) {
                        visible.removeNoted(row);
                    }
                    if (row.shown && (moves || !was)) {
                        visible.add(row);
                    }
                    if (moves) {
                        whole.add(row);
                    }
                });
        for (QueueRow row : come) {
            tally.add(row.incident());
            row.shown = lets(row, millis);
            whole.add(row);
            if (row.shown) {
                visible.add(row);
            }
        }
        order = whole.result();
        QueueRow[] before = shown;
        shown = visible.result();
        return before != shown;
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
        QueueRow[] visible = new QueueRow[order.length];
        int n = 0;
        for (QueueRow row : order) {
            row.shown = lets(row, millis);
            if (row.shown) {
                visible[n++] = row;
            }
        }
        shown = Arrays.copyOf(visible, n);
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

    /// How many there are, whatever the filter shows. Costs no more however many there are.
    public QueueCounts counts() {
        return tally.counts(overdue());
    }

    /// Open rows lie grade by grade, and within a grade in the order of their limits.
    private int overdue() {
        long millis = now.toEpochMilli();
        int overdue = 0;
        for (int rank = 0; rank <= Grade.WHITE.rank(); rank++) {
            overdue +=
                    before(order, QueueRow.key(rank, millis))
                            - before(order, QueueRow.key(rank, 0));
        }
        return overdue;
    }

    /// How many open incidents the filter holds back.
    public int heldBack() {
        return open(order) - open(shown);
    }

    /// Open rows come first, so their number is where the others begin.
    private static int open(QueueRow[] rows) {
        return before(rows, QueueRow.RESOLVED);
    }

    /// How many rows have a key below this one.
    private static int before(QueueRow[] rows, long key) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].key() < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
