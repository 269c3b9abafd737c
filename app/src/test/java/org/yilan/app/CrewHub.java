package org.yilan.app;

import org.yilan.hub.Hub;
import org.yilan.hub.HubClock;
import org.yilan.hub.HubPeople;
import org.yilan.hub.HubPerson;
import org.yilan.hub.HubServer;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.testing.IncidentBuilder;
import org.yilan.wire.WireCodec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A hub in a program of its own, for a test that kills it. It waits for a line that names its journal, serves it, prints the
/// address, and goes on until it is killed. In practice, when no line comes, it serves a scratch journal for a moment.
///
/// Arguments: the scratch journal, how many incidents and how many people there are.
public final class CrewHub {
    private CrewHub() {}

    /// The token of one of the people.
    static String token(int person) {
        return "crew-" + person;
    }

    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        int incidents = Integer.parseInt(arguments[1]);
        List<HubPerson> people = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            people.add(new HubPerson("席位" + i, Role.DISPATCHER, token(i), ""));
        }
        String journal =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .readLine();
        Hub hub =
                new Hub(
                        SqliteJournal.open(
                                Path.of(journal == null ? arguments[0] : journal),
                                new WireCodec(),
                                HubClock.machine()),
                        HubClock.machine());
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            if (hub.situation().incident("i" + i).isEmpty()) {
                events.add(IncidentBuilder.incident("i" + i).reported());
            }
        }
        hub.append("feed", events);
        HubServer server = HubServer.start(hub, new HubPeople(people), 0);
        if (journal == null) {
            touch(server.address());
            server.close();
            hub.close();
            System.exit(0);
        }
        System.out.println(server.address().getPort());
        System.out.flush();
    }

    /// Asks something, so that the classes that answer are loaded.
    private static void touch(URI address) throws IOException {
        try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("GET /api/v1/snapshot HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                                            + "Authorization: Bearer "
                                            + token(0)
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("no answer");
            }
        }
    }
}
