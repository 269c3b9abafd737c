package org.yilan.journal;

import org.yilan.journal.JournalException.Fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// Looks at a journal's file before anything is written to it.
final class FileCheck {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;

    private FileCheck() {}

    /// What is broken in the file, empty when it is sound, new or not there.
    ///
    /// @throws JournalException when it is not ours to touch: of a newer program, or something else altogether
    static Optional<String> fault(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return Optional.empty();
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new JournalException(
                    Fault.NOT_WRITABLE,
                    "No permission to write the journal "
                            + file
                            + ": give this user the right to read and write it, or name another"
                            + " place.",
                    null);
        }
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER);
        }
        int magic = Math.min(header.length, MAGIC.length);
        if (!Arrays.equals(header, 0, magic, MAGIC, 0, magic)) {
            throw notOurs(file);
        }
        if (header.length < HEADER) {
            return Optional.of("the file ends inside its header");
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        boolean log = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        int application = fields.getInt(68);
        if (application != 0 || !log) {
            refuseForeign(file, application, fields.getInt(60));
        }
        if (!log) {
            int stored = Short.toUnsignedInt(fields.getShort(16));
            long pageSize = stored == 1 ? 65_536 : stored;
            long pages = Integer.toUnsignedLong(fields.getInt(28));
            long missing = pages * pageSize - Files.size(file);
            if (missing > 0) {
                return Optional.of("the last " + missing + " bytes of the file are missing");
            }
        }
        // What the log holds counts too, so the rest is asked of SQLite.
        try (Connection db = SqliteFiles.write(file)) {
            if (!Schema.empty(db)) {
                refuseForeign(
                        file,
                        Schema.pragma(db, "application_id"),
                        Schema.pragma(db, "user_version"));
            }
            String fault = Schema.fault(db);
            return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
        } catch (SQLException e) {
            JournalException failure = Schema.failure(file.toString(), e);
            if (failure.fault() == Fault.DAMAGED) {
                String what = e.getMessage();
                return Optional.of(what == null ? "unreadable" : what);
            }
            throw failure;
        }
    }

    private static void refuseForeign(Path file, int application, int version) {
        if (application != Schema.APPLICATION && !(application == 0 && version == 0)) {
            throw notOurs(file);
        }
        if (version > Schema.VERSION) {
            throw new JournalException(
                    Fault.NEWER,
                    "The journal "
                            + file
                            + " was written by a newer Yilan (format "
                            + version
                            + ", this program knows "
                            + Schema.VERSION
                            + "): start that one, or name another journal; the file was not"
                            + " touched.",
                    null);
        }
    }

    private static JournalException notOurs(Path file) {
        return new JournalException(
                Fault.NOT_A_JOURNAL,
                "The file " + file + " is not a Yilan journal: name another; it was not touched.",
                null);
    }
}
