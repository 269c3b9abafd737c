package org.yilan.journal;

import org.yilan.journal.Verification.Damage;
import org.yilan.journal.Verification.Kind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// Finds out what was done at the place where a chain breaks.
final class Breaks {
    /// How far away, in positions, a row is looked for that changed places with another.
    private static final int NEAR = 10_000;

    private Breaks() {}

    /// @param after the hash of the last good row, and `link` its number
    /// @param place of the row that does not follow on it
    static Damage name(Connection db, ChainRow row, byte[] after, long link, Damage place)
            throws SQLException {
        byte[] hash = row.hash();
        if (hash == null || hash.length != Chain.SIZE) {
            return of(Kind.INSERTED, place, "the " + row.table().table() + " there has no hash");
        }
        if (row.link() == link) {
            return of(Kind.INSERTED, place, "two rows have the number " + link + " in the chain");
        }
        if (row.link() < link) {
            return of(
                    Kind.REORDERED,
                    place,
                    "it was written as row " + row.link() + ", and stands behind row " + link);
        }
        if (row.link() > link + 1) {
            return exists(db, link + 1)
                    ? of(
                            Kind.REORDERED,
                            place,
                            "it was written as row "
                                    + row.link()
                                    + ", and stands before row "
                                    + (link + 1))
                    : of(
                            Kind.REMOVED,
                            place,
                            (row.link() - link - 1)
                                    + " rows are missing before the "
                                    + row.table().table()
                                    + " there, from row "
                                    + (link + 1)
                                    + " on");
        }
        long from = comesFrom(db, row, after);
        return from > 0
                ? of(Kind.REORDERED, place, "what it says stands at event " + from + " now")
                : of(
                        Kind.CHANGED,
                        place,
                        "the "
                                + row.table().table()
                                + " there says something else than when it was written");
    }

    private static Damage of(Kind kind, Damage place, String words) {
        return new Damage(kind, place.seq(), place.at(), words);
    }

    private static boolean exists(Connection db, long link) throws SQLException {
        for (ChainTable table : ChainTable.values()) {
            try (PreparedStatement s =
                    db.prepareStatement("SELECT 1 FROM " + table.table() + " WHERE link = ?")) {
                s.setLong(1, link);
                try (ResultSet r = s.executeQuery()) {
                    if (r.next()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Position of the event whose content belongs here, 0 when none nearby does.
    private static long comesFrom(Connection db, ChainRow row, byte[] after) throws SQLException {
        if (row.table() != ChainTable.EVENT) {
            return 0;
        }
        Chain chain = new Chain();
        try (PreparedStatement s =
                db.prepareStatement(
                        ChainTable.EVENT.select() + " WHERE seq BETWEEN ? AND ? ORDER BY seq")) {
            s.setLong(1, row.seq() - NEAR);
            s.setLong(2, row.seq() + NEAR);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    ChainRow other = ChainRow.read(ChainTable.EVENT, r);
                    if (Arrays.equals(
                            chain.next(after, ChainTable.EVENT, row.holding(other).columns()),
                            row.hash())) {
                        return other.seq();
                    }
                }
            }
        }
        return 0;
    }
}
