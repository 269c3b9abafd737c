package org.yilan.app;

import org.yilan.bench.FeedsBench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Measures the program as a whole, from outside: how long it takes to start, and what the wall uses while little happens.
/// Each run is a process of its own on the demonstration city.
final class WholeProgram {
    private static final List<String> WALL = List.of("wall", "--scene", "typhoon");
    private static final List<String> FIRST_PICTURE =
            List.of("wall", "--scene", "typhoon", "--first-picture");
    private static final String WORD = "\"firstPictureMs\":";

    /// Where the city of a benchmark begins: an hour before the storm's centre is over land, when it has most to say.
    static final String FROM = "2024-09-16T06:30:00+08:00";

    /// Until the wall stands, the compiler has done its most, and the map has let go of what it drew on the way.
    private static final Duration SETTLE = Duration.ofSeconds(75);

    private WholeProgram() {}

    /// From starting the process to its word that the first whole picture with data from the hub stands: of a wall at a hub
    /// that runs already, and of a wall that opens city and hub as well. Medians of some runs, taken in turns.
    static String start(int runs) throws IOException {
        double[] atHub = new double[runs];
        double[] whole = new double[runs];
        Path data = Files.createTempDirectory("yilan-bench");
        Map<String, String> own = Map.of("YILAN_DATA", data.toString());
        Process hub = ChildProgram.of(own, List.of("hub")).start();
        try (BufferedReader said = hub.inputReader(StandardCharsets.UTF_8)) {
            String token = after(said, ") in ", "");
            String address = after(said, "yilan: hub at ", " ");
            List<String> sit = new ArrayList<>(FIRST_PICTURE);
            sit.addAll(List.of("--hub", address, "--token", token));
            for (int i = 0; i < runs; i++) {
                atHub[i] = untilFirstPicture(own, sit);
            }
        } finally {
            hub.destroy();
            hub.onExit().join();
        }
        for (int i = 0; i < runs; i++) {
            whole[i] = untilFirstPicture(own, FIRST_PICTURE);
        }
        DataFolder.delete(data);
        Arrays.sort(atHub);
        Arrays.sort(whole);
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"start\",\"runs\":%d,\"atHubMs\":%.0f,\"atHubFastestMs\":%.0f,"
                        + "\"atHubSlowestMs\":%.0f,\"wholeMs\":%.0f,\"wholeFastestMs\":%.0f,"
                        + "\"wholeSlowestMs\":%.0f,\"platform\":\"%s\"}",
                runs,
                atHub[runs / 2],
                atHub[0],
                atHub[runs - 1],
                whole[runs / 2],
                whole[0],
                whole[runs - 1],
                Display.present() ? "display" : "headless");
    }

    private static double untilFirstPicture(Map<String, String> environment, List<String> words)
            throws IOException {
        long begun = System.nanoTime();
        Process child = ChildProgram.of(environment, words).start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            after(out, WORD, "}");
            double millis = (System.nanoTime() - begun) / 1e6;
            while (out.readLine() != null) {
                // What it says while it ends is of no interest, but must be taken off it.
            }
            return millis;
        } finally {
            child.destroy();
            child.onExit().join();
        }
    }

    /// Reads on to the first line with `mark` in it, and gives what follows the mark.
    ///
    /// @param end where to stop in that line, empty for its end
    static String after(BufferedReader out, String mark, String end) throws IOException {
        String line;
        while ((line = out.readLine()) != null) {
            int at = line.indexOf(mark);
            if (at >= 0) {
                String rest = line.substring(at + mark.length());
                int stop = end.isEmpty() ? -1 : rest.indexOf(end);
                return stop < 0 ? rest : rest.substring(0, stop);
            }
        }
        throw new Failure("the program ended before it said \"" + mark.strip() + "\"");
    }

    /// Processor seconds per second and memory of the wall with city and hub in it, at the speed of life: a scenario that
    /// runs sixty times as fast is not at rest.
    static String rest(double seconds) throws IOException, InterruptedException {
        long measured = Math.round(seconds * 1000);
        String lasts = SETTLE.toSeconds() + Math.round(seconds) + 20 + "s";
        List<String> words = new ArrayList<>(WALL);
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

    /// What is measured beside a city.
    @FunctionalInterface
    interface BesideCity {
        String run(FeedsBench.Upstream city) throws IOException, InterruptedException;
    }

    /// Measures while a demonstration city serves in a process of its own, so that its work is not counted as ours. Its
    /// clock starts an hour before the storm's centre is over land, when the city has most to say.
    ///
    /// @param speed of its clock
    /// @param most how long is measured; the city ends by itself some minutes after that should this process be killed
    static String besideCity(double speed, Duration most, BesideCity measured)
            throws IOException, InterruptedException {
        List<String> words =
                List.of(
                        "city",
                        "--port",
                        "0",
                        "--from",
                        FROM,
                        "--speed",
                        Double.toString(speed),
                        "--for",
                        most.plusMinutes(4).toSeconds() + "s");
        Process child = ChildProgram.of(Map.of(), words).start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(after(out, " at ", " "));
            return measured.run(new FeedsBench.Upstream(address, Optional.of(child.toHandle())));
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
