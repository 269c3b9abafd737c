package org.yilan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.journal.Verification.Kind;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Whatever is done to a journal's file behind the program's back is found, and told for what it is.
class ChainTest {
    private static final Instant START = Samples.START;

    @TempDir Path directory;
    private final WireCodec codec = new WireCodec();

    private Path file() {
        return directory.resolve("j.db");
    }

    private SqliteJournal open() {
        return SqliteJournal.open(file(), codec, new ManualClock(START));
    }

    private static CommandEnvelope command(String id, String incident) {
        return new CommandEnvelope(
                id, "李明", START, "why", -1, new Command.AcknowledgeIncident(incident));
    }

    /// Rows of the chain: events 1 to 4, an event with its command (5, 6), a refused command (7), events 6 to 9 (8 to 11), a
    /// note for a keyframe (12).
    @BeforeEach
    void fill() {
        try (SqliteJournal journal = open()) {
            report(journal, 1, 4);
            journal.append(
                    List.of(
                            Entry.accepted(
                                    command("c1", "i1"),
                                    START.plusSeconds(5),
                                    List.of(new Event.IncidentAcknowledged("i1", "李明", "why"))),
                            Entry.refused(
                                    command("c2", "i1"),
                                    START.plusSeconds(6),
                                    new Outcome.Refused("c2", "refused.x", List.of(), "No."))));
            report(journal, 6, 9);
            journal.keep("1", new Situation().capture());
        }
    }

    private static void report(SqliteJournal journal, int from, int to) {
        for (int i = from; i <= to; ) {
            List<Entry> entries = new ArrayList<>();
            do {
                entries.add(
                        Entry.ofFeed(
                                "f", START.plusSeconds(i), List.of(incident("i" + i).reported())));
                i++;
            } while (i <= to && to > 100 && entries.size() < 100);
            journal.append(entries);
        }
    }

