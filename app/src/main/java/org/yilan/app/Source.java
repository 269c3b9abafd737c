package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// What a command runs on: one's own configuration, or a scenario of the demonstration city.
final class Source {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Run on one's own feeds; see: ./yilan config example")
    @Nullable Path config;

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            defaultValue = "bebinca-2024",
            description = "Scenario of the demonstration city (default: ${DEFAULT-VALUE}).")
    String scenario = "bebinca-2024";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Where the scenario begins, e.g. 2024-09-15T12:00+08:00.")
    @Nullable String from;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many times as fast as it was (default: the scenario's own).")
    @Nullable Double speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything invented (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description =
                    "Keep the journal here and go on with it (default: the configuration's; a"
                            + " demonstration's is not kept).")
    @Nullable Path journal;

    @Option(
            names = "--assets",
            paramLabel = "FOLDER",
            description =
                    "Folder whose files replace shipped ones of the same path, and those of the"
                            + " configuration's wall.assets.")
    @Nullable Path assets;

    /// The files that ship with the program, with those of `--assets` over them.
    Assets assets() {
        if (assets == null) {
            return Assets.shipped();
        }
        if (!Files.isDirectory(assets)) {
            throw new Failure("--assets: there is no folder " + assets);
        }
        return Assets.overriddenBy(assets);
    }

    Optional<Instant> fromMoment() {
        return Optional.ofNullable(from).map(f -> moment("--from", f));
    }

    /// A moment with an offset.
    static Instant moment(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Failure(
                    option + ": \"" + text + "\" is not a moment like 2024-09-15T17:00+08:00", e);
        }
    }
}
