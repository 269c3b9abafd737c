package org.yilan.journal;

import java.util.List;

/// The tables whose rows make the record, in one chain. `link` counts the rows of all of them; rows that were written
/// before there was a chain have none.
enum ChainTable {
    EVENT('E', "event", List.of("seq", "at", "id", "cause", "type", "incident", "json", "link")),
    COMMAND('C', "command", List.of("id", "at", "accepted", "type", "json", "outcome", "link")),
    NOTE('N', "note", List.of("link", "at", "json"));

    private final byte mark;
    private final String table;
    private final List<String> columns;

    ChainTable(char mark, String table, List<String> columns) {
        this.mark = (byte) mark;
        this.table = table;
        this.columns = columns;
    }

    /// Tells the tables apart in a hash.
    byte mark() {
        return mark;
    }

    String table() {
        return table;
    }

    /// What is hashed, in the order of the table; the hash follows.
    List<String> columns() {
        return columns;
    }

    int indexOf(String column) {
        return columns.indexOf(column);
    }

    /// Puts in a row with its hash.
    String insert(String verb) {
        return verb + " INTO " + table + " VALUES (" + "?,".repeat(columns.size()) + "?)";
    }

    /// Reads rows with their hashes.
    String select() {
        return "SELECT " + String.join(", ", columns) + ", hash FROM " + table;
    }
}
