package org.yilan.playback;

import org.yilan.console.JournalIndex;
import org.yilan.console.JournalIndex.Mark;
import org.yilan.situation.Situation;
import org.yilan.situation.model.Incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the bar draws: the journal's index, and what the situation knows of the time to come.
///
/// @param dues when open incidents reach their time limits, epoch seconds in ascending order
record BarData(JournalIndex index, long[] dues) {
    /// How many times the usual a bar must count to be cut.
    private static final int TOWERS = 3;

    /// One bar.
    ///
    /// @param x left edge and width in pixels
    record Bar(Instant from, double x, double width, int count) {}

    /// A mark with its place.
    ///
    /// @param marks all that stand there, the gravest first
    record Placed(double x, List<Mark> marks) {
        Mark gravest() {
            return marks.getFirst();
        }
    }

    static BarData of(JournalIndex index, Situation situation, Instant after) {
        long[] dues =
                situation.incidents().stream()
                        .filter(Incident::open)
                        .map(Incident::due)
                        .filter(due -> due != null && due.isAfter(after))
                        .mapToLong(Instant::getEpochSecond)
                        .sorted()
                        .toArray();
        return new BarData(index, dues);
    }

    /// Incidents reported per interval, intervals put together until a bar is wide enough to be seen. The same intervals
    /// always go together, so that a moving window does not make bars flicker.
    List<Bar> bars(BarScale scale, double narrowest) {
        Duration interval = index.interval();
        int group = group(scale, interval, narrowest);
        Duration step = interval.multipliedBy(group);
        List<Integer> counts = index.incidents();
        long first = Math.max(0, Duration.between(index.from(), scale.from()).dividedBy(interval));
        List<Bar> bars = new ArrayList<>();
        for (long i = first / group * group; i < counts.size(); i += group) {
            Instant from = index.from().plus(interval.multipliedBy(i));
            if (!from.isBefore(scale.to())) {
                break;
            }
            int count = 0;
            for (long j = i; j < Math.min(counts.size(), i + group); j++) {
                count += counts.get((int) j);
            }
            bars.add(new Bar(from, scale.x(from), scale.pixels(step), count));
        }
        return bars;
    }

    /// What a bar of full height counts. One interval that towers over the rest, as the first does when everything that stood
    /// arrives at once, must not make the others look empty: nine in ten of the bars that count anything fit below two
    /// thirds of the height, and what is higher is cut.
    static int top(List<Bar> told, List<Bar> dues) {
        int[] counts =
                Stream.concat(told.stream(), dues.stream())
                        .mapToInt(Bar::count)
                        .filter(count -> count > 0)
                        .sorted()
                        .toArray();
        if (counts.length == 0) {
            return 1;
        }
        int most = counts[counts.length - 1];
        // Of few bars, the second highest is what the rest looks like.
        int usual = counts[Math.max(0, Math.min(counts.length - 2, counts.length * 9 / 10))];
        return most > usual * TOWERS ? (int) Math.ceil(usual * 1.5) : most;
    }

    /// Length of time of one bar.
    Duration step(BarScale scale, double narrowest) {
        return index.interval().multipliedBy(group(scale, index.interval(), narrowest));
    }

    private static int group(BarScale scale, Duration interval, double narrowest) {
        return Math.max(1, (int) Math.ceil(narrowest / Math.max(1e-9, scale.pixels(interval))));
    }

    /// Time limits per interval after the present.
    List<Bar> dueBars(BarScale scale, double narrowest) {
        Duration step = step(scale, narrowest);
        List<Bar> bars = new ArrayList<>();
        for (Instant from = index.to(); from.isBefore(scale.to()); from = from.plus(step)) {
            int count = below(from.plus(step)) - below(from);
            bars.add(new Bar(from, scale.x(from), scale.pixels(step), count));
        }
        return bars;
    }

    private int below(Instant moment) {
        int at = Arrays.binarySearch(dues, moment.getEpochSecond());
        return at < 0 ? -at - 1 : at;
    }

    /// Marks in the window, those that would cover each other put together at the place of the gravest.
    ///
    /// @param levels whether response levels, else alerts
    /// @param apart least distance in pixels
    List<Placed> marks(BarScale scale, boolean levels, double apart) {
        List<Mark> all =
                index.marks().stream()
                        .filter(m -> m.kind().startsWith(levels ? "level" : "alert"))
                        .filter(m -> !m.at().isBefore(scale.from()) && m.at().isBefore(scale.to()))
                        .sorted(
                                Comparator.comparing((Mark m) -> m.kind().endsWith("-ended"))
                                        .thenComparing(Mark::grade)
                                        .thenComparing(Mark::at))
                        .toList();
        List<Placed> placed = new ArrayList<>();
        for (Mark mark : all) {
            double x = scale.x(mark.at());
            Placed near = null;
            for (Placed p : placed) {
                if (Math.abs(p.x() - x) < apart) {
                    near = p;
                    break;
                }
            }
            if (near == null) {
                List<Mark> marks = new ArrayList<>();
                marks.add(mark);
                placed.add(new Placed(x, marks));
            } else {
                near.marks().add(mark);
            }
        }
        return placed;
    }
}
