package org.yilan.journal;

import org.sqlite.SQLiteConfig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// How a journal's file is opened.
final class SqliteFiles {
    private SqliteFiles() {}

    /// For the writer: write-ahead log, and a commit returns when the disk has it.
    static Connection write(Path file) throws SQLException {
        Connection db = org.sqlite.JDBC.createConnection(url(file), new Properties());
        try (Statement s = db.createStatement()) {
            s.execute("PRAGMA busy_timeout = 10000");
            s.execute("PRAGMA journal_mode = WAL");
            s.execute("PRAGMA synchronous = FULL");
            s.execute("PRAGMA cache_size = -16384");
        } catch (SQLException e) {
            db.close();
            throw e;
        }
        return db;
    }

    /// For a damaged file: reads what there is, even where the header promises more.
    static Connection damaged(Path file) throws SQLException {
        Connection db = org.sqlite.JDBC.createConnection(url(file), new Properties());
        try (Statement s = db.createStatement()) {
            s.execute("PRAGMA writable_schema = ON");
        } catch (SQLException e) {
            db.close();
            throw e;
        }
        return db;
    }

    static Connection read(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        return config.createConnection(url(file));
    }

    /// For looking into a file that may be anybody's: nothing is written, not even beside it.
    static Connection look(Path file) throws SQLException {
        // A journal that somebody has open, or that ended in a crash, has a log beside it, which
        // counts.
        if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
            return read(file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        String uri = file.toAbsolutePath().toUri().getRawPath();
        return config.createConnection("jdbc:sqlite:file:" + uri + "?immutable=1");
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }
}
