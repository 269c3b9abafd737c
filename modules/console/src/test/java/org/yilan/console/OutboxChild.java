package org.yilan.console;

import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// A console of its own process that gives orders until it is killed, and notes which were acknowledged.
final class OutboxChild {
    private OutboxChild() {}

    /// @param args hub, outbox, file for acknowledged ids, name of this run
    public static void main(String[] args) throws IOException {
        Path noted = Path.of(args[2]);
        HubConsole console =
                HubConsole.open(
                        ConsoleOptions.of(URI.create(args[0]), "secret", Path.of(args[1])),
                        InstantSource.system());
        while (console.connection().state() != Console.Connection.State.CONNECTED) {
            LockSupport.parkNanos(1_000_000);
        }
        for (int i = 0; true; i++) {
            var unused =
                    console.send(new Command.AcknowledgeIncident(args[3] + "-" + i), "看到", -1)
                            .thenAccept(outcome -> note(noted, outcome));
            LockSupport.parkNanos(3_000_000);
        }
    }

    private static void note(Path file, Outcome outcome) {
        try {
            String word = outcome instanceof Outcome.Accepted ? "accepted " : "refused ";
            Files.writeString(
                    file,
                    word + outcome.command() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
