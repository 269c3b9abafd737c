package org.yilan.console;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.SituationState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A journal in memory. Any thread may call.
///
/// A jump folds from the nearest point kept on an earlier jump, so dragging through a long journal does not fold all of it
/// every time.
final class LocalHistory implements History {
    /// Events between two kept points.
    private static final int SPACING = 20_000;

    private final List<Recorded> records = new ArrayList<>();
    private final TreeMap<Integer, SituationState> kept = new TreeMap<>();

    synchronized void append(List<Recorded> more) {
        records.addAll(more);
    }

    synchronized List<Recorded> copy(int from, int to) {
        return List.copyOf(records.subList(from, to));
    }

    /// How many events were recorded at or before a moment.
    synchronized int countAt(Instant moment) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).at().isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    synchronized Optional<Recorded> first() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.getFirst());
    }

    @Override
    public Situation situationAt(Instant moment) {
        int end = countAt(moment);
        Situation situation = new Situation();
        int start = 0;
        synchronized (this) {
            Map.Entry<Integer, SituationState> near = kept.floorEntry(end);
            if (near != null) {
                situation = Situation.of(near.getValue());
                start = near.getKey();
            }
        }
        Changes changes = new Changes();
        while (start < end) {
            int stop = Math.min(end, (start / SPACING + 1) * SPACING);
            for (Recorded recorded : copy(start, stop)) {
                situation.apply(recorded, changes);
            }
            start = stop;
            if (start % SPACING == 0) {
                SituationState state = situation.capture();
                synchronized (this) {
                    kept.putIfAbsent(start, state);
                }
            }
            changes = new Changes();
        }
        return situation;
    }

    @Override
    public synchronized Range after(long seq, int limit) {
        int from = (int) Math.min(seq, records.size());
        int to = Math.min(records.size(), from + limit);
        return new Range(records.subList(from, to), to == records.size());
    }

    @Override
    public synchronized Optional<Instant> before(Instant moment) {
        int low = countAt(moment.minusNanos(1));
        return low == 0 ? Optional.empty() : Optional.of(records.get(low - 1).at());
    }
}
