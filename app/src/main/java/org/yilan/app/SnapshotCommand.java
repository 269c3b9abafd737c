package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.city.scenario.Scenarios;
import org.yilan.console.Console;
import org.yilan.console.HubConsole;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.hub.SteppedClock;
import org.yilan.settings.SettingsException;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `yilan snapshot`: one picture of a scene at a moment of a scenario. The whole way is walked, from the city's server over
/// feeds, hub, journal and stream to the panels, on a clock that is stepped: the same input gives the same picture.
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Draw a scene at a moment of a scenario into a PNG file.")
final class SnapshotCommand implements Callable<Integer> {
    /// Scenario time between two rounds of asking every feed.
    private static final Duration STEP = Duration.ofMinutes(5);

    /// How far before the moment the rounds begin when `--from` says nothing: trends show six hours.
    private static final Duration BEFORE = Duration.ofHours(8);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private Source source = new Source();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            required = true,
            description = "Moment of the scenario, e.g. 2024-09-15T17:00+08:00.")
    private String at = "";

    @Option(
            names = "--scene",
            paramLabel = "ID",
            defaultValue = "typhoon",
            description = "Scene (default: ${DEFAULT-VALUE}).")
    private String scene = "typhoon";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            split = ",",
            defaultValue = "1920x1080",
            description = "Size of the screen; several, separated by commas, stand side by side.")
    private List<String> sizes = List.of("1920x1080");

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language.")
    private @Nullable String language;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The picture.")
    private Path picture = Path.of("wall.png");

    @Override
    public Integer call() throws IOException, SettingsException, InterruptedException {
        if (source.config != null) {
            throw new Failure("a snapshot is of a scenario; leave --config out");
        }
        // What is wrong is said before anything is started.
        List<Monitor> monitors = monitors();
        if (language != null) {
            Words.language(language);
        }
        Assets assets = source.assets();
        SceneSpec drawn = new SceneReader(assets).read(Words.scene(assets, scene));
        Display.useHeadless();
        CompletableFuture<Fonts> toolkit = Crew.startToolkit();
        Scenarios.Summary scenario = City.scenario(assets, source.scenario);
        Instant end = Source.moment("--at", at);
        if (end.isBefore(scenario.begins()) || end.isAfter(scenario.ends())) {
            throw new Failure(
                    "--at: "
                            + at
                            + " is outside the scenario "
                            + scenario.id()
                            + ", which runs from "
                            + scenario.begins()
                            + " to "
                            + scenario.ends());
        }
        Instant start = source.fromMoment().orElse(end.minus(BEFORE));
        start = start.isBefore(scenario.begins()) ? scenario.begins() : start;
        Path folder = picture.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }

        CityClock cityClock = CityClock.manual(start);
        SteppedClock hubClock = new SteppedClock(start);
        City city = City.open(assets, scenario.id(), new CityOptions(source.seed, 0), cityClock);
        try (Session session = Session.demonstration(source, assets, city, hubClock)) {
            for (Instant t = start; ; t = t.plus(STEP)) {
                Instant now = t.isAfter(end) ? end : t;
                cityClock.set(now);
                hubClock.moveTo(now);
                session.station().pollOnce();
                if (!now.isBefore(end)) {
                    break;
                }
            }
            HubConsole console = session.openConsole("");
            await(console, session.station().hub().journal().lastSeq());
            Crew crew = Crew.of(session, console, language, toolkit);
            session.closeLater(crew);
            List<Path> files = draw(crew, drawn, monitors);
            PrintWriter out = Output.of(spec);
            files.forEach(f -> out.println(f));
            out.flush();
        }
        FxThread.exit();
        return 0;
    }

    private List<Path> draw(Crew crew, SceneSpec scene, List<Monitor> monitors) {
        try {
            return crew.picture().write(scene, monitors, picture);
        } catch (IOException e) {
            String why = KnownFaults.sentence(e);
            throw new Failure(
                    "the picture "
                            + picture
                            + " cannot be written: "
                            + (why.isEmpty() ? e.getMessage() : why),
                    e);
        }
    }

    private List<Monitor> monitors() {
        List<Monitor> monitors = new ArrayList<>();
        double x = 0;
        for (String text : sizes) {
            Words.Size s = Words.size(text);
            monitors.add(new Monitor(x, 0, s.width(), s.height()));
            x += s.width();
        }
        return monitors;
    }

    /// Until the console has folded everything that the hub has.
    private static void await(HubConsole console, long seq) throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        Runnable look =
                () -> {
                    if (console.situation().seq() >= seq
                            && console.connection().state() == Console.Connection.State.CONNECTED) {
                        there.countDown();
                    }
                };
        try (Console.Subscription changes = console.onChange(c -> look.run());
                Console.Subscription status = console.onStatus(look)) {
            look.run();
            if (!there.await(60, TimeUnit.SECONDS)) {
                throw new Failure(
                        "the console did not catch up with the hub within a minute: "
                                + console.connection().detail());
            }
        }
    }
}
