package org.yilan.hub;

import org.yilan.journal.SqliteJournal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.wire.WireCodec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A hub in a program of its own, for tests that kill it. It warms up on a scratch journal, waits for a line on its
/// standard input that names the real one, and prints the address when it serves it.
///
/// A feed inside it reports incidents `f:0`, `f:1`, … all the time, so that there is always a write to be killed in.
///
/// Arguments: a file for the scratch journal, the token of its one commander.
public final class HubProcess {
    private static final int KEYFRAME_EVERY = 150;

    private HubProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Path scratch = Path.of(arguments[0]);
        HubPeople people =
                new HubPeople(List.of(new HubPerson("陈静", Role.COMMANDER, arguments[1], "")));
        try (Hub hub = open(scratch)) {
            try (HubServer server = HubServer.start(hub, people, 0)) {
                hub.append("feed", List.of(new Event.IncidentReported(report("f:0"))));
                touch(server.address());
            }
        }
        String journal = in.readLine();
        if (journal == null) {
            return; // the test is gone
        }
        Hub hub = open(Path.of(journal));
        HubServer server = HubServer.start(hub, people, 0);
        System.out.println(server.address());
        System.out.flush();
        long next = hub.situation().incidents().size();
        while (true) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                events.add(new Event.IncidentReported(report("f:" + next++)));
            }
            hub.append("feed", events);
            Thread.sleep(Duration.ofMillis(10));
        }
    }

    private static Hub open(Path file) {
        return new Hub(
                SqliteJournal.open(file, new WireCodec(), HubClock.machine()),
                HubClock.machine(),
                KEYFRAME_EVERY);
    }

    /// Asks something, so that the classes that answer are loaded.
    private static void touch(URI address) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/me HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("no answer");
            }
        }
    }

    private static IncidentReport report(String id) {
        return new IncidentReport(
                id,
                "feed",
                "waterlogging",
                Grade.III,
                id,
                "",
                Place.UNKNOWN,
                Reporter.UNKNOWN,
                Instant.EPOCH,
                null,
                "",
                true);
    }
}
