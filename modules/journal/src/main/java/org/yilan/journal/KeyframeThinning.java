package org.yilan.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keyframes make any moment quick to reach, and each is as large as the situation. Of a reducer's, all of the last day stay,
/// then one an hour for a week, then one a day; of another reducer's that are older than a week, which only a program from
/// before an update could use, the newest. What is left out costs time when that moment is looked at, nothing else.
///
/// Ages are counted in the journal's time, from the newest keyframe of all.
final class KeyframeThinning {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WEEK = 7 * DAY;

    /// In one go: a backlog from before thinning must not stand in the way of what is appended.
    static final int AT_MOST = 16;

    private KeyframeThinning() {}

    /// @param at of the event that it was made after, milliseconds since 1970
    record Keyframe(long seq, String fold, long at) {}

    /// Thins what is stored, after a keyframe of `fold` was kept.
    static void after(Connection db, String fold) throws SQLException {
        List<Keyframe> all = new ArrayList<>();
        try (PreparedStatement s =
                        db.prepareStatement(
                                "SELECT k.seq, k.fold, (SELECT e.at FROM event e WHERE e.seq <="
                                        + " k.seq ORDER BY e.seq DESC LIMIT 1) FROM keyframe k"
                                        + " ORDER BY k.seq DESC");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.add(new Keyframe(r.getLong(1), r.getString(2), r.getLong(3)));
            }
        }
        List<Keyframe> spare = spare(all, fold);
        try (PreparedStatement s =
                db.prepareStatement("DELETE FROM keyframe WHERE seq = ? AND fold = ?")) {
            for (Keyframe k : spare.subList(0, Math.min(AT_MOST, spare.size()))) {
                s.setLong(1, k.seq);
                s.setString(2, k.fold);
                s.executeUpdate();
            }
        }
    }

    /// Those that may go, newest first. The newest of each reducer never does.
    ///
    /// @param all newest first
    static List<Keyframe> spare(List<Keyframe> all, String fold) {
        List<Keyframe> spare = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<String> folds = new HashSet<>();
        long now = all.isEmpty() ? 0 : all.getFirst().at;
        for (Keyframe k : all) {
            long age = now - k.at;
            boolean newest = folds.add(k.fold);
            boolean first =
                    age < DAY
                            || (age < WEEK
                                    ? taken.add(k.fold + " h" + k.at / HOUR)
                                    : k.fold.equals(fold) && taken.add(k.fold + " d" + k.at / DAY));
            if (!newest && !first) {
                spare.add(k);
            }
        }
        return spare;
    }
}
