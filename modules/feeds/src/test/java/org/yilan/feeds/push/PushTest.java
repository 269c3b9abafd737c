package org.yilan.feeds.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.Headers;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.feeds.FeedRunner;
import org.yilan.feeds.FoldingHub;
import org.yilan.feeds.RawUpstream;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// Feeds that are told, by servers that tell: streams of events, WebSockets, a folder.
@Timeout(60)
class PushTest {
    final FoldingHub hub = new FoldingHub("2024-09-15T09:00:00Z");
    final RawUpstream upstream = new RawUpstream();
    final MockWebServer server = new MockWebServer();
    FeedRunner runner;
    @TempDir Path folder;

    @AfterEach
    void close() throws IOException {
        if (runner != null) {
            runner.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(t -> t.getName().startsWith("HttpClient-"));
        }
        upstream.close();
        server.close();
    }

    static String place(String id) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
                   + "\"coordinates\":[121.5,31.2]},\"properties\":{\"id\":\""
                + id
                + "\",\"name\":\"市民中心\"}}]}";
    }

    FeedConfig feed(URI url, Channel channel) {
        return new FeedConfig(
                        "f",
                        "f",
                        "",
                        "geojson-places",
                        URI.create("http://x"),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(2),
                        4000,
                        Duration.ofMinutes(5),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        Map.of())
                .withConnection(url, Connection.by(channel));
    }

    void start(FeedConfig config) {
        runner = new FeedRunner(List.of(config), hub.surroundings());
        runner.start();
    }

    boolean known(String id) {
        return hub.situation().facility("f:" + id).isPresent();
    }

    FeedHealth health() {
        return hub.situation().feed("f").orElseThrow();
    }

    FeedFigures figures() {
        return runner.figures().getFirst();
    }

    /// A stream that a test writes to; the request's headers come first.
    final class Stream {
        final BlockingQueue<OutputStream> open = new LinkedBlockingQueue<>();
        final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

        Stream(String path) {
            upstream.on(
                    path,
                    (request, out) -> {
                        asked.add(request.headers());
                        out.write(
                                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                        open.add(out);
                        upstream.hang().write(request, out);
                    });
        }

        OutputStream next() throws InterruptedException {
            return open.take();
        }
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Test
    void readsAStreamOfEventsAndRefusesABadOneAlone() throws Exception {
        Stream stream = new Stream("/events");
        start(feed(upstream.uri("/events"), new Channel.ServerSentEvents(Set.of())));
        OutputStream out = stream.next();
        await().until(() -> health().state() == State.GOOD); // the stream stands
        say(out, "id: 1\ndata: " + place("A") + "\n\n");
        await().until(() -> known("A"));
        say(out, "id: 2\ndata: {\"type\": \n\nid: 3\ndata: " + place("B") + "\n\n");
        await().until(() -> known("B"));
        await().until(
                        () ->
                                health().errorClass().equals("items-refused")
                                        || health().errorClass().equals("nothing-usable"));
        assertThat(health().detail()).contains("event message 2: ").contains("ends in the middle");
        assertThat(health().state()).isEqualTo(State.DEGRADED);
        // A later good one does not hide it at once, which would go to and fro in the journal.
        say(out, "id: 4\ndata: " + place("C") + "\n\n");
        await().until(() -> known("C"));
        assertThat(health().state()).isEqualTo(State.DEGRADED);
        hub.pass(Duration.ofMinutes(6));
        say(out, "id: 5\ndata: " + place("D") + "\n\n");
        await().until(() -> known("D"));
        await().until(() -> health().state() == State.GOOD);
        assertThat(figures().transport()).isEqualTo("sse");
        assertThat(figures().last().documents()).isEqualTo(1);
    }

    @Test
    void goesOnFromTheLastEventAfterABreakAndWithinAPeriod() throws Exception {
        Stream stream = new Stream("/events");
        start(feed(upstream.uri("/events"), new Channel.ServerSentEvents(Set.of())));
        OutputStream out = stream.next();
        say(out, "retry: 50\nid: 17\ndata: " + place("A") + "\n\n");
        await().until(() -> known("A"));
        out.close();
        OutputStream again = stream.next();
        assertThat(stream.asked.get(1)).containsEntry("last-event-id", "17");
        assertThat(stream.asked.get(0)).doesNotContainKey("last-event-id");
        say(again, "id: 18\ndata: " + place("B") + "\n\n");
        await().until(() -> known("B"));
        assertThat(health().state()).isEqualTo(State.GOOD);
        assertThat(hub.all(Event.FeedHealthChanged.class).stream().map(e -> e.health().state()))
                .containsExactly(State.STARTING, State.GOOD);
    }

    @Test
    void takesCommentsAndOtherEventsAsSignsOfLife() throws Exception {
        Stream stream = new Stream("/events");
        start(feed(upstream.uri("/events"), new Channel.ServerSentEvents(Set.of("warning"))));
        OutputStream out = stream.next();
        await().until(() -> health().state() == State.GOOD);
        hub.pass(Duration.ofMinutes(4));
        say(out, ": still here\n\n");
        await().until(() -> runner.health().getFirst().lastGood().equals(hub.instant()));
        hub.pass(Duration.ofMinutes(4));
        say(out, "event: tick\ndata: 1\n\n");
        await().until(() -> runner.health().getFirst().lastGood().equals(hub.instant()));
        say(out, "event: warning\ndata: " + place("A") + "\n\n");
        await().until(() -> known("A"));
        assertThat(health().state()).isEqualTo(State.GOOD);
        hub.pass(Duration.ofMinutes(6));
        await().until(() -> health().state() == State.STALE);
        assertThat(health().errorClass()).isEqualTo("overdue");
    }

    @Test
    void saysWhyThereIsNoStreamAndComesBackOnceThereIs() throws Exception {
        upstream.on("/events", RawUpstream.status("503 Busy"));
        start(feed(upstream.uri("/events"), new Channel.ServerSentEvents(Set.of())));
        await().until(() -> health().errorClass().equals("http-503"));
        await().until(() -> figures().circuit() != FeedFigures.Circuit.CLOSED);
        upstream.on("/events", RawUpstream.ok("<html>"));
        await().until(() -> health().errorClass().equals("not-events"));
        Stream stream = new Stream("/events");
        say(stream.next(), "data: " + place("A") + "\n\n");
        await().until(() -> known("A"));
        await().until(() -> health().state() == State.GOOD);
        assertThat(figures().circuit()).isEqualTo(FeedFigures.Circuit.CLOSED);
    }

    @Test
    void losesNoMessageWhenTheJournalCannotBeWritten() throws Exception {
        Stream stream = new Stream("/events");
        start(feed(upstream.uri("/events"), new Channel.ServerSentEvents(Set.of())));
        OutputStream out = stream.next();
        await().until(() -> health().state() == State.GOOD);
        hub.failing(true);
        say(out, "data: " + place("A") + "\n\n");
        await().until(() -> runner.health().getFirst().errorClass().equals("not-recorded"));
        hub.failing(false);
        await().until(() -> known("A"));
        await().until(() -> health().state() == State.GOOD);
    }

    @Test
    void holdsAnUpstreamBackThatSendsFasterThanItIsRead() throws Exception {
        Stream stream = new Stream("/events");
        start(feed(upstream.uri("/events"), new Channel.ServerSentEvents(Set.of())));
        OutputStream out = stream.next();
        await().until(() -> health().state() == State.GOOD);
        hub.failing(true);
        String one = "data: " + place("A").replace("市民中心", "x".repeat(3000)) + "\n\n";
        Thread flood =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 0; i < 20_000; i++) {
                                            say(out, one); // 60 MB, if it could
                                        }
                                    } catch (IOException e) {
                                        // closed
                                    }
                                });
        // Four times the limit of 4000 bytes wait, and no more.
        await().until(() -> figures().waiting() >= 4);
        assertThat(figures().waiting()).isLessThanOrEqualTo(6);
        assertThat(flood.isAlive()).isTrue();
        hub.failing(false);
        say(stream.open.isEmpty() ? OutputStream.nullOutputStream() : stream.next(), "");
        await().until(() -> known("A"));
        flood.interrupt();
    }

    // ---- WebSocket

    /// A WebSocket server whose connections a test holds.
    final class Sockets extends WebSocketListener {
        final BlockingQueue<WebSocket> open = new LinkedBlockingQueue<>();
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void onOpen(WebSocket socket, Response response) {
            open.add(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            heard.add(text);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(1000, null);
        }

        void serve() {
            server.enqueue(new MockResponse.Builder().webSocketUpgrade(this).build());
        }
    }

    URI socketAddress() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        return URI.create("ws://127.0.0.1:" + server.getPort() + "/live");
    }

    @Test
    void readsMessagesOfAWebSocketAndConnectsAgain() throws Exception {
        Sockets sockets = new Sockets();
        sockets.serve();
        Path token = Files.writeString(folder.resolve("token"), "geheim");
        start(
                feed(socketAddress(), new Channel.Socket("{\"subscribe\":\"all\"}"))
                        .withHeaders(
                                Map.of(
                                        "Authorization",
                                        new ValueSource(
                                                "Bearer ",
                                                ValueSource.Kind.FILE,
                                                token.toString()))));
        WebSocket socket = sockets.open.take();
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer geheim");
        assertThat(sockets.heard.take()).isEqualTo("{\"subscribe\":\"all\"}");
        socket.send(place("A"));
        await().until(() -> known("A"));
        socket.send(place("B").replace("市民中心", "x".repeat(5000)));
        socket.send(okio.ByteString.encodeUtf8(place("C")));
        await().until(() -> known("C"));
        assertThat(known("B")).isFalse();
        await().until(() -> health().state() == State.DEGRADED);
        assertThat(health().detail()).contains("message 2: ").contains("limit of 4000 bytes");
        sockets.serve();
        socket.close(1012, "restart");
        sockets.open.take().send(place("D"));
        await().until(() -> known("D"));
        assertThat(figures().transport()).isEqualTo("websocket");
    }

    @Test
    void saysWhenNobodyWillOpenAWebSocket() throws Exception {
        URI address = socketAddress();
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse(401, Headers.of(), ""));
        }
        Sockets sockets = new Sockets();
        sockets.serve();
        start(feed(address, new Channel.Socket("")));
        await().until(() -> health().errorClass().equals("http-401"));
        assertThat(health().state()).isEqualTo(State.UNREACHABLE);
        sockets.open.take().send(place("A"));
        await().until(() -> known("A"));
        await().until(() -> health().state() == State.GOOD);
    }

    // ---- folder

    @Test
    void readsFilesOfAFolderOnceTheyAreCompleteAndAgainWhenTheyChange() throws Exception {
        Files.writeString(folder.resolve("old.json"), place("A"));
        Files.writeString(folder.resolve("ignored.txt"), place("X"));
        Files.writeString(folder.resolve(".hidden.json"), place("X"));
        start(feed(folder.toUri(), new Channel.Folder("*.json")));
        await().until(() -> known("A"));
        Files.writeString(folder.resolve("new.json.part"), place("X"));
        Files.writeString(folder.resolve("bad.json"), "<html>");
        Files.writeString(folder.resolve("large.json"), "x".repeat(5000));
        Files.writeString(folder.resolve("moved.tmp"), place("B"));
        Files.move(folder.resolve("moved.tmp"), folder.resolve("moved.json"));
        await().until(() -> known("B"));
        await().until(() -> health().state() == State.DEGRADED);
        assertThat(health().detail()).contains("file ");
        Files.writeString(folder.resolve("old.json"), place("C") + " ");
        await().until(() -> known("C"));
        assertThat(known("X")).isFalse();
        assertThat(folder.resolve("old.json")).exists();
        hub.pass(Duration.ofMinutes(6));
        await().until(() -> health().state() == State.STALE); // no file is a sign of life
    }

    @Test
    void takesAFileOnceTwoLooksHaveFoundItTheSameAndOnlyOnce() throws Exception {
        FolderLine line =
                new FolderLine(
                        feed(folder.toUri(), new Channel.Folder("*")), new Channel.Folder("*"));
        Inbox inbox = new Inbox(1_000_000);
        Path file = Files.writeString(folder.resolve("slow.json"), "[1,");
        assertThat(line.look(inbox)).isTrue(); // it may still be being written
        Files.writeString(file, "[1,2");
        assertThat(line.look(inbox)).isTrue(); // it was
        Files.writeString(file, "[1,2]");
        assertThat(line.look(inbox)).isTrue();
        assertThat(inbox.size()).isZero();
        assertThat(line.look(inbox)).isFalse();
        assertThat(line.look(inbox)).isFalse();
        assertThat(inbox.take(10).messages())
                .singleElement()
                .satisfies(
                        m ->
                                assertThat(new String(m.body(), StandardCharsets.UTF_8))
                                        .isEqualTo("[1,2]"));
        Files.writeString(file, "[1,2,3]");
        line.look(inbox);
        line.look(inbox);
        assertThat(inbox.size()).isEqualTo(1);
    }

    @Test
    void saysWhenThereIsNoFolderAndComesBackWhenThereIs() throws Exception {
        Path missing = folder.resolve("drive");
        start(feed(missing.toUri(), new Channel.Folder("")));
        await().until(() -> health().errorClass().equals("no-folder"));
        Files.createDirectory(missing);
        Files.writeString(missing.resolve("a.json"), place("A"));
        await().until(() -> known("A"));
        await().until(() -> health().state() == State.GOOD);
    }
}
