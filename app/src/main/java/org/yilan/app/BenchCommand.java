package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.bench.CommandBench;
import org.yilan.bench.FeedsBench;
import org.yilan.bench.IngestBench;
import org.yilan.bench.MapBench;
import org.yilan.bench.ParseBench;
import org.yilan.bench.QueueBench;
import org.yilan.bench.SuggestBench;
import org.yilan.fx.FxThread;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `yilan bench`: one run of one benchmark, one line of JSON.
///
/// Without a display it runs itself again on a virtual screen (Xvfb) where there is one; without either it measures in
/// memory, where JavaFX draws nothing larger than 1000×1000, and the line says so.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measure, and print one line of JSON.",
            "Full sizes need a display, or Xvfb installed; without either pictures are 1000x1000 at"
                    + " most."
        })
final class BenchCommand implements Callable<Integer> {
    /// The largest picture of JavaFX's headless platform, in pixels on a side.
    private static final int LARGEST_HEADLESS = 1000;

    enum Which {
        MAP,
        QUEUE,
        INGEST,
        START,
        REST,
        FEEDS,
        PARSE,
        COMMAND,
        SUGGEST
    }

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Which which = Which.QUEUE;

    @Option(names = "-n", description = "How many points, rows, feeds or open incidents.")
    private @Nullable Integer n;

    @Option(
            names = "--rate",
            description =
                    "Updates per second; ingest: only this rate; command: orders per second at"
                            + " most.")
    private @Nullable Integer rate;

    @Option(
            names = "--speed",
            description =
                    "How many times as fast the demonstration city's clock goes; feeds: 60 unless"
                            + " told; command: 1.")
    private @Nullable Double speed;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1920x1080",
            description = "Size of the picture.")
    private String size = "1920x1080";

    @Option(names = "--warm", description = "Seconds before measuring.")
    private @Nullable Double warm;

    @Option(
            names = "--seconds",
            description =
                    "Seconds of measuring; parse: of each of the eight iterations of a format.")
    private @Nullable Double seconds;

    @Option(names = "--runs", defaultValue = "5", description = "start: how often.")
    private int runs = 5;

    @Option(names = "--format", description = "parse: only this format.")
    private @Nullable String format;

    @Option(
            names = "--samples",
            paramLabel = "FOLDER",
            description =
                    "parse: reads the real files below a folder too; suggest: finds its own there.")
    private @Nullable Path samples;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CSV",
            description = "suggest: New York's 311 requests as published.")
    private @Nullable Path csv;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (which == Which.FEEDS || which == Which.PARSE || which == Which.SUGGEST) {
            // Nothing is shown.
            PrintWriter out = Output.of(spec);
            out.println(measure(Words.size(size)));
            out.flush();
            return 0;
        }
        Words.Size s = Words.size(size);
        if (!Display.present()) {
            boolean asked = "Headless".equals(System.getProperty("glass.platform"));
            Optional<ChildProgram.Screen> screen =
                    asked ? Optional.empty() : ChildProgram.virtualScreen(s.width(), s.height());
            if (screen.isPresent()) {
                try (ChildProgram.Screen screenOpen = screen.get()) {
                    return again(screenOpen.display());
                }
            }
            Display.useHeadless();
            s =
                    new Words.Size(
                            Math.min(LARGEST_HEADLESS, s.width()),
                            Math.min(LARGEST_HEADLESS, s.height()));
        }
        PrintWriter out = Output.of(spec);
        out.println(measure(s));
        out.flush();
        if (which != Which.START && which != Which.REST) {
            FxThread.exit();
        }
        return 0;
    }

    private String measure(Words.Size s) throws IOException, InterruptedException {
        return switch (which) {
            case MAP ->
                    new MapBench(
                                    new MapBench.Options(
                                            or(n, 10_000),
                                            s.width(),
                                            s.height(),
                                            or(warm, 10),
                                            or(seconds, 15)))
                            .run();
            case QUEUE ->
                    new QueueBench(
                                    new QueueBench.Options(
                                            or(n, 100_000),
                                            or(rate, 10_000),
                                            s.width(),
                                            s.height(),
                                            or(warm, 4),
                                            or(seconds, 8)))
                            .run();
            case INGEST ->
                    new IngestBench(
                                    new IngestBench.Options(
                                            or(n, 10_000),
                                            or(rate, 0),
                                            s.width(),
                                            s.height(),
                                            or(warm, 2),
                                            or(seconds, 4)))
                            .run();
            case START -> WholeProgram.start(Math.max(1, runs));
            case REST -> WholeProgram.rest(or(seconds, 15));
            case FEEDS -> feeds();
            case PARSE -> parse();
            case COMMAND -> command(s);
            case SUGGEST ->
                    new SuggestBench(csv == null ? SuggestBench.in(samples) : csv, or(n, 100_000))
                            .run();
        };
    }

    private String feeds() throws IOException, InterruptedException {
        OldGeneration.keepSmall(); // as a hub does
        double settle = or(warm, 10);
        double measured = or(seconds, 120);
        return WholeProgram.besideCity(
                or(speed, 60),
                Duration.ofMillis((long) ((settle + measured) * 1000)),
                city ->
                        new FeedsBench(
                                        new FeedsBench.Options(or(n, 220), settle, measured),
                                        city,
                                        Assets.shipped())
                                .run());
    }

    private String command(Words.Size s) throws IOException, InterruptedException {
        double settle = or(warm, 30);
        double measured = or(seconds, 120);
        CommandBench.Options options =
                new CommandBench.Options(or(rate, 10), s.width(), s.height(), settle, measured);
        return HubBesideCity.with(
                or(n, 100_000),
                or(speed, 1),
                Duration.ofMillis((long) ((settle + measured) * 1000)),
                hub -> new CommandBench(options, hub, Assets.shipped()).run());
    }

    private String parse() throws IOException {
        return new ParseBench(
                        new ParseBench.Settings(or(seconds, 0.3), format, samples),
                        Assets.shipped())
                .run();
    }

    /// Runs the same benchmark on another display.
    private int again(String display) throws IOException, InterruptedException {
        // There is no graphics card behind a virtual screen; without this JavaFX asks Mesa for one.
        System.setProperty("prism.order", "sw");
        List<String> words = new ArrayList<>();
        if (spec != null) {
            words.addAll(spec.commandLine().getParseResult().originalArgs());
        }
        if (words.isEmpty() || !words.getFirst().equals("bench")) {
            words.addFirst("bench");
        }
        return ChildProgram.of(Map.of("DISPLAY", display), words)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static double or(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }
}
