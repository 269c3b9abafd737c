package org.yilan.console;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.event.Event;
import org.yilan.wire.ClockReading;
import org.yilan.wire.Problem;
import org.yilan.wire.Snapshot;
import org.yilan.wire.WireCodec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A hub as small as a test needs it, over a bare socket, so that it can misbehave in every way that a network can.
final class FakeHub implements AutoCloseable {
    final WireCodec codec = new WireCodec();
    final AtomicInteger streams = new AtomicInteger();
    final AtomicInteger snapshots = new AtomicInteger();
    final AtomicInteger snapshotsAt = new AtomicInteger();
    final AtomicInteger mostSnapshotsAtOnce = new AtomicInteger();
    final List<String> orders = new ArrayList<>();
    private final AtomicInteger snapshotsNow = new AtomicInteger();
    private final List<Recorded> journal = new ArrayList<>();
    private final Map<String, Long> accepted = new HashMap<>();
    final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /// Neither takes nor answers commands, though it is there.
    volatile boolean deaf;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;
    private int port;
    private String run = "run-1-";

    volatile Instant now;
    volatile double speed = 1;
    volatile String token = "secret";

    /// How long each answer takes.
    volatile long delayMillis;

    /// Whether streams say nothing, though they stay open.
    volatile boolean silent;

    /// The next records message breaks off in its middle, and the connection with it.
    volatile boolean cutNextMessage;

    /// Leaves this position out of the stream once.
    volatile long leaveOut = -1;

    /// Sends every records message twice.
    volatile boolean twice;

    /// Takes commands, and does not live to say so.
    volatile boolean loseAnswers;

    /// Commands on this incident are refused.
    volatile String refuse = "";

    FakeHub(Instant now) throws IOException {
        this.now = now;
        start();
    }

    synchronized void start() throws IOException {
        server = listen();
        port = server.getLocalPort();
        ServerSocket accepting = server;
        Thread.ofVirtual().start(() -> accept(accepting));
    }

