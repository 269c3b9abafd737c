package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.bench.MapBench;
import org.yilan.bench.QueueBench;
import org.yilan.fx.FxThread;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `yilan bench`: one run of one benchmark, one line of JSON.
@Command(name = "bench", description = "Measure, and print one line of JSON.")
final class BenchCommand implements Callable<Integer> {
    enum Which {
        MAP,
        QUEUE
    }

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Which which = Which.QUEUE;

    @Option(names = "-n", description = "How many points or rows.")
    private @Nullable Integer n;

    @Option(names = "--rate", description = "Updates per second.")
    private @Nullable Integer rate;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1920x1080",
            description = "Size of the picture.")
    private String size = "1920x1080";

    @Option(names = "--warm", defaultValue = "4", description = "Seconds before measuring.")
    private double warm = 4;

    @Option(names = "--seconds", defaultValue = "8", description = "Seconds of measuring.")
    private double seconds = 8;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Output.of(spec);
        if (!Display.present()) {
            Display.useHeadless();
        }
        Words.Size s = Words.size(size);
        switch (which) {
            case MAP ->
                    out.println(
                            new MapBench(
                                            new MapBench.Options(
                                                    n == null ? 10_000 : n,
                                                    s.width(),
                                                    s.height(),
                                                    warm,
                                                    seconds))
                                    .run());
            case QUEUE ->
                    out.println(
                            new QueueBench(
                                            new QueueBench.Options(
                                                    n == null ? 100_000 : n,
                                                    rate == null ? 10_000 : rate,
                                                    s.width(),
                                                    s.height(),
                                                    warm,
                                                    seconds))
                                    .run());
        }
        out.flush();
        FxThread.exit();
        return 0;
    }
}
