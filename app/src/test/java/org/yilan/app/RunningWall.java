package org.yilan.app;

import org.yilan.app.ScreenPicture.Rect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program as people start it, as a process of its own on some display.
final class RunningWall implements AutoCloseable {
    /// `typhoon on 3 monitors as three screens: queue 1912x1047+4+29, header …`
    private static final Pattern LAID_OUT =
            Pattern.compile("\\w+ on (\\d+) monitors as ([^:]+): (.+)");

    private static final Pattern PLACE =
            Pattern.compile("(\\w+) (\\d+)x(\\d+)([+-]\\d+)([+-]\\d+)");

    private final Process process;
    private final Path log;

    private RunningWall(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param folder for what it prints and for its data
    static RunningWall start(String display, Path folder, String... words) throws IOException {
        ProcessBuilder builder =
                builder(root(), List.of("-Xmx1500m"), "org.yilan.app.Main", List.of(words));
        builder.environment().put("DISPLAY", display);
        return start(builder, folder);
    }

    /// Without any display, in English: what it says does not depend on the machine.
    ///
    /// @param folder for what it prints and for its data
    /// @param main of the program or of these tests
    static RunningWall headless(Path folder, Class<?> main, String... words) throws IOException {
        List<String> flags = new ArrayList<>(List.of("-Dglass.platform=Headless"));
        flags.add("-Duser.language=en");
        if (main != Main.class) {
            flags.add("--patch-module");
            flags.add("org.yilan.app=" + Path.of("target", "test-classes").toAbsolutePath());
        }
        ProcessBuilder builder = builder(root(), flags, main.getName(), List.of(words));
        builder.environment().remove("DISPLAY");
        return start(builder, folder);
    }

    private static ProcessBuilder builder(
            Path root, List<String> flags, String main, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("jlink/launcher.flags"));
        // There is no graphics card behind the monitors, and Mesa's is slower than JavaFX's own.
        command.add("-Dprism.order=sw");
        command.addAll(flags);
        command.add("--module-path");
        command.add(modulePath());
        command.add("--module");
        command.add("org.yilan.app/" + main);
        command.addAll(words);
        return new ProcessBuilder(command).directory(root.toFile());
    }

    private static RunningWall start(ProcessBuilder builder, Path folder) throws IOException {
        Path log = folder.resolve("wall.log");
        builder.environment().put("YILAN_DATA", folder.resolve("data").toString());
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new RunningWall(builder.start(), log);
    }

    /// The repository.
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("jlink/launcher.flags"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("jlink/launcher.flags is in no folder above");
        }
        return here;
    }

    private static String modulePath() {
        List<String> parts =
                Stream.of("jdk.module.path", "java.class.path")
                        .map(key -> System.getProperty(key, ""))
                        .flatMap(path -> Stream.of(path.split(java.io.File.pathSeparator)))
                        .filter(part -> !part.isBlank() && !part.contains("surefire"))
                        .distinct()
                        .toList();
        return String.join(java.io.File.pathSeparator, parts);
    }

    String said() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Where the program says that its panels are, from its latest word about it.
    ///
    /// @param layout name of the layout
    /// @param panels by kind
    record LaidOut(int monitors, String layout, Map<String, Rect> panels) {}

    Optional<LaidOut> laidOut() throws IOException {
        Optional<LaidOut> last = Optional.empty();
        for (String line : said().lines().toList()) {
            Matcher m = LAID_OUT.matcher(line);
            if (m.find()) {
                Map<String, Rect> panels = new LinkedHashMap<>();
                Matcher place = PLACE.matcher(m.group(3));
                while (place.find()) {
                    panels.put(
                            place.group(1),
                            new Rect(
                                    Integer.parseInt(place.group(4)),
                                    Integer.parseInt(place.group(5)),
                                    Integer.parseInt(place.group(2)),
                                    Integer.parseInt(place.group(3))));
                }
                last = Optional.of(new LaidOut(Integer.parseInt(m.group(1)), m.group(2), panels));
            }
        }
        return last;
    }

    /// Asks it to end as a system does, and waits.
    ///
    /// @return its exit code, empty when it does not end
    Optional<Integer> end() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /// Waits until it has ended by itself.
    Optional<Integer> exit() throws InterruptedException {
        return exit(Duration.ofSeconds(30));
    }

    /// The same with patience for one that has much to do before.
    Optional<Integer> exit(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /// What its threads do, for the message of a test that has waited in vain.
    String threads() {
        if (!process.isAlive()) {
            return "it has ended";
        }
        try {
            Process jstack =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jstack")
                                            .toString(),
                                    Long.toString(process.pid()))
                            .redirectErrorStream(true)
                            .start();
            return new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "not known: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
