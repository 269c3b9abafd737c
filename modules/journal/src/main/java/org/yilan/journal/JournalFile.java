package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.journal.JournalException.Fault;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A journal to look into and not to write: a copy, or one that a hub has open. It stays as it was when this was opened,
/// whatever is appended meanwhile. One thread at a time.
public final class JournalFile implements AutoCloseable {
    private final Path file;
    private final WireCodec codec;
    private final Connection db;
    private final Anchors.@Nullable Reading anchors;
    private final String id;

    private JournalFile(
            Path file,
            WireCodec codec,
            Connection db,
            Anchors.@Nullable Reading anchors,
            String id) {
        this.file = file;
        this.codec = codec;
        this.db = db;
        this.anchors = anchors;
        this.id = id;
    }

    /// @param anchors the file with the heads that were kept, empty for the one beside it, if there is one
    /// @throws JournalException when there is no such file, or it is no journal with a chain
    public static JournalFile open(Path file, WireCodec codec, Optional<Path> anchors) {
        if (!Files.isRegularFile(file)) {
            throw new JournalException(
                    Fault.FAILED,
                    "There is no journal " + file + ": name one that there is.",
                    null);
        }
        if (anchors.isPresent() && !Files.isRegularFile(anchors.get())) {
            throw new JournalException(
                    Fault.FAILED, "There are no anchors " + anchors.get() + ".", null);
        }
        Connection db = null;
        try {
            db = SqliteFiles.look(file);
            requireChain(file, db);
            String id = Schema.journal(db);
            // Before the journal's state is fixed: an anchor names what was durable when it was
            // written.
            Anchors.Reading reading =
                    Anchors.Reading.open(anchors.orElse(Anchors.beside(file)), id);
            try (Statement s = db.createStatement()) {
                s.execute("BEGIN");
                s.executeQuery("SELECT count(*) FROM meta").close();
            }
            JournalFile opened = new JournalFile(file, codec, db, reading, id);
            db = null;
            return opened;
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        } catch (IOException e) {
            throw new JournalException(
                    Fault.FAILED, "The journal " + file + " cannot be read: " + e + ".", e);
        } finally {
            closeQuietly(db);
        }
    }

