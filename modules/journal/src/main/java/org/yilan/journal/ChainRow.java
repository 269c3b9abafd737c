package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A row of the record as it is stored.
final class ChainRow {
    private final ChainTable table;
    private final List<@Nullable Object> columns;
    private final byte @Nullable [] hash;

    ChainRow(ChainTable table, List<@Nullable Object> columns, byte @Nullable [] hash) {
        this.table = table;
        this.columns = Collections.unmodifiableList(new ArrayList<>(columns));
        this.hash = hash;
    }

    static ChainRow read(ChainTable table, ResultSet r) throws SQLException {
        int width = table.columns().size();
        List<@Nullable Object> columns = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            columns.add(r.getObject(i));
        }
        return new ChainRow(table, columns, r.getBytes(width + 1));
    }

    ChainTable table() {
        return table;
    }

    /// All but the hash.
    List<@Nullable Object> columns() {
        return columns;
    }

    /// As stored; null where there is none.
    byte @Nullable [] hash() {
        return hash;
    }

    /// 0 for a row from before the chain.
    long link() {
        return number("link");
    }

    /// Position of an event, 0 for anything else.
    long seq() {
        return table == ChainTable.EVENT ? number("seq") : 0;
    }

    /// Milliseconds since 1970.
    long millis() {
        return number("at");
    }

    long number(String column) {
        return columns.get(table.indexOf(column)) instanceof Number n ? n.longValue() : 0;
    }

    String text(String column) {
        return columns.get(table.indexOf(column)) instanceof String s ? s : "";
    }

    byte[] bytes(String column) {
        return columns.get(table.indexOf(column)) instanceof byte[] b ? b : new byte[0];
    }

    /// The same row with what another one says, at this one's place.
    ChainRow holding(ChainRow other) {
        List<@Nullable Object> mixed = new ArrayList<>(other.columns);
        for (String place : List.of("seq", "link")) {
            int i = table.indexOf(place);
            if (i >= 0) {
                mixed.set(i, columns.get(i));
            }
        }
        return new ChainRow(table, mixed, hash);
    }
}
