package org.yilan.bench;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What this process uses, and the line of JSON that a benchmark prints.
///
/// CPU is processor seconds of the process per second of wall time. Memory is the proportional set size where the system
/// tells it (Linux), which is what the figures of other programs give, and the peak of the resident set.
final class Meter {
    private final Map<String, Object> line = new LinkedHashMap<>();
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long wallNanos;
    private long cpuNanos;
    private double cpu;

    void start() {
        wallNanos = System.nanoTime();
        cpuNanos = system.getProcessCpuTime();
    }

    void stop() {
        double wall = System.nanoTime() - wallNanos;
        put("seconds", wall / 1e9);
        cpu = (system.getProcessCpuTime() - cpuNanos) / wall;
        put("cpu", cpu);
        put("memoryMb", kilobytes("/proc/self/smaps_rollup", "Pss:") / 1024.0);
        put("peakMb", kilobytes("/proc/self/status", "VmHWM:") / 1024.0);
    }

    /// Processor seconds per second between [#start] and [#stop].
    double cpu() {
        return cpu;
    }

    Meter put(String key, Object value) {
        line.put(key, value);
        return this;
    }

    Meter quantiles(String key, Samples samples) {
        put(key + "P50", samples.quantile(0.5));
        put(key + "P95", samples.quantile(0.95));
        return put(key + "P99", samples.quantile(0.99));
    }

    /// What another process has used of the processor, in seconds; NaN where there is none or the system does not tell.
    static double used(Optional<Duration> before, Optional<Duration> after) {
        return before.isEmpty() || after.isEmpty()
                ? Double.NaN
                : after.get().minus(before.get()).toNanos() / 1e9;
    }

    /// A figure of a file that the system keeps about a process, NaN where there is none.
    static double kilobytes(String file, String key) {
        try {
            for (String row : Files.readAllLines(Path.of(file))) {
                if (row.startsWith(key)) {
                    return Long.parseLong(row.replaceAll("\\D+", ""));
                }
            }
        } catch (IOException e) {
            // not Linux: the figure is left out as NaN
            return Double.NaN;
        }
        return Double.NaN;
    }

    String json() {
        StringBuilder json = new StringBuilder("{");
        line.forEach(
                (key, value) -> {
                    if (json.length() > 1) {
                        json.append(',');
                    }
                    json.append('"').append(key).append("\":");
                    switch (value) {
                        case Double d ->
                                json.append(
                                        d.isNaN() ? "null" : String.format(Locale.ROOT, "%.2f", d));
                        case Meter inner -> json.append(inner.json());
                        case Number n -> json.append(n);
                        case Boolean b -> json.append(b);
                        default -> json.append('"').append(value).append('"');
                    }
                });
        return json.append('}').toString();
    }
}
