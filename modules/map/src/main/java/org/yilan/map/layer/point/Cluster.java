package org.yilan.map.layer.point;

import java.util.ArrayList;
import java.util.List;

/// What is drawn in one place: a point alone or several together.
///
/// @param x unit Mercator, likewise `y`
/// @param ranks how many of each rank
/// @param flagged how many are marked (overdue)
/// @param single the only member's index, or -1
/// @param centres centres of the cells that it was made of, for [#members]
public record Cluster(
        double x,
        double y,
        int count,
        int[] ranks,
        int flagged,
        int single,
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

    /// The members' indexes. Walks all points, so only for the one cluster that somebody asks about.
    public List<Integer> members(PointField field, ClusterLevel level) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < field.end(); i++) {
            if (!field.present(i)) {
                continue;
            }
            for (double[] centre : centres) {
                if (level.sameCell(field.x(i), field.y(i), centre[0], centre[1])) {
                    members.add(i);
                    break;
                }
            }
        }
        return members;
    }
}