    private void sql(String... statements) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = db.createStatement()) {
            for (String statement : statements) {
                s.execute(statement);
            }
        }
    }

    private Verification verify() {
        return verify("");
    }

    private Verification verify(String through) {
        try (JournalFile opened = JournalFile.open(file(), codec, Optional.empty())) {
            return opened.verify(through);
        }
    }

    private void finds(Kind kind, long seq) {
        Verification found = verify();
        assertThat(found.damage()).as(found.toString()).isPresent();
        assertThat(found.damage().get().kind()).as(found.toString()).isEqualTo(kind);
        assertThat(found.damage().get().seq()).as(found.toString()).isEqualTo(seq);
    }

    @Test
    void aJournalAsItWasWrittenIsSound() {
        Verification found = verify();

        assertThat(found.damage()).isEmpty();
        assertThat(found.remarks()).isEmpty();
        assertThat(found.events()).isEqualTo(9);
        assertThat(found.commands()).isEqualTo(2);
        assertThat(found.refused()).isEqualTo(1);
        assertThat(found.notes()).isEqualTo(1);
        assertThat(found.sealed()).isZero();
        assertThat(found.head().link()).isEqualTo(12);
        assertThat(found.from()).contains(START.plusSeconds(1));
        assertThat(found.to()).contains(START.plusSeconds(9));
        assertThat(found.anchors()).isEqualTo(2); // after the first row, and when it was closed
    }

    /// The definition, by hand: so that another program can follow a chain too.
    @Test
    void theHashIsWhatTheGuideSays() throws Exception {
        String id;
        try (SqliteJournal journal = open()) {
            id = journal.id();
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] previous = sha.digest(("Yilan journal 1\n" + id).getBytes("UTF-8"));
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = db.createStatement();
                ResultSet r = s.executeQuery("SELECT * FROM event WHERE seq = 1")) {
            assertThat(r.next()).isTrue();
            sha.update(previous);
            sha.update((byte) 'E');
            for (String column :
                    List.of("seq", "at", "id", "cause", "type", "incident", "json", "link")) {
                byte[] bytes = r.getBytes(column);
                boolean number = List.of("seq", "at", "link").contains(column);
                sha.update((byte) (number ? 'i' : column.equals("json") ? 'b' : 't'));
                long head = number ? r.getLong(column) : bytes.length;
                for (int shift = 56; shift >= 0; shift -= 8) {
                    sha.update((byte) (head >> shift));
                }
                if (!number) {
                    sha.update(bytes);
                }
            }
            assertThat(sha.digest()).isEqualTo(r.getBytes("hash"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event|at = at + 1|seq = 3|3",
                "event|id = concat(id, 'x')|seq = 3|3",
                "event|cause = 'g'|seq = 3|3",
                "event|type = 'IncidentRevised'|seq = 3|3",
                "event|incident = 'i4'|seq = 3|3",
                "event|incident = NULL|seq = 3|3",
                "event|json = CAST(replace(json, 'i3', 'i4') AS BLOB)|seq = 3|3",
                "event|hash = zeroblob(32)|seq = 3|3",
                "command|id = 'c3'|id = 'c2'|5",
                "command|at = at + 1|id = 'c2'|5",
                "command|accepted = 1|id = 'c2'|5",
                "command|type = 'CloseIncident'|id = 'c2'|5",
                "command|json = CAST(replace(json, 'why', 'wry') AS BLOB)|id = 'c2'|5",
                "command|outcome = CAST(replace(outcome, 'No.', 'Yes') AS BLOB)|id = 'c2'|5",
                "note|at = at + 1|link = 12|9",
                "note|json = CAST(replace(json, '\"1\"', '\"2\"') AS BLOB)|link = 12|9",
                "keyframe|state = CAST(x'00' AS BLOB)|1|0",
                "keyframe|fold = '2'|1|0",
                "meta|value = 'another'|name = 'journal'|1",
            })
    void aChangeOfAnyColumnIsFound(String table, String set, String where, long seq)
            throws Exception {
        sql("UPDATE " + table + " SET " + set + " WHERE " + where);
        finds(Kind.CHANGED, seq);
    }

    @Test
    void aRowThatIsGone() throws Exception {
        sql("DELETE FROM event WHERE seq = 3");
        finds(Kind.REMOVED, 4);
        assertThat(verify().damage().get().words())
                .isEqualTo("1 rows are missing before the event there, from row 3 on");
    }

    @Test
    void aRefusalThatIsGone() throws Exception {
        sql("DELETE FROM command WHERE id = 'c2'");
        finds(Kind.REMOVED, 6);
    }

    @Test
    void twoPositionsExchanged() throws Exception {
        sql(
                "UPDATE event SET seq = -1 WHERE seq = 2",
                "UPDATE event SET seq = 2 WHERE seq = 3",
                "UPDATE event SET seq = 3 WHERE seq = -1");
        finds(Kind.REORDERED, 2);
    }

    @Test
    void twoContentsExchanged() throws Exception {
        sql(
                "CREATE TEMP TABLE t AS SELECT * FROM event WHERE seq IN (2, 3)",
                "UPDATE event SET (at, id, cause, type, incident, json) = (SELECT at, id, cause,"
                        + " type, incident, json FROM t WHERE t.seq = 5 - event.seq) WHERE seq IN"
                        + " (2, 3)");
        finds(Kind.REORDERED, 2);
    }

    @Test
    void aRowPutIn() throws Exception {
        sql(
                "INSERT INTO event SELECT 10, at, 'x', cause, type, incident, json, NULL, NULL FROM"
                        + " event WHERE seq = 9");
        finds(Kind.INSERTED, 10);
    }

    @Test
    void aRowPutInWithTheNumberOfAnother() throws Exception {
        sql(
                "INSERT INTO event SELECT 10, at, 'x', cause, type, incident, json, 11, hash FROM"
                        + " event WHERE seq = 9");
        finds(Kind.INSERTED, 10);
    }

    @Test
    void anEndThatIsCutOffIsFoundByTheAnchors() throws Exception {
        sql("DELETE FROM keyframe", "DELETE FROM note", "DELETE FROM event WHERE seq > 7");
        finds(Kind.TRUNCATED, 7);

        Files.delete(Anchors.beside(file()));
        Verification without = verify();
        assertThat(without.damage()).as("without anchors this cannot be found").isEmpty();
        assertThat(without.remarks()).hasSize(1);
    }

    @Test
    void anEndThatIsCutOffIsFoundByAHeadThatSomebodyKept() throws Exception {
        String head = verify().head().hash();
        assertThat(verify(head).sound()).isTrue();
        Files.delete(Anchors.beside(file()));
        sql("DELETE FROM keyframe", "DELETE FROM note");

        assertThat(verify(head).damage().get().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void aChainThatWasComputedAnewIsFoundByTheAnchors() throws Exception {
        sql("UPDATE event SET cause = 'g' WHERE seq = 9");
        Chain chain = new Chain();
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            byte[] previous = chain.beginning(Schema.journal(db));
            List<ChainRow> rows = new ArrayList<>();
            try (ChainWalk walk = new ChainWalk(db, ChainWalk.CHAINED)) {
                ChainRow row;
                while ((row = walk.next()) != null) {
                    rows.add(row);
                }
            }
            for (ChainRow row : rows) {
                previous = chain.next(previous, row.table(), row.columns());
                try (var s =
                        db.prepareStatement(
                                "UPDATE " + row.table().table() + " SET hash = ? WHERE link = ?")) {
                    s.setBytes(1, previous);
                    s.setLong(2, row.link());
                    s.executeUpdate();
                }
            }
        }
        finds(Kind.RECOMPUTED, 9);
    }

    @Test
    void anIndexThatLeavesSomethingOutIsFound() throws Exception {
        long page;
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = db.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "SELECT rootpage FROM sqlite_schema WHERE name ="
                                        + " 'event_incident'")) {
            page = r.getLong(1);
        }
        byte[] whole = Files.readAllBytes(file());
        int at = (int) ((page - 1) * 4096);
        while (whole[at] != 'i' || whole[at + 1] != '3') {
            at++;
        }
        assertThat(at).isLessThan((int) (page * 4096));
        whole[at + 1] = '9';
        Files.write(file(), whole);
        finds(Kind.CHANGED, 9);
    }

    @Test
    void aPageThatCannotBeRead() throws Exception {
        try (SqliteJournal journal = open()) {
            report(journal, 10, 200);
        }
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(raw.length() / 2 / 4096 * 4096);
            raw.write(new byte[4096]);
        }
        assertThat(verify().damage()).isPresent();
    }

    @Test
    void aJournalInUseIsVerifiedAsItIs() {
        try (SqliteJournal journal = open();
                JournalFile opened = JournalFile.open(file(), codec, Optional.empty())) {
            ChainHead then = journal.head();
            report(journal, 10, 12);

            Verification found = opened.verify("");

            assertThat(found.damage()).isEmpty();
            assertThat(found.head()).isEqualTo(then);
            assertThat(verify().head()).isEqualTo(journal.head()).isNotEqualTo(then);
        }
    }

    @Test
    void nothingIsWrittenBesideACopy() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("copy")).resolve("j.db");
        Files.copy(file(), copy);
        try (JournalFile opened = JournalFile.open(copy, codec, Optional.empty())) {
            assertThat(opened.verify("").sound()).isTrue();
        }
        assertThat(copy.getParent().toFile().list()).containsExactly("j.db");
    }

    @Test
    void whatACrashLeftIsVerifiedWithItsLog() throws Exception {
        Path crashed = Files.createDirectory(directory.resolve("crashed")).resolve("j.db");
        try (SqliteJournal journal = open()) {
            report(journal, 10, 12);
            Files.copy(file(), crashed);
            Files.copy(directory.resolve("j.db-wal"), crashed.resolveSibling("j.db-wal"));
            Files.copy(Anchors.beside(file()), Anchors.beside(crashed));
        }
        try (JournalFile opened = JournalFile.open(crashed, codec, Optional.empty())) {
            Verification found = opened.verify("");
            assertThat(found.damage()).as(found.toString()).isEmpty();
            assertThat(found.lastSeq()).isEqualTo(12);
        }
        // Without its log the file is shorter, and was anchored longer.
        Files.delete(crashed.resolveSibling("j.db-wal"));
        Files.deleteIfExists(crashed.resolveSibling("j.db-shm"));
        Files.copy(
                Anchors.beside(file()),
                Anchors.beside(crashed),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (JournalFile opened = JournalFile.open(crashed, codec, Optional.empty())) {
            assertThat(opened.verify("").damage().orElseThrow().kind()).isEqualTo(Kind.TRUNCATED);
        }
    }

    // ---- journals from before the chain

    /// Makes the file what a program without the chain wrote.
    private void before() throws Exception {
        sql(
                "DROP INDEX command_link",
                "DROP TABLE note",
                "DELETE FROM keyframe",
                "ALTER TABLE keyframe DROP COLUMN link",
                "ALTER TABLE event DROP COLUMN link",
                "ALTER TABLE event DROP COLUMN hash",
                "ALTER TABLE command DROP COLUMN link",
                "ALTER TABLE command DROP COLUMN hash",
                "PRAGMA user_version = 1");
        Files.delete(Anchors.beside(file()));
    }

    @Test
    void aJournalFromBeforeIsSealedWhenItIsOpened() throws Exception {
        before();
        assertThatThrownBy(this::verify).hasMessageContaining("from before the chain");

        try (SqliteJournal journal = open()) {
            assertThat(journal.lastSeq()).isEqualTo(9);
            assertThat(journal.outcome("c1")).isPresent();
            report(journal, 10, 11);
        }
        Verification found = verify();
        assertThat(found.damage()).isEmpty();
        assertThat(found.sealed()).isEqualTo(9);
        assertThat(found.head().link()).isEqualTo(3); // the seal and two events
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE event SET cause = 'g' WHERE seq = 3|CHANGED|0",
                "UPDATE command SET accepted = 1 WHERE id = 'c2'|CHANGED|0",
                "DELETE FROM event WHERE seq = 3|REMOVED|3",
                "DELETE FROM command WHERE id = 'c2'|REMOVED|0",
                "INSERT INTO command SELECT 'c3', at, accepted, type, json, outcome, NULL, NULL"
                        + " FROM command WHERE id = 'c2'|INSERTED|0",
            })
    void aChangeOfTheSealedPartIsFound(String statement, Kind kind, long seq) throws Exception {
        before();
        open().close();
        assertThat(verify().sound()).isTrue();
        sql(statement);
        finds(kind, seq);
    }

    // ---- salvage

    @Test
    void aSalvageSaysSoInTheChainAndTheChainGoesOn() throws Exception {
        try (SqliteJournal journal = open()) {
            report(journal, 10, 3000);
        }
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(raw.length() / 2 / 4096 * 4096);
            raw.write(new byte[3 * 4096]);
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.salvage()).isPresent();
            report(journal, 3001, 3002);
        }
        Verification found = verify();
        assertThat(found.damage()).as(found.toString()).isEmpty();
        assertThat(found.remarks()).singleElement().asString().contains("rebuilt");
        assertThat(found.anchors()).isPositive();

        sql("DELETE FROM event WHERE seq = 2990");
        finds(Kind.REMOVED, 2991);
    }

    @Test
    void aSalvageThatLostTheEndGoesOnBehindTheAnchors() throws Exception {
        try (SqliteJournal journal = open()) {
            report(journal, 10, 3000);
        }
        long last = Anchors.last(Anchors.beside(file())).orElseThrow().link();
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(whole, whole.length / 2));
        try (SqliteJournal journal = open()) {
            assertThat(journal.salvage()).isPresent();
            assertThat(journal.head().link()).isEqualTo(last + 1);
        }
        assertThat(verify().damage()).isEmpty();
    }

    @Test
    void aSalvageOfTheSealedPartSealsWhatIsLeft() throws Exception {
        try (SqliteJournal journal = open()) {
            report(journal, 10, 3000);
        }
        before();
        open().close();
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(raw.length() / 2 / 4096 * 4096);
            raw.write(new byte[3 * 4096]);
        }
        open().close();
        assertThat(verify().damage()).isEmpty();

        sql("UPDATE event SET cause = 'g' WHERE seq = 3");
        finds(Kind.CHANGED, 0);
    }

    @Test
    void aFullDiskLeavesTheChainWhole() throws Exception {
        try (SqliteJournal journal = open()) {
            journal.limitPages(60);
            assertThatThrownBy(() -> report(journal, 10, 3000))
                    .isInstanceOf(JournalException.class);
            journal.limitPages(100_000);
            report(journal, 5000, 5001);
        }
        assertThat(verify().damage()).isEmpty();
    }

    @Test
    void anAnchorThatACrashCutOffHurtsNobody() throws Exception {
        Path anchors = Anchors.beside(file());
        String text = Files.readString(anchors);
        Files.writeString(anchors, text.substring(0, text.length() - 30));
        assertThat(verify().anchors()).isEqualTo(1);

        try (SqliteJournal journal = open()) {
            report(journal, 10, 10);
        }
        assertThat(verify().damage()).isEmpty();
        assertThat(verify().anchors()).isEqualTo(3);
        assertThat(HexFormat.of().parseHex(verify().head().hash())).hasSize(32);
    }
}
