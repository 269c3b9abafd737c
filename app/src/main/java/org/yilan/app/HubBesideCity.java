package org.yilan.app;

import org.yilan.assets.Assets;
import org.yilan.bench.Backlog;
import org.yilan.bench.CommandBench;
import org.yilan.wire.WireCodec;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A hub as it serves in a control room, in a process of its own with its own flags: the demonstration's feeds over HTTP from
/// a city in a third process, and a journal that was long before.
final class HubBesideCity {
    private static final Path FLAGS = Path.of("jlink", "server.flags");

    /// What is measured at the hub.
    @FunctionalInterface
    interface Measured {
        String at(CommandBench.Served hub) throws IOException, InterruptedException;
    }

    private HubBesideCity() {}

    /// Measures at a hub that has many open incidents.
    ///
    /// @param speed of the city's clock, 1 as in a control room: what the limits and the alarms bring grows with it
    /// @param most how long is measured; the city ends by itself some minutes after that should this process be killed
    static String with(int incidents, double speed, Duration most, Measured measured)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yilan-bench");
        try {
            Path journal = folder.resolve("yilan.journal");
            Backlog.write(
                    journal,
                    incidents,
                    Instant.parse(WholeProgram.FROM),
                    new WireCodec().readLimits(Assets.shipped().text("limits/shanghai.json")));
            return WholeProgram.besideCity(
                    speed, most, city -> serve(folder, journal, city.address(), speed, measured));
        } finally {
            DataFolder.delete(folder);
        }
    }

    private static String serve(
            Path folder, Path journal, URI city, double speed, Measured measured)
            throws IOException, InterruptedException {
        Path config = folder.resolve("yilan.yaml");
        Files.writeString(
                config,
                Assets.shipped()
                        .text("settings/demonstration.yaml")
                        .replace("{city}", city.toString()));
        Path collections = folder.resolve("collections.log");
        List<String> flags = new ArrayList<>();
        if (Files.exists(FLAGS)) {
            flags.add("@" + FLAGS);
        }
        flags.add("-Xlog:gc:file=" + collections + "::filecount=0");
        Process child =
                ChildProgram.of(
                                Map.of("YILAN_DATA", folder.toString()),
                                flags,
                                List.of(
                                        "hub",
                                        "--config",
                                        config.toString(),
                                        "--journal",
                                        journal.toString()))
                        .start();
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            Path token = Path.of(WholeProgram.after(said, ") in ", ""));
            URI address = URI.create(WholeProgram.after(said, "yilan: hub at ", " "));
            return measured.at(
                    new CommandBench.Served(
                            address,
                            Files.readString(token),
                            speed,
                            child.toHandle(),
                            collections));
        } finally {
            child.destroy();
            child.onExit().join();
        }
    }
}
