package org.yilan.assets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Reads the data files that ship with the program, or a city's own in their place.
///
/// A path is relative and uses slashes: `scenes/typhoon.json`. With an override directory a file there wins over the
/// shipped one of the same path, so a city replaces a plan or a scene without rebuilding. Any thread may call.
public final class Assets {
    private final Optional<Path> override;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    private Assets(Optional<Path> override) {
        this.override = override;
    }

    /// The shipped files only.
    public static Assets shipped() {
        return new Assets(Optional.empty());
    }

    /// The shipped files, each replaced by the file of the same path under `directory` where there is one.
    public static Assets overriddenBy(Path directory) {
        return new Assets(Optional.of(directory.toAbsolutePath().normalize()));
    }

    /// Whether a file is there.
    public boolean has(String path) {
        return overriding(path).isPresent() || Assets.class.getResource(path) != null;
    }

    /// Opens a file; the caller closes it.
    ///
    /// @throws FileNotFoundException when neither the override directory nor the program has it
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

    /// What a reader makes of files here, made once and then shared by all who ask: outlines take longer to read than a
    /// program may take to start.
    ///
    /// @param kind of the thing; it must be immutable. While one thread makes it others wait.
    public <T> T once(Class<T> kind, Supplier<T> make) {
        return kind.cast(made.computeIfAbsent(kind, k -> make.get()));
    }

    private Optional<Path> overriding(String path) {
        return override.map(root -> root.resolve(path).normalize())
                .filter(file -> file.startsWith(override.get()) && Files.isRegularFile(file));
    }
}
