package org.yilan.map.mark;

import org.yilan.situation.Changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The marks of one picture, found by place. Immutable, so the FX thread may ask while the next picture is drawn.
///
/// Marks are held in unit Mercator and asked for with the view of the moment, so they are found where they are seen even
/// while the picture is being moved.
public final class MarkIndex {
    /// An index without marks.
    public static final MarkIndex EMPTY = new MarkIndex(List.of(), 1);

    private final List<Mark> marks;
    private final double bucket;
    private final double longest;
    private final Map<Long, List<Mark>> buckets = new HashMap<>();

    /// @param world pixels that the unit square was wide when the marks were drawn
    public MarkIndex(List<Mark> marks, double world) {
        this.marks = List.copyOf(marks);
        this.bucket = 64 / world;
        double reach = 0;
        for (Mark mark : marks) {
            reach = Math.max(reach, mark.reach());
            buckets.computeIfAbsent(
                            key(
                                    (int) Math.floor(mark.x() / bucket),
                                    (int) Math.floor(mark.y() / bucket)),
                            k -> new ArrayList<>(2))
                    .add(mark);
        }
        longest = reach;
    }

    public List<Mark> marks() {
        return marks;
    }

    /// The topmost mark at a place.
    ///
    /// @param x unit Mercator, likewise `y`
    /// @param world pixels that the unit square is wide now
    /// @param slack pixels by which a finger may miss
    public Optional<Mark> at(double x, double y, double world, double slack) {
        double reach = (longest + slack) / world;
        Mark best = null;
        double bestMiss = 0;
        for (int i = (int) Math.floor((x - reach) / bucket); i <= (x + reach) / bucket; i++) {
            for (int j = (int) Math.floor((y - reach) / bucket); j <= (y + reach) / bucket; j++) {
                for (Mark mark : buckets.getOrDefault(key(i, j), List.of())) {
                    double away = Math.hypot(mark.x() - x, mark.y() - y) * world;
                    double miss = Math.max(0, away - mark.reach());
                    if (miss > slack) {
                        continue;
                    }
                    // A hit beats a near miss; among hits the one on top wins, among near misses
                    // the nearest.
                    boolean better =
                            best == null || (miss == 0) != (bestMiss == 0)
                                    ? best == null || miss == 0
                                    : miss == 0 ? mark.order() > best.order() : miss < bestMiss;
                    if (better) {
                        best = mark;
                        bestMiss = miss;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// The marks inside a window in the order in which the keyboard goes through them: gravest first, then from north to
    /// south.
    public List<Mark> inOrder(double x0, double y0, double x1, double y1) {
        return marks.stream()
                .filter(m -> m.x() >= x0 && m.x() <= x1 && m.y() >= y0 && m.y() <= y1)
                .sorted(
                        Comparator.comparing(Mark::severity)
                                .thenComparing(Comparator.comparingInt(Mark::order).reversed())
                                .thenComparing(Mark::y)
                                .thenComparing(Mark::x))
                .toList();
    }

    /// The mark nearest to `from` in a direction on the screen (dx, dy of -1, 0, 1), for the arrow keys.
    public Optional<Mark> towards(Mark from, int dx, int dy) {
        Mark best = null;
        double bestCost = Double.MAX_VALUE;
        for (Mark mark : marks) {
            double ahead = (mark.x() - from.x()) * dx + (mark.y() - from.y()) * dy;
            double aside =
                    Math.abs((mark.x() - from.x()) * dy) + Math.abs((mark.y() - from.y()) * dx);
            // Within 60° of the direction; going straight is cheaper than going aside.
            if (ahead <= 0 || aside > ahead * 1.732) {
                continue;
            }
            double cost = ahead + 2 * aside;
            if (cost < bestCost) {
                bestCost = cost;
                best = mark;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The mark of a thing that stands by itself.
    public Optional<Mark> of(Changes.Kind kind, String id) {
        return marks.stream()
                .filter(m -> m.subject().equals(new Mark.Subject.One(kind, id)))
                .findFirst();
    }

    private static long key(int column, int row) {
        return (long) column << 32 | row & 0xffffffffL;
    }
}
