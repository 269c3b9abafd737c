package org.yilan.feeds.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.push.EventReader.Said;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Server-sent events as WHATWG HTML, 9.2.6, has them.
class EventReaderTest {
    private EventReader reader;

    private List<String> read(String stream) throws IOException {
        reader =
                new EventReader(
                        new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), 40, "");
        List<String> said = new ArrayList<>();
        for (Said next = reader.next(); next != null; next = reader.next()) {
            said.add(
                    switch (next) {
                        case Said.Life l -> "life";
                        case Said.Event e ->
                                e.name()
                                        + "/"
                                        + e.id()
                                        + "/"
                                        + (e.data() == null
                                                ? "too large"
                                                : new String(e.data(), StandardCharsets.UTF_8));
                    });
        }
        return said;
    }

    /// The standard's own examples.
    @Test
    void readsTheExamplesOfTheStandard() throws IOException {
        assertThat(read("data: YHOO\ndata: +2\ndata: 10\n\n"))
                .containsExactly("message//YHOO\n+2\n10");
        assertThat(
                        read(
                                ": test stream\n\n"
                                        + "data: first event\n"
                                        + "id: 1\n\n"
                                        + "data:second event\n"
                                        + "id\n\n"
                                        + "data:  third event\n"))
                .containsExactly("life", "message/1/first event", "message//second event");
        assertThat(read("data\n\ndata\ndata\n\ndata:")).containsExactly("message//", "message//\n");
        assertThat(read("data:test\n\ndata: test\n\n"))
                .containsExactly("message//test", "message//test");
    }

    @Test
    void readsEveryEndOfLineAndAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFevent: 预警\r\nid: 7\r\ndata: 台风\r\n\r\nid: 8\rdata: b\r\r"))
                .containsExactly("预警/7/台风", "message/8/b");
        assertThat(reader.lastId()).isEqualTo("8");
    }

    @Test
    void rememberTheIdAndTheWaitAndDropsAnEventThatIsCutShort() throws IOException {
        assertThat(read("retry: 1500\nid: 3\ndata: a\n\nretry: soon\nid: 4\ndata: b"))
                .containsExactly("message/3/a");
        assertThat(reader.retry()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void passesOverAnEventThatIsTooLargeAndReadsOn() throws IOException {
        String long1 = "x".repeat(1000);
        assertThat(read("id: 1\ndata: " + long1 + "\n\ndata: good\nid: 2\n\n"))
                .containsExactly("message/1/too large", "message/2/good");
        String many = "data: 0123456789\n".repeat(5);
        assertThat(read(many + "\ndata: good\n\n"))
                .containsExactly("message//too large", "message//good");
    }
}
