package org.yilan.hub;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

import org.yilan.situation.Recorded;
import org.yilan.wire.Presence;
import org.yilan.wire.RecordBatch;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Server-sent events: every client pulls from the hub at its own pace on its own thread.
///
/// A client that is slow costs no memory: what it has not taken waits in the journal. One that takes nothing at all for
/// [#PATIENCE_SECONDS] is cut off, so that it costs no thread either; it may come back and resume.
final class EventStreams implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final int MOST_RECORDS = 1000;
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    private final Hub hub;
    private final Attendance attendance;
    private final WireCodec codec;
    private final Map<Thread, Long> writing = new ConcurrentHashMap<>();
    private final Thread watch;
    private volatile boolean closed;

    EventStreams(Hub hub, Attendance attendance, WireCodec codec) {
        this.hub = hub;
        this.attendance = attendance;
        this.codec = codec;
        this.watch = Thread.ofVirtual().name("hub-stream-watch").start(this::watch);
    }

    /// Clients that are being written to this very moment.
    int writing() {
        return writing.size();
    }

    /// Serves one client until it goes away or may no longer listen. Runs on the request's thread.
    ///
    /// @param people whether it is told who has what open
    void serve(
            ServerResponse response,
            long after,
            Plane plane,
            boolean people,
            BooleanSupplier allowed) {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream;charset=UTF-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        try (OutputStream out = response.outputStream()) {
            pump(out, after, plane, people, allowed);
        } catch (IOException | UncheckedIOException e) {
            // The client went away; it resumes where it was when it comes back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            writing.remove(Thread.currentThread());
        }
    }

    private void pump(
            OutputStream out, long start, Plane plane, boolean people, BooleanSupplier allowed)
            throws IOException, InterruptedException {
        long after = start;
        Presence told = new Presence(List.of());
        long nextTick = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            if (now - nextTick >= 0) {
                if (!allowed.getAsBoolean()) {
                    return; // the session is over; coming back needs a new one
                }
                send(out, "", "clock", codec.clock(hub.reading()));
                Presence present = attendance.now();
                if (people && present != told) {
                    if (!present.equals(told)) {
                        send(out, "", "presence", codec.write(present));
                    }
                    told = present;
                }
                nextTick = now + TICK;
            }
            RecordBatch batch = hub.after(after, MOST_RECORDS);
            if (batch.lastSeq() > after) {
                after = batch.lastSeq();
                List<Recorded> records = batch.records();
                if (!records.isEmpty()) {
                    byte[] data = codec.records(plane.of(records));
                    send(out, Long.toString(after), "records", data);
                }
            } else {
                hub.tail().await(after, nextTick - System.nanoTime());
            }
        }
    }

    private void send(OutputStream out, String id, String event, byte[] data) throws IOException {
        String head = (id.isEmpty() ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: ";
        byte[] front = head.getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[front.length + data.length + 2];
        System.arraycopy(front, 0, message, 0, front.length);
        System.arraycopy(data, 0, message, front.length, data.length);
        message[message.length - 2] = '\n';
        message[message.length - 1] = '\n';
        Thread me = Thread.currentThread();
        writing.put(me, System.nanoTime());
        try {
            out.write(message);
            out.flush();
        } finally {
            writing.remove(me);
        }
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(PATIENCE_SECONDS * 1000L / 4);
                cutOff(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends every client that has been stuck for that long. Interrupting a virtual thread that is blocked in a socket
    /// closes the socket.
    void cutOff(long patienceNanos) {
        long now = System.nanoTime();
        writing.forEach(
                (thread, since) -> {
                    if (now - since > patienceNanos) {
                        thread.interrupt();
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        hub.tail().wake();
    }
}
