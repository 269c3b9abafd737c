package org.yilan.journal;

import org.jspecify.annotations.Nullable;
import org.yilan.journal.JournalException.Fault;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Outcome;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A journal in one SQLite file with a write-ahead log. One process at a time; see [Journal] for threads.
///
/// Appending writes everything it is given in one transaction with one flush to the disk: whoever has much to append
/// gives it together. Reading goes through connections of its own and waits for nobody.
public final class SqliteJournal implements Journal {
    private final Path file;
    private final WireCodec codec;
    private final JournalLock lock;
    private final Connection writer;
    private final Appender appender;
    private final SqliteReads reads;
    private final String id;
    private final Optional<Salvage> salvage;
    private final InstantSource machine;
    private final Anchors anchors;
    private final ReentrantLock turn = new ReentrantLock();
    private final List<Consumer<List<Recorded>>> followers = new CopyOnWriteArrayList<>();
    private boolean closed;

    private SqliteJournal(
            Path file,
            WireCodec codec,
            JournalLock lock,
            Connection writer,
            Optional<Salvage> salvage,
            InstantSource machine)
            throws SQLException {
        this.file = file;
        this.codec = codec;
        this.lock = lock;
        this.writer = writer;
        this.salvage = salvage;
        this.reads = new SqliteReads(file, codec);
        this.id = reads.meta("journal");
        this.appender = new Appender(writer, codec, id, reads.lastSeq(), reads.lastMillis());
        this.machine = machine;
        this.anchors = new Anchors(file, id);
        anchors.write(appender.head(), machine.instant());
    }

    /// Opens a journal, or makes one where there is none. A damaged one is rebuilt from what can be read, see
    /// [#salvage()].
    ///
    /// @param machine the machine's clock, for what concerns the file and not the city
    public static SqliteJournal open(Path file, WireCodec codec, InstantSource machine) {
        JournalLock lock = JournalLock.take(file);
        Connection writer = null;
        try {
            Salvage.finish(file);
            Optional<Salvage> salvage =
                    FileCheck.fault(file)
                            .map(fault -> Salvage.of(file, fault, codec, machine.instant()));
            writer = SqliteFiles.write(file);
            if (Schema.empty(writer)) {
                Schema.create(writer);
            } else if (Schema.pragma(writer, "user_version") < Schema.VERSION) {
                Upgrade.of(writer, codec, machine.instant());
            }
            SqliteJournal journal = new SqliteJournal(file, codec, lock, writer, salvage, machine);
            lock = null;
            writer = null;
            return journal;
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        } catch (IOException e) {
            throw new JournalException(
                    Fault.FAILED, "The journal " + file + " cannot be read: " + e + ".", e);
        } finally {
            closeAll(writer, lock);
        }
    }

    private static void closeAll(@Nullable Connection writer, @Nullable JournalLock lock) {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (SQLException e) {
            // What made us close is being reported; nothing was left uncommitted.
        }
        if (lock != null) {
            lock.close();
        }
    }

    /// What was saved, when the file was found damaged.
    public Optional<Salvage> salvage() {
        return salvage;
    }

    public Path file() {
        return file;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<List<Recorded>> append(List<Entry> entries) {
        turn.lock();
        try {
            requireOpen();
            List<List<Recorded>> appended = appender.append(entries);
            anchors.offer(appender.head(), machine.instant());
            List<Recorded> all = appended.stream().flatMap(List::stream).toList();
            if (!all.isEmpty()) {
                followers.forEach(f -> f.accept(all));
            }
            return appended;
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Optional<Outcome> outcome(String command) {
        return reads.outcome(command);
    }

    @Override
    public RecordBatch read(long after, int limit, Instant until) {
        return reads.read(after, limit, until);
    }

    @Override
    public RecordBatch readTypes(Set<String> types, long after, int limit, Instant until) {
        return reads.readTypes(types, after, limit, until);
    }

    @Override
    public RecordBatch timeline(String incident, Instant until) {
        return reads.timeline(incident, until);
    }

    @Override
    public int[] histogram(String type, Instant from, long intervalMillis, int count) {
        return reads.histogram(type, from, intervalMillis, count);
    }

    @Override
    public long count(Set<String> types) {
        return reads.count(types);
    }

    @Override
    public long acceptedCommands() {
        return reads.acceptedCommands();
    }

    @Override
    public Optional<Instant> firstAt() {
        return reads.firstAt();
    }

    @Override
    public Optional<Instant> lastAt() {
        return reads.lastAt();
    }

    @Override
    public long lastSeq() {
        return reads.lastSeq();
    }

    @Override
    public long seqAt(Instant moment) {
        return reads.seqAt(moment);
    }

    @Override
    public Optional<Instant> before(Instant moment) {
        return reads.before(moment);
    }

    @Override
    public void keep(String fold, SituationState state) {
        byte[] packed = Keyframes.pack(state, codec);
        turn.lock();
        try {
            requireOpen();
            appender.keep(state.seq(), fold, packed, machine.instant());
            KeyframeThinning.after(writer, fold);
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        } finally {
            turn.unlock();
        }
    }

    /// Says in the chain that personal data was written out, by whom and why.
    ///
    /// @param what which part of the journal
    public void exported(String what, String by, String reason) {
        turn.lock();
        try {
            requireOpen();
            appender.note(Note.of(new Note.Exported(what, by, reason)), machine.instant());
        } catch (SQLException e) {
            throw Schema.failure(file.toString(), e);
        } finally {
            turn.unlock();
        }
    }

    /// The end of the chain.
    public ChainHead head() {
        turn.lock();
        try {
            return appender.head();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Optional<SituationState> keyframe(String fold, long seq) {
        return reads.keyframe(fold, seq);
    }

    @Override
    public Following follow(Consumer<List<Recorded>> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    /// Bounds the file, so that a test can fill a disk without having one.
    void limitPages(int pages) throws SQLException {
        turn.lock();
        try (Statement s = writer.createStatement()) {
            s.execute("PRAGMA max_page_count = " + pages);
        } finally {
            turn.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new JournalException(
                    Fault.FAILED, "The journal " + file + " has been closed.", null);
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            anchors.write(appender.head(), machine.instant());
            reads.close();
            appender.close();
            closeAll(writer, lock);
        } finally {
            turn.unlock();
        }
    }
}
