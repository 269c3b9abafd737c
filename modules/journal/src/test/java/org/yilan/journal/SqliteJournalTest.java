package org.yilan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.testing.JournalScript;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SqliteJournalTest {
    private static final Instant START = Samples.START;

    @TempDir Path directory;
    private final WireCodec codec = new WireCodec();

    private SqliteJournal open() {
        return SqliteJournal.open(directory.resolve("j.db"), codec, new ManualClock(START));
    }

    private static CommandEnvelope command(String id) {
        return new CommandEnvelope(
                id, "李明", START, "", -1, new Command.AcknowledgeIncident("12345:1"));
    }

    @Test
    void givesBackWhatWasAppendedAfterItWasClosed() {
        List<Recorded> appended;
        String id;
        try (SqliteJournal journal = open()) {
            appended =
                    journal.append(List.of(Entry.ofFeed("all", START, Samples.events())))
                            .getFirst();
            id = journal.id();
        }
        try (SqliteJournal journal = open()) {
            RecordBatch batch = journal.read(0, 1000, Journal.END_OF_TIME);

            assertThat(batch.records()).isEqualTo(appended);
            assertThat(appended).extracting(Recorded::event).isEqualTo(Samples.events());
            assertThat(appended).extracting(Recorded::id).doesNotHaveDuplicates();
            assertThat(appended.getLast().seq()).isEqualTo(Samples.events().size());
            assertThat(journal.lastSeq()).isEqualTo(Samples.events().size());
            assertThat(journal.id()).isEqualTo(id).isNotEmpty();
            assertThat(journal.salvage()).isEmpty();
        }
    }

    @Test
    void numbersOnWithoutGapsAfterARestart() {
        for (int round = 0; round < 3; round++) {
            try (SqliteJournal journal = open()) {
                journal.append(
                        List.of(
                                Entry.ofFeed("f", START, List.of(incident("a").reported())),
                                Entry.ofFeed("f", START, List.of(incident("b").reported()))));
            }
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.read(0, 100, Journal.END_OF_TIME).records())
                    .extracting(Recorded::seq)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void timeNeverGoesBackWhenTheClockDoes() {
        try (SqliteJournal journal = open()) {
            append(journal, START, "a");
            append(journal, START.minus(Duration.ofHours(1)), "b");
        }
        try (SqliteJournal journal = open()) {
            append(journal, START.minus(Duration.ofDays(1)), "c");

            assertThat(journal.read(0, 100, Journal.END_OF_TIME).records())
                    .extracting(Recorded::at)
                    .containsOnly(START);
        }
    }

    @Test
    void keepsAnAnswerWithTheEventsOfItsCommand() {
        Outcome.Refused refused = new Outcome.Refused("c2", "refused.x", List.of("a"), "No.");
        try (SqliteJournal journal = open()) {
            append(journal, START, "12345:1");
            journal.append(
                    List.of(
                            Entry.accepted(
                                    command("c1"),
                                    START,
                                    List.of(new Event.IncidentAcknowledged("12345:1", "李明", ""))),
                            Entry.refused(command("c2"), START, refused)));
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.outcome("c1")).contains(new Outcome.Accepted("c1", 2));
            assertThat(journal.outcome("c2")).contains(refused);
            assertThat(journal.outcome("c3")).isEmpty();
            assertThat(journal.acceptedCommands()).isEqualTo(1);
        }
    }

    @Test
    void findsPositionsByMoment() {
        try (SqliteJournal journal = open()) {
            assertThat(journal.firstAt()).isEmpty();
            assertThat(journal.before(START)).isEmpty();
            append(journal, START, "a");
            append(journal, START, "b");
            append(journal, START.plusSeconds(60), "c");

            assertThat(journal.seqAt(START.minusMillis(1))).isZero();
            assertThat(journal.seqAt(START)).isEqualTo(2);
            assertThat(journal.seqAt(START.plusSeconds(59))).isEqualTo(2);
            assertThat(journal.seqAt(START.plusSeconds(60))).isEqualTo(3);
            assertThat(journal.before(START.plusSeconds(60))).contains(START);
            assertThat(journal.before(START.plusSeconds(60).plusNanos(1)))
                    .contains(START.plusSeconds(60));
            assertThat(journal.before(START)).isEmpty();
            assertThat(journal.firstAt()).contains(START);
            assertThat(journal.lastAt()).contains(START.plusSeconds(60));
            assertThat(journal.read(0, 100, START).lastSeq()).isEqualTo(2);
            assertThat(journal.read(1, 1, Journal.END_OF_TIME).records())
                    .extracting(Recorded::seq)
                    .containsExactly(2L);
        }
    }

    @Test
    void tellsTheStoryOfOneIncident() {
        try (SqliteJournal journal = open()) {
            append(journal, START, "a");
            append(journal, START, "b");
            journal.append(
                    List.of(
                            Entry.ofFeed(
                                    "f",
                                    START.plusSeconds(5),
                                    List.of(new Event.IncidentResolved("a", "x", "")))));

            assertThat(journal.timeline("a", Journal.END_OF_TIME).records())
                    .extracting(Recorded::seq)
                    .containsExactly(1L, 3L);
            assertThat(journal.timeline("a", START).records())
                    .extracting(Recorded::seq)
                    .containsExactly(1L);
        }
    }

    @Test
    void countsPerInterval() {
        try (SqliteJournal journal = open()) {
            append(journal, START, "a");
            append(journal, START.plusSeconds(59), "b");
            append(journal, START.plusSeconds(60), "c");
            append(journal, START.plusSeconds(300), "d");

            assertThat(journal.histogram("IncidentReported", START, 60_000, 4))
                    .containsExactly(2, 1, 0, 0);
            assertThat(journal.count(Set.of("IncidentReported", "AlertPublished"))).isEqualTo(4);
            assertThat(
                            journal.readTypes(Set.of("IncidentReported"), 1, 2, Journal.END_OF_TIME)
                                    .records())
                    .extracting(Recorded::seq)
                    .containsExactly(2L, 3L);
        }
    }

    @Test
    void keepsKeyframesPerReducer() {
        var state = JournalScript.from(START).then(Samples.events().toArray(Event[]::new)).fold();
        try (SqliteJournal journal = open()) {
            journal.keep("1", state.capture());

            assertThat(journal.keyframe("1", 1000)).contains(state.capture());
            assertThat(journal.keyframe("1", state.seq() - 1)).isEmpty();
            assertThat(journal.keyframe("2", 1000)).isEmpty();
        }
    }

    @Test
    void tellsFollowersInOrderWhatIsDurable() {
        List<Long> heard = new ArrayList<>();
        try (SqliteJournal journal = open()) {
            Journal.Following following =
                    journal.follow(
                            records ->
                                    records.forEach(
                                            r -> {
                                                assertThat(journal.lastSeq())
                                                        .isGreaterThanOrEqualTo(r.seq());
                                                heard.add(r.seq());
                                            }));
            append(journal, START, "a");
            append(journal, START, "b");
            following.close();
            append(journal, START, "c");
        }
        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void takesAppendsFromManyThreadsOneAfterTheOther() throws Exception {
        try (SqliteJournal journal = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Recorded>>> tasks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "i" + i;
                tasks.add(
                        () ->
                                journal.append(
                                                List.of(
                                                        Entry.ofFeed(
                                                                "f",
                                                                START,
                                                                List.of(incident(id).reported()))))
                                        .getFirst());
            }
            List<Long> seqs = new ArrayList<>();
            for (Future<List<Recorded>> done : threads.invokeAll(tasks)) {
                seqs.add(done.get().getFirst().seq());
            }

            assertThat(seqs).doesNotHaveDuplicates().hasSize(40);
            assertThat(journal.lastSeq()).isEqualTo(40);
        }
    }

    private static void append(SqliteJournal journal, Instant at, String incident) {
        journal.append(List.of(Entry.ofFeed("f", at, List.of(incident(incident).reported()))));
    }
}
