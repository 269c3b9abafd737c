package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.SituationState;
import org.yilan.testing.ChildProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Kills a console a hundred times in the middle of giving orders, over a hub that loses answers. What its person was shown
/// as waiting or accepted must be in the hub's journal in the end, once; and a console that is started after the last kill
/// shows what the hub's journal says.
@Timeout(600)
class KilledConsoleTest {
    /// How many incidents `i0`, `i1`, … there are to give orders about.
    static final int INCIDENTS = 50;

    private static final int KILLS = Integer.getInteger("yilan.kills", 100);

    @TempDir private Path folder;
    private final Random random = new Random(1);
    private int connected;
    private int kept;

    @Test
    void nothingAcknowledgedIsLostAndNothingTakesEffectTwice()
            throws IOException, InterruptedException {
        Path outbox = folder.resolve("outbox");
        Path notes = folder.resolve("notes.txt");
        Instant noon = Instant.parse("2024-09-15T04:00:00Z");
        try (FakeHub hub = new FakeHub(noon);
                FakeHub practice = new FakeHub(noon)) {
            for (int i = 0; i < INCIDENTS; i++) {
                hub.append(HubConsoleTest.reported("i" + i));
            }
            killAgainAndAgain(hub, practice, outbox, notes);
            assertThat(connected).as("consoles killed at work").isGreaterThan(KILLS / 2);
            assertThat(kept).as("orders that a kill left in the outbox").isPositive();
            Set<String> left = new HashSet<>();
            for (Path file : files(outbox)) {
                left.add(file.getFileName().toString().replaceAll("^\\d+-|\\.json$", ""));
            }

            try (HubConsole last =
                    HubConsole.open(
                            ConsoleOptions.of(hub.address(), "secret", outbox),
                            InstantSource.system())) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(files(outbox))
                                                .as(
                                                        "orders left; the console is %s and waits"
                                                                + " for %s",
                                                        last.connection(), last.pending())
                                                .isEmpty());
                samePicture(last, hub);
            }

            List<String> causes =
                    hub.journal().stream()
                            .map(Recorded::cause)
                            .filter(c -> !c.equals("test"))
                            .toList();
            assertThat(causes).doesNotHaveDuplicates();
            assertThat(causes).containsAll(left);
            List<String> lines = Files.readAllLines(notes);
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("waiting "))
                    .anyMatch(line -> line.startsWith("accepted "))
                    .noneMatch(line -> line.startsWith("refused "));
            Set<String> shown = new HashSet<>();
            lines.forEach(line -> shown.add(line.substring(line.indexOf(' ') + 1)));
            assertThat(causes).containsAll(shown);
            System.getLogger("org.yilan.console")
                    .log(
                            System.Logger.Level.INFO,
                            "{0} kills, {1} of them at work; {2} orders shown, {3} left by kills",
                            KILLS,
                            connected,
                            shown.size(),
                            kept);
        }
    }

    private void killAgainAndAgain(FakeHub hub, FakeHub practice, Path outbox, Path notes)
            throws IOException, InterruptedException {
        String warm = practice.address().toString();
        ChildProcess.Launch launch =
                new ChildProcess.Launch(
                        folder, ConsoleProcess.class, Map.of(), warm, warm("practice"), "", "");
        ChildProcess next = launch.start(warm, warm("0"), outbox.toString(), notes.toString());
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                ChildProcess current = next;
                hub.loseAnswers = kill % 2 == 1;
                hub.delayMillis = kill % 3 == 2 ? 20 : 0;
                current.tell(hub.address().toString());
                // The next one warms up while this one works.
                next =
                        launch.start(
                                warm,
                                warm(String.valueOf(kill)),
                                outbox.toString(),
                                notes.toString());
                if (random.nextInt(10) == 0) {
                    // While it is still opening, and sends what the one before it left.
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                } else {
                    assertThat(current.hear()).as("console %d", kill).isEqualTo("connected");
                    connected++;
                    TimeUnit.MILLISECONDS.sleep(30 + random.nextInt(250));
                }
                current.kill();
                kept += files(outbox).size();
            }
        } finally {
            next.close();
            hub.loseAnswers = false;
            hub.delayMillis = 0;
        }
    }

    private String warm(String name) {
        return folder.resolve("warm-" + name).toString();
    }

    /// The restarted console's situation is the hub's, and what its person would see of every incident too.
    private static void samePicture(HubConsole console, FakeHub hub) {
        await().untilAsserted(
                        () ->
                                assertThat(console.situation().capture())
                                        .isEqualTo(hub.fold().capture()));
        SituationState state = console.situation().capture();
        assertThat(state.incidents()).hasSize(INCIDENTS);
        assertThat(Situation.of(state).incidents()).anyMatch(i -> i.version() > 1);
    }

    private static List<Path> files(Path outbox) throws IOException {
        if (!Files.exists(outbox)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(outbox)) {
            return all.filter(f -> f.toString().endsWith(".json")).toList();
        }
    }
}
