package org.yilan.hub;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A [HubProcess] from outside.
final class KilledHub implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    /// Starts it warming up.
    KilledHub(Path scratch, String token) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("-Xmx128m");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(classPath());
        command.add(HubProcess.class.getName());
        command.add(scratch.toString());
        command.add(token);
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Everything that this test runs with, modules too, as a class path.
    private static String classPath() {
        Set<String> parts = new LinkedHashSet<>();
        parts.add(Path.of("target", "test-classes").toAbsolutePath().toString());
        for (String property :
                List.of("jdk.module.path", "java.class.path", "surefire.test.class.path")) {
            for (String part : System.getProperty(property, "").split(File.pathSeparator)) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    /// Gives it the real journal.
    void go(Path journal) throws IOException {
        process.getOutputStream()
                .write((journal + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// Where it serves, or null when it was killed before it did.
    @Nullable URI address() throws IOException {
        String line = out.readLine();
        return line == null ? null : URI.create(line);
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
