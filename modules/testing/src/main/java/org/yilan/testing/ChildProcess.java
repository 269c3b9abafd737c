package org.yilan.testing;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// A program of a process of its own, for tests that kill it. It is told and heard line by line. One thread at a time.
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private ChildProcess(ProcessBuilder builder) throws IOException {
        process = builder.start();
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// How such a program is started: from one jar, with an ahead-of-time cache, which takes most of the cost of a start away.
    public static final class Launch {
        private final List<String> command = new ArrayList<>();
        private final Map<String, String> environment;
        private final ProcessBuilder.Redirect errors;

        /// Packs everything that this test runs with, and starts the program once for practice; what it loads then is in
        /// the cache. It must end by itself when its standard input ends.
        ///
        /// @param directory for the jar, the cache, and `errors.log`
        /// @param main a class with a `main` method
        /// @param environment added to ours
        /// @param practice arguments of the practice
        public Launch(
                Path directory, Class<?> main, Map<String, String> environment, String... practice)
                throws IOException, InterruptedException {
            this.environment = Map.copyOf(environment);
            this.errors =
                    ProcessBuilder.Redirect.appendTo(directory.resolve("errors.log").toFile());
            Path cache = directory.resolve("classes.aot");
            List<String> java = java(packed(directory.resolve("classes.jar")), main);
            command.addAll(java);
            // What a killed process leaves behind (SQLite's native library) goes with the
            // directory.
            command.add(1, "-Djava.io.tmpdir=" + directory);
            command.add(1, "-XX:AOTCacheOutput=" + cache);
            try (ChildProcess process = start(practice)) {
                process.process.getOutputStream().close();
                while (process.hear() != null) {
                    // What it says in practice is of no interest, but must be taken off it.
                }
                process.process.waitFor();
            }
            command.set(1, "-XX:AOTCache=" + cache);
        }

        /// Starts it.
        public ChildProcess start(String... arguments) throws IOException {
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(whole).redirectError(errors);
            builder.environment().putAll(environment);
            return new ChildProcess(builder);
        }

        private static List<String> java(String classPath, Class<?> main) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xlog:disable",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx256m",
                    "-cp",
                    classPath,
                    main.getName());
        }

        /// Everything that this test runs with, modules too, as a class path without directories.
        private static String packed(Path jar) throws IOException {
            Set<String> parts = new LinkedHashSet<>();
            parts.add(jar.toString());
            Set<String> names = new HashSet<>();
            Map<String, Set<String>> services = new TreeMap<>();
            try (JarOutputStream jarFile = new JarOutputStream(Files.newOutputStream(jar))) {
                pack(Path.of("target", "test-classes").toAbsolutePath(), jarFile, names);
                for (String property :
                        List.of("jdk.module.path", "java.class.path", "surefire.test.class.path")) {
                    for (String part : System.getProperty(property, "").split(File.pathSeparator)) {
                        if (part.endsWith(".jar")) {
                            parts.add(part);
                        } else if (!part.isEmpty()) {
                            pack(Path.of(part), jarFile, names);
                            note(Path.of(part, "module-info.class"), services);
                        }
                    }
                }
                for (Map.Entry<String, Set<String>> service : services.entrySet()) {
                    jarFile.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                    jarFile.write(
                            String.join("\n", service.getValue()).getBytes(StandardCharsets.UTF_8));
                }
            }
            return String.join(File.pathSeparator, parts);
        }

        /// What a module provides, which a class path does not see.
        private static void note(Path moduleInfo, Map<String, Set<String>> services)
                throws IOException {
            if (!Files.exists(moduleInfo)) {
                return;
            }
            try (InputStream in = Files.newInputStream(moduleInfo)) {
                ModuleDescriptor.read(in)
                        .provides()
                        .forEach(
                                p ->
                                        services.computeIfAbsent(
                                                        p.service(), k -> new LinkedHashSet<>())
                                                .addAll(p.providers()));
            }
        }

        private static void pack(Path root, JarOutputStream jar, Set<String> names)
                throws IOException {
            if (!Files.isDirectory(root)) {
                return;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                    if (names.add(name)) {
                        jar.putNextEntry(new JarEntry(name));
                        Files.copy(file, jar);
                    }
                }
            }
        }
    }

    /// Sends it a line.
    public void tell(String line) throws IOException {
        process.getOutputStream()
                .write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// Waits for a line of it; null when it ended.
    public @Nullable String hear() throws IOException {
        return out.readLine();
    }

    /// `kill -9`, and waits until it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
