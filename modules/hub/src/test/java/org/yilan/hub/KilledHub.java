package org.yilan.hub;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// A [HubProcess] from outside.
final class KilledHub implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    /// How its programs are started: from one jar, with an archive of loaded classes, which halves what a start costs.
    static final class Launch {
        private final List<String> command = new ArrayList<>();

        /// Packs the classes and starts one program for practice.
        Launch(Path directory, String token) throws IOException, InterruptedException {
            Path archive = directory.resolve("classes.jsa");
            String classPath = packed(directory.resolve("classes.jar"));
            List<String> practice = new ArrayList<>(java(classPath));
            practice.add(1, "-XX:ArchiveClassesAtExit=" + archive);
            practice.add(directory.resolve("practice.db").toString());
            practice.add(token);
            Process process =
                    new ProcessBuilder(practice)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            process.waitFor();
            command.addAll(java(classPath));
            command.add(1, "-XX:SharedArchiveFile=" + archive);
        }

        private static List<String> java(String classPath) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    "-Xlog:disable",
                    "-Xmx128m",
                    "-cp",
                    classPath,
                    HubProcess.class.getName());
        }

        /// Everything that this test runs with, modules too, as a class path without directories.
        private static String packed(Path jar) throws IOException {
            Set<String> parts = new LinkedHashSet<>();
            parts.add(jar.toString());
            Set<String> names = new HashSet<>();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                pack(Path.of("target", "test-classes").toAbsolutePath(), out, names);
                for (String property :
                        List.of("jdk.module.path", "java.class.path", "surefire.test.class.path")) {
                    for (String part : System.getProperty(property, "").split(File.pathSeparator)) {
                        if (part.endsWith(".jar")) {
                            parts.add(part);
                        } else if (!part.isEmpty()) {
                            pack(Path.of(part), out, names);
                        }
                    }
                }
            }
            return String.join(File.pathSeparator, parts);
        }

        private static void pack(Path root, JarOutputStream out, Set<String> names)
                throws IOException {
            if (!Files.isDirectory(root)) {
                return;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                    if (names.add(name)) {
                        out.putNextEntry(new JarEntry(name));
                        Files.copy(file, out);
                    }
                }
            }
        }
    }

    /// Starts it warming up.
    KilledHub(Launch launch, Path scratch, String token) throws IOException {
        List<String> command = new ArrayList<>(launch.command);
        command.add(scratch.toString());
        command.add(token);
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
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
