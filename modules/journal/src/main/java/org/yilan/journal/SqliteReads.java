package org.yilan.journal;

import org.yilan.journal.JournalException.Fault;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Everything that is read from a journal's file. Any thread; each call borrows a connection of its own.
final class SqliteReads implements AutoCloseable {
    private static final int IDLE = 4;
    private static final String RECORD = "SELECT seq, at, id, cause, type, json FROM event ";

    private final Path file;
    private final WireCodec codec;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(IDLE);
    private volatile boolean closed;

    SqliteReads(Path file, WireCodec codec) {
        this.file = file;
        this.codec = codec;
    }

    /// Puts in a statement's arguments.
    private interface Arguments {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Arguments arguments, Reader<T> reader) {
        if (closed) {
            throw new JournalException(
                    Fault.FAILED, "The journal " + file + " has been closed.", null);
        }
        try {
            Connection pooled = idle.poll();
            Connection db = pooled == null ? SqliteFiles.read(file) : pooled;
            boolean sound = false;
            try (PreparedStatement statement = db.prepareStatement(sql)) {
                arguments.set(statement);
                T result;
                try (ResultSet rows = statement.executeQuery()) {
                    result = reader.read(rows);
                }
                sound = true;
                return result;
            } finally {
                if (!sound || closed || !idle.offer(db)) {
                    db.close();
                }
            }
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        }
    }

    String meta(String name) {
        return query(
                "SELECT value FROM meta WHERE name = ?",
                s -> s.setString(1, name),
                r -> r.next() ? r.getString(1) : "");
    }

    long lastSeq() {
        return number("SELECT max(seq) FROM event", s -> {});
    }

    long lastMillis() {
        return number("SELECT max(at) FROM event", s -> {});
    }

    private long number(String sql, Arguments arguments) {
        return query(sql, arguments, r -> r.next() ? r.getLong(1) : 0L);
    }

    Optional<Instant> firstAt() {
        return moment("SELECT min(at) FROM event", s -> {});
    }

    Optional<Instant> lastAt() {
        return moment("SELECT max(at) FROM event", s -> {});
    }

    Optional<Instant> before(Instant moment) {
        long millis = moment.toEpochMilli();
        // A moment between two milliseconds comes after the first of them.
        boolean whole = Instant.ofEpochMilli(millis).equals(moment);
        return moment(
                "SELECT max(at) FROM event WHERE at < ?",
                s -> s.setLong(1, whole ? millis : millis + 1));
    }

    private Optional<Instant> moment(String sql, Arguments arguments) {
        return query(
                sql,
                arguments,
                r -> {
                    long millis = r.next() ? r.getLong(1) : 0;
                    return r.wasNull()
                            ? Optional.empty()
                            : Optional.of(Instant.ofEpochMilli(millis));
                });
    }

    long seqAt(Instant moment) {
        return number(
                "SELECT seq FROM event WHERE at <= ? ORDER BY at DESC, seq DESC LIMIT 1",
                s -> s.setLong(1, moment.toEpochMilli()));
    }

    Optional<Outcome> outcome(String command) {
        return query(
                "SELECT outcome FROM command WHERE id = ?",
                s -> s.setString(1, command),
                r -> r.next() ? Optional.of(codec.readOutcome(r.getBytes(1))) : Optional.empty());
    }

    long acceptedCommands() {
        return number("SELECT count(*) FROM command WHERE accepted = 1", s -> {});
    }

    RecordBatch read(long after, int limit, Instant until) {
        return query(
                RECORD + "WHERE seq > ? AND at <= ? ORDER BY seq LIMIT ?",
                s -> {
                    s.setLong(1, after);
                    s.setLong(2, until.toEpochMilli());
                    s.setInt(3, limit);
                },
                this::batch);
    }

    RecordBatch readTypes(Set<String> types, long after, int limit, Instant until) {
        List<String> names = List.copyOf(types);
        return query(
                RECORD
                        + "WHERE type IN ("
                        + marks(names)
                        + ") AND seq > ? AND at <= ? ORDER BY seq LIMIT ?",
                s -> {
                    int at = bind(s, names);
                    s.setLong(at++, after);
                    s.setLong(at++, until.toEpochMilli());
                    s.setInt(at, limit);
                },
                this::batch);
    }

    RecordBatch timeline(String incident, Instant until) {
        return query(
                RECORD + "WHERE incident = ? AND at <= ? ORDER BY seq",
                s -> {
                    s.setString(1, incident);
                    s.setLong(2, until.toEpochMilli());
                },
                this::batch);
    }

    int[] histogram(String type, Instant from, long intervalMillis, int count) {
        long start = from.toEpochMilli();
        return query(
                "SELECT (at - ?1) / ?2 AS bar, count(*) FROM event WHERE type = ?3 AND at >= ?1"
                        + " GROUP BY bar",
                s -> {
                    s.setLong(1, start);
                    s.setLong(2, intervalMillis);
                    s.setString(3, type);
                },
                r -> {
                    int[] bars = new int[count];
                    while (r.next()) {
                        long bar = r.getLong(1);
                        if (bar < count) {
                            bars[(int) bar] = r.getInt(2);
                        }
                    }
                    return bars;
                });
    }

    long count(Set<String> types) {
        List<String> names = List.copyOf(types);
        return number(
                "SELECT count(*) FROM event WHERE type IN (" + marks(names) + ")",
                s -> bind(s, names));
    }

    Optional<SituationState> keyframe(String fold, long seq) {
        Optional<byte[]> packed =
                query(
                        "SELECT state FROM keyframe WHERE fold = ? AND seq <= ? ORDER BY seq DESC"
                                + " LIMIT 1",
                        s -> {
                            s.setString(1, fold);
                            s.setLong(2, seq);
                        },
                        r -> r.next() ? Optional.of(r.getBytes(1)) : Optional.empty());
        try {
            return packed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Keyframes.unpack(packed.get(), codec));
        } catch (IOException | WireException e) {
            // A keyframe only saves time: without it the fold starts earlier and comes to the same.
            return Optional.empty();
        }
    }

    private RecordBatch batch(ResultSet r) throws SQLException {
        List<Recorded> records = new ArrayList<>();
        List<RecordBatch.Skipped> skipped = new ArrayList<>();
        long last = 0;
        while (r.next()) {
            last = r.getLong(1);
            Optional<Event> event = codec.readEvent(r.getBytes(6));
            if (event.isPresent()) {
                records.add(
                        new Recorded(
                                last,
                                Instant.ofEpochMilli(r.getLong(2)),
                                r.getString(3),
                                r.getString(4),
                                event.get()));
            } else {
                skipped.add(
                        new RecordBatch.Skipped(
                                last, r.getString(5), "this program does not know such an event"));
            }
        }
        return new RecordBatch(records, skipped, last);
    }

    private static String marks(List<String> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private static int bind(PreparedStatement s, List<String> values) throws SQLException {
        int at = 1;
        for (String value : values) {
            s.setString(at++, value);
        }
        return at;
    }

    @Override
    public void close() {
        closed = true;
        List<Connection> all = new ArrayList<>();
        idle.drainTo(all);
        for (Connection db : all) {
            try {
                db.close();
            } catch (SQLException e) {
                // Only read through: nothing is lost.
            }
        }
    }
}
