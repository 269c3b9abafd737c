package org.yilan.feeds;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Real payloads of publishers, read in place. They are not part of the project; without them the tests that need them say
/// so and skip.
public final class Samples {
    private Samples() {}

    public static byte[] bytes(String name) {
        String folder = System.getProperty("yilan.samples", "");
        Path file = Path.of(folder, name);
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.isReadable(file),
                () -> "no sample " + file + " (system property yilan.samples): skipped");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
