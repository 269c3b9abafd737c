package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.console.Console;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.HubConsole;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsReader;
import org.yilan.situation.Situation;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.testing.ChildProcess;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real `yilan hub` is killed between two orders, again and again, and started again on its journal; a console that is
/// started anew beside it then shows the very picture that the last one showed. The city's clock stands, so that nothing but the
/// kill can change the picture.
@Timeout(300)
class SamePictureTest {
    private static final int KILLS = 2;
    private static final Instant FIVE = Instant.parse("2024-09-15T09:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void aKilledHubAndItsConsoleComeBackWithTheSamePicture() throws Exception {
        Assets assets = Assets.shipped();
        CityClock clock = CityClock.manual(FIVE);
        try (City city = City.open(assets, "bebinca-2024", new CityOptions(1, 0), clock)) {
            Path file = folder.resolve("yilan.yaml");
            Files.writeString(
                    file,
                    assets.text("settings/demonstration.yaml").replace("{city}", city.baseUrl())
                            + "people:\n  - {name: 陈静, role: commander}\n");
            Settings settings = new SettingsReader(assets).read(file);
            ChildProcess.Launch launch =
                    new ChildProcess.Launch(
                            folder,
                            Main.class,
                            Map.of("YILAN_DATA", folder.resolve("data").toString()),
                            hub(file, "--for", "3s"));
            Files.delete(folder.resolve("yilan.journal"));
            SituationState before = null;
            Path picture = null;
            for (int kill = 0; kill <= KILLS; kill++) {
                try (ChildProcess hub = launch.start(hub(file));
                        HubConsole console = console(hub)) {
                    await().atMost(PATIENCE).until(() -> settled(console.situation(), settings));
                    if (before != null) {
                        assertThat(shown(console.situation().capture())).isEqualTo(shown(before));
                        Path after = draw(assets, settings, console, "after-" + kill);
                        assertThat(Files.mismatch(picture, after))
                                .as("first byte that differs of %s and %s", picture, after)
                                .isEqualTo(-1);
                    }
                    acknowledgeOne(console);
                    picture = draw(assets, settings, console, "before-" + kill);
                    before = console.situation().capture();
                }
            }
        }
    }

    private static String[] hub(Path file, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("hub", "--config", file.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /// A console of the hub, when it has said where it is.
    private HubConsole console(ChildProcess hub) throws IOException {
        String line = hub.hear();
        while (line != null && !line.contains("hub at ")) {
            line = hub.hear();
        }
        assertThat(line).as(() -> "address of the hub; it said: " + errors()).isNotNull();
        URI address = URI.create(line.replaceAll(".*hub at (\\S+) .*", "$1"));
        String token = Files.readString(folder.resolve("data/tokens/陈静"));
        HubConsole console =
                HubConsole.open(
                        ConsoleOptions.of(address, token, folder.resolve("outbox")),
                        InstantSource.system());
        await().atMost(PATIENCE)
                .until(() -> console.connection().state() == Console.Connection.State.CONNECTED);
        return console;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Every feed was asked since the hub started, and what it brought is folded.
    private static boolean settled(Situation situation, Settings settings) {
        List<FeedHealth> feeds = situation.capture().feeds();
        return feeds.size() == settings.feeds().size()
                && feeds.stream().allMatch(f -> f.state() == FeedHealth.State.GOOD)
                && !situation.incidents().isEmpty();
    }

    /// What a situation says of the world, without how many events it took to say it.
    private static SituationState shown(SituationState s) {
        return new SituationState(
                0,
                s.at(),
                s.swept(),
                s.began(),
                s.incidents(),
                s.alerts(),
                s.superseded(),
                s.storms(),
                s.earthquakes(),
                s.sensors(),
                s.readings(),
                s.facilities(),
                s.roadEvents(),
                s.levels(),
                s.proposals(),
                s.levelChanges(),
                s.feeds(),
                s.trends(),
                s.exercise(),
                s.limits(),
                s.joints(),
                s.disputes(),
                s.response(),
                s.alarms());
    }

    private static void acknowledgeOne(HubConsole console) throws Exception {
        Incident open =
                console.situation().incidents().stream()
                        .filter(i -> i.progress().state() == IncidentState.NEW)
                        .findFirst()
                        .orElseThrow();
        Outcome outcome =
                console.send(new Command.AcknowledgeIncident(open.id()), "", open.version())
                        .get(20, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        long seq = ((Outcome.Accepted) outcome).lastSeq();
        await().atMost(PATIENCE).until(() -> console.situation().seq() >= seq);
    }

    private Path draw(Assets assets, Settings settings, HubConsole console, String name)
            throws IOException {
        Path out = folder.resolve(name + ".png");
        try (Crew crew = Crew.of(assets, settings, console, "zh", Crew.startToolkit())) {
            crew.picture()
                    .write(
                            new SceneReader(assets).read("typhoon"),
                            List.of(new Monitor(0, 0, 1920, 1080)),
                            out);
        }
        return out;
    }
}
