package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class SseReaderTest {

    @Test
    void readsTypesAndData() throws IOException {
        assertThat(read("event: clock\ndata: {}\n\nevent: records\nid: 7\ndata:[1]\n\n"))
                .containsExactly("clock={}", "records=[1]");
    }

    @Test
    void joinsLinesOfData() throws IOException {
        assertThat(read("data: a\ndata: b\n\n")).containsExactly("message=a\nb");
    }

    @Test
    void passesOverCommentsUnknownFieldsAndEventsWithoutData() throws IOException {
        assertThat(read(": still here\n\nretry: 5\nevent: x\n\ndata: 一\r\n\r\n"))
                .containsExactly("message=一");
    }

    @Test
    void handsOutNothingThatWasCutOff() throws IOException {
        assertThat(read("data: whole\n\ndata: [1,2")).containsExactly("message=whole");
        assertThat(read("data: whole\n\ndata: [1,2]\n")).containsExactly("message=whole");
    }

    @Test
    void readsALineLongerThanItsBuffer() throws IOException {
        String many = "七".repeat(100_000);

        assertThat(read("data: " + many + "\n\n")).containsExactly("message=" + many);
    }

    /// Byte by byte, so that every split is tried.
    private static List<String> read(String text) throws IOException {
        InputStream drip =
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        return super.read(into, from, Math.min(length, 7));
                    }

                    @Override
                    public int read(byte[] into) {
                        return read(into, 0, into.length);
                    }
                };
        SseReader reader = new SseReader(drip);
        List<String> all = new ArrayList<>();
        for (SseReader.Message m = reader.next(); m != null; m = reader.next()) {
            all.add(m.type() + "=" + new String(m.data(), StandardCharsets.UTF_8));
        }
        return all;
    }
}
