package org.yilan.app;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The browser of the person at this machine. As a program of its own, and never a view inside of ours: nobody should type
/// their organisation's password into somebody else's window (RFC 8252, 8.12).
final class Browser {
    private Browser() {}

    /// Opens an address; empty where there is no browser to be seen.
    static Optional<Consumer<URI>> here() {
        return command(
                        Map.copyOf(System.getenv()),
                        System.getProperty("os.name", "").toLowerCase(Locale.ROOT))
                .map(words -> address -> open(words, address));
    }

    /// The words of a command that takes an address as its last.
    static Optional<List<String>> command(Map<String, String> environment, String os) {
        if (os.contains("mac")) {
            return Optional.of(List.of("open"));
        }
        if (os.contains("win")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        if (environment.getOrDefault("DISPLAY", "").isEmpty()
                && environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
            return Optional.empty();
        }
        for (String name : List.of("xdg-open", "sensible-browser", "x-www-browser")) {
            for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                    return Optional.of(List.of(name));
                }
            }
        }
        return Optional.empty();
    }

    private static void open(List<String> words, URI address) {
        List<String> command = new ArrayList<>(words);
        command.add(address.toString());
        try {
            // It may write what it likes, and outlive us.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new Failure("the browser cannot be opened: " + e.getMessage(), e);
        }
    }
}
