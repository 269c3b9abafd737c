package org.yilan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.JournalException.Fault;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

class JournalBadDaysTest {
    private static final Instant START = Samples.START;

    @TempDir Path directory;
    private final WireCodec codec = new WireCodec();

    private Path file() {
        return directory.resolve("j.db");
    }

    private SqliteJournal open() {
        return SqliteJournal.open(file(), codec, new ManualClock(START));
    }

    private JournalException refusal() {
        JournalException e = catchThrowableOfType(JournalException.class, () -> open().close());
        assertThat(e).as("opened all the same").isNotNull();
        assertThat(e.getMessage().lines()).hasSize(1);
        assertThat(e.getMessage()).contains(file().toString());
        return e;
    }

    private void fill(int incidents) {
        try (SqliteJournal journal = open()) {
            append(journal, incidents);
        }
    }

    private static void append(SqliteJournal journal, int incidents) {
        for (int i = 0; i < incidents; i += 100) {
            List<Entry> entries = new ArrayList<>();
            for (int j = i; j < Math.min(incidents, i + 100); j++) {
                entries.add(Entry.ofFeed("f", START, List.of(incident("i" + j).reported())));
            }
            journal.append(entries);
        }
    }

    private static List<Long> positions(SqliteJournal journal) {
        List<Long> all = new ArrayList<>();
        RecordBatch batch;
        do {
            batch = journal.read(all.isEmpty() ? 0 : all.getLast(), 1000, Journal.END_OF_TIME);
            batch.records().stream().map(Recorded::seq).forEach(all::add);
        } while (!batch.records().isEmpty());
        return all;
    }

    @Test
    void twoProgramsOnOneJournal() {
        try (SqliteJournal first = open()) {
            assertThat(refusal().fault()).isEqualTo(Fault.IN_USE);
            append(first, 1);
        }
        open().close();
    }

    @Test
    void aJournalOfANewerProgramIsLeftAlone() throws Exception {
        fill(3);
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = db.createStatement()) {
            s.execute("PRAGMA user_version = 9");
        }
        byte[] before = Files.readAllBytes(file());

        JournalException e = refusal();

