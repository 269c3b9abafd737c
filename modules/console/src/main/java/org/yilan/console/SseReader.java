package org.yilan.console;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads server-sent events off a stream (WHATWG HTML, 9.2). One thread.
///
/// An event counts only when its blank line has come: what a broken connection cut off is never handed out.
final class SseReader {
    /// Longest event taken; a thousand records are some hundred kilobytes.
    static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private byte[] line = new byte[64 << 10];
    private int lineLength;
    private byte[] data = new byte[0];
    private int dataLength;
    private boolean hasData;

    /// @param type `message` when the server named none
    /// @param data UTF-8
    record Message(String type, byte[] data) {}

    SseReader(InputStream in) {
        this.in = in;
    }

    /// The next event, or null at the end.
    @Nullable Message next() throws IOException {
        String type = "";
        hasData = false;
        dataLength = 0;
        while (readLine()) {
            if (lineLength == 0) {
                if (hasData) {
                    return new Message(
                            type.isEmpty() ? "message" : type, Arrays.copyOf(data, dataLength));
                }
                type = "";
                continue;
            }
            int colon = indexOf(line, (byte) ':', lineLength);
            if (colon == 0) {
                continue; // a comment, sent to keep the connection open
            }
            int name = colon < 0 ? lineLength : colon;
            int value = colon < 0 ? lineLength : colon + 1;
            if (value < lineLength && line[value] == ' ') {
                value++;
            }
            if (is("data", name)) {
                addData(value);
            } else if (is("event", name)) {
                type = new String(line, value, lineLength - value, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private void addData(int from) throws IOException {
        int more = lineLength - from;
        int needed = dataLength + more + 1;
        if (needed > LONGEST) {
            throw new IOException("an event of the stream is longer than " + LONGEST + " bytes");
        }
        if (data.length < needed) {
            data = Arrays.copyOf(data, Math.max(needed, data.length * 2));
        }
        if (hasData) {
            data[dataLength++] = '\n';
        }
        System.arraycopy(line, from, data, dataLength, more);
        dataLength += more;
        hasData = true;
    }

    private boolean is(String name, int length) {
        if (length != name.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (line[i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Reads up to the next line end; false when the stream ended before one.
    private boolean readLine() throws IOException {
        lineLength = 0;
        while (true) {
            int feed = indexOf(buffer, (byte) '\n', start, end);
            int stop = feed < 0 ? end : feed;
            keep(start, stop);
            if (feed >= 0) {
                start = feed + 1;
                if (lineLength > 0 && line[lineLength - 1] == '\r') {
                    lineLength--;
                }
                return true;
            }
            start = 0;
            end = in.read(buffer);
            if (end < 0) {
                end = 0;
                return false;
            }
        }
    }

    private void keep(int from, int to) throws IOException {
        int more = to - from;
        if (lineLength + more > LONGEST) {
            throw new IOException("a line of the stream is longer than " + LONGEST + " bytes");
        }
        if (line.length < lineLength + more) {
            line = Arrays.copyOf(line, Math.max(lineLength + more, line.length * 2));
        }
        System.arraycopy(buffer, from, line, lineLength, more);
        lineLength += more;
    }

    private static int indexOf(byte[] bytes, byte what, int to) {
        return indexOf(bytes, what, 0, to);
    }

    private static int indexOf(byte[] bytes, byte what, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == what) {
                return i;
            }
        }
        return -1;
    }
}
