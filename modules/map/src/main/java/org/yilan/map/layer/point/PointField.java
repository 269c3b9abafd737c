package org.yilan.map.layer.point;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Points with a rank, held in flat arrays so that a hundred thousand of them can be walked in a millisecond. One thread
/// only: the map's render thread.
///
/// Levels of clusters are built when first asked for and then kept right by each change, so a moving point costs a
/// few additions per level in use and nothing else.
public final class PointField {
    /// Ranks are 0 (gravest) up to this less one.
    public static final int RANKS = 6;

    /// Levels kept: the one shown, and those that a zoom comes from or goes to.
    private static final int LEVELS_KEPT = 3;

    private final double cellPixels;
    private final Map<String, Integer> indexById = new HashMap<>();
    private final LinkedHashMap<Integer, ClusterLevel> levels = new LinkedHashMap<>(8, 0.75f, true);
    private String[] ids = new String[64];
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private byte[] ranks = new byte[64];
    private boolean[] flags = new boolean[64];
    private int[] free = new int[16];
    private int freeCount;
    private int end;
    private long placements;

    /// @param cellPixels side of a cluster's cell on the screen
    public PointField(double cellPixels) {
        if (!(cellPixels > 1)) {
            throw new IllegalArgumentException("cells of " + cellPixels + " pixels");
        }
        this.cellPixels = cellPixels;
    }

    /// Adds a point, or moves and regrades the one with this id.
    ///
    /// @param x unit Mercator, likewise `y`
    /// @param flag whether it is marked (overdue)
    /// @return its index, the same for as long as the point is there
    public int put(String id, double x, double y, int rank, boolean flag) {
        if (rank < 0 || rank >= RANKS) {
            throw new IllegalArgumentException("rank " + rank + " of " + id);
        }
        Integer known = indexById.get(id);
        if (known != null) {
            int i = known;
            if (xs[i] != x || ys[i] != y || ranks[i] != rank || flags[i] != flag) {
                placed(i, -1);
                xs[i] = x;
                ys[i] = y;
                ranks[i] = (byte) rank;
                flags[i] = flag;
                placed(i, 1);
                placements++;
            }
            return i;
        }
        int i = freeCount > 0 ? free[--freeCount] : end++;
        if (i >= ids.length) {
            grow();
        }
        ids[i] = id;
        xs[i] = x;
        ys[i] = y;
        ranks[i] = (byte) rank;
        flags[i] = flag;
        indexById.put(id, i);
        placed(i, 1);
        placements++;
        return i;
    }

    /// Moves the point at an index. For streams that know their indexes: no look-up by id.
    public void move(int i, double x, double y) {
        placed(i, -1);
        xs[i] = x;
        ys[i] = y;
        placed(i, 1);
        placements++;
    }

    /// Sets the mark of the point at an index.
    public void flag(int i, boolean flag) {
        if (flags[i] != flag) {
            placed(i, -1);
            flags[i] = flag;
            placed(i, 1);
            placements++;
        }
    }

    /// Takes a point out; false when it is not there.
    public boolean remove(String id) {
        Integer known = indexById.remove(id);
        if (known == null) {
            return false;
        }
        placed(known, -1);
        placements++;
        ranks[known] = -1;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = known;
        return true;
    }

    public void clear() {
        indexById.clear();
        levels.clear();
        freeCount = 0;
        end = 0;
    }

    public int size() {
        return indexById.size();
    }

    /// One past the highest index in use; [#present] tells which below it are points.
    public int end() {
        return end;
    }

    public boolean present(int i) {
        return ranks[i] >= 0;
    }

    public int indexOf(String id) {
        return indexById.getOrDefault(id, -1);
    }

    public String id(int i) {
        return ids[i];
    }

    public double x(int i) {
        return xs[i];
    }

    public double y(int i) {
        return ys[i];
    }

    public int rank(int i) {
        return ranks[i];
    }

    public boolean flagged(int i) {
        return flags[i];
    }

    /// How often a point was put into its cells or taken out for a change, levels not counted: what an update costs.
    public long placements() {
        return placements;
    }

    /// The clusters of a level, where a level is a whole zoom. Built now when it is not among the last few used.
    public ClusterLevel level(int zoom) {
        ClusterLevel known = levels.get(zoom);
        if (known != null) {
            return known;
        }
        ClusterLevel built = new ClusterLevel(zoom, cellPixels / (256.0 * (1L << zoom)));
        for (int i = 0; i < end; i++) {
            if (ranks[i] >= 0) {
                built.change(i, xs[i], ys[i], ranks[i], flags[i], 1);
            }
        }
        levels.put(zoom, built);
        if (levels.size() > LEVELS_KEPT) {
            levels.remove(levels.firstEntry().getKey());
        }
        return built;
    }

    private void placed(int i, int by) {
        for (ClusterLevel level : levels.values()) {
            level.change(i, xs[i], ys[i], ranks[i], flags[i], by);
        }
    }

    private void grow() {
        int n = ids.length * 2;
        ids = Arrays.copyOf(ids, n);
        xs = Arrays.copyOf(xs, n);
        ys = Arrays.copyOf(ys, n);
        ranks = Arrays.copyOf(ranks, n);
        flags = Arrays.copyOf(flags, n);
    }
}
