package org.yilan.map.layer.point;

import java.util.List;

/// What is drawn in one place: a point alone or several together.
///
/// @param x unit Mercator, likewise `y`
/// @param ranks how many of each rank
/// @param flagged how many are marked (overdue)
/// @param single the only member's index, or -1
/// @param cell side of the level's cells in unit Mercator
/// @param centres centres of the cells that it was made of
public record Cluster(
        double x,
        double y,
        int count,
        int[] ranks,
        int flagged,
        int single,
        double cell,
        List<double[]> centres) {
    /// The gravest rank among the members.
    public int worst() {
        for (int rank = 0; rank < ranks.length; rank++) {
            if (ranks[rank] > 0) {
                return rank;
            }
        }
        return ranks.length - 1;
    }

    /// Whether a point at a place is among the members. Any thread.
    public boolean holds(double px, double py) {
        for (double[] centre : centres) {
            if (Math.floor(px / cell) == Math.floor(centre[0] / cell)
                    && Math.floor(py / cell) == Math.floor(centre[1] / cell)) {
                return true;
            }
        }
        return false;
    }
}
