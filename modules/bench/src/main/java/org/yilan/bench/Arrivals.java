package org.yilan.bench;

import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.wire.WireCodec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Events over a socket of this machine: one thread sends batches at their times, another parses them, folds them and lays
/// the changes out for the FX thread. Each batch ends with a probe.
///
/// A batch counts as sent when it was due, so that a reader that holds the sender up does not look fast.
final class Arrivals implements AutoCloseable {
    /// What a batch changed, and when it was due in the time of [System#nanoTime].
    record Batch(Changes changes, long dueNanos) {}

    final ConcurrentLinkedQueue<Batch> folded = new ConcurrentLinkedQueue<>();
    private final WireCodec codec;
    private final Situation situation;
    private final Crowd crowd;
    private final byte[][] events;
    private final int batchesPerSecond;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final ServerSocket server;
    private final Socket near;
    private final Socket far;
    private final Thread sender;
    private final Thread reader;
    private volatile int perBatch;
    private volatile boolean closed;

    /// @param events as [Crowd#moves] gives them, sent over and over
    Arrivals(
            WireCodec codec,
            Situation situation,
            Crowd crowd,
            byte[][] events,
            int batchesPerSecond) {
        this.codec = codec;
        this.situation = situation;
        this.crowd = crowd;
        this.events = events;
        this.batchesPerSecond = batchesPerSecond;
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            far = new Socket(server.getInetAddress(), server.getLocalPort());
            near = server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException("no connection within this machine", e);
        }
        sender = Thread.ofPlatform().daemon().name("bench-sender").unstarted(() -> run(this::send));
        reader = Thread.ofPlatform().daemon().name("bench-reader").unstarted(() -> run(this::read));
    }

    void start(int eventsPerSecond) {
        rate(eventsPerSecond);
        sender.start();
        reader.start();
    }

    void rate(int eventsPerSecond) {
        perBatch = Math.max(1, eventsPerSecond / batchesPerSecond);
    }

    /// Events folded so far.
    long taken() {
        return taken.get();
    }

    /// Events sent and not folded yet.
    long waiting() {
        return sent.get() - taken.get();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (EOFException | SocketException e) {
            if (!closed) {
                throw new UncheckedIOException(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send() throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(near.getOutputStream(), 1 << 16));
        long interval = 1_000_000_000L / batchesPerSecond;
        long due = System.nanoTime();
        long seq = crowd.size();
        int at = 0;
        int probe = 0;
        while (!closed) {
            due += interval;
            LockSupport.parkNanos(due - System.nanoTime());
            int count = perBatch;
            ByteArrayOutputStream text =
                    new ByteArrayOutputStream((count + 1) * (events[0].length + 40));
            for (int i = 0; i <= count; i++) {
                byte[] event = i == count ? crowd.probe(++probe) : events[at];
                at = (at + 1) % events.length;
                text.writeBytes((i == 0 ? "[" : ",").getBytes(StandardCharsets.US_ASCII));
                text.writeBytes(("{\"seq\":" + ++seq).getBytes(StandardCharsets.US_ASCII));
                text.writeBytes(event);
            }
            text.write(']');
            byte[] batch = text.toByteArray();
            sent.addAndGet(count + 1);
            out.writeLong(due);
            out.writeInt(batch.length);
            out.write(batch);
            out.flush();
        }
    }

    private void read() throws IOException {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(far.getInputStream(), 1 << 16));
        while (!closed) {
            long due = in.readLong();
            byte[] text = new byte[in.readInt()];
            in.readFully(text);
            Changes changes = new Changes();
            codec.readRecords(text).records().forEach(r -> situation.apply(r, changes));
            taken.addAndGet(changes.events());
            folded.add(new Batch(changes, due));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            near.close();
            far.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
