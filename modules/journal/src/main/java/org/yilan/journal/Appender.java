package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.wire.WireCodec;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Writes entries, all or none. One thread at a time.
final class Appender implements AutoCloseable {
    private static final String KEYFRAME = "INSERT OR REPLACE INTO keyframe VALUES (?,?,?,?)";

    private final Connection db;
    private final WireCodec codec;
    private final EventIds ids = new EventIds();
    private final Links links;
    private PreparedStatement keyframe;
    private Statement plain;
    private long lastSeq;
    private long lastMillis;

    Appender(Connection db, WireCodec codec, String journal, long lastSeq, long lastMillis)
            throws SQLException {
        this.db = db;
        this.codec = codec;
        this.lastSeq = lastSeq;
        this.lastMillis = lastMillis;
        this.links = new Links(db, codec, new Chain(), journal);
        this.keyframe = db.prepareStatement(KEYFRAME);
        this.plain = db.createStatement();
    }

    /// The last row of the chain that is durable.
    ChainHead head() {
        return links.head();
    }

    List<List<Recorded>> append(List<Entry> entries) throws SQLException {
        List<List<Recorded>> appended = new ArrayList<>(entries.size());
        long seq = lastSeq;
        long millis = lastMillis;
        plain.execute("BEGIN IMMEDIATE");
        try {
            for (Entry entry : entries) {
                // The clock may be set back; the journal's order may not.
                millis = Math.max(millis, entry.at().toEpochMilli());
                List<Recorded> records = new ArrayList<>(entry.events().size());
                for (Event e : entry.events()) {
                    Recorded record =
                            new Recorded(
                                    ++seq,
                                    Instant.ofEpochMilli(millis),
                                    ids.next(),
                                    entry.cause(),
                                    e);
                    insert(record, millis);
                    records.add(record);
                }
                answer(entry, millis, seq);
                appended.add(List.copyOf(records));
            }
            plain.execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
        links.keep();
        lastSeq = seq;
        lastMillis = millis;
        return appended;
    }

    /// Writes a note into the chain.
    void note(Note note, Instant at) throws SQLException {
        alone(() -> links.note(note, at.toEpochMilli()));
    }

    /// Keeps a packed situation, and in the chain what it must be.
    void keep(long seq, String fold, byte[] packed, Instant at) throws SQLException {
        String sha256 = HexFormat.of().formatHex(new Chain().of(packed));
        alone(
                () -> {
                    long link =
                            links.note(
                                    Note.of(new Note.Keyframe(seq, fold, sha256)),
                                    at.toEpochMilli());
                    keyframe.setLong(1, seq);
                    keyframe.setString(2, fold);
                    keyframe.setBytes(3, packed);
                    keyframe.setLong(4, link);
                    keyframe.executeUpdate();
                });
    }

    private interface Writing {
        void write() throws SQLException;
    }

    private void alone(Writing writing) throws SQLException {
        plain.execute("BEGIN IMMEDIATE");
        try {
            writing.write();
            plain.execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
        links.keep();
    }

    private void insert(Recorded record, long millis) throws SQLException {
        List<@Nullable Object> columns = new ArrayList<>(8);
        columns.add(record.seq());
        columns.add(millis);
        columns.add(record.id());
        columns.add(record.cause());
        columns.add(codec.typeOf(record.event()));
        columns.add(record.event() instanceof Event.OnIncident about ? about.incident() : null);
        columns.add(codec.event(record.event()));
        columns.add(links.next());
        links.add(ChainTable.EVENT, columns);
    }

    private void answer(Entry entry, long millis, long seq) throws SQLException {
        if (entry.command() == null) {
            return;
        }
        Outcome outcome =
                entry.refusal() == null
                        ? new Outcome.Accepted(entry.command().id(), seq)
                        : entry.refusal();
        List<@Nullable Object> columns = new ArrayList<>(7);
        columns.add(entry.command().id());
        columns.add(millis);
        columns.add(entry.refusal() == null ? 1L : 0L);
        columns.add(entry.command().command().getClass().getSimpleName());
        columns.add(codec.command(entry.command()));
        columns.add(codec.outcome(outcome));
        columns.add(links.next());
        links.add(ChainTable.COMMAND, columns);
    }

    /// Back to before the transaction. Statements that failed are of no further use to the driver, so new ones are made.
    private void rollBack(Exception why) {
        links.forget();
        close();
        try (Statement undo = db.createStatement()) {
            undo.execute("ROLLBACK");
        } catch (SQLException e) {
            // A full disk ends the transaction by itself: then there is nothing to roll back.
            why.addSuppressed(e);
        }
        try {
            links.prepare(db);
            keyframe = db.prepareStatement(KEYFRAME);
            plain = db.createStatement();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            links.close();
            keyframe.close();
            plain.close();
        } catch (SQLException e) {
            // The connection goes next, and takes them with it.
        }
    }
}
