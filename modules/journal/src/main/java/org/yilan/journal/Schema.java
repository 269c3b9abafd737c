package org.yilan.journal;

import org.yilan.journal.JournalException.Fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/// The tables of a journal file.
///
/// Times are milliseconds since 1970. `at` grows with `seq`, so both orders are the same.
final class Schema {
    /// "YILN", in the file's header, tells the file from other SQLite files.
    static final int APPLICATION = 0x59494C4E;

    /// 1 had no chain: [Upgrade].
    static final int VERSION = 2;

    private static final String COMMAND_LINK =
            "CREATE INDEX command_link ON command (link) WHERE link IS NOT NULL";

    private static final String NOTE =
            """
            CREATE TABLE note (
              link INTEGER PRIMARY KEY, at INTEGER NOT NULL, json BLOB NOT NULL, hash BLOB NOT NULL)
              STRICT
            """;

    /// What makes the tables of version 1 those of version 2.
    static final List<String> CHAINED =
            List.of(
                    "ALTER TABLE event ADD COLUMN link INTEGER",
                    "ALTER TABLE event ADD COLUMN hash BLOB",
                    "ALTER TABLE command ADD COLUMN link INTEGER",
                    "ALTER TABLE command ADD COLUMN hash BLOB",
                    "ALTER TABLE keyframe ADD COLUMN link INTEGER",
                    COMMAND_LINK,
                    NOTE);

    /// [Salvage] tells the rows of tables apart by how many columns they have.
    private static final String[] TABLES = {
        """
        CREATE TABLE event (
          seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, id TEXT NOT NULL, cause TEXT NOT NULL,
          type TEXT NOT NULL, incident TEXT, json BLOB NOT NULL, link INTEGER, hash BLOB) STRICT
        """,
        "CREATE INDEX event_at ON event (at, seq)",
        "CREATE INDEX event_type ON event (type, at)",
        "CREATE INDEX event_incident ON event (incident, seq) WHERE incident IS NOT NULL",
        """
        CREATE TABLE command (
          id TEXT PRIMARY KEY, at INTEGER NOT NULL, accepted INTEGER NOT NULL, type TEXT NOT NULL,
          json BLOB NOT NULL, outcome BLOB NOT NULL, link INTEGER, hash BLOB) STRICT
        """,
        COMMAND_LINK,
        NOTE,
        """
        CREATE TABLE keyframe (
          seq INTEGER NOT NULL, fold TEXT NOT NULL, state BLOB NOT NULL, link INTEGER,
          PRIMARY KEY (seq, fold))
          STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"
    };

    private Schema() {}

    /// Makes the tables in an empty file, one transaction; the header's marks come last, inside it.
    static void create(Connection db) throws SQLException {
        create(db, UUID.randomUUID().toString());
    }

    static void create(Connection db, String journalId) throws SQLException {
        try (Statement s = db.createStatement()) {
            s.execute("BEGIN IMMEDIATE");
            for (String table : TABLES) {
                s.execute(table);
            }
            s.execute("INSERT INTO meta VALUES ('journal', '" + journalId.replace("'", "") + "')");
            s.execute("PRAGMA application_id = " + APPLICATION);
            s.execute("PRAGMA user_version = " + VERSION);
            s.execute("COMMIT");
        }
    }

    /// Whether the file has tables yet.
    static boolean empty(Connection db) throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            return r.next() && r.getInt(1) == 0;
        }
    }

    /// The journal's id.
    static String journal(Connection db) throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery("SELECT value FROM meta WHERE name = 'journal'")) {
            return r.next() ? r.getString(1) : "";
        }
    }

    static int pragma(Connection db, String name) throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery("PRAGMA " + name)) {
            return r.next() ? r.getInt(1) : 0;
        }
    }

    /// The first fault that SQLite finds, empty when sound.
    static String fault(Connection db) throws SQLException {
        try (Statement s = db.createStatement();
                ResultSet r = s.executeQuery("PRAGMA quick_check(1)")) {
            String answer = r.next() ? r.getString(1) : "no answer";
            return "ok".equals(answer) ? "" : answer.lines().findFirst().orElse("unknown");
        }
    }

    /// Puts a failure of SQLite into words.
    static JournalException failure(String file, SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return switch (code) {
            case 13 -> // SQLITE_FULL
                    new JournalException(
                            Fault.DISK_FULL,
                            "No room left to write the journal "
                                    + file
                                    + ": free some space on its disk; nothing that was acknowledged"
                                    + " is lost.",
                            e);
            case 3, 8, 14 -> // PERM, READONLY, CANTOPEN
                    new JournalException(
                            Fault.NOT_WRITABLE,
                            "No permission to write the journal "
                                    + file
                                    + ": give this user the right to write it and its directory, or"
                                    + " name another place.",
                            e);
            case 11, 26 -> // CORRUPT, NOTADB
                    new JournalException(
                            Fault.DAMAGED,
                            "The journal "
                                    + file
                                    + " is damaged: start Yilan again to save what can still be"
                                    + " read.",
                            e);
            default ->
                    new JournalException(
                            Fault.FAILED, "The journal " + file + " failed: " + words(e) + ".", e);
        };
    }

    /// What SQLite says, with what lies below it: "Error opening connection" alone helps nobody.
    private static String words(Throwable fault) {
        Throwable last = fault;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last == fault
                ? String.valueOf(fault.getMessage())
                : fault.getMessage()
                        + " ("
                        + last.getMessage()
                        + "; SQLite's library is unpacked into "
                        + System.getProperty("java.io.tmpdir")
                        + ")";
    }
}
