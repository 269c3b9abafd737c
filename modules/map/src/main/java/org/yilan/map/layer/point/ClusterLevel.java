package org.yilan.map.layer.point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clusters of one whole zoom: a grid of cells fixed to the earth, each with its sums. Because the sums can be taken
/// back, a point that moves, is regraded or leaves changes two cells and never needs its neighbours.
public final class ClusterLevel {
    private final int zoom;
    private final double cell;
    private final Map<Long, Cell> cells = new HashMap<>();

    ClusterLevel(int zoom, double cell) {
        this.zoom = zoom;
        this.cell = cell;
    }

    public int zoom() {
        return zoom;
    }

    void change(int index, double x, double y, int rank, boolean flag, int by) {
        long key = key(column(x), column(y));
        Cell c = cells.get(key);
        if (c == null) {
            c = new Cell();
            cells.put(key, c);
        }
        c.count += by;
        if (c.count == 0) {
            cells.remove(key);
            return;
        }
        c.ranks[rank] += by;
        c.flagged += flag ? by : 0;
        c.sumX += by * x;
        c.sumY += by * y;
        c.indexes ^= index;
    }

    /// The clusters of a window, gravest last, so that drawing them in order leaves the worst on top. Cells whose signs
    /// would overlap are taken together; that is worked out two cells beyond the window, so panning does not make clusters
    /// jump.
    ///
    /// @param radius half the width in unit Mercator of the sign for a number of points
    public List<Cluster> within(double x0, double y0, double x1, double y1, RadiusOf radius) {
        // Two cells of margin: whatever can be taken into a visible cluster lies in them.
        int c0 = column(x0) - 2;
        int c1 = column(x1) + 2;
        int r0 = column(y0) - 2;
        int r1 = column(y1) + 2;
        Map<Long, Cell> around = new HashMap<>();
        long window = (long) (c1 - c0 + 1) * (r1 - r0 + 1);
        if (window > cells.size()) {
            cells.forEach(
                    (key, c) -> {
                        int column = (int) (key >> 32);
                        int row = (int) (long) key;
                        if (column >= c0 && column <= c1 && row >= r0 && row <= r1) {
                            around.put(key, c);
                        }
                    });
        } else {
            for (int column = c0; column <= c1; column++) {
                for (int row = r0; row <= r1; row++) {
                    Cell c = cells.get(key(column, row));
                    if (c != null) {
                        around.put(key(column, row), c);
                    }
                }
            }
        }
        List<Cluster> merged = merge(around, radius);
        merged.removeIf(
                k -> {
                    double r = radius.of(k.count());
                    return k.x() + r < x0 || k.x() - r > x1 || k.y() + r < y0 || k.y() - r > y1;
                });
        merged.sort(
                Comparator.comparingInt(Cluster::worst)
                        .reversed()
                        .thenComparing(Cluster::count)
                        .thenComparing(Cluster::x));
        return merged;
    }

    private List<Cluster> merge(Map<Long, Cell> around, RadiusOf radius) {
        List<Map.Entry<Long, Cell>> order = new ArrayList<>(around.entrySet());
        order.sort(
                Comparator.comparingInt((Map.Entry<Long, Cell> e) -> -e.getValue().count)
                        .thenComparing(Map.Entry::getKey));
        Map<Long, Building> built = new HashMap<>();
        List<Building> all = new ArrayList<>();
        for (Map.Entry<Long, Cell> e : order) {
            Cell c = e.getValue();
            int column = (int) (e.getKey() >> 32);
            int row = (int) (long) e.getKey();
            double x = c.sumX / c.count;
            double y = c.sumY / c.count;
            Building host = null;
            double nearest = Double.MAX_VALUE;
            for (int i = -1; i <= 1; i++) {
                for (int j = -1; j <= 1; j++) {
                    Building b = built.get(key(column + i, row + j));
                    if (b != null) {
                        double apart = Math.hypot(b.x - x, b.y - y);
                        if (apart < radius.of(b.count) + radius.of(c.count) && apart < nearest) {
                            host = b;
                            nearest = apart;
                        }
                    }
                }
            }
            if (host != null) {
                host.take(c);
            } else {
                Building b = new Building(x, y);
                b.take(c);
                built.put(e.getKey(), b);
                all.add(b);
            }
        }
        List<Cluster> clusters = new ArrayList<>(all.size());
        for (Building b : all) {
            clusters.add(b.done(cell));
        }
        return clusters;
    }

    /// Cells that hold something.
    public int cells() {
        return cells.size();
    }

    private int column(double unit) {
        return (int) Math.floor(unit / cell);
    }

    private static long key(int column, int row) {
        return (long) column << 32 | row & 0xffffffffL;
    }

    /// How large a cluster is drawn.
    @FunctionalInterface
    public interface RadiusOf {
        double of(int count);
    }

    private static final class Cell {
        private int count;
        private final int[] ranks = new int[PointField.RANKS];
        private int flagged;
        private double sumX;
        private double sumY;

        /// All members' indexes by exclusive or: with one member it is that member.
        private int indexes;
    }

    /// A cluster stays where its largest cell put it: members that it takes in do not pull it about.
    private static final class Building {
        private final double x;
        private final double y;
        private final int[] ranks = new int[PointField.RANKS];
        private final List<double[]> centres = new ArrayList<>(1);
        private int count;
        private int flagged;
        private int single;

        Building(double x, double y) {
            this.x = x;
            this.y = y;
        }

        void take(Cell c) {
            for (int i = 0; i < ranks.length; i++) {
                ranks[i] += c.ranks[i];
            }
            single = count == 0 && c.count == 1 ? c.indexes : -1;
            count += c.count;
            flagged += c.flagged;
            centres.add(new double[] {c.sumX / c.count, c.sumY / c.count});
        }

        Cluster done(double cell) {
            return new Cluster(
                    x, y, count, ranks, flagged, count == 1 ? single : -1, cell, centres);
        }
    }
}
