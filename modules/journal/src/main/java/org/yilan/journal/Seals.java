package org.yilan.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/// Seals what was written before there was a chain.
final class Seals {
    private Seals() {}

    /// One hash over all rows without a link; see [Note.Seal].
    static Note.Seal of(Connection db, Chain chain) throws SQLException {
        long events = 0;
        long commands = 0;
        long last = 0;
        for (ChainTable table : new ChainTable[] {ChainTable.EVENT, ChainTable.COMMAND}) {
            String order = table == ChainTable.EVENT ? "seq" : "id";
            try (PreparedStatement s =
                            db.prepareStatement(
                                    table.select() + " WHERE link IS NULL ORDER BY " + order);
                    ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    ChainRow row = ChainRow.read(table, r);
                    chain.add(table, row.columns());
                    if (table == ChainTable.EVENT) {
                        events++;
                        last = row.seq();
                    } else {
                        commands++;
                    }
                }
            }
        }
        return new Note.Seal(events, commands, last, HexFormat.of().formatHex(chain.end()));
    }
}
