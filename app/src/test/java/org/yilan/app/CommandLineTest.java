package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.assets.Assets;
import org.yilan.journal.SqliteJournal;
import org.yilan.wire.WireCodec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a person reads who made a mistake: one clear line, and an exit code that is not 0.
class CommandLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private PrintStream realErr;
    private PrintStream realOut;

    @BeforeEach
    void listen() {
        realErr = System.err;
        realOut = System.out;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void silence() {
        System.setErr(realErr);
        System.setOut(realOut);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void anUnknownScenarioNamesTheOnesThereAre() {
        assertThat(Main.run("city", "--scenario", "bebinca-2042", "--for", "1s")).isEqualTo(1);
        assertThat(said().lines()).hasSize(1);
        assertThat(said()).contains("bebinca-2042").contains("bebinca-2024");
    }

    @Test
    void aWrongWordIsAnsweredWithWhatThereIs() {
        assertThat(Main.run("snapschot")).isEqualTo(2);
        assertThat(said()).contains("snapschot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wall",
                "city",
                "hub",
                "snapshot",
                "bench",
                "feed",
                "audit",
                "config",
                "doctor",
                "login",
                "password",
                "pin"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(Main.run(command, "--help")).isZero();
        assertThat(said()).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: yilan " + command)
                .contains("-h, --help");
    }

    @Test
    void theProgramSaysItsCommandsAndItsVersion() {
        assertThat(Main.run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("snapshot")
                .contains("doctor")
                .contains("Open the wall");
        out.reset();
        assertThat(Main.run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Yilan").contains("Java 25");
    }

    @Test
    void aWallAtAHubNeedsAnAddressAndAToken(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        assertThat(Main.run("wall", "--hub", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(said()).isEqualTo("yilan: --hub and --token go together");
        err.reset();
        assertThat(Main.run("wall", "--hub", "there", "--token", token.toString())).isEqualTo(1);
        assertThat(said())
                .isEqualTo("yilan: --hub: \"there\" is not an address like http://127.0.0.1:8420");
        err.reset();
        assertThat(Main.run("wall", "--hub", "http://127.0.0.1:1", "--token", folder + "/none"))
                .isEqualTo(1);
        assertThat(said())
                .startsWith("yilan: --token: cannot read " + folder + "/none")
                .contains("the hub says at its start");
        err.reset();
        Files.writeString(token, " \n");
        assertThat(Main.run("wall", "--hub", "http://127.0.0.1:1", "--token", token.toString()))
                .isEqualTo(1);
        assertThat(said()).startsWith("yilan: --token: " + token + " is empty");
        err.reset();
        assertThat(
                        Main.run(
                                "wall",
                                "--hub",
                                "http://127.0.0.1:1",
                                "--token",
                                token.toString(),
                                "--as",
                                "somebody"))
                .isEqualTo(1);
        assertThat(said()).contains("leave --journal and --as out");
    }

    @Test
    void aMomentOutsideTheScenarioIsRefused() {
        assertThat(Main.run("snapshot", "--at", "2030-01-01T00:00+08:00", "--out", "target/no.png"))
                .isEqualTo(1);
        assertThat(said()).contains("outside the scenario bebinca-2024");
    }

    @Test
    void aSizeThatIsNoneIsRefused() {
        assertThat(
                        Main.run(
                                "snapshot",
                                "--at",
                                "2024-09-15T17:00+08:00",
                                "--size",
                                "big",
                                "--out",
                                "target/no.png"))
                .isEqualTo(1);
        assertThat(said()).isEqualTo("yilan: \"big\" is not a size like 1920x1080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scene|typhon|there is no scene \"typhon\"; did you mean \"typhoon\"? There are"
                        + " daily, typhoon, cold-wave, emergency",
                "--scene|picnic-in-the-park|there is no scene \"picnic-in-the-park\"; there are"
                        + " daily, typhoon, cold-wave, emergency",
                "--lang|Chinese|there is no language \"Chinese\"; did you mean \"zh\"? There are zh"
                        + " and en",
                "--lang|en-GB|there is no language \"en-GB\"; did you mean \"en\"? There are zh and"
                        + " en",
                "--lang|fr|there is no language \"fr\"; there are zh and en",
                "--size|1920*1080|\"1920*1080\" is not a size like 1920x1080; did you mean"
                        + " \"1920x1080\"?",
                "--size|4K|\"4K\" is not a size like 1920x1080; did you mean \"3840x2160\"?",
                "--size|10x10|the size 10x10 is outside 320x240 to 16384x16384",
            })
    void aWrongSceneLanguageOrSizeIsAnsweredWithTheNearestRightOne(
            String option, String value, String words, @TempDir Path dir) {
        assertThat(Main.run("wall", option, value, "--for", "1s")).isEqualTo(1);
        assertThat(said()).isEqualTo("yilan: " + words);
        err.reset();
        Path picture = dir.resolve("no.png");
        assertThat(
                        Main.run(
                                "snapshot",
                                "--at",
                                "2024-09-15T17:00+08:00",
                                option,
                                value,
                                "--out",
                                picture.toString()))
                .isEqualTo(1);
        assertThat(said()).isEqualTo("yilan: " + words);
        assertThat(picture).doesNotExist();
        assertThat(out.toString(StandardCharsets.UTF_8)).as("nothing was started").isEmpty();
    }

    /// A folder of the configuration counts wherever scenes are looked for.
    @Test
    void aScenesFileOfTheConfigurationsFolderIsCheckedAndFound(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Files.writeString(
                file,
                """
                city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                feeds: []
                wall: {assets: ours, scene: night}
                """);
        assertThat(Main.run("config", file.toString())).isEqualTo(1);
        assertThat(said()).contains(file + ":3: wall.assets: there is no folder");
        err.reset();

        Path scene = Files.createDirectories(dir.resolve("ours/scenes")).resolve("night.json");
        Files.writeString(scene, "{\"name\": 1}");
        assertThat(Main.run("config", file.toString())).isEqualTo(1);
        assertThat(said()).startsWith("yilan: scenes/night.json at /name/zh: a word was expected");
        err.reset();

        Files.writeString(scene, Assets.shipped().text("scenes/daily.json"));
        assertThat(Main.run("config", file.toString())).isZero();
        assertThat(said()).isEmpty();

        assertThat(Main.run("wall", "--config", file.toString(), "--scene", "nihgt", "--for", "1s"))
                .isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "yilan: there is no scene \"nihgt\"; did you mean \"night\"? There are"
                                + " daily, typhoon, cold-wave, emergency, night");
        assertThat(dir.resolve("yilan.journal")).doesNotExist();
    }

    @Test
    void aFaultInTheConfigurationIsOneLineWithItsPlace(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Files.writeString(
                file,
                """
                city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                fedes: []
                """);
        assertThat(Main.run("hub", "--config", file.toString(), "--for", "1s")).isEqualTo(1);
        assertThat(said())
                .contains(file + ":2: fedes: there is no such key; did you mean \"feeds\"?");
    }

    @Test
    void theShippedExampleIsGood(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        assertThat(Main.run("config", "example")).isZero();
        Files.writeString(file, out.toString(StandardCharsets.UTF_8));
        assertThat(Main.run("config", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2 feeds, 3 people");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneLine(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Path notAFolder = Files.writeString(dir.resolve("occupied"), "");
        Files.writeString(
                file,
                """
                city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                hub: {journal: occupied/yilan.journal}
                feeds: []
                """);
        assertThat(Main.run("hub", "--config", file.toString(), "--for", "1s")).isEqualTo(1);
        assertThat(said().lines()).hasSize(1);
        assertThat(said()).contains(notAFolder.toString());
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            assertThat(Main.run("city", "--port", port, "--for", "1s")).isEqualTo(1);
            assertThat(said().lines()).hasSize(1);
            assertThat(said()).contains(port).contains("taken");
        }
    }

    @Test
    void aHubsPortThatIsTakenIsSaidInOneLine(@TempDir Path dir) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = dir.resolve("yilan.yaml");
            Files.writeString(
                    file,
                    """
                    city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                    hub: {port: %d}
                    feeds: []
                    """
                            .formatted(other.getLocalPort()));
            assertThat(Main.run("hub", "--config", file.toString(), "--for", "1s")).isEqualTo(1);
            assertThat(said().lines()).hasSize(1);
            assertThat(said()).contains(String.valueOf(other.getLocalPort())).contains("taken");
        }
    }

    @Test
    void aFileThatIsNoJournalIsSaidInOneLine(@TempDir Path dir) throws Exception {
        Path diary = Files.writeString(dir.resolve("diary"), "Dear diary");
        Path file = dir.resolve("yilan.yaml");
        Files.writeString(
                file,
                """
                city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                hub: {journal: diary}
                feeds: []
                """);
        assertThat(Main.run("hub", "--config", file.toString(), "--for", "1s")).isEqualTo(1);
        assertThat(said().lines()).hasSize(1);
        assertThat(said()).contains(diary.toString()).contains("not a Yilan journal");
        assertThat(diary).hasContent("Dear diary");
    }

    @Test
    void aFolderOfAssetsThatIsNotThereIsSaidInOneLine(@TempDir Path dir) {
        Path none = dir.resolve("none");
        assertThat(Main.run("city", "--assets", none.toString(), "--list")).isEqualTo(1);
        assertThat(said()).isEqualTo("yilan: --assets: there is no folder " + none);
    }

    @Test
    void whatASystemSaysOfAFullDiskIsOneSentence() {
        assertThat(KnownFaults.sentence(new IOException("No space left on device")))
                .isEqualTo("there is no room left to write: No space left on device");
        assertThat(
                        KnownFaults.sentence(
                                new UncheckedIOException(new IOException("Disk quota exceeded"))))
                .contains("no room left");
        assertThat(KnownFaults.sentence(new IOException("something else"))).isEmpty();
    }

    @Test
    void aSecondProgramOnOneJournalIsTurnedAway(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Files.writeString(
                file,
                """
                city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                feeds: []
                """);
        Path journal = dir.resolve("yilan.journal");
        try (SqliteJournal first =
                SqliteJournal.open(journal, new WireCodec(), InstantSource.system())) {
            assertThat(first.lastSeq()).isZero();
            assertThat(Main.run("hub", "--config", file.toString(), "--for", "1s")).isEqualTo(1);
            assertThat(said().lines()).hasSize(1);
            assertThat(said()).contains(journal.toString());
        }
    }

    @Test
    void aHubThatWouldBeOpenToTheNetworkDoesNotStart(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("yilan.yaml");
        Files.writeString(
                file,
                """
                city: {name: 上海, division: "310000", timezone: Asia/Shanghai}
                hub: {listen: 0.0.0.0}
                feeds: []
                """);
        assertThat(Main.run("hub", "--config", file.toString(), "--for", "1s")).isEqualTo(1);
        assertThat(said().lines()).hasSize(1);
        assertThat(said())
                .contains(file + ":2: hub.listen: 0.0.0.0 is open to the network")
                .contains("TLS");
        assertThat(dir.resolve("yilan.journal")).doesNotExist();
    }

    @Test
    void anAuditSaysWhetherAJournalIsAsItWasWritten(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("j.db");
        SqliteJournal.open(journal, new WireCodec(), InstantSource.system()).close();
        assertThat(Main.run("audit", "verify", journal.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("OK. 0 events, 0 commands (0 refused)")
                .contains("head: 0 ");
        String other = "0".repeat(64);
        assertThat(Main.run("audit", "verify", journal.toString(), "--through", other))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("BROKEN: truncated at event 0");
        assertThat(said()).isEmpty();
    }

    @Test
    void anAuditThatCannotBeDoneSaysWhy(@TempDir Path folder) throws IOException {
        Path none = folder.resolve("none");
        assertThat(Main.run("audit", "verify", none.toString())).isEqualTo(1);
        assertThat(said()).startsWith("yilan: There is no journal " + none);
        err.reset();
        Path diary = Files.writeString(folder.resolve("diary"), "Dear diary, ".repeat(20));
        assertThat(Main.run("audit", "verify", diary.toString())).isEqualTo(1);
        assertThat(said().lines()).hasSize(1);
        assertThat(said()).contains("diary");
        err.reset();
        assertThat(Main.run("audit", "export", none.toString(), "--out", "a.pdf")).isEqualTo(1);
        assertThat(said())
                .isEqualTo("yilan: say either --incident ID or --from TIME, and not both");
        err.reset();
        assertThat(
                        Main.run(
                                "audit",
                                "export",
                                none.toString(),
                                "--incident",
                                "i",
                                "--out",
                                "a.doc"))
                .isEqualTo(1);
        assertThat(said()).isEqualTo("yilan: --out: the name ends in .csv or .pdf");
    }
}
