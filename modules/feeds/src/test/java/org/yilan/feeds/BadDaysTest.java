package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// What upstreams do on bad days, on real sockets: the feed's health says what and since when, what was good stays, the other
/// feeds go on, nothing that was accepted is lost, memory stays bounded.
@Timeout(60)
class BadDaysTest {
    static final String NOW = "2024-09-15T09:00:00Z";
    static final String GOOD = shelters("S1", 31.2, "2024-09-15T16:59:00+08:00");

    final FoldingHub hub = new FoldingHub(NOW);
    final RawUpstream upstream = new RawUpstream();
    FeedRunner runner;

    @AfterEach
    void close() throws IOException {
        if (runner != null) {
            runner.close();
        }
        upstream.close();
    }

    static String shelters(String id, double lat, String updated) {
        return """
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,%s]},
         "properties":{"id":"%s","name":"市民中心","kind":"shelter","updated":"%s"}}]}\
        """
                .formatted(lat, id, updated);
    }

    static FeedConfig feed(String id, String format, URI url) {
        return new FeedConfig(
                id,
                id,
                "民政局",
                format,
                url,
                Duration.ofMillis(50),
                Duration.ofMillis(700),
                FeedConfig.DEFAULT_MAX_BYTES,
                Duration.ofMinutes(5),
                ZoneId.of("Asia/Shanghai"),
                Map.of(),
                Map.of());
    }

    void feeds(FeedConfig... feeds) {
        runner = new FeedRunner(List.of(feeds), hub.surroundings());
    }

    FeedHealth health(String id) {
        return hub.situation().feed(id).orElseThrow();
    }

