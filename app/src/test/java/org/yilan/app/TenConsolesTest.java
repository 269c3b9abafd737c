package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.hub.HubClock;
import org.yilan.journal.Journal;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Reporter;
import org.yilan.testing.ChildProcess;
import org.yilan.testing.JournalScript;
import org.yilan.testing.LifeModel;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Ten consoles give orders at random over a bad network, and hub and consoles are killed at moments that nobody chose. What
/// anybody was told must be what is in the journal, once; every console must show the fold of it; and no incident may ever
/// have taken a step that [LifeModel] does not have.
///
/// The whole size: `-Dyilan.orders=10000 -Dyilan.kills=60`.
class TenConsolesTest {
    private static final int ORDERS = Integer.getInteger("yilan.orders", 600);
    private static final int KILLS = Integer.getInteger("yilan.kills", 8);
    private static final long SEED = Long.getLong("yilan.seed", 20240915);
    private static final int INCIDENTS = 40;

    /// Persons of each program: three programs, ten consoles.
    private static final int[] FIRST = {0, 4, 7, 10};

    @TempDir private Path folder;
    private final WireCodec codec = new WireCodec();
    private final Random random = new Random(SEED);
    private final Object heard = new Object();

    // Guarded by `heard`.
    private final List<String> told = new ArrayList<>();
    private final List<ChildProcess> settled = new ArrayList<>();
    private final List<ChildProcess> shown = new ArrayList<>();

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void whatAnybodyWasToldIsSoAndEverybodySeesTheSame() throws Exception {
        Path file = folder.resolve("j.db");
        List<ChildProcess> running = new ArrayList<>();
        try (RoughWire wire = new RoughWire(SEED)) {
            ChildProcess.Launch hubs = launch(CrewHub.class, "hub", hubArguments());
            ChildProcess.Launch crews =
                    launch(CrewConsoles.class, "crew", crewArguments(wire, "practice", 0));
            ChildProcess hub = serve(hubs, file, wire);
            running.add(hub);
            ChildProcess[] crew = new ChildProcess[FIRST.length - 1];
            for (int n = 0; n < crew.length; n++) {
                crew[n] = sit(crews, wire, n, running);
            }
            int hubKills = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitTold((long) ORDERS * kill / (KILLS + 1) - random.nextInt(20));
                int which = random.nextInt(crew.length * 2);
                if (which >= crew.length || (kill == KILLS && hubKills == 0)) {
                    hub.kill();
                    wire.hub(0);
                    hub = serve(hubs, file, wire);
                    running.add(hub);
                    hubKills++;
                } else {
                    crew[which].kill();
                    crew[which] = sit(crews, wire, which, running);
                }
            }
            awaitTold(ORDERS);
            for (ChildProcess c : crew) {
                c.tell("stop");
            }
            awaitAll(settled, crew);
            wire.calm();
            long last = lastSeq(file, hub, wire);
            hub = serve(hubs, file, wire);
            running.add(hub);
            for (ChildProcess c : crew) {
                c.tell("show " + last);
            }
            awaitAll(shown, crew);
            hub.kill();
            check(file, last);
            System.getLogger("org.yilan.app")
                    .log(
                            System.Logger.Level.INFO,
                            "{0} answers told, {1} kills ({2} of the hub); {3} orders on the"
                                    + " network, {4} lost there, {5} sent again by it",
                            told.size(),
                            KILLS,
                            hubKills,
                            wire.orders,
                            wire.lost,
                            wire.again);
        } finally {
            for (ChildProcess process : running) {
                process.close();
            }
        }
    }

    /// The journal's end, which is read while no hub has it.
    private long lastSeq(Path file, ChildProcess hub, RoughWire wire) throws InterruptedException {
        hub.kill();
        wire.hub(0);
        try (SqliteJournal journal = SqliteJournal.open(file, codec, HubClock.machine())) {
            return journal.lastSeq();
        }
    }

    // ---- the programs

    private String[] hubArguments() {
        return new String[] {
            folder.resolve("scratch.db").toString(),
            String.valueOf(INCIDENTS),
            String.valueOf(FIRST[FIRST.length - 1])
        };
    }

    private String[] crewArguments(RoughWire wire, String name, int n) throws IOException {
        return new String[] {
            wire.address().toString(),
            Files.createDirectories(folder.resolve(name)).toString(),
            String.valueOf(random.nextLong()),
            String.valueOf(INCIDENTS),
            String.valueOf(FIRST[n]),
            String.valueOf(FIRST[n + 1])
        };
    }

    private ChildProcess.Launch launch(Class<?> main, String name, String... practice)
            throws IOException, InterruptedException {
        return new ChildProcess.Launch(
                Files.createDirectories(folder.resolve(name)), main, Map.of(), practice);
    }

    private ChildProcess serve(ChildProcess.Launch hubs, Path file, RoughWire wire)
            throws IOException {
        ChildProcess hub = hubs.start(hubArguments());
        hub.tell(file.toString());
        String port = hub.hear();
        assertThat(port).as("port of a hub").isNotNull();
        wire.hub(Integer.parseInt(port));
        return hub;
    }

    private ChildProcess sit(
            ChildProcess.Launch crews, RoughWire wire, int n, List<ChildProcess> running)
            throws IOException {
        ChildProcess crew = crews.start(crewArguments(wire, "desks", n));
        running.add(crew);
        Thread.ofPlatform().daemon().start(() -> listen(crew));
        return crew;
    }

    private void listen(ChildProcess crew) {
        try {
            String line;
            while ((line = crew.hear()) != null) {
                synchronized (heard) {
                    switch (line) {
                        case "settled" -> settled.add(crew);
                        case "shown" -> shown.add(crew);
                        default -> told.add(line);
                    }
                }
            }
        } catch (IOException e) {
            // killed: half a line is nothing that anybody was told
        }
    }

    private void awaitTold(long orders) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(2))
                .until(
                        () -> {
                            synchronized (heard) {
                                return told.size() >= orders;
                            }
                        });
    }

    private void awaitAll(List<ChildProcess> done, ChildProcess... crew) {
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> {
                            synchronized (heard) {
                                return done.containsAll(List.of(crew));
                            }
                        });
    }

    // ---- what must hold

    private void check(Path file, long last) throws IOException {
        try (SqliteJournal journal = SqliteJournal.open(file, codec, HubClock.machine())) {
            assertThat(journal.salvage()).isEmpty();
            List<Recorded> records = records(journal);
            assertThat(records).hasSize((int) last);
            LifeModel model = new LifeModel();
            Map<String, Long> done = new HashMap<>();
            for (Recorded record : records) {
                assertThat(model.take(record.event())).as(record.toString()).isEmpty();
                if (!record.cause().equals("feed")) {
                    assertThat(done.put(record.cause(), record.seq()))
                            .as("%s took effect twice", record.cause())
                            .isNull();
                    assertThat(journal.outcome(record.cause()))
                            .contains(new Outcome.Accepted(record.cause(), record.seq()));
                }
            }
            assertThat(journal.acceptedCommands()).isEqualTo(done.size());
            checkTold(journal, done);
            SituationState situation = JournalScript.fold(records).capture();
            assertThat(situation.incidents()).hasSize(INCIDENTS);
            for (Incident incident : situation.incidents()) {
                assertThat(incident.progress().state().name())
                        .as(incident.id())
                        .isEqualTo(model.state(incident.id()));
                assertThat(incident.progress().unit()).isEqualTo(model.unit(incident.id()));
            }
            checkShown(situation);
        }
    }

    private void checkTold(Journal journal, Map<String, Long> done) {
        Set<String> accepted = new HashSet<>();
        Set<String> refused = new HashSet<>();
        for (String line : told) {
            String[] words = line.split(" ");
            if (words[0].equals("accepted")) {
                assertThat(done).as(line).containsEntry(words[1], Long.valueOf(words[2]));
                accepted.add(words[1]);
            } else {
                assertThat(journal.outcome(words[1]).map(TenConsolesTest::code))
                        .as(line)
                        .contains(words[2]);
                refused.add(words[1]);
            }
        }
        assertThat(accepted).as("told as done").hasSizeGreaterThan(ORDERS / 20);
        assertThat(refused).as("told as refused").hasSizeGreaterThan(ORDERS / 20);
        assertThat(accepted).doesNotContainAnyElementsOf(refused);
    }

    private static @Nullable String code(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }

    /// Without who called: consoles get that masked.
    private static SituationState uncalled(SituationState s) {
        return s.with(
                s.incidents().stream()
                        .map(
                                i ->
                                        new Incident(
                                                uncalled(i.report()),
                                                i.progress(),
                                                i.grade(),
                                                i.version(),
                                                i.changedAt(),
                                                i.timing()))
                        .toList());
    }

    private static IncidentReport uncalled(IncidentReport r) {
        return new IncidentReport(
                r.id(),
                r.feed(),
                r.category(),
                r.grade(),
                r.title(),
                "",
                r.place(),
                Reporter.UNKNOWN,
                r.reportedAt(),
                r.dueAt(),
                r.hazard(),
                r.simulated());
    }

    private void checkShown(SituationState situation) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("desks"))) {
            List<Path> pictures =
                    files.filter(f -> f.getFileName().toString().startsWith("shown-")).toList();
            assertThat(pictures).hasSize(FIRST[FIRST.length - 1]);
            for (Path picture : pictures) {
                try (InputStream in = Files.newInputStream(picture)) {
                    assertThat(uncalled(codec.readState(in)))
                            .as(picture.toString())
                            .isEqualTo(uncalled(situation));
                }
            }
        }
    }

    private static List<Recorded> records(Journal journal) {
        List<Recorded> records = new ArrayList<>();
        long after = 0;
        while (true) {
            RecordBatch batch = journal.read(after, 1000, Journal.END_OF_TIME);
            if (batch.lastSeq() == 0) {
                return records;
            }
            records.addAll(batch.records());
            after = batch.lastSeq();
        }
    }
}
