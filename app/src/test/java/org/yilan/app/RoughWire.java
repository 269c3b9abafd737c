package org.yilan.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A bad network between consoles and a hub. What is asked goes through as it is; orders get lost on the way there or their
/// answers on the way back, wait, arrive twice at the same moment, or arrive once more long after later ones.
///
/// One request per connection: everything is told that the connection ends with it.
final class RoughWire implements AutoCloseable {
    /// Orders kept to be sent once more when so many others have gone by.
    private static final int HELD = 12;

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Random random;
    private final Deque<byte[]> held = new ArrayDeque<>();
    private volatile int hub;
    private volatile boolean rough = true;
    final AtomicInteger orders = new AtomicInteger();
    final AtomicInteger again = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();

    RoughWire(long seed) throws IOException {
        random = new Random(seed);
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
    }

    /// Where the hub is now, 0 for nowhere.
    void hub(int port) {
        hub = port;
    }

    /// From now on everything goes through, once and at once; what was held comes before.
    void calm() throws IOException {
        rough = false;
        byte[] order;
        while ((order = next(0)) != null) {
            exchange(order, OutputStream.nullOutputStream());
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] request = request(client.getInputStream());
            boolean order = new String(request, 0, 5, StandardCharsets.US_ASCII).equals("POST ");
            if (order && rough) {
                roughly(request, client.getOutputStream());
            } else {
                exchange(request, client.getOutputStream());
            }
        } catch (IOException e) {
            // To whoever asked it looks like a network that breaks, which is what it is.
        }
    }

    private void roughly(byte[] request, OutputStream answer) throws IOException {
        orders.incrementAndGet();
        int fate = fate(100);
        if (fate < 8) {
            lost.incrementAndGet();
        } else if (fate < 18) {
            exchange(request, OutputStream.nullOutputStream());
            lost.incrementAndGet();
        } else if (fate < 30) {
            again.incrementAndGet();
            Thread twin = Thread.ofVirtual().start(() -> blindly(request));
            exchange(request, answer);
            LockSupport.unpark(twin);
        } else if (fate < 45) {
            LockSupport.parkNanos(1_000_000L * fate(60));
            exchange(request, answer);
        } else {
            exchange(request, answer);
        }
        if (fate(100) < 15) {
            synchronized (held) {
                held.add(request);
            }
        }
        byte[] late = next(HELD);
        if (late != null) {
            again.incrementAndGet();
            blindly(late);
        }
    }

    private byte[] next(int leave) {
        synchronized (held) {
            return held.size() > leave ? held.remove() : null;
        }
    }

    private int fate(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    private void blindly(byte[] request) {
        try {
            exchange(request, OutputStream.nullOutputStream());
        } catch (IOException e) {
            // nobody waits for this one
        }
    }

    private void exchange(byte[] request, OutputStream answer) throws IOException {
        int port = hub;
        if (port == 0) {
            throw new IOException("there is no hub");
        }
        try (Socket to = new Socket(InetAddress.getLoopbackAddress(), port)) {
            to.setTcpNoDelay(true);
            to.getOutputStream().write(request);
            pass(to.getInputStream(), answer);
        }
    }

    /// One answer, up to its end, which its head or its last chunk tells. That of a stream has none.
    private static void pass(InputStream in, OutputStream out) throws IOException {
        byte[] head = head(in);
        String lines = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        out.write(
                (new String(head, 0, head.length - 2, StandardCharsets.ISO_8859_1)
                                + "Connection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        int at = lines.indexOf("content-length:");
        if (at >= 0) {
            int end = lines.indexOf('\r', at);
            out.write(in.readNBytes(Integer.parseInt(lines.substring(at + 15, end).strip())));
            return;
        }
        byte[] buffer = new byte[1 << 16];
        String tail = "";
        int n;
        while (!tail.endsWith("\r\n0\r\n\r\n") && (n = in.read(buffer)) >= 0) {
            out.write(buffer, 0, n);
            out.flush();
            int from = Math.max(0, n - 7);
            tail += new String(buffer, from, n - from, StandardCharsets.ISO_8859_1);
            tail = tail.substring(Math.max(0, tail.length() - 7));
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection ended");
            }
            head.write(b);
        }
        return head.toByteArray();
    }

    /// One request, with its body, that says that it is the connection's last.
    private static byte[] request(InputStream in) throws IOException {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String line : new String(head(in), StandardCharsets.ISO_8859_1).split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            if (!lower.startsWith("connection:") && !line.isEmpty()) {
                lines.append(line).append("\r\n");
            }
        }
        lines.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.write(in.readNBytes(length));
        return whole.toByteArray();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
