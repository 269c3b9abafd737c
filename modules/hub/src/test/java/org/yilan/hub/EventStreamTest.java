package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yilan.hub.TestHub.LI;
import static org.yilan.hub.TestHub.WALL;
import static org.yilan.testing.IncidentBuilder.incident;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class EventStreamTest {
    @TempDir Path directory;
    private TestHub test;

    @BeforeEach
    void start() {
        test = new TestHub(directory);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    /// One connection to the stream, read line by line on a thread of its own.
    private final class Client implements AutoCloseable {
        final List<Recorded> records = new ArrayList<>();
        final List<String> ids = new ArrayList<>();
        final List<String> clocks = new ArrayList<>();
        final List<String> presences = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        private final Stream<String> lines;

        Client(HubPerson person, String query, String... headers) throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(test.uri("/stream" + query))
                            .header("Authorization", "Bearer " + person.token());
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<Stream<String>> response =
                    test.http().send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            lines = response.body();
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            String event = "";
            try {
                for (String line : (Iterable<String>) lines::iterator) {
                    synchronized (this) {
                        text.append(line).append('\n');
                        if (line.startsWith("event: ")) {
                            event = line.substring(7);
                        } else if (line.startsWith("id: ")) {
                            ids.add(line.substring(4));
                        } else if (line.startsWith("data: ") && event.equals("clock")) {
                            clocks.add(line.substring(6));
                        } else if (line.startsWith("data: ") && event.equals("presence")) {
                            presences.add(line.substring(6));
                        } else if (line.startsWith("data: ")) {
                            records.addAll(test.codec.readRecords(line.substring(6)).records());
                        }
                    }
                }
            } catch (RuntimeException e) {
                // The connection ended.
            }
        }

        synchronized List<Long> seqs() {
            return records.stream().map(Recorded::seq).toList();
        }

        synchronized List<String> presences() {
            return List.copyOf(presences);
        }

        synchronized int clocks() {
            return clocks.size();
        }

        @Override
        public void close() {
            lines.close();
        }
    }

    private void append(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(incident("i" + i).reported());
        }
        test.hub.append("12345", events);
    }

    @Test
    void sendsWhatWasAndWhatComesAndTheTime() throws Exception {
        append(2);
        try (Client client = new Client(LI, "?after=0")) {
            await().until(() -> client.seqs().equals(List.of(1L, 2L)));
            append(1);
            await().until(() -> client.seqs().equals(List.of(1L, 2L, 3L)));
            await().until(() -> client.clocks() >= 2);

            assertThat(client.ids.getLast()).isEqualTo("3");
            assertThat(client.clocks.getFirst())
                    .isEqualTo("{\"now\":\"2024-09-15T01:00:00Z\",\"speed\":0.0,\"seq\":2}");
        }
    }

    @Test
    void consolesAreToldWhoHasWhatOpenAndWallsAreNot() throws Exception {
        append(1);
        try (Client console = new Client(LI, "?after=0");
                Client wall = new Client(TestHub.WALL, "?after=0")) {
            await().until(() -> console.clocks() >= 1 && wall.clocks() >= 1);
            assertThat(test.opened(TestHub.CHEN, "c1", "i0", true)).isEqualTo(204);
            assertThat(test.opened(TestHub.WALL, "c2", "i0", true)).isEqualTo(403);

            await().until(() -> !console.presences().isEmpty());
            assertThat(console.presences())
                    .containsExactly(
                            "{\"people\":[{\"console\":\"c1\",\"person\":\"陈静\",\"incident\":\"i0\",\"writing\":true,\"since\":\"2024-09-15T01:00:00Z\"}]}");
            int heard = wall.clocks();
            await().until(() -> wall.clocks() >= heard + 2);
            assertThat(wall.presences()).isEmpty();
        }
    }

    @Test
    void resumesAfterTheLastEventThatTheClientSaw() throws Exception {
        append(5);
        try (Client client = new Client(LI, "?after=0", "Last-Event-ID", "3")) {
            await().until(() -> client.seqs().equals(List.of(4L, 5L)));
        }
        try (Client client = new Client(LI, "")) {
            append(1);
            await().until(() -> client.seqs().equals(List.of(6L)));
        }
    }

    @Test
    void aClientFromLongAgoIsServedFromTheJournalInPieces() throws Exception {
        for (int i = 0; i < 12; i++) {
            append(1000);
        }
        try (Client client = new Client(LI, "?after=0")) {
            await().atMost(20, SECONDS).until(() -> client.seqs().size() == 12_000);
            List<Long> seqs = client.seqs();

            assertThat(seqs).isSorted().doesNotHaveDuplicates();
            assertThat(client.ids).hasSizeGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void aPositionBeyondTheEndIsAnotherJournal() {
        append(1);
        assertThat(test.get(LI, "/stream?after=2").statusCode()).isEqualTo(410);
    }

    @Test
    void theWallGetsNoPersonalData() throws Exception {
        append(1);
        try (Client client = new Client(WALL, "?after=0")) {
            await().until(() -> client.seqs().size() == 1);
            assertThat(client.text.toString()).doesNotContain("王女士").doesNotContain("没过脚踝");
        }
    }

    @Test
    void aClientThatTakesNothingIsCutOffAndDisturbsNobody() throws Exception {
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4096);
            stuck.connect(
                    new java.net.InetSocketAddress("127.0.0.1", test.server.address().getPort()));
            stuck.getOutputStream()
                    .write(
                            ("GET /api/v1/stream?after=0 HTTP/1.1\r\n"
                                            + "Host: h\r\n"
                                            + "Authorization: Bearer "
                                            + LI.token()
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(stuck.getInputStream().read()).isEqualTo('H');
            for (int i = 0; i < 20; i++) {
                append(1000);
            }
            // It reads no more: the hub is stuck in a write to it, and goes on serving others.
            await().until(() -> test.server.streams().writing() == 1);
            try (Client other = new Client(LI, "?after=19999")) {
                await().until(() -> other.seqs().equals(List.of(20_000L)));
            }
            test.server.streams().cutOff(0);
            await().until(() -> test.server.streams().writing() == 0);
            assertThat(drained(stuck.getInputStream())).isTrue();
        }
    }

    /// Reads what was already on its way until the connection ends.
    private static boolean drained(InputStream in) {
        byte[] buffer = new byte[65_536];
        try {
            while (in.read(buffer) >= 0) {
                // on
            }
        } catch (java.io.IOException e) {
            return true; // reset: ended as well
        }
        return true;
    }
}
