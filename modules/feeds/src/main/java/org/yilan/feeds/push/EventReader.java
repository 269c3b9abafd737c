package org.yilan.feeds.push;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads a stream of server-sent events (WHATWG HTML, 9.2.6) with a limit on the size of one. OkHttp's own reader has no
/// such limit and passes over comments, which are the signs of life of a quiet stream. One thread.
final class EventReader {
    private final InputStream in;
    private final long maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String event = "";
    private boolean hasData;
    private boolean tooLarge;
    private boolean first = true;
    private boolean afterReturn;
    private String lastId = "";
    private Duration retry = Duration.ZERO;

    /// What a stream says at once.
    sealed interface Said {
        /// @param id of the last event that had one
        /// @param data null when it was larger than the limit
        record Event(String name, String id, byte @Nullable [] data) implements Said {}

        /// A comment, or an event without data.
        record Life() implements Said {}
    }

    /// @param maxBytes of the data of one event
    /// @param lastId of the connection before
    EventReader(InputStream in, long maxBytes, String lastId) {
        this.in = new BufferedInputStream(in);
        this.maxBytes = maxBytes;
        this.lastId = lastId;
    }

    /// The id to ask on from.
    String lastId() {
        return lastId;
    }

    /// How long to wait before the next connection, as the stream says; zero when it does not.
    Duration retry() {
        return retry;
    }

    /// The next thing that is said, or null at the end. An event that the end cuts short does not count.
    @Nullable Said next() throws IOException {
        while (readLine()) {
            if (line.size() == 0 && !tooLarge) {
                Said said = dispatch();
                if (said != null) {
                    return said;
                }
                continue;
            }
            if (line.size() == 0) {
                Said.Event huge = new Said.Event(event.isEmpty() ? "message" : event, lastId, null);
                reset();
                return huge;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            if (text.startsWith(":")) {
                return new Said.Life();
            }
            field(text);
        }
        return null;
    }

    private @Nullable Said dispatch() {
        boolean named = !event.isEmpty();
        Said said =
                hasData
                        ? new Said.Event(named ? event : "message", lastId, data.toByteArray())
                        : named ? new Said.Life() : null;
        reset();
        return said;
    }

    private void reset() {
        data.reset();
        hasData = false;
        tooLarge = false;
        event = "";
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        switch (name) {
            case "event" -> event = value;
            case "id" -> lastId = value.indexOf('\0') >= 0 ? lastId : value;
            case "retry" -> {
                if (value.matches("\\d{1,9}")) {
                    retry = Duration.ofMillis(Long.parseLong(value));
                }
            }
            case "data" -> {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                if (data.size() + bytes.length + 1 > maxBytes) {
                    tooLarge = true;
                    data.reset();
                } else if (!tooLarge) {
                    if (hasData) {
                        data.write('\n');
                    }
                    data.writeBytes(bytes);
                    hasData = true;
                }
            }
            default -> {
                // The standard says to pass over fields that it does not know.
            }
        }
    }

    /// A line into [#line] without its end; what is past the limit is read and forgotten.
    private boolean readLine() throws IOException {
        line.reset();
        for (int c = in.read(); c >= 0; c = in.read()) {
            boolean feedOfPair = c == '\n' && afterReturn;
            afterReturn = c == '\r';
            if (feedOfPair) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                skipMark();
                return true;
            }
            if (line.size() > maxBytes + 16) {
                tooLarge = true;
            } else {
                line.write(c);
            }
        }
        return false;
    }

    /// A byte order mark before the first line does not count.
    private void skipMark() {
        byte[] bytes = line.toByteArray();
        if (first
                && bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF) {
            line.reset();
            line.write(bytes, 3, bytes.length - 3);
        }
        first = false;
    }
}
