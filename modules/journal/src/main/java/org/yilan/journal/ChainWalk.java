package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Goes through the rows of the record in the order of the chain, one in memory at a time. Events come by their position:
/// where that and the order of the chain differ, somebody has moved them.
final class ChainWalk implements AutoCloseable {
    /// Which rows, and their arguments. Read by position or, for what has none, by link.
    ///
    /// @param where a condition on each table, in the order of [ChainTable]; null leaves a table out
    record Part(List<@Nullable String> where, List<Object> arguments, boolean chained) {}

    /// Everything that is in the chain.
    static final Part CHAINED =
            new Part(
                    List.of("link IS NOT NULL", "link IS NOT NULL", "link IS NOT NULL"),
                    List.of(),
                    true);

    private final List<Cursor> cursors = new ArrayList<>();

    ChainWalk(Connection db, Part part) throws SQLException {
        try {
            for (ChainTable table : ChainTable.values()) {
                String where = part.where.get(table.ordinal());
                if (where != null) {
                    cursors.add(new Cursor(db, table, where, part));
                }
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /// The next row, null at the end.
    @Nullable ChainRow next() throws SQLException {
        Cursor first = null;
        for (Cursor cursor : cursors) {
            if (cursor.row != null
                    && (first == null || cursor.place(cursor.row) < first.place(first.row))) {
                first = cursor;
            }
        }
        return first == null ? null : first.take();
    }

    private static final class Cursor implements AutoCloseable {
        private final ChainTable table;
        private final boolean chained;
        private final PreparedStatement statement;
        private final ResultSet rows;
        private @Nullable ChainRow row;

        Cursor(Connection db, ChainTable table, String where, Part part) throws SQLException {
            this.table = table;
            this.chained = part.chained;
            String order = table == ChainTable.EVENT ? "seq" : part.chained ? "link" : "at, rowid";
            this.statement =
                    db.prepareStatement(table.select() + " WHERE " + where + " ORDER BY " + order);
            int marks = (int) where.chars().filter(c -> c == '?').count();
            for (int i = 0; i < marks; i++) {
                statement.setObject(i + 1, part.arguments.get(i));
            }
            this.rows = statement.executeQuery();
            step();
        }

        long place(@Nullable ChainRow of) {
            return of == null ? Long.MAX_VALUE : chained ? of.link() : of.millis();
        }

        @Nullable ChainRow take() throws SQLException {
            ChainRow taken = row;
            step();
            return taken;
        }

        private void step() throws SQLException {
            row = rows.next() ? ChainRow.read(table, rows) : null;
        }

        @Override
        public void close() throws SQLException {
            rows.close();
            statement.close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Cursor cursor : cursors) {
            cursor.close();
        }
    }
}
