package org.yilan.bench;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.yilan.assets.Assets;
import org.yilan.feeds.spi.FeedException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// How fast each format is read: documents in memory to observations, on one thread, without network, comparison and
/// journal. Megabytes are 10^6 bytes as they come from the network, decompressed; events are observations, each of which a
/// feed would compare with the situation.
///
/// JMH measures, in this process: its forks start Java with a class path, and this program is modules. What forks would
/// keep apart is together in a hub too, where one process reads all formats and the compiler knows them all.
public final class ParseBench {
    private static final int WARM = 3;
    private static final int MEASURED = 5;

    /// @param seconds of one of the eight iterations of each format: three to warm up, five whose median counts
    /// @param only one format, null for all
    /// @param samples folder of real files that are read besides, or null
    public record Settings(double seconds, @Nullable String only, @Nullable Path samples) {}

    private final Settings settings;
    private final Assets assets;

    public ParseBench(Settings settings, Assets assets) {
        this.settings = settings;
        this.assets = assets;
    }

    /// Runs and gives the line of figures.
    ///
    /// @throws IllegalArgumentException when there is no format of the name that is wanted
    /// @throws IOException when the folder of real files cannot be read
    public String run() throws IOException {
        Map<String, ParseInput> inputs = new LinkedHashMap<>(ParseInputs.own(assets));
        if (settings.samples != null) {
            ParseInputs.real(settings.samples)
                    .forEach((format, input) -> inputs.put(format + " (real files)", input));
        }
        if (settings.only != null) {
            Set<String> known = new TreeSet<>(inputs.keySet());
            inputs.values().removeIf(i -> !i.format().equals(settings.only));
            if (inputs.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no format " + settings.only + "; there are " + known);
            }
        }
        Meter meter = new Meter().put("bench", "parse").put("formats", inputs.size());
        try {
            Reading.INPUTS.putAll(inputs);
            for (RunResult result : new Runner(options(inputs.keySet())).run()) {
                String name = result.getParams().getParam("name");
                ParseInput.Yield yield = Objects.requireNonNull(inputs.get(name)).read();
                double perSecond = result.getPrimaryResult().getStatistics().getPercentile(50);
                meter.put(
                        name,
                        new Meter()
                                .put("megabytesPerSecond", yield.bytes() * perSecond / 1e6)
                                .put("eventsPerSecond", yield.observations() * perSecond)
                                .put("documentsKb", yield.bytes() / 1e3)
                                .put("events", yield.observations())
                                .put("refused", yield.refused()));
            }
        } catch (RunnerException | FeedException e) {
            throw new IllegalStateException("the benchmark of reading failed: " + e, e);
        } finally {
            Reading.INPUTS.clear();
        }
        return meter.json();
    }

    private Options options(Set<String> names) {
        // Its lock is against two at a time on one machine, in a file that another user may own.
        System.setProperty("jmh.ignoreLock", "true");
        TimeValue iteration = TimeValue.milliseconds(Math.max(1, (long) (settings.seconds * 1000)));
        return new OptionsBuilder()
                .include("^" + Reading.class.getName().replace(".", "\\.") + "\\.read$")
                .param("name", names.toArray(String[]::new))
                .forks(0)
                .threads(1)
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .warmupIterations(WARM)
                .warmupTime(iteration)
                .measurementIterations(MEASURED)
                .measurementTime(iteration)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
