package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hub and wall as two processes, as in a room: the wall draws what the other process knows.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WallAtAHubTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern TOKEN = Pattern.compile("token of .+ \\(COMMANDER\\) in (.+)");
    private static final Pattern ADDRESS = Pattern.compile("hub at (\\S+)");

    @TempDir private Path folder;

    @Test
    void aWallSitsDownAtAHubThatRunsElsewhere() throws Exception {
        Path ours = Files.createDirectories(folder.resolve("hub"));
        Path theirs = Files.createDirectories(folder.resolve("wall"));
        try (RunningWall hub = RunningWall.headless(ours, Main.class, "hub")) {
            await().atMost(PATIENCE).until(() -> hub.said().contains("hub at "));
            String token = found(TOKEN, hub.said());
            String address = found(ADDRESS, hub.said());
            try (RunningWall wall =
                    RunningWall.headless(
                            theirs,
                            Main.class,
                            "wall",
                            "--hub",
                            address,
                            "--token",
                            token,
                            "--first-picture")) {
                assertThat(wall.exit(PATIENCE)).contains(0);
                // A first picture needs events of the hub, and this process has no city and no hub.
                assertThat(wall.said())
                        .contains("yilan: at the hub " + address)
                        .contains("\"firstPictureMs\"")
                        .doesNotContain("city at");
            }
            // What the one process ended does not end the other.
            assertThat(hub.isAlive()).isTrue();
        }
    }

    private static String found(Pattern pattern, String said) {
        Matcher m = pattern.matcher(said);
        assertThat(m.find()).as(said).isTrue();
        return m.group(1);
    }
}