    private static void requireChain(Path file, Connection db) throws SQLException {
        if (Schema.pragma(db, "application_id") != Schema.APPLICATION) {
            throw new JournalException(
                    Fault.NOT_A_JOURNAL,
                    "The file " + file + " is not a Yilan journal: name another.",
                    null);
        }
        if (Schema.pragma(db, "user_version") > Schema.VERSION) {
            throw new JournalException(
                    Fault.NEWER,
                    "The journal " + file + " was written by a newer Yilan: use that one.",
                    null);
        }
        try (Statement s = db.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name ="
                                        + " 'note'")) {
            if (!r.next() || r.getInt(1) == 0) {
                throw new JournalException(
                        Fault.FAILED,
                        "The journal "
                                + file
                                + " is from before the chain and nothing vouches for it: it is"
                                + " sealed as it is when a hub opens it the next time.",
                        null);
            }
        }
    }

    public String id() {
        return id;
    }

    public Path file() {
        return file;
    }

    /// Follows the chain. Once: the anchors are read through by it.
    ///
    /// @param through the hash of a head that was kept elsewhere, which the chain must pass; empty for none
    public Verification verify(String through) {
        try {
            return new Verifier(db, codec, anchors, through).run();
        } catch (IOException e) {
            throw new JournalException(
                    Fault.FAILED, "The anchors of " + file + " cannot be read: " + e + ".", e);
        }
    }

    /// What concerns an incident, oldest first: its events, and the commands on it.
    public void incident(String incident, Consumer<JournalLine> to) {
        walk(
                Arrays.asList("incident = ?", "1", null),
                List.of(incident),
                line -> {
                    boolean about =
                            line.seq() > 0
                                    || line.command()
                                            .map(CommandEnvelope::command)
                                            .filter(
                                                    c ->
                                                            c instanceof Command.OnIncident o
                                                                    && o.incident()
                                                                            .equals(incident))
                                            .isPresent();
                    if (about) {
                        to.accept(line);
                    }
                });
    }

    /// What was recorded from a moment on and before another, oldest first.
    public void span(Instant from, Instant until, Consumer<JournalLine> to) {
        String between = "at >= ? AND at < ?";
        walk(
                List.of(between, between, between),
                List.of(from.toEpochMilli(), until.toEpochMilli()),
                to);
    }

    /// The exercise that the journal says it is, as far as it says so before a moment.
    public Optional<Exercise> exercise(Instant until) {
        try (PreparedStatement s =
                db.prepareStatement(
                        "SELECT json FROM event WHERE type = 'ExerciseMarked' AND at < ? ORDER BY"
                                + " at DESC, seq DESC LIMIT 1")) {
            s.setLong(1, until.toEpochMilli());
            try (ResultSet r = s.executeQuery()) {
                return r.next()
                        ? codec.readEvent(r.getBytes(1))
                                .filter(Event.ExerciseMarked.class::isInstance)
                                .map(e -> ((Event.ExerciseMarked) e).exercise())
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        }
    }

    /// What an incident's first report says, empty when there is none that this program can read.
    public Optional<IncidentReport> report(String incident) {
        return first(
                "SELECT json FROM event WHERE incident = ? ORDER BY seq LIMIT 1",
                incident,
                r ->
                        codec.readEvent(r.getBytes(1))
                                .filter(Event.IncidentReported.class::isInstance)
                                .map(e -> ((Event.IncidentReported) e).report()));
    }

    /// What a proposal proposes.
    public Optional<ResponseLevel> proposal(String id) {
        return first(
                "SELECT json FROM event WHERE type = 'LevelProposed' AND cause = ? LIMIT 1",
                id,
                r ->
                        codec.readEvent(r.getBytes(1))
                                .filter(Event.LevelProposed.class::isInstance)
                                .map(e -> ((Event.LevelProposed) e).proposal().level()));
    }

    /// What a feed is called, empty where the journal does not say.
    public Optional<String> feedName(String feed) {
        return first(
                "SELECT json FROM event WHERE type = 'FeedHealthChanged' AND instr(json, ?) LIMIT"
                        + " 1",
                "\"feed\":\"" + feed + "\"",
                r ->
                        codec.readEvent(r.getBytes(1))
                                .filter(Event.FeedHealthChanged.class::isInstance)
                                .map(e -> ((Event.FeedHealthChanged) e).health().name()));
    }

    /// Whether an id is that of a command that was accepted.
    public boolean accepted(String command) {
        return first(
                        "SELECT accepted FROM command WHERE id = ?",
                        command,
                        r -> Optional.of(r.getInt(1) == 1))
                .orElse(false);
    }

    /// Whether events tell what a command did.
    public boolean hasEvents(Outcome.Accepted accepted) {
        return first(
                        "SELECT cause FROM event WHERE seq = "
                                + accepted.lastSeq()
                                + " AND cause = ?",
                        accepted.command(),
                        r -> Optional.of(true))
                .orElse(false);
    }

    private interface Row<T> {
        Optional<T> read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> first(String sql, String argument, Row<T> row) {
        try (PreparedStatement s = db.prepareStatement(sql)) {
            s.setString(1, argument);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? row.read(r) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        }
    }

    private void walk(
            List<@Nullable String> where, List<Object> arguments, Consumer<JournalLine> to) {
        try {
            for (boolean chained : new boolean[] {false, true}) {
                String part = chained ? "link IS NOT NULL AND " : "link IS NULL AND ";
                List<@Nullable String> parts =
                        where.stream().map(w -> w == null ? null : part + "(" + w + ")").toList();
                try (ChainWalk walk =
                        new ChainWalk(db, new ChainWalk.Part(parts, arguments, chained))) {
                    ChainRow row;
                    while ((row = walk.next()) != null) {
                        to.accept(line(row));
                    }
                }
            }
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        }
    }

    private JournalLine line(ChainRow row) {
        Optional<Recorded> event = Optional.empty();
        Optional<CommandEnvelope> command = Optional.empty();
        Optional<Outcome> outcome = Optional.empty();
        Optional<Note> note = Optional.empty();
        Instant at = Instant.ofEpochMilli(row.millis());
        try {
            switch (row.table()) {
                case EVENT ->
                        event =
                                codec.readEvent(row.bytes("json"))
                                        .map(
                                                e ->
                                                        new Recorded(
                                                                row.seq(),
                                                                at,
                                                                row.text("id"),
                                                                row.text("cause"),
                                                                e));
                case COMMAND -> {
                    outcome = Optional.of(codec.readOutcome(row.bytes("outcome")));
                    command = Optional.of(codec.readCommand(row.bytes("json")));
                }
                case NOTE -> note = Optional.of(codec.read(Note.class, row.bytes("json")));
            }
        } catch (WireException e) {
            // Of a newer program, or damaged: the line is there with its type and its hash.
        }
        byte[] hash = row.hash();
        return new JournalLine(
                row.link(),
                row.seq(),
                at,
                hash == null ? "" : HexFormat.of().formatHex(hash),
                row.table() == ChainTable.NOTE ? "" : row.text("type"),
                event,
                command,
                outcome,
                note);
    }

    private static void closeQuietly(@Nullable Connection db) {
        try {
            if (db != null) {
                db.close();
            }
        } catch (SQLException e) {
            // Only read through: nothing is lost.
        }
    }

    @Override
    public void close() {
        closeQuietly(db);
        if (anchors != null) {
            try {
                anchors.close();
            } catch (IOException e) {
                // Only read through: nothing is lost.
            }
        }
    }
}
