package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.Journal;
import org.yilan.journal.JournalFile;
import org.yilan.journal.SqliteJournal;
import org.yilan.journal.Verification;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.testing.ChildProcess;
import org.yilan.testing.JournalScript;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.Snapshot;
import org.yilan.wire.WireCodec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Kills a hub a hundred times at moments that nobody chose. No answered command may be lost, none may be done twice when
/// it is sent again, and what the hub shows must be the fold of what the journal holds.
class KillTest {
    private static final int KILLS = Integer.getInteger("yilan.kills", 100);
    private static final int CLIENTS = 3;
    private static final int CHECK_EVERY = 10;
    private static final String TOKEN = "kill-test";

    @TempDir Path directory;
    private final WireCodec codec = new WireCodec();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Outcome.Accepted> accepted = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private volatile @Nullable URI hub;
    private volatile boolean over;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void losesNoAnsweredCommandAndDoesNoneTwice() throws Exception {
        Random random = new Random(20240915);
        Path journal = directory.resolve("j.db");
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i;
            clients.add(Thread.ofVirtual().start(() -> work(first)));
        }
        int served = 0;
        ChildProcess.Launch launch =
                new ChildProcess.Launch(
                        directory, HubProcess.class, Map.of(), scratch("practice"), TOKEN);
        ChildProcess next = launch.start(scratch("0"), TOKEN);
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                ChildProcess current = next;
                current.tell(journal.toString());
                // The next one warms up while this one works.
                next = launch.start(scratch(String.valueOf(kill)), TOKEN);
                if (random.nextInt(10) == 0) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(60)); // while it is still opening
                } else {
                    URI address = address(current);
                    if (kill % CHECK_EVERY == 0) {
                        checkSituation(address);
                    }
                    hub = address;
                    served++;
                    TimeUnit.MILLISECONDS.sleep(30 + random.nextInt(250));
                }
                current.kill();
                hub = null;
            }
            next.tell(journal.toString());
            URI address = address(next);
            hub = address;
            TimeUnit.MILLISECONDS.sleep(500); // what is still unanswered is sent again
            over = true;
            for (Thread client : clients) {
                client.join();
            }
            checkSituation(address);
        } finally {
            over = true;
            next.close();
            http.shutdownNow();
        }
        checkJournal(journal);
        assertThat(served).isGreaterThan(KILLS / 2);
        assertThat(accepted.size()).as("answered commands").isGreaterThan(KILLS);
    }

    private String scratch(String name) {
        return directory.resolve("warm-" + name + ".db").toString();
    }

    private static URI address(ChildProcess hub) throws IOException {
        String line = hub.hear();
        assertThat(line).as("address of a hub").isNotNull();
        return URI.create(line);
    }

    // ---- the clients

    /// Takes, assigns, escalates and resolves one incident after the other, for ever. What has no answer is sent again
    /// with the same id until it has one.
    private void work(int first) {
        for (int i = first; !over; i += CLIENTS) {
            String incident = "f:" + i;
            List<Command> steps =
                    List.of(
                            new Command.AcknowledgeIncident(incident),
                            new Command.AssignIncident(incident, "水务局"),
                            new Command.EscalateIncident(incident, Grade.I),
                            new Command.ResolveIncident(incident));
            for (int step = 0; step < steps.size() && !over; step++) {
                order(incident + "/" + step, steps.get(step));
            }
        }
    }

    private void order(String id, Command command) {
        for (int attempt = 0; !over; attempt++) {
            Outcome outcome = send(id + "/" + attempt, command);
            if (outcome instanceof Outcome.Accepted) {
                if (attempt % 2 == 0 && !over) {
                    send(
                            id + "/" + attempt,
                            command); // once more, as a console that lost the answer does
                }
                return;
            }
            // Refused: the incident has not been reported yet. Another id, because an answer is for
            // ever.
            pause();
        }
    }

    private @Nullable Outcome send(String id, Command command) {
        byte[] body = codec.command(new CommandEnvelope(id, "", Instant.EPOCH, "x", -1, command));
        while (!over) {
            URI address = hub;
            if (address == null) {
                pause();
                continue;
            }
            sent.add(id);
            try {
                HttpResponse<byte[]> answer =
                        http.send(
                                request(address, "/commands")
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    return new Outcome.Refused(id, "", List.of(), "");
                }
                Outcome.Accepted now = (Outcome.Accepted) codec.readOutcome(answer.body());
                Outcome.Accepted before = accepted.putIfAbsent(id, now);
                assertThat(now).isEqualTo(before == null ? now : before);
                return now;
            } catch (IOException e) {
                pause(); // killed in the middle: nobody knows whether it was done
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest.Builder request(URI address, String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TOKEN);
    }

    // ---- what must hold

    /// The hub's situation is the fold of its whole journal.
    private void checkSituation(URI address) throws Exception {
        Snapshot snapshot = codec.readSnapshot(new ByteArrayInputStream(get(address, "/snapshot")));
        long end = snapshot.situation().seq();
        List<Recorded> records = new ArrayList<>();
        while (records.isEmpty() || records.getLast().seq() < end) {
            long after = records.isEmpty() ? 0 : records.getLast().seq();
            Page page = codec.read(Page.class, get(address, "/journal?after=" + after));
            page.records().stream().filter(r -> r.seq() <= end).forEach(records::add);
        }
        assertThat(JournalScript.fold(records).capture()).isEqualTo(snapshot.situation());
    }

    record Page(List<Recorded> records, boolean more) {}

    private byte[] get(URI address, String path) throws Exception {
        return http.send(request(address, path).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private void checkJournal(Path file) {
        Map<String, List<Long>> byCommand = new HashMap<>();
        Set<String> reported = new HashSet<>();
        long last = 0;
        try (SqliteJournal journal = SqliteJournal.open(file, codec, HubClock.machine())) {
            assertThat(journal.salvage()).isEmpty();
            while (true) {
                RecordBatch batch = journal.read(last, 1000, Journal.END_OF_TIME);
                if (batch.lastSeq() == 0) {
                    break;
                }
                for (Recorded record : batch.records()) {
                    assertThat(record.seq()).isEqualTo(++last);
                    if (record.event() instanceof Event.IncidentReported e) {
                        assertThat(reported.add(e.report().id())).isTrue();
                    } else {
                        byCommand
                                .computeIfAbsent(record.cause(), c -> new ArrayList<>())
                                .add(record.seq());
                    }
                }
            }
        }
        try (JournalFile journal = JournalFile.open(file, codec, Optional.empty())) {
            Verification chain = journal.verify("");
            assertThat(chain.damage()).as(chain.toString()).isEmpty();
            assertThat(chain.anchors()).isPositive();
        }
        accepted.forEach(
                (id, answer) ->
                        assertThat(byCommand.get(id)).as(id).containsExactly(answer.lastSeq()));
        byCommand.forEach(
                (id, positions) -> {
                    assertThat(positions).as(id).hasSize(1);
                    assertThat(sent).contains(id);
                });
        System.getLogger("org.yilan.hub")
                .log(
                        System.Logger.Level.INFO,
                        "{0} kills, {1} commands answered, {2} events",
                        KILLS,
                        accepted.size(),
                        last);
    }
}
