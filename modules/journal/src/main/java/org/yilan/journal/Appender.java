package org.yilan.journal;

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
import java.util.List;

/// Writes entries, all or none. One thread at a time.
final class Appender implements AutoCloseable {
    private static final String EVENT = "INSERT INTO event VALUES (?,?,?,?,?,?,?)";
    private static final String COMMAND = "INSERT INTO command VALUES (?,?,?,?,?,?)";

    private final Connection db;
    private final WireCodec codec;
    private final EventIds ids = new EventIds();
    private PreparedStatement event;
    private PreparedStatement command;
    private Statement plain;
    private long lastSeq;
    private long lastMillis;

    Appender(Connection db, WireCodec codec, long lastSeq, long lastMillis) throws SQLException {
        this.db = db;
        this.codec = codec;
        this.lastSeq = lastSeq;
        this.lastMillis = lastMillis;
        this.event = db.prepareStatement(EVENT);
        this.command = db.prepareStatement(COMMAND);
        this.plain = db.createStatement();
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
        lastSeq = seq;
        lastMillis = millis;
        return appended;
    }

    private void insert(Recorded record, long millis) throws SQLException {
        event.setLong(1, record.seq());
        event.setLong(2, millis);
        event.setString(3, record.id());
        event.setString(4, record.cause());
        event.setString(5, codec.typeOf(record.event()));
        event.setString(
                6, record.event() instanceof Event.OnIncident about ? about.incident() : null);
        event.setBytes(7, codec.event(record.event()));
        event.executeUpdate();
    }

    private void answer(Entry entry, long millis, long seq) throws SQLException {
        if (entry.command() == null) {
            return;
        }
        Outcome outcome =
                entry.refusal() == null
                        ? new Outcome.Accepted(entry.command().id(), seq)
                        : entry.refusal();
        command.setString(1, entry.command().id());
        command.setLong(2, millis);
        command.setInt(3, entry.refusal() == null ? 1 : 0);
        command.setString(4, entry.command().command().getClass().getSimpleName());
        command.setBytes(5, codec.command(entry.command()));
        command.setBytes(6, codec.outcome(outcome));
        command.executeUpdate();
    }

    /// Back to before the transaction. Statements that failed are of no further use to the driver, so new ones are made.
    private void rollBack(Exception why) {
        close();
        try (Statement undo = db.createStatement()) {
            undo.execute("ROLLBACK");
        } catch (SQLException e) {
            // A full disk ends the transaction by itself: then there is nothing to roll back.
            why.addSuppressed(e);
        }
        try {
            event = db.prepareStatement(EVENT);
            command = db.prepareStatement(COMMAND);
            plain = db.createStatement();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            event.close();
            command.close();
            plain.close();
        } catch (SQLException e) {
            // The connection goes next, and takes them with it.
        }
    }
}
