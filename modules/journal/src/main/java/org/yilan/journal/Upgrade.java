package org.yilan.journal;

import org.yilan.wire.WireCodec;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/// Makes a journal of version 1 one with a chain: what is there is sealed by one hash, and the chain begins with that seal.
/// One transaction; rows stay as they are.
final class Upgrade {
    private Upgrade() {}

    static void of(Connection db, WireCodec codec, Instant now) throws SQLException {
        try (Statement s = db.createStatement()) {
            s.execute("BEGIN IMMEDIATE");
            try {
                for (String step : Schema.CHAINED) {
                    s.execute(step);
                }
                // They would be of no use to this program's reducer, and nothing vouches for them.
                s.execute("DELETE FROM keyframe");
                Chain chain = new Chain();
                Note.Seal seal = Seals.of(db, chain);
                String id = Schema.journal(db);
                new Links(db, codec, chain, id).note(Note.of(seal), now.toEpochMilli());
                s.execute("PRAGMA user_version = " + Schema.VERSION);
                s.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                try {
                    s.execute("ROLLBACK");
                } catch (SQLException again) {
                    e.addSuppressed(again);
                }
                throw e;
            }
        }
    }
}
