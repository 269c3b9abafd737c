package org.yilan.feeds.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a value comes from that the configuration does not hold itself: a header, a password. A secret stays in the
/// environment or a file: it is read when a request is made and is in no record, log or message.
///
/// @param prefix put before the value, `Bearer ` for instance
/// @param kind where the value is
/// @param place the environment variable's name, the file's path, or for [Kind#TEXT] the value itself
public record ValueSource(String prefix, Kind kind, String place) {
    /// Where a value is kept.
    public enum Kind {
        /// In an environment variable.
        ENVIRONMENT,
        /// The first line of a file.
        FILE,
        /// In the configuration; not for secrets.
        TEXT
    }

    /// The value now.
    ///
    /// @throws FeedException of class `credentials-missing` when it is not there
    public String read() throws FeedException {
        return prefix
                + switch (kind) {
                    case ENVIRONMENT -> {
                        String value = System.getenv(place);
                        if (value == null || value.isBlank()) {
                            throw missing("the environment variable " + place + " is not set");
                        }
                        yield value.strip();
                    }
                    case FILE -> firstLine();
                    case TEXT -> place;
                };
    }

    private String firstLine() throws FeedException {
        try (var lines = Files.lines(Path.of(place))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(v -> !v.isEmpty())
                    .orElseThrow(() -> missing("the file " + place + " is empty"));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw missing("the file " + place + " cannot be read");
        }
    }

    private static FeedException missing(String what) {
        return new FeedException(
                "credentials-missing", "A header or password has no value: " + what + ".");
    }
}
