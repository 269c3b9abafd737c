package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Recorded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Consoles that are killed in the middle of giving orders, over a hub that loses answers.
///
/// How often is `-Dyilan.kills=`, 5 unless said.
@Timeout(600)
class KilledConsoleTest {
    @TempDir private Path folder;

    @Test
    void nothingAcknowledgedIsLostAndNothingTakesEffectTwice()
            throws IOException, InterruptedException {
        Path outbox = folder.resolve("outbox");
        Path noted = folder.resolve("noted.txt");
        Random random = new Random(1);
        int kept = 0;
        try (FakeHub hub = new FakeHub(Instant.parse("2024-09-15T04:00:00Z"))) {
            hub.append(HubConsoleTest.reported("a"));
            for (int kill = 0; kill < Integer.getInteger("yilan.kills", 5); kill++) {
                int before = hub.journal().size();
                Process child = child(hub, outbox, noted, "run" + kill);
                try {
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> hub.journal().size() > before + 5);
                    hub.loseAnswers = kill % 2 == 1;
                    hub.delayMillis = kill % 3 == 2 ? 20 : 0;
                    await().pollDelay(Duration.ofMillis(50 + random.nextInt(300)))
                            .until(() -> true);
                } finally {
                    child.destroyForcibly().waitFor();
                }
                hub.loseAnswers = false;
                hub.delayMillis = 0;
                kept += files(outbox).size();
            }
            assertThat(kept).as("orders that a kill left in the outbox").isPositive();
            Set<String> left = new HashSet<>();
            for (Path file : files(outbox)) {
                left.add(file.getFileName().toString().replaceAll("^\\d+-|\\.json$", ""));
            }

            try (HubConsole last =
                    HubConsole.open(
                            ConsoleOptions.of(hub.address(), "secret", outbox),
                            InstantSource.system())) {
                await().atMost(Duration.ofSeconds(60)).until(() -> files(outbox).isEmpty());
                await().untilAsserted(
                                () ->
                                        assertThat(last.situation().capture())
                                                .isEqualTo(hub.fold().capture()));
            }

            List<String> causes =
                    hub.journal().stream()
                            .map(Recorded::cause)
                            .filter(c -> !c.equals("test"))
                            .toList();
            assertThat(causes).doesNotHaveDuplicates();
            assertThat(causes).containsAll(left);
            List<String> lines = Files.readAllLines(noted);
            assertThat(lines).isNotEmpty().noneMatch(line -> line.startsWith("refused"));
            for (String line : lines) {
                assertThat(causes).contains(line.substring("accepted ".length()));
            }
        }
    }

    private static Process child(FakeHub hub, Path outbox, Path noted, String name)
            throws IOException {
        String path =
                String.join(
                        File.pathSeparator,
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        OutboxChild.class.getName(),
                        hub.address().toString(),
                        outbox.toString(),
                        noted.toString(),
                        name)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "killed-" + name + ".log").toFile())
                .start();
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
