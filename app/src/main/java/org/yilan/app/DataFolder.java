package org.yilan.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// Where the program keeps what must survive it: journals, tokens, commands that wait.
///
/// `YILAN_DATA`, else `XDG_DATA_HOME/yilan`, else `~/.local/share/yilan`.
final class DataFolder {
    private DataFolder() {}

    static Path path() {
        Map<String, String> env = System.getenv();
        String own = env.getOrDefault("YILAN_DATA", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String xdg = env.getOrDefault("XDG_DATA_HOME", "");
        Path base =
                xdg.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(xdg);
        return base.resolve("yilan");
    }

    static boolean writable() {
        Path folder = path();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return Files.isWritable(folder);
    }

    /// A folder under it, made when it is not there.
    static Path folder(String name) {
        Path folder = path().resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure(
                    "cannot make the folder "
                            + folder
                            + ": "
                            + e.getMessage()
                            + "; set YILAN_DATA to a folder that can be written",
                    e);
        }
    }

    /// Deletes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
