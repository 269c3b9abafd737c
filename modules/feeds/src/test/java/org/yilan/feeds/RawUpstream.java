package org.yilan.feeds;

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

/// An upstream on a real socket that answers byte by byte what a test wants, however wrong. One request per connection.
public final class RawUpstream implements AutoCloseable {
    /// What a path answers.
    @FunctionalInterface
    public interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    public record Request(String target, Map<String, String> headers) {}

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public RawUpstream() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("upstream").start(this::accept);
    }

    public URI uri(String path) {
        return URI.create(
                "http://"
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

    /// Never answers.
    public Answer hang() {
        return (request, out) -> closed.await();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("upstream-answer").start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
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
            answers.getOrDefault(target.split("\\?")[0], status("404 Not Found"))
                    .write(request, out);
            out.flush();
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
