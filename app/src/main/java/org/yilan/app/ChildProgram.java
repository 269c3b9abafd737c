package org.yilan.app;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// This program once more, as a process of its own with the same Java, flags and modules.
final class ChildProgram {
    private ChildProgram() {}

    /// A process that has not been started. Its errors go where ours go.
    ///
    /// @param environment added to ours
    static ProcessBuilder of(Map<String, String> environment, List<String> words) {
        return of(environment, List.of(), words);
    }

    /// The same with more of Java's flags, which count where ours differ.
    static ProcessBuilder of(
            Map<String, String> environment, List<String> flags, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("--module-path") && !flag.startsWith("-Djdk.module.")) {
                command.add(flag);
            }
        }
        command.addAll(flags);
        // What this process decided for want of a display counts for its children too.
        for (String key : List.of("glass.platform", "prism.order")) {
            String value = System.getProperty(key);
            if (value != null) {
                command.add("-D" + key + "=" + value);
            }
        }
        String path = System.getProperty("jdk.module.path", "");
        if (!path.isEmpty()) {
            command.add("--module-path");
            command.add(path);
        }
        command.add("--module");
        command.add(
                System.getProperty("jdk.module.main")
                        + "/"
                        + System.getProperty("jdk.module.main.class"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder;
    }

    /// A virtual screen of its own for a time.
    ///
    /// @param display its name, as in `DISPLAY`
    record Screen(String display, Process process) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
        }
    }

    /// Starts Xvfb where it is installed; empty where it is not.
    static Optional<Screen> virtualScreen(int width, int height) throws IOException {
        Optional<Path> program = onPath("Xvfb");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        String screen = width + "x" + height + "x24";
        Process process =
                new ProcessBuilder(
                                program.get().toString(),
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                screen,
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String number = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (number == null) {
            process.destroy();
            return Optional.empty();
        }
        return Optional.of(new Screen(":" + number.strip(), process));
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
