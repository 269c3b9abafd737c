package org.yilan.console;

import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A console in a program of its own that gives orders until it is killed, and notes which of them its person was shown as
/// waiting and which as accepted or refused. It warms up at a hub of its own, waits for a line on its standard input that
/// names the real one, and prints a line when it is connected.
///
/// Arguments: hub to warm up at, outbox for that, the real outbox, file for the notes. Lines of the file: `waiting`,
/// `accepted` or `refused`, and the id of the command.
public final class ConsoleProcess {
    private static final int INCIDENTS = KilledConsoleTest.INCIDENTS;

    /// Orders that may wait together. Without a bound a slow machine piles up more than it sends, until the oldest are asked
    /// about instead of sent.
    private static final int MOST_AT_ONCE = 8;

    private ConsoleProcess() {}

    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (HubConsole console = open(arguments[0], arguments[1])) {
            awaitConnection(console);
            console.send(new Command.AcknowledgeIncident("i0"), "看到", -1).get();
        }
        String hub = in.readLine();
        if (hub == null) {
            return; // the test is gone
        }
        Path notes = Path.of(arguments[3]);
        HubConsole console = open(hub, arguments[2]);
        noteWaiting(console, notes);
        awaitConnection(console);
        System.out.println("connected");
        System.out.flush();
        for (int i = 0; true; i++) {
            while (console.pending().size() >= MOST_AT_ONCE) {
                LockSupport.parkNanos(1_000_000);
            }
            var unused =
                    console.send(new Command.AcknowledgeIncident("i" + i % INCIDENTS), "看到", -1)
                            .thenAccept(
                                    outcome ->
                                            note(
                                                    notes,
                                                    outcome instanceof Outcome.Accepted
                                                            ? "accepted"
                                                            : "refused",
                                                    outcome.command()));
            LockSupport.parkNanos(3_000_000);
        }
    }

    private static HubConsole open(String hub, String outbox) throws IOException {
        return HubConsole.open(
                ConsoleOptions.of(URI.create(hub), "secret", Path.of(outbox)),
                InstantSource.system());
    }

    private static void awaitConnection(HubConsole console) {
        while (console.connection().state() != Console.Connection.State.CONNECTED) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void noteWaiting(HubConsole console, Path notes) {
        Set<String> seen = new HashSet<>();
        var unused =
                console.onStatus(
                        () -> {
                            synchronized (seen) {
                                for (Console.PendingCommand waiting : console.pending()) {
                                    if (seen.add(waiting.id())) {
                                        note(notes, "waiting", waiting.id());
                                    }
                                }
                            }
                        });
    }

    private static void note(Path file, String word, String command) {
        try {
            Files.writeString(
                    file,
                    word + " " + command + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
