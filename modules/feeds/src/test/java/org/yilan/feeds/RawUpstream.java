package org.yilan.feeds;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLSocket;

/// An upstream on a real socket that answers byte by byte what a test wants, however wrong. One request per connection.
public final class RawUpstream implements AutoCloseable {
    /// What a path answers.
    @FunctionalInterface
    public interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    public record Request(String target, Map<String, String> headers) {}

    public final List<Request> requests = new CopyOnWriteArrayList<>();

    /// Connections ever.
    public final AtomicLong accepted = new AtomicLong();

    private final ServerSocket server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Tls tls;

    /// How a connection becomes a secure one.
    @FunctionalInterface
    public interface Tls {
        SSLSocket over(Socket raw) throws IOException;
    }

    public RawUpstream() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("upstream").start(this::accept);
    }

    public URI uri(String path) {
        return URI.create(
                (tls == null ? "http" : "https")
                        + "://"
                        + server.getInetAddress().getHostAddress()
                        + ":"
                        + server.getLocalPort()
                        + path);
    }

    /// The path without its query.
    public RawUpstream on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /// From now on connections are secure, by another certificate perhaps than before.
    public RawUpstream secured(Tls by) {
        tls = by;
        return this;
    }

    /// Connections that are open now.
    public long connections() {
        open.removeIf(Socket::isClosed);
        return open.size();
    }

    public static Answer ok(String body) {
        return ok(body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer ok(byte[] body, String... headers) {
        return (request, out) -> {
            head(out, "200 OK", "Content-Length: " + body.length, headers);
            out.write(body);
        };
    }

    public static Answer status(String status, String... headers) {
        return (request, out) -> head(out, status, "Content-Length: 0", headers);
    }

    public static void head(OutputStream out, String status, String length, String... headers)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n" + length + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        out.write(
                head.append("Connection: close\r\n\r\n")
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// Breaks the connection off, after what `before` wrote, without a word of farewell.
    public static Answer reset(Answer before) {
        return (request, out) -> {
            before.write(request, out);
            out.flush();
            throw new Reset();
        };
    }

    private static final class Reset extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Never answers.
    public Answer hang() {
        return (request, out) -> closed.await();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                accepted.incrementAndGet();
                Thread.ofVirtual().name("upstream-answer").start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket raw) {
        Tls by = tls;
        try (raw;
                Socket socket = by == null ? raw : by.over(raw)) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line == null) {
                return;
            }
            String target = line.split(" ")[1];
            Map<String, String> headers = new TreeMap<>();
            for (String h = in.readLine(); h != null && !h.isEmpty(); h = in.readLine()) {
                headers.put(
                        h.substring(0, h.indexOf(':')).toLowerCase(Locale.ROOT),
                        h.substring(h.indexOf(':') + 1).strip());
            }
            Request request = new Request(target, headers);
            requests.add(request);
            OutputStream out = socket.getOutputStream();
            try {
                answers.getOrDefault(target.split("\\?")[0], status("404 Not Found"))
                        .write(request, out);
                out.flush();
            } catch (Reset e) {
                raw.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // the client had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
