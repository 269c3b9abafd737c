package org.yilan.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// An X server without a graphics card, with monitors that can be plugged in and out: Xorg's dummy driver and xrandr. JavaFX
/// sees each as a screen of its own (Xvfb only ever has one).
final class DummyMonitors implements AutoCloseable {
    private static final String CONFIGURATION =
            """
            Section "ServerFlags"
              Option "AutoAddDevices" "false"
              Option "AutoAddGPU" "false"
            EndSection
            Section "Device"
              Identifier "card"
              Driver "dummy"
              VideoRam 512000
            EndSection
            Section "Monitor"
              Identifier "monitor"
              HorizSync 5.0-1000.0
              VertRefresh 5.0-200.0
              Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
            EndSection
            Section "Screen"
              Identifier "screen"
              Device "card"
              Monitor "monitor"
              DefaultDepth 24
              SubSection "Display"
                Depth 24
                Virtual 7680 4320
                Modes "1920x1080"
              EndSubSection
            EndSection
            """;

    private static final String UHD =
            "594.00 3840 4016 4104 4400 2160 2168 2178 2250 +hsync +vsync";

    private static final int PATIENCE_SECONDS = 20;

    private final Process server;
    private final Thread hook;
    private final String display;

    private DummyMonitors(Process server, Thread hook, String display) {
        this.server = server;
        this.hook = hook;
        this.display = display;
    }

    /// What this machine lacks for it, empty when nothing.
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String program : List.of("Xorg", "xrandr")) {
            if (onPath(program).isEmpty()) {
                missing.add(program);
            }
        }
        if (!found("xorg/modules/drivers/dummy_drv.so")) {
            missing.add("Xorg's dummy driver");
        }
        if (!found("libgtk-3.so.0")) {
            missing.add("GTK 3");
        }
        return missing;
    }

    static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Among the system's libraries, directly or in the folder of its architecture.
    private static boolean found(String file) {
        for (Path root : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/lib"))) {
            if (Files.exists(root.resolve(file))) {
                return true;
            }
            if (Files.isDirectory(root)) {
                try (Stream<Path> folders = Files.list(root)) {
                    if (folders.anyMatch(f -> Files.exists(f.resolve(file)))) {
                        return true;
                    }
                } catch (IOException e) {
                    System.getLogger("test").log(System.Logger.Level.INFO, "not read: " + root, e);
                }
            }
        }
        return false;
    }

    /// Starts the server with one monitor of 1920×1080.
    ///
    /// @param folder for its configuration and its log
    /// @return empty where it does not start, as for users who may not; the log in the folder says why
    static Optional<DummyMonitors> start(Path folder) throws IOException, InterruptedException {
        Path configuration = folder.resolve("xorg.conf");
        Files.writeString(configuration, CONFIGURATION);
        Process server =
                new ProcessBuilder(
                                "Xorg",
                                "-displayfd",
                                "1",
                                "-config",
                                configuration.toString(),
                                "-noreset",
                                "-nolisten",
                                "tcp",
                                "-novtswitch",
                                "-sharevts",
                                "-logfile",
                                folder.resolve("Xorg.log").toString())
                        .redirectError(folder.resolve("Xorg.err").toFile())
                        .start();
        // Whatever becomes of the test, no server may be left behind.
        Thread hook = new Thread(() -> end(server), "end-xorg");
        Runtime.getRuntime().addShutdownHook(hook);
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> number =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                String line = out.readLine();
                                return line == null ? "" : line.strip();
                            } catch (IOException e) {
                                return "";
                            }
                        });
        try {
            String display = number.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!display.isEmpty()) {
                DummyMonitors monitors = new DummyMonitors(server, hook, ":" + display);
                monitors.xrandr("--newmode", "uhd", UHD);
                return Optional.of(monitors);
            }
        } catch (TimeoutException | ExecutionException e) {
            System.getLogger("test").log(System.Logger.Level.INFO, "Xorg gave no display", e);
        }
        end(server);
        Runtime.getRuntime().removeShutdownHook(hook);
        return Optional.empty();
    }

    /// Its name, as in `DISPLAY`.
    String display() {
        return display;
    }

    /// Plugs a monitor in, or changes its mode.
    ///
    /// @param output 0 to 15
    /// @param mode `uhd` for 3840×2160, or a size that the driver knows
    /// @param x left edge in the desktop
    void plug(int output, String mode, int x) throws IOException, InterruptedException {
        String name = "DUMMY" + output;
        if (output > 0) {
            xrandr("--addmode", name, mode);
        }
        xrandr("--output", name, "--mode", mode, "--pos", x + "x0");
        // A graphics card tells the server that something was plugged in. Here only a program that
        // asks has it look, and
        // until then others believe that the output has no monitor.
        xrandr("--query");
    }

    /// Plugs monitors out, at once.
    void unplug(int... outputs) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (int output : outputs) {
            words.addAll(List.of("--output", "DUMMY" + output, "--off"));
        }
        xrandr(words.toArray(String[]::new));
    }

    private void xrandr(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xrandr"));
        for (String word : words) {
            command.addAll(List.of(word.split(" ")));
        }
        run(command.toArray(String[]::new));
    }

    /// The monitors that the X server has now, one a line.
    String list() throws IOException, InterruptedException {
        return new String(run("xrandr", "--listactivemonitors"), StandardCharsets.UTF_8);
    }

    /// Runs a program of X on this display.
    ///
    /// @return what it printed
    byte[] run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        CompletableFuture<byte[]> printed =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return process.getInputStream().readAllBytes();
                            } catch (IOException e) {
                                return new byte[0];
                            }
                        });
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return printed.join();
    }

    private static void end(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end(server);
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
