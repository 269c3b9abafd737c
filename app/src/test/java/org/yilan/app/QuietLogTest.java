package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The live program says nothing that somebody would have to look into: no warning, no fault, no stack trace, nothing of the
/// toolkit's about style sheets. Whatever is said beside the expected lines counts, so that nothing is overlooked.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QuietLogTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<Pattern> EXPECTED =
            List.of(
                    // For the person who started it.
                    Pattern.compile("yilan: .+"),
                    // What is good to know afterwards.
                    Pattern.compile("\\S+ INFO org\\.yilan\\.\\S+( \\S+)?: .+"),
                    // How fast a busy machine draws is decided elsewhere.
                    Pattern.compile(
                            "\\S+ \\S+ org\\.yilan\\.fx\\.FreezeWatchdog.*", Pattern.DOTALL));

    private static final Pattern BEGINNING =
            Pattern.compile("yilan: |\\d{4}-\\d\\d-\\d\\dT\\S+ [A-Z]+ ");

    @TempDir private Path folder;

    @Test
    void theWallOfSomebodyWithoutADisplayIsQuiet() throws Exception {
        try (RunningWall wall =
                RunningWall.headless(folder, Main.class, "wall", "--for", "10s", "--lang", "en")) {
            assertThat(wall.exit(PATIENCE)).as(() -> said(wall)).contains(0);
            assertThat(unexpected(wall)).isEmpty();
            assertThat(said(wall)).contains("yilan: demonstration bebinca-2024");
        }
    }

    @Test
    void aTourThroughScenesAndLanguagesIsQuiet() throws Exception {
        try (RunningWall wall = RunningWall.headless(folder, LiveTour.class)) {
            assertThat(wall.exit(PATIENCE)).as(() -> said(wall)).contains(0);
            assertThat(unexpected(wall)).isEmpty();
            // It was there: the wall says where the panels of each scene are.
            assertThat(said(wall))
                    .contains(" typhoon on 1 monitors")
                    .contains(" daily on 1 monitors")
                    .contains(" cold-wave on 1 monitors")
                    .contains(" emergency on 1 monitors");
        }
    }

    /// The ear is not deaf: a colour that nobody defines is heard.
    @Test
    void whatIsWrongInAStyleSheetIsHeard() throws Exception {
        Path css = Files.createDirectories(folder.resolve("ours/theme")).resolve("kpi.css");
        Files.writeString(
                css,
                Assets.shipped().text("theme/kpi.css")
                        + "\n.yilan .panel.kpi-panel { -fx-background-color: -no-such-colour; }\n");
        try (RunningWall wall =
                RunningWall.headless(
                        folder,
                        Main.class,
                        "wall",
                        "--first-picture",
                        "--assets",
                        folder.resolve("ours").toString())) {
            assertThat(wall.exit(PATIENCE)).as(() -> said(wall)).contains(0);
            assertThat(unexpected(wall)).anyMatch(r -> r.contains(" WARNING javafx.css: "));
        }
    }

    /// What was said beside the expected lines, each with the lines that belong to it (a stack trace).
    private static List<String> unexpected(RunningWall wall) {
        List<String> records = new ArrayList<>();
        for (String line : said(wall).lines().toList()) {
            boolean begins = BEGINNING.matcher(line).lookingAt() || records.isEmpty();
            if (begins) {
                records.add(line);
            } else {
                records.add(records.removeLast() + "\n" + line);
            }
        }
        return records.stream()
                .filter(r -> EXPECTED.stream().noneMatch(e -> e.matcher(r).matches()))
                .toList();
    }

    private static String said(RunningWall wall) {
        try {
            return wall.said();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
