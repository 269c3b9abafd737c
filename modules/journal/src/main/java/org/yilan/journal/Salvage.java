package org.yilan.journal;

import org.yilan.journal.JournalException.Fault;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What was saved out of a damaged journal.
///
/// @param kept the damaged file, as it was found
/// @param events how many events were saved; `lastSeq` is the position of the last of them
/// @param missing positions that could not be read between those that could; what was lost after `lastSeq` is not known
/// @param fault what SQLite said
public record Salvage(Path kept, long events, long lastSeq, long missing, String fault) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// One sentence for the person who starts the program.
    public String message() {
        return "The journal was damaged ("
                + fault
                + "): "
                + events
                + " events were saved"
                + (missing > 0 ? ", " + missing + " in between are lost" : "")
                + "; the damaged file is kept as "
                + kept
                + ".";
    }

    /// Rebuilds `file` from what can be read of it, page by page, so that damage costs the damaged pages only; positions
    /// stay what they were. Keyframes are left behind: they can be made again.
    static Salvage of(Path file, String fault, WireCodec codec, Instant now) {
        Path source = sibling(file, ".salvaging");
        Path fresh = sibling(file, ".salvaged");
        Path kept = sibling(file, ".damaged-" + STAMP.format(now));
        for (int n = 2; Files.exists(kept); n++) {
            kept = sibling(file, ".damaged-" + STAMP.format(now) + "-" + n);
        }
        try {
            // SQLite writes into what it opens, and the damaged file is evidence: work on a copy.
            discard(source);
            discard(fresh);
            Files.copy(file, source);
            if (Files.exists(wal(file))) {
                Files.copy(wal(file), wal(source));
            }
            Counts counts;
            try (Connection to = SqliteFiles.write(fresh)) {
                Optional<Anchors.Line> anchor = Anchors.last(Anchors.beside(file));
                counts = copy(source, to, anchor.map(Anchors.Line::journal));
                SalvageNote.write(
                        to, codec, fault, kept, counts.events, anchor, now.toEpochMilli());
            }
            Files.move(file, kept);
            if (Files.exists(wal(file))) {
                Files.move(wal(file), wal(kept));
            }
            Files.deleteIfExists(sibling(file, "-shm"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            discard(source);
            discard(fresh);
            return new Salvage(kept, counts.events, counts.last, counts.missing, fault);
        } catch (SQLException e) {
            throw Schema.failure(fresh.toString(), e);
        } catch (IOException e) {
            throw new JournalException(
                    Fault.FAILED,
                    "The journal "
                            + file
                            + " is damaged and could not be saved to a new file ("
                            + e.getMessage()
                            + "): make room beside it and start again.",
                    e);
        }
    }

    /// Ends a salvage that was cut off between its last two steps: the new file was complete.
    static void finish(Path file) throws IOException {
        Path fresh = sibling(file, ".salvaged");
        if (!Files.exists(file) && Files.exists(fresh)) {
            Files.deleteIfExists(wal(file));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private record Counts(long events, long last, long missing) {}

    private static Counts copy(Path source, Connection to, Optional<String> anchored)
            throws SQLException, IOException {
        String id = mergeLog(source);
        Schema.create(
                to, id.isEmpty() ? anchored.orElseGet(() -> UUID.randomUUID().toString()) : id);
        Map<Integer, PreparedStatement> into = new HashMap<>();
        try (Statement s = to.createStatement();
                LeafPages pages = new LeafPages(source)) {
            s.execute("BEGIN");
            for (ChainTable table : ChainTable.values()) {
                PreparedStatement insert = to.prepareStatement(table.insert("INSERT OR IGNORE"));
                int whole = table.columns().size() + 1;
                into.put(whole, insert);
                if (table != ChainTable.NOTE) {
                    into.put(whole - 2, insert); // from before the chain
                }
            }
            pages.scan(
                    row -> {
                        PreparedStatement insert = Objects.requireNonNull(into.get(row.size()));
                        insert.clearParameters();
                        for (int i = 0; i < row.size(); i++) {
                            insert.setObject(i + 1, row.get(i));
                        }
                        insert(insert);
                    },
                    into.keySet().stream().mapToInt(i -> i).toArray());
            s.execute("COMMIT");
            try (ResultSet r = s.executeQuery("SELECT count(*), max(seq) FROM event")) {
                long events = r.next() ? r.getLong(1) : 0;
                long last = r.getLong(2);
                return new Counts(events, last, last - events);
            }
        } finally {
            for (PreparedStatement insert : into.values()) {
                insert.close();
            }
        }
    }

    private static void insert(PreparedStatement row) throws SQLException {
        try {
            row.executeUpdate();
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff)
                    != 19) { // CONSTRAINT: a page that only looked like one of ours
                throw e;
            }
        }
    }

    /// Brings what is still in the write-ahead log into the file, as far as SQLite can, and gives the journal's id where
    /// it can be read.
    private static String mergeLog(Path source) {
        try (Connection db = SqliteFiles.damaged(source);
                Statement s = db.createStatement()) {
            s.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            try (ResultSet r = s.executeQuery("SELECT value FROM meta WHERE name = 'journal'")) {
                return r.next() ? r.getString(1) : "";
            }
        } catch (SQLException e) {
            return ""; // too damaged for SQLite: the pages are read without it
        }
    }

    private static void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(wal(file));
        Files.deleteIfExists(sibling(file, "-shm"));
    }

    private static Path wal(Path file) {
        return sibling(file, "-wal");
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