        assertThat(e.fault()).isEqualTo(Fault.NEWER);
        assertThat(e).hasMessageContaining("newer Yilan").hasMessageContaining("9");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void eventsThatThisProgramDoesNotKnowAreSkippedAndNamed() throws Exception {
        fill(3);
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = db.createStatement()) {
            s.execute(
                    "UPDATE event SET type = 'MeteorSeen', json = CAST('{\"type\":\"MeteorSeen\"}'"
                            + " AS BLOB) WHERE seq = 2");
        }
        try (SqliteJournal journal = open()) {
            RecordBatch batch = journal.read(0, 10, Journal.END_OF_TIME);

            assertThat(batch.records()).extracting(Recorded::seq).containsExactly(1L, 3L);
            assertThat(batch.skipped())
                    .extracting(RecordBatch.Skipped::seq, RecordBatch.Skipped::type)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, "MeteorSeen"));
            assertThat(batch.lastSeq()).isEqualTo(3);
        }
    }

    @Test
    void aFileThatIsSomethingElseIsLeftAlone() throws Exception {
        Files.writeString(file(), "Dear diary");
        assertThat(refusal().fault()).isEqualTo(Fault.NOT_A_JOURNAL);
        assertThat(file()).hasContent("Dear diary");

        Files.delete(file());
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = db.createStatement()) {
            s.execute("CREATE TABLE diary (day TEXT)");
            s.execute("PRAGMA user_version = 1");
        }
        assertThat(refusal().fault()).isEqualTo(Fault.NOT_A_JOURNAL);
    }

    @Test
    void aTruncatedJournalGivesItsGoodPartAndIsKept() throws Exception {
        fill(5000);
        byte[] whole = Files.readAllBytes(file());
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        Files.write(file(), half);

        try (SqliteJournal journal = open()) {
            Salvage salvage = journal.salvage().orElseThrow();
            List<Long> positions = positions(journal);

            assertThat(positions.size()).isBetween(1500, 4999);
            assertThat(positions).isSorted().doesNotHaveDuplicates().startsWith(1L, 2L, 3L);
            assertThat(salvage.events()).isEqualTo(positions.size());
            assertThat(salvage.lastSeq()).isEqualTo(positions.getLast());
            assertThat(salvage.message()).contains("damaged").contains(salvage.kept().toString());
            assertThat(salvage.kept().getFileName()).hasToString("j.db.damaged-20240915-010000");
            assertThat(Files.readAllBytes(salvage.kept())).isEqualTo(half);
            append(journal, 1);
            assertThat(journal.lastSeq()).isEqualTo(salvage.lastSeq() + 1);
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.salvage()).isEmpty();
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "j.db", "j.db.lock", "j.db.anchors", "j.db.damaged-20240915-010000");
        }
    }

    @Test
    void damageInTheMiddleCostsTheMiddleOnly() throws Exception {
        fill(5000);
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(raw.length() / 2 / 4096 * 4096);
            raw.write(new byte[3 * 4096]);
        }

        try (SqliteJournal journal = open()) {
            Salvage salvage = journal.salvage().orElseThrow();
            List<Long> positions = positions(journal);

            assertThat(positions).isSorted().startsWith(1L).endsWith(5000L);
            assertThat(salvage.events() + salvage.missing()).isEqualTo(5000);
            // Three pages hold a few dozen events.
            assertThat(salvage.missing()).isBetween(1L, 60L);
        }
    }

    @Test
    void aFileCutInsideItsHeaderStartsAfresh() throws Exception {
        fill(10);
        Files.write(file(), java.util.Arrays.copyOf(Files.readAllBytes(file()), 60));

        try (SqliteJournal journal = open()) {
            assertThat(journal.salvage().orElseThrow().events()).isZero();
            append(journal, 1);
            assertThat(journal.lastSeq()).isEqualTo(1);
        }
    }

    @Test
    void answersSurviveASalvage() throws Exception {
        CommandEnvelope command =
                new CommandEnvelope(
                        "c1", "李明", START, "", -1, new Command.AcknowledgeIncident("i1"));
        try (SqliteJournal journal = open()) {
            journal.append(List.of(Entry.accepted(command, START, List.of())));
            append(journal, 5000);
        }
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.setLength(raw.length() - 4096);
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.salvage()).isPresent();
            assertThat(journal.outcome("c1")).contains(new Outcome.Accepted("c1", 0));
        }
    }

    @Test
    void aProgramKilledInTheMiddleLosesNothing() throws Exception {
        SqliteJournal journal = open();
        append(journal, 200);
        // What a killed program leaves: the file and its log as they are now, no orderly close.
        Path crashed = Files.createDirectory(directory.resolve("crashed"));
        Files.copy(file(), crashed.resolve("j.db"));
        Files.copy(directory.resolve("j.db-wal"), crashed.resolve("j.db-wal"));
        journal.close();

        try (SqliteJournal after =
                SqliteJournal.open(crashed.resolve("j.db"), codec, new ManualClock(START))) {
            assertThat(after.lastSeq()).isEqualTo(200);
            assertThat(after.salvage()).isEmpty();
        }
    }

    @Test
    void aFullDiskRefusesAndLosesNothing() throws Exception {
        try (SqliteJournal journal = open()) {
            append(journal, 100);
            journal.limitPages(60);

            assertThatThrownBy(() -> append(journal, 2000))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("No room left")
                    .extracting(e -> ((JournalException) e).fault())
                    .isEqualTo(Fault.DISK_FULL);

            List<Long> kept = positions(journal);
            assertThat(kept.size()).isGreaterThanOrEqualTo(100);
            assertThat(journal.lastSeq()).isEqualTo(kept.size());

            journal.limitPages(100_000);
            append(journal, 1);
            assertThat(journal.lastSeq()).isEqualTo(kept.size() + 1);
        }
        try (SqliteJournal journal = open()) {
            assertThat(positions(journal)).isSorted().hasSize((int) journal.lastSeq());
        }
    }

    @Test
    void aPlaceThatCannotBeWritten() throws Exception {
        Path blocked = Files.writeString(directory.resolve("blocked"), "a file, not a directory");

        assertThatThrownBy(
                        () ->
                                SqliteJournal.open(
                                        blocked.resolve("j.db"), codec, new ManualClock(START)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("cannot be written")
                .extracting(e -> ((JournalException) e).fault())
                .isEqualTo(Fault.NOT_WRITABLE);
    }

    @Test
    void aDirectoryWithoutPermission() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(refusal().fault()).isEqualTo(Fault.NOT_WRITABLE);
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aSalvageThatWasCutOffIsFinished() throws Exception {
        fill(10);
        Files.move(file(), directory.resolve("j.db.salvaged"));

        try (SqliteJournal journal = open()) {
            assertThat(journal.lastSeq()).isEqualTo(10);
        }
        try (Stream<Path> left = Files.list(directory).sorted(Comparator.naturalOrder())) {
            assertThat(left.map(p -> p.getFileName().toString())).contains("j.db");
        }
    }
}
