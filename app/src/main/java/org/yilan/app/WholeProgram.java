package org.yilan.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Measures the program as a whole, from outside: how long it takes to start, and what the wall uses while little happens.
/// Each run is a process of its own on the demonstration city.
final class WholeProgram {
    private static final List<String> WALL = List.of("wall", "--scene", "typhoon");
    private static final String WORD = "\"firstPictureMs\":";

    /// Until the wall stands, the compiler has done its most, and the map has let go of what it drew on the way.
    private static final Duration SETTLE = Duration.ofSeconds(75);

    private WholeProgram() {}

    /// From starting the process to its word that the first whole picture with data from the hub stands, median of some
    /// runs.
    static String start(int runs) throws IOException {
        double[] whole = new double[runs];
        double[] own = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begun = System.nanoTime();
            Process child =
                    ChildProgram.of(
                                    Map.of(),
                                    List.of("wall", "--scene", "typhoon", "--first-picture"))
                            .start();
            try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                String line = out.readLine();
                while (line != null && !line.contains(WORD)) {
                    line = out.readLine();
                }
                whole[i] = (System.nanoTime() - begun) / 1e6;
                if (line == null) {
                    throw new Failure("the program ended before its first picture");
                }
                own[i] =
                        Double.parseDouble(
                                line.substring(line.indexOf(WORD) + WORD.length())
                                        .replaceAll("[^0-9.].*", ""));
                while (out.readLine() != null) {
                    // What it says while it ends is of no interest, but must be taken off it.
                }
            } finally {
                child.destroy();
            }
            child.onExit().join();
        }
        Arrays.sort(whole);
        Arrays.sort(own);
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"start\",\"runs\":%d,\"firstPictureMs\":%.0f,\"fastestMs\":%.0f,"
                        + "\"slowestMs\":%.0f,\"sinceJvmMs\":%.0f,\"platform\":\"%s\"}",
                runs,
                whole[runs / 2],
                whole[0],
                whole[runs - 1],
                own[runs / 2],
                Display.present() ? "display" : "headless");
    }

    /// Processor seconds per second and memory of the wall with city and hub in it, at the speed of life: a scenario that
    /// runs sixty times as fast is not at rest.
    static String rest(double seconds) throws IOException, InterruptedException {
        long measured = Math.round(seconds * 1000);
        String lasts = SETTLE.toSeconds() + Math.round(seconds) + 20 + "s";
        List<String> words = new java.util.ArrayList<>(WALL);
        words.addAll(List.of("--speed", "1", "--for", lasts));
        ProcessBuilder builder = ChildProgram.of(Map.of(), words);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process child = builder.start();
        try {
            pause(SETTLE.toMillis());
            Duration before = cpu(child);
            long begun = System.nanoTime();
            pause(measured);
            double used = cpu(child).minus(before).toNanos();
            double wall = System.nanoTime() - begun;
            return String.format(
                    Locale.ROOT,
                    "{\"bench\":\"rest\",\"seconds\":%.1f,\"cpu\":%.3f,\"memoryMb\":%.0f,"
                            + "\"platform\":\"%s\"}",
                    wall / 1e9,
                    used / wall,
                    memory(child.pid()),
                    Display.present() ? "display" : "headless");
        } finally {
            child.destroy();
            child.onExit().join();
        }
    }

    private static Duration cpu(Process child) {
        return child.info()
                .totalCpuDuration()
                .orElseThrow(() -> new Failure("the wall ended before it could be measured"));
    }

    /// Proportional set size in MB, as far as the system tells.
    private static double memory(long pid) throws IOException {
        Path file = Path.of("/proc/" + pid + "/smaps_rollup");
        if (!Files.isReadable(file)) {
            return Double.NaN;
        }
        return Files.readAllLines(file).stream()
                .filter(l -> l.startsWith("Pss:"))
                .mapToDouble(l -> Double.parseDouble(l.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void pause(long millis) throws InterruptedException {
        var unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
