package org.yilan.assets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads the data files that ship with the program, or a city's own in their place.
///
/// A path is relative and uses slashes: `scenes/typhoon.json`. With an override directory a file there wins over the
/// shipped one of the same path, so a city replaces a plan or a scene without rebuilding. Any thread may call.
public final class Assets {
    /// The folders whose files a city may replace.
    public static final List<String> FOLDERS =
            List.of(
                    "scenes",
                    "plans",
                    "limits",
                    "watch",
                    "scenarios",
                    "theme",
                    "translations",
                    "basemap");

    private final List<Path> overrides;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    private Assets(List<Path> overrides) {
        this.overrides = overrides;
    }

    /// The shipped files only.
    public static Assets shipped() {
        return new Assets(List.of());
    }

    /// The shipped files, each replaced by the file of the same path under `directory` where there is one.
    public static Assets overriddenBy(Path directory) {
        return shipped().completedBy(directory);
    }

    /// These files, and where only the program has one, the file of the same path under `directory` in its place.
    public Assets completedBy(Path directory) {
        List<Path> all = new ArrayList<>(overrides);
        all.add(directory.toAbsolutePath().normalize());
        return new Assets(List.copyOf(all));
    }

    /// Whether a file is there.
    public boolean has(String path) {
        return overriding(path).isPresent() || Assets.class.getResource(path) != null;
    }

    /// Opens a file; the caller closes it.
    ///
    /// @throws FileNotFoundException when neither an override directory nor the program has it
    public InputStream open(String path) throws IOException {
        Optional<Path> own = overriding(path);
        if (own.isPresent()) {
            return Files.newInputStream(own.get());
        }
        InputStream shipped = Assets.class.getResourceAsStream(path);
        if (shipped == null) {
            throw new FileNotFoundException("no such file among the program's assets: " + path);
        }
        return shipped;
    }

    /// A whole file as UTF-8 text.
    public String text(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The names, without `ending`, of the files that the override directories have directly in a folder: what a city added
    /// without naming it in an index.
    public List<String> added(String folder, String ending) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path root : overrides) {
            Path there = root.resolve(folder);
            if (Files.isDirectory(there)) {
                try (Stream<Path> files = Files.list(there)) {
                    files.map(f -> String.valueOf(f.getFileName()))
                            .filter(n -> n.endsWith(ending))
                            .forEach(n -> names.add(n.substring(0, n.length() - ending.length())));
                }
            }
        }
        return List.copyOf(names);
    }

    /// What a reader makes of files here, made once and then shared by all who ask: outlines take longer to read than a
    /// program may take to start.
    ///
    /// @param kind of the thing; it must be immutable. While one thread makes it others wait.
    public <T> T once(Class<T> kind, Supplier<T> make) {
        return kind.cast(made.computeIfAbsent(kind, k -> make.get()));
    }

    private Optional<Path> overriding(String path) {
        for (Path root : overrides) {
            Path file = root.resolve(path).normalize();
            if (file.startsWith(root) && Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