    /// The thread that accepted until just now may still hold the port.
    private ServerSocket listen() throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (true) {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (BindException e) {
                socket.close();
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    synchronized void stop() throws IOException {
        server.close();
        breakConnections();
    }

    void breakConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    synchronized void append(Event... events) {
        appendCaused("test", events);
    }

    private synchronized void appendCaused(String cause, Event... events) {
        for (Event event : events) {
            long seq = journal.size() + 1L;
            journal.add(new Recorded(seq, now, run + seq, cause, event));
        }
    }

    /// Another journal takes the place of this one.
    synchronized void replaceJournal(Event... events) {
        journal.clear();
        accepted.clear();
        run = "run-2-";
        append(events);
    }

    synchronized List<Recorded> journal() {
        return List.copyOf(journal);
    }

    Situation fold() {
        Situation situation = new Situation();
        Changes changes = new Changes();
        journal().forEach(r -> situation.apply(r, changes));
        return situation;
    }

    private void accept(ServerSocket accepting) {
        while (true) {
            try {
                Socket socket = accepting.accept();
                if (accepting.isClosed()) {
                    // The last accept of a virtual thread may still take one in; a hub that is gone
                    // does not answer it.
                    socket.close();
                    return;
                }
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String[] request = line(in).split(" ");
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 2));
            }
            byte[] body =
                    in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            if (delayMillis > 0) {
                Thread.sleep(delayMillis);
            }
            URI uri = URI.create(request[1]);
            answer(socket.getOutputStream(), uri, headers, body);
        } catch (IOException | UncheckedIOException e) {
            // The other side went away; that is what these tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void answer(OutputStream out, URI uri, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        if (!("Bearer " + token).equals(headers.get("authorization"))) {
            send(out, 401, "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Map<String, String> q = query(uri);
        switch (uri.getPath()) {
            case "/api/v1/me" -> send(out, 200, text("{\"name\":\"王五\",\"role\":\"COMMANDER\"}"));
            case "/api/v1/snapshot" -> send(out, 200, snapshot(q));
            case "/api/v1/journal" -> {
                boolean tooMany = Integer.parseInt(q.get("limit")) > 1000;
                send(out, tooMany ? 400 : 200, tooMany ? text("{}") : page(q));
            }
            case "/api/v1/journal/before" -> before(out, q);
            case "/api/v1/journal/index" ->
                    send(out, 200, codec.write(new IndexCounter().count(journal(), now)));
            case "/api/v1/incidents/timeline" -> send(out, 200, timeline(q));
            case "/api/v1/stream" -> stream(out, Long.parseLong(q.get("after")));
            case "/api/v1/commands" -> order(out, body, headers);
            case "/api/v1/commands/withdraw" -> withdraw(out, body);
            default -> send(out, 404, text("{}"));
        }
    }

    private byte[] snapshot(Map<String, String> q) throws IOException, InterruptedException {
        boolean past = q.containsKey("at");
        (past ? snapshotsAt : snapshots).incrementAndGet();
        int at = snapshotsNow.incrementAndGet();
        mostSnapshotsAtOnce.accumulateAndGet(at, Math::max);
        try {
            Instant until = past ? Instant.parse(q.get("at")) : Instant.MAX;
            Situation situation = new Situation();
            Changes changes = new Changes();
            for (Recorded r : journal()) {
                if (!r.at().isAfter(until)) {
                    situation.apply(r, changes);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            codec.writeSnapshot(new Snapshot(clock(), situation.capture()), out);
            return out.toByteArray();
        } finally {
            snapshotsNow.decrementAndGet();
        }
    }

    private ClockReading clock() {
        return new ClockReading(now, speed, journal().size());
    }

    private byte[] page(Map<String, String> q) {
        int after = Integer.parseInt(q.get("after"));
        int limit = Integer.parseInt(q.get("limit"));
        List<Recorded> all = journal();
        int from = Math.min(after, all.size());
        int to = Math.min(all.size(), from + limit);
        return page(all.subList(from, to), to < all.size());
    }

    private byte[] page(List<Recorded> records, boolean more) {
        return text(
                "{\"records\":%s,\"more\":%s}"
                        .formatted(
                                new String(codec.records(records), StandardCharsets.UTF_8), more));
    }

    private void before(OutputStream out, Map<String, String> q) throws IOException {
        Instant at = Instant.parse(q.get("at"));
        Recorded found = null;
        for (Recorded r : journal()) {
            if (r.at().isBefore(at)) {
                found = r;
            }
        }
        send(out, 200, text(found == null ? "{}" : "{\"at\":\"" + found.at() + "\"}"));
    }

    private byte[] timeline(Map<String, String> q) {
        Instant until = q.containsKey("until") ? Instant.parse(q.get("until")) : Instant.MAX;
        return page(
                journal().stream()
                        .filter(
                                r ->
                                        r.event() instanceof Event.OnIncident about
                                                && about.incident().equals(q.get("id")))
                        .filter(r -> !r.at().isAfter(until))
                        .toList(),
                false);
    }

    private void order(OutputStream out, byte[] body, Map<String, String> headers)
            throws IOException {
        CommandEnvelope e = codec.readCommand(body);
        if (deaf) {
            throw new IOException("deaf");
        }
        synchronized (this) {
            orders.add(e.id() + " " + headers.getOrDefault("yilan-person", ""));
            String incident = e.command() instanceof Command.OnIncident on ? on.incident() : "";
            if (!refuse.isEmpty() && refuse.equals(incident)) {
                refuse(out, e.id(), "refused.changed-meanwhile", "Somebody changed it meanwhile.");
                return;
            }
            if (withdrawn.contains(e.id())) {
                refuse(out, e.id(), "refused.withdrawn", "It was withdrawn.");
                return;
            }
            if (!accepted.containsKey(e.id())) {
                appendCaused(e.id(), new Event.IncidentAcknowledged(incident, e.by(), e.reason()));
                accepted.put(e.id(), (long) journal.size());
            }
            if (loseAnswers) {
                throw new IOException("lost");
            }
            accept(out, e.id());
        }
    }

    private void withdraw(OutputStream out, byte[] body) throws IOException {
        CommandEnvelope e = codec.readCommand(body);
        synchronized (this) {
            if (accepted.containsKey(e.id())) {
                accept(out, e.id());
            } else {
                withdrawn.add(e.id());
                refuse(out, e.id(), "refused.withdrawn", "It was withdrawn.");
            }
        }
    }

    private void refuse(OutputStream out, String id, String code, String detail)
            throws IOException {
        send(
                out,
                409,
                codec.problem(
                        new Problem(
                                "about:blank", "Refused", 409, detail, code, List.of("a"), id)));
    }

    private void accept(OutputStream out, String id) throws IOException {
        send(
                out,
                200,
                text(
                        "{\"outcome\":\"accepted\",\"command\":\"%s\",\"lastSeq\":%d}"
                                .formatted(id, accepted.get(id))));
    }

    private void stream(OutputStream out, long after) throws IOException, InterruptedException {
        streams.incrementAndGet();
        out.write(
                text(
                        "HTTP/1.1 200 OK\r\n"
                                + "Content-Type: text/event-stream\r\n"
                                + "Connection: close\r\n\r\n"));
        out.flush();
        long sent = after;
        long clockDue = System.nanoTime();
        while (true) {
            if (!silent) {
                List<Recorded> all = journal();
                if (sent < all.size()) {
                    int to = (int) Math.min(all.size(), sent + 1000);
                    sendRecords(out, all.subList((int) sent, to));
                    sent = to;
                }
                if (System.nanoTime() - clockDue >= 0) {
                    out.write(text("event: clock\ndata: "));
                    out.write(codec.clock(clock()));
                    out.write(text("\n\n"));
                    clockDue += 200_000_000L;
                }
                out.flush();
            }
            Thread.sleep(5);
        }
    }

    private void sendRecords(OutputStream out, List<Recorded> records) throws IOException {
        long missing = leaveOut;
        List<Recorded> told = records.stream().filter(r -> r.seq() != missing).toList();
        if (told.size() < records.size()) {
            leaveOut = -1;
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(text("event: records\nid: " + records.getLast().seq() + "\ndata: "));
        message.write(codec.records(told));
        message.write(text("\n\n"));
        byte[] bytes = message.toByteArray();
        if (cutNextMessage) {
            cutNextMessage = false;
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            throw new IOException("cut");
        }
        out.write(bytes);
        if (twice) {
            out.write(bytes);
        }
    }

    private static void send(OutputStream out, int status, byte[] body) throws IOException {
        out.write(
                text(
                        "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                                .formatted(status, body.length)));
        out.write(body);
        out.flush();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> values = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                int equals = pair.indexOf('=');
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
