package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.wire.WireCodec;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Writes rows at the end of the chain, inside a transaction of the caller's, who says [#keep] when it is durable and
/// [#forget] when it is not.
final class Links implements AutoCloseable {
    private final WireCodec codec;
    private final Chain chain;
    private final PreparedStatement[] inserts = new PreparedStatement[ChainTable.values().length];
    private long link;
    private byte[] hash;
    private long keptLink;
    private byte[] keptHash;

    Links(Connection db, WireCodec codec, Chain chain, String journal) throws SQLException {
        this.codec = codec;
        this.chain = chain;
        this.hash = chain.beginning(journal);
        prepare(db);
        try (Statement s = db.createStatement()) {
            for (ChainTable table : ChainTable.values()) {
                String last = table == ChainTable.EVENT ? "seq" : "link";
                try (ResultSet r =
                        s.executeQuery(
                                "SELECT link, hash FROM "
                                        + table.table()
                                        + " WHERE link IS NOT NULL ORDER BY "
                                        + last
                                        + " DESC LIMIT 1")) {
                    if (r.next() && r.getLong(1) > link) {
                        link = r.getLong(1);
                        byte[] stored = r.getBytes(2);
                        hash = stored == null ? new byte[0] : stored;
                    }
                }
            }
        }
        this.keptLink = link;
        this.keptHash = hash;
    }

    /// Makes the statements anew: those that failed are of no further use to the driver.
    void prepare(Connection db) throws SQLException {
        for (ChainTable table : ChainTable.values()) {
            inserts[table.ordinal()] = db.prepareStatement(table.insert("INSERT"));
        }
    }

    /// The link that the next row gets.
    long next() {
        return link + 1;
    }

    /// Leaves numbers out, of rows that are lost.
    void skipTo(long lost) {
        link = Math.max(link, lost);
    }

    /// @param columns all of the table's, with [#next] for the link
    void add(ChainTable table, List<@Nullable Object> columns) throws SQLException {
        byte[] next = chain.next(hash, table, columns);
        PreparedStatement insert = inserts[table.ordinal()];
        int at = 1;
        for (Object column : columns) {
            insert.setObject(at++, column);
        }
        insert.setBytes(at, next);
        insert.executeUpdate();
        hash = next;
        link++;
    }

    /// @return the note's link
    long note(Note note, long millis) throws SQLException {
        long at = next();
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(at);
        columns.add(millis);
        columns.add(codec.write(note));
        add(ChainTable.NOTE, columns);
        return at;
    }

    void keep() {
        keptLink = link;
        keptHash = hash;
    }

    void forget() {
        link = keptLink;
        hash = keptHash;
    }

    /// The last row that is durable.
    ChainHead head() {
        return new ChainHead(keptLink, HexFormat.of().formatHex(keptHash));
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement insert : inserts) {
            insert.close();
        }
    }
}
