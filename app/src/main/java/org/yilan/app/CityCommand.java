package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.city.City;
import org.yilan.city.CityClock;
import org.yilan.city.CityOptions;
import org.yilan.city.scenario.Scenarios;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `yilan city`: the demonstration city alone, for a hub elsewhere.
@Command(
        name = "city",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Serve the upstream APIs of a city during a scenario, on loopback.")
final class CityCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private Source source = new Source();

    @Option(
            names = "--port",
            defaultValue = "8440",
            description = "Port (default: ${DEFAULT-VALUE}; 0 for any).")
    private int port = 8440;

    @Option(names = "--list", description = "Say which scenarios there are.")
    private boolean list;

    @Option(names = "--for", paramLabel = "DURATION", description = "End by itself after a while.")
    private @Nullable String lasts;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Output.of(spec);
        OldGeneration.keepSmall();
        Assets assets = source.assets();
        if (list) {
            for (Scenarios.Summary s : City.scenarios(assets)) {
                out.println(
                        s.id()
                                + "\t"
                                + s.name().zh()
                                + "\t"
                                + s.name().en()
                                + "\t"
                                + s.begins()
                                + " to "
                                + s.ends());
            }
            out.flush();
            return 0;
        }
        Scenarios.Summary scenario = City.scenario(assets, source.scenario);
        CityClock clock =
                CityClock.running(
                        source.fromMoment().orElse(scenario.from()),
                        source.speed == null ? scenario.speed() : source.speed,
                        InstantSource.system());
        CountDownLatch ended = new CountDownLatch(1);
        try (City city =
                City.open(assets, scenario.id(), new CityOptions(source.seed, port), clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(city::close, "yilan-end"));
            out.println("yilan: " + scenario.id() + " at " + city.baseUrl() + " (Ctrl-C ends it)");
            out.flush();
            if (lasts == null) {
                ended.await();
            } else {
                var unused = ended.await(Words.duration(lasts).toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return 0;
    }
}
