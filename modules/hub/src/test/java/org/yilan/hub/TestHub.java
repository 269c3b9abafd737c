package org.yilan.hub;

import org.yilan.journal.Journal;
import org.yilan.journal.JournalException;
import org.yilan.journal.SqliteJournal;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Role;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A hub with a server on a free port, three people and a wall, and a client that talks to it.
final class TestHub implements AutoCloseable {
    static final HubPerson LI = new HubPerson("李明", Role.DISPATCHER, "li-token", "");
    static final HubPerson CHEN =
            new HubPerson("陈静", Role.COMMANDER, "chen-token", PinHash.of("1234", 1000));
    static final HubPerson ZHAO =
            new HubPerson("赵强", Role.COMMANDER, "zhao-token", PinHash.of("5678", 1000));
    static final HubPerson WALL = new HubPerson("大屏", Role.WALL, "wall-token", "");

    final WireCodec codec = new WireCodec();
    final SteppedClock clock = new SteppedClock(Samples.START);
    final SqliteJournal journal;

    /// While set, the journal refuses every append as a full disk does.
    volatile boolean diskFull;

    final Hub hub;
    final HubServer server;
    private final long unknown;
    private final HttpClient http = HttpClient.newHttpClient();

    TestHub(Path directory) {
        this(directory, 0);
    }

    /// @param unknown position of an event that this program does not know, 0 for none
    TestHub(Path directory, long unknown) {
        this.unknown = unknown;
        journal =
                SqliteJournal.open(
                        directory.resolve("j.db"), codec, new ManualClock(Samples.START));
        hub = new Hub(thatMayFill(journal), clock);
        server = HubServer.start(hub, new HubPeople(List.of(LI, CHEN, ZHAO, WALL)), 0);
    }

    private Journal thatMayFill(Journal journal) {
        return (Journal)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Journal.class},
                        (proxy, method, arguments) -> {
                            if (diskFull && method.getName().equals("append")) {
                                throw new JournalException(
                                        JournalException.Fault.DISK_FULL, "No room left.", null);
                            }
                            try {
                                Object answer = method.invoke(journal, arguments);
                                return answer instanceof RecordBatch batch ? known(batch) : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private RecordBatch known(RecordBatch batch) {
        return new RecordBatch(
                batch.records().stream().filter(r -> r.seq() != unknown).toList(),
                batch.records().stream()
                        .filter(r -> r.seq() == unknown)
                        .map(r -> new RecordBatch.Skipped(r.seq(), "MeteorSeen", "not known"))
                        .toList(),
                batch.lastSeq());
    }

    URI uri(String path) {
        return server.address().resolve("/api/v1" + path);
    }

    HttpResponse<byte[]> get(HubPerson person, String path) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + person.token()));
    }

    String text(HubPerson person, String path) {
        return new String(get(person, path).body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> order(
            HubPerson person, String id, Command command, String reason, String... headers) {
        CommandEnvelope envelope =
                new CommandEnvelope(id, "somebody", clock.instant(), reason, -1, command);
        return post(person, codec.command(envelope), headers);
    }

    HttpResponse<byte[]> withdraw(HubPerson person, String id, Command command) {
        CommandEnvelope envelope =
                new CommandEnvelope(id, "somebody", clock.instant(), "", -1, command);
        return post(person, "/commands/withdraw", codec.command(envelope));
    }

    /// The status of the answer.
    int opened(HubPerson person, String console, String incident, boolean writing) {
        String body =
                "{\"console\":\"%s\",\"incident\":\"%s\",\"writing\":%s}"
                        .formatted(console, incident, writing);
        return post(person, "/presence", body.getBytes(StandardCharsets.UTF_8)).statusCode();
    }

    HttpResponse<byte[]> post(HubPerson person, byte[] body, String... headers) {
        return post(person, "/commands", body, headers);
    }

    private HttpResponse<byte[]> post(
            HubPerson person, String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + person.token())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        http.shutdownNow();
        server.close();
        hub.close();
    }
}