    record Fault(String name, String errorClass, RawUpstream.Answer answer) {
        @Override
        public String toString() {
            return name + " is " + errorClass;
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Fault> faults() {
        byte[] half = utf8(GOOD.substring(0, 100));
        return Stream.of(
                new Fault("500", "http-500", RawUpstream.status("500 Oops")),
                new Fault("401", "http-401", RawUpstream.status("401 No")),
                new Fault("404", "http-404", RawUpstream.status("404 Gone")),
                new Fault("no content", "empty", RawUpstream.status("204 No Content")),
                new Fault("304 without reason", "http-304", RawUpstream.status("304 Not Modified")),
                new Fault("an empty body", "empty", RawUpstream.ok("")),
                new Fault(
                        "half a body",
                        "cut-short",
                        (request, out) -> {
                            RawUpstream.head(out, "200 OK", "Content-Length: 5000");
                            out.write(half);
                        }),
                new Fault("half a document", "cut-short", RawUpstream.ok(half)),
                new Fault(
                        "a page instead of data",
                        "not-json",
                        RawUpstream.ok("<!DOCTYPE html><html><body>登录</body></html>")),
                new Fault(
                        "a wrong encoding",
                        "wrong-encoding",
                        RawUpstream.ok(GOOD.getBytes(Charset.forName("GBK")))),
                new Fault(
                        "no gzip in spite of the header",
                        "wrong-encoding",
                        RawUpstream.ok(utf8(GOOD), "Content-Encoding: gzip")),
                new Fault(
                        "an unknown compression",
                        "wrong-encoding",
                        RawUpstream.ok(utf8(GOOD), "Content-Encoding: br")),
                new Fault(
                        "JSON 10,000 deep",
                        "too-deep",
                        RawUpstream.ok("[".repeat(10_000) + "]".repeat(10_000))),
                new Fault(
                        "a promise of 2 GB",
                        "too-large",
                        (request, out) ->
                                RawUpstream.head(out, "200 OK", "Content-Length: 2147483648")),
                new Fault(
                        "a date in the year 99999",
                        "nothing-usable",
                        RawUpstream.ok(shelters("S1", 31.2, "99999-09-15T17:00:00+08:00"))),
                new Fault(
                        "a latitude of 9000",
                        "nothing-usable",
                        RawUpstream.ok(shelters("S1", 9000, "2024-09-15T17:00:00+08:00"))),
                new Fault(
                        "a redirect in circles",
                        "redirects",
                        RawUpstream.status("302 Found", "Location: /feed")),
                new Fault(
                        "a redirect to a file",
                        "redirects",
                        RawUpstream.status("302 Found", "Location: file:///etc/passwd")),
                new Fault(
                        "noise",
                        "protocol",
                        (request, out) -> out.write(utf8("SSH-2.0-x\r\n\r\n"))),
                new Fault("a closed door", "cut-short", (request, out) -> out.flush()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void saysWhatAndSinceWhenAndKeepsTheLastGood(Fault fault) {
        upstream.on("/feed", RawUpstream.ok(GOOD))
                .on("/other", RawUpstream.ok(shelters("O1", 31, "2024-09-15T16:00:00+08:00")));
        feeds(
                feed("bad", "geojson-places", upstream.uri("/feed")),
                feed("other", "geojson-places", upstream.uri("/other")));
        runner.pollAllOnce();
        assertThat(health("bad").state()).isEqualTo(State.GOOD);
        hub.taken();

        upstream.on("/feed", fault.answer());
        hub.pass(Duration.ofMinutes(1));
        List<FeedReport> reports = runner.pollAllOnce();
        FeedHealth health = health("bad");
        assertThat(health.errorClass()).isEqualTo(fault.errorClass());
        assertThat(health.state()).isEqualTo(State.DEGRADED);
        assertThat(health.since()).isEqualTo(Instant.parse("2024-09-15T09:01:00Z"));
        assertThat(health.lastGood()).isEqualTo(Instant.parse(NOW));
        assertThat(health.detail())
                .isNotBlank()
                .endsWith(fault.errorClass().equals("nothing-usable") ? "\"" : ".");
        assertThat(reports.getFirst().errorClass()).isEqualTo(fault.errorClass());
        assertThat(reports.getLast().errorClass()).isEmpty();
        assertThat(hub.situation().facility("bad:S1")).isPresent();
        assertThat(hub.situation().facility("other:O1")).isPresent();
        assertThat(hub.taken()).hasSize(1); // the change of health, once

        runner.pollAllOnce();
        assertThat(hub.taken()).isEmpty();

        hub.pass(Duration.ofMinutes(5));
        runner.pollAllOnce();
        assertThat(health("bad").state()).isEqualTo(State.STALE);
        hub.pass(Duration.ofMinutes(15));
        runner.pollAllOnce();
        assertThat(health("bad").state()).isEqualTo(State.UNREACHABLE);
        assertThat(health("bad").lastGood()).isEqualTo(Instant.parse(NOW));
        assertThat(health("other").state()).isEqualTo(State.GOOD);

        upstream.on("/feed", RawUpstream.ok(GOOD));
        runner.pollAllOnce();
        assertThat(health("bad").state()).isEqualTo(State.GOOD);
        assertThat(health("bad").errorClass()).isEmpty();
    }

    @Test
    void refusesAFeedThatNeverAnsweredAsUnreachable() throws IOException {
        // A port that is taken and that nobody listens on: a free one may be somebody's a moment
        // later.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            feeds(
                    feed(
                            "bad",
                            "geojson-places",
                            URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/feed")),
                    feed("unknown", "geojson-places", URI.create("http://no-such-host.invalid/")));
            runner.pollAllOnce();
        }
        assertThat(health("bad").state()).isEqualTo(State.UNREACHABLE);
        assertThat(health("bad").errorClass()).isEqualTo("no-connection");
        assertThat(health("bad").lastGood()).isNull();
        assertThat(health("unknown").errorClass()).isEqualTo("dns");
    }

    @Test
    void givesUpOnAnUpstreamThatHangsOrDripsInTime() {
        upstream.on("/hang", upstream.hang())
                .on(
                        "/drip",
                        (request, out) -> {
                            RawUpstream.head(out, "200 OK", "Content-Length: 100000");
                            for (int i = 0; i < 100_000; i++) {
                                out.write(' ');
                                out.flush();
                                Thread.sleep(20);
                            }
                        });
        feeds(
                feed("hang", "geojson-places", upstream.uri("/hang")),
                feed("drip", "geojson-places", upstream.uri("/drip")));
        long start = System.nanoTime();
        runner.pollAllOnce();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(health("hang").errorClass()).isEqualTo("timeout");
        assertThat(health("drip").errorClass()).isEqualTo("timeout");
    }

    @Test
    void stopsReadingABodyOfTwoGigabytes() {
        byte[] chunk = utf8(" ".repeat(1 << 20));
        long[] sent = new long[1];
        upstream.on(
                "/feed",
                (request, out) -> {
                    RawUpstream.head(out, "200 OK", "X-Length: unknown");
                    for (int i = 0; i < 2048; i++) {
                        out.write(chunk);
                        sent[0] += chunk.length;
                    }
                });
        feeds(patient("bad", upstream.uri("/feed")));
        long before = used();
        runner.pollAllOnce();
        assertThat(health("bad").errorClass()).isEqualTo("too-large");
        assertThat(sent[0]).isLessThan(64L << 20);
        assertThat(used() - before).isLessThan(64L << 20);
    }

    @Test
    void stopsUnpackingABomb() throws IOException {
        byte[] bomb = gzip(200 << 20);
        assertThat(bomb.length).isLessThan(1 << 20);
        upstream.on("/feed", RawUpstream.ok(bomb, "Content-Encoding: gzip"));
        feeds(patient("bad", upstream.uri("/feed")));
        FeedReport report = runner.pollAllOnce().getFirst();
        assertThat(report.errorClass()).isEqualTo("zip-bomb");
        assertThat(report.took()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void readsWhatIsHonestlyCompressed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(utf8(GOOD));
        }
        upstream.on("/feed", RawUpstream.ok(out.toByteArray(), "Content-Encoding: gzip"));
        feeds(feed("good", "geojson-places", upstream.uri("/feed")));
        runner.pollAllOnce();
        assertThat(hub.situation().facility("good:S1")).isPresent();
        assertThat(upstream.requests.getFirst().headers()).containsEntry("accept-encoding", "gzip");
    }

    @Test
    void refusesXmlWithADocumentTypeOrEntities() {
        upstream.on(
                "/cap",
                RawUpstream.ok(
                        "<!DOCTYPE alert [<!ENTITY x SYSTEM"
                                + " \"file:///etc/passwd\">]><alert>&x;</alert>"));
        feeds(feed("cap", "cap", upstream.uri("/cap")));
        runner.pollAllOnce();
        assertThat(health("cap").errorClass()).isEqualTo("xml-dtd");
    }

    @Test
    void usesTheRestOfADocumentAndSaysWhatWasRefused() {
        String body =
                GOOD.substring(0, GOOD.lastIndexOf("]}"))
                        + ",{\"type\":\"Feature\",\"properties\":{\"id\":\"S2\"}}]}";
        upstream.on("/feed", RawUpstream.ok(body));
        feeds(feed("part", "geojson-places", upstream.uri("/feed")));
        FeedReport report = runner.pollAllOnce().getFirst();
        assertThat(report.understood()).isEqualTo(Map.of("facility", 1));
        assertThat(report.refused())
                .containsExactly(new Remark("/features/1/properties", "no name"));
        assertThat(health("part").state()).isEqualTo(State.DEGRADED);
        assertThat(health("part").errorClass()).isEqualTo("items-refused");
        assertThat(health("part").detail())
                .isEqualTo("1 items were refused; the first: /features/1/properties: no name");
    }

    private static FeedConfig patient(String id, URI url) {
        FeedConfig plain = feed(id, "geojson-places", url);
        return new FeedConfig(
                id,
                id,
                "",
                plain.format(),
                url,
                plain.period(),
                Duration.ofSeconds(30),
                plain.maxBytes(),
                plain.freshness(),
                plain.zone(),
                Map.of(),
                Map.of());
    }

    private static byte[] gzip(int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < zeros; i += block.length) {
                zip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
