package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import okhttp3.Dns;
import okhttp3.OkHttpClient;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yilan.feeds.Faults.Fault;
import org.yilan.feeds.Faults.Wrong;
import org.yilan.feeds.Specimens.Specimen;
import org.yilan.feeds.http.HttpAccess;
import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Every fault that an upstream can have, times every installed format, on real sockets: the health says what it is, what was
/// good stays and ages, all is well with the first answer after the fault, nothing is left over, and the other feeds do not
/// notice.
///
/// The feeds of a fault run at once and share what the feeds of one runner share, the client with its connections. Each has
/// a hub of its own, as several formats speak of the same things.
@Timeout(60)
class FaultMatrixTest {
    private static final Instant START = Instant.parse(BadDaysTest.NOW);
    private static final long MAX_BYTES = 2 << 20;
    private static long before;

    private final RawUpstream upstream = new RawUpstream();
    private final RawUpstream neighbour = new RawUpstream();
    private final AtomicLong lookups = new AtomicLong();
    private volatile Dns dns = FaultMatrixTest::here;
    private final OkHttpClient client =
            HttpAccess.client()
                    .newBuilder()
                    .dns(
                            host -> {
                                lookups.incrementAndGet();
                                // The neighbour's address is a number, which is not looked up.
                                return dns.lookup(host);
                            })
                    .build();
    private final List<Line> lines = new ArrayList<>();
    @TempDir Path folder;

    private static List<InetAddress> here(String host) throws UnknownHostException {
        return List.of(InetAddress.getByName("127.0.0.1"));
    }

    /// A feed of one format beside one that must not suffer.
    private record Line(Specimen specimen, String prefix, FoldingHub hub, FeedRunner runner) {
        FeedHealth health() {
            return hub.situation().feed("feed").orElseThrow();
        }

        FeedHealth neighbour() {
            return hub.situation().feed("neighbour").orElseThrow();
        }

        FeedReport report() {
            return runner.reports().getFirst();
        }
    }

    @BeforeAll
    static void measure() {
        faults().count(); // with what the faults themselves hold
        before = used();
    }

    @AfterAll
    static void nothingIsLeftInMemory() {
        assertThat(used() - before).as("bytes left over by all faults").isLessThan(48L << 20);
    }

    @AfterEach
    void close() throws IOException {
        lines.forEach(l -> l.runner().close());
        upstream.close();
        neighbour.close();
    }

    static Stream<Fault> faults() {
        return Faults.all();
    }

    @Test
    void thereAreEnoughFaultsAndEveryFormatHasASpecimen() {
        assertThat(faults().map(Fault::name).distinct().count()).isGreaterThanOrEqualTo(30);
        assertThat(new TreeSet<>(Specimens.all().stream().map(Specimen::format).toList()))
                .containsExactlyElementsOf(FeedFormats.installed().names());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void everyFormatLivesThrough(Fault fault) throws Exception {
        neighbour.on(
                "/other",
                RawUpstream.ok(BadDaysTest.shelters("O1", 31, "2024-09-15T16:00:00+08:00")));
        connect(fault);
        heal(fault);
        everyone(l -> l.runner().pollAllOnce());
        check(
                (softly, l) -> {
                    softly.assertThat(l.health().errorClass()).as(l.health().detail()).isEmpty();
                    softly.assertThat(l.specimen().known().test(l.hub().situation())).isTrue();
                    l.hub().taken();
                });

        harm(fault);
        lines.forEach(l -> l.hub().pass(Duration.ofMinutes(1)));
        everyone(l -> l.runner().pollAllOnce());
        check((softly, l) -> duringTheFault(fault, softly, l));
        idle();

        lines.forEach(l -> l.hub().pass(Duration.ofMinutes(6)));
        everyone(l -> l.runner().pollAllOnce());
        check((softly, l) -> aged(softly, l, State.STALE));
        lines.forEach(l -> l.hub().pass(Duration.ofMinutes(16)));
        everyone(l -> l.runner().pollAllOnce());
        check((softly, l) -> aged(softly, l, State.UNREACHABLE));

        heal(fault);
        everyone(l -> l.runner().pollAllOnce());
        check(this::recovered);
        idle();

        harm(fault);
        closedWhileItLasts();
    }

    private void duringTheFault(Fault fault, SoftAssertions softly, Line l) {
        FeedHealth health = l.health();
        boolean harmless = l.health().errorClass().isEmpty();
        softly.assertThat(fault.classes().apply(l.specimen()))
                .as(health.detail())
                .contains(health.errorClass());
        softly.assertThat(health.state()).isEqualTo(harmless ? State.GOOD : State.DEGRADED);
        softly.assertThat(health.detail().isBlank()).isEqualTo(harmless);
        if (!harmless) {
            softly.assertThat(health.since()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        }
        if (!harmless && l.report().understood().isEmpty()) {
            softly.assertThat(health.lastGood()).isEqualTo(START);
            softly.assertThat(l.hub().journal)
                    .hasOnlyElementsOfType(Event.FeedHealthChanged.class)
                    .hasSize(1);
        }
        softly.assertThat(l.specimen().known().test(l.hub().situation())).as("known").isTrue();
        softly.assertThat(l.hub().journal.toString())
                .doesNotContainPattern(
                        "[\\u0000-\\u0008\\u0085\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
        softly.assertThat(l.neighbour().state()).isEqualTo(State.GOOD);
        if (fault.name().startsWith("429")) {
            softly.assertThat(l.runner().figures().getFirst().faultsInRow()).isEqualTo(1);
        }
        l.hub().taken();
    }

    /// A feed that understood nothing more goes stale, then counts as gone; what it said before is still there.
    private void aged(SoftAssertions softly, Line l, State state) {
        boolean harmless = l.health().errorClass().isEmpty();
        if (!harmless && l.report().understood().isEmpty()) {
            softly.assertThat(l.health().state()).isEqualTo(state);
        }
        softly.assertThat(l.specimen().known().test(l.hub().situation())).as("known").isTrue();
        softly.assertThat(l.neighbour().state()).isEqualTo(State.GOOD);
        // Places are told of again before they would look old.
        boolean restated = !l.report().understood().isEmpty();
        softly.assertThat(l.hub().journal)
                .as("the same fault is no news, the same things are none either")
                .allMatch(
                        e ->
                                e instanceof Event.FeedHealthChanged
                                        || (restated && e instanceof Event.FacilityReported));
        l.hub().taken();
    }

    private void recovered(SoftAssertions softly, Line l) {
        FeedHealth health = l.health();
        softly.assertThat(health.errorClass()).as(health.detail()).isEmpty();
        softly.assertThat(health.state()).isEqualTo(State.GOOD);
        softly.assertThat(l.runner().health().getFirst().lastGood())
                .isEqualTo(START.plus(Duration.ofMinutes(23)));
        softly.assertThat(l.specimen().known().test(l.hub().situation())).as("known").isTrue();
        softly.assertThat(l.neighbour().state()).isEqualTo(State.GOOD);
    }

    /// Starts all feeds, waits until they are in the middle of the fault, and stops them.
    private void closedWhileItLasts() {
        long asked = upstream.accepted.get() + lookups.get();
        lines.forEach(l -> l.runner().start());
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> upstream.accepted.get() + lookups.get() >= asked + lines.size());
        lines.forEach(l -> l.runner().close());
        assertThat(lines).allSatisfy(l -> assertThat(l.runner().threadsAlive()).isZero());
        assertThat(client.connectionPool().connectionCount()).isZero();
        assertThat(client.dispatcher().runningCallsCount()).isZero();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(
                        () -> {
                            assertThat(upstream.connections()).as("held here").isZero();
                            assertThat(neighbour.connections()).as("held there").isZero();
                            assertThat(Thread.getAllStackTraces().keySet())
                                    .extracting(Thread::getName)
                                    .noneMatch(n -> n.contains("city.test"));
                        });
    }

    /// Between two rounds no request is under way, and no connection is held but those that wait for the next.
    private void idle() {
        assertThat(client.dispatcher().runningCallsCount()).isZero();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(
                        () ->
                                assertThat(client.connectionPool().connectionCount())
                                        .isEqualTo(client.connectionPool().idleConnectionCount()));
    }

    private void connect(Fault fault) throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), Faults.CA.certificatePem());
        boolean secure = fault.wrong() instanceof Wrong.Connections;
        upstream.on("*", Faults::goAway);
        if (secure) {
            upstream.secured(GOOD_TLS);
        }
        List<Specimen> specimens = Specimens.all();
        for (int i = 0; i < specimens.size(); i++) {
            Specimen s = specimens.get(i);
            String prefix = "/f" + i;
            s.others().forEach((path, body) -> upstream.on(prefix + path, RawUpstream.ok(body)));
            FoldingHub hub = new FoldingHub(BadDaysTest.NOW);
            URI uri =
                    URI.create(
                            (secure ? "https" : "http")
                                    + "://city.test:"
                                    + upstream.uri("/").getPort()
                                    + prefix
                                    + s.root());
            Connection.Tls tls =
                    secure
                            ? new Connection.Tls(ca, null, null, null, null)
                            : Connection.Tls.DEFAULT;
            FeedConfig feed =
                    feed("feed", s.format(), uri, s.options(), fault.slow())
                            .withConnection(uri, new Connection(new Channel.Polling(), tls, null));
            FeedConfig other =
                    feed("neighbour", "geojson-places", neighbour.uri("/other"), Map.of(), false);
            lines.add(
                    new Line(
                            s,
                            prefix,
                            hub,
                            new FeedRunner(
                                    List.of(feed, other),
                                    hub.surroundings(),
                                    FeedFormats.installed(),
                                    client)));
        }
    }

    private static final RawUpstream.Tls GOOD_TLS = Faults.secure(Faults.good(), "");

    private static FeedConfig feed(
            String id, String format, URI uri, Map<String, String> options, boolean slow) {
        return new FeedConfig(
                id,
                id,
                "",
                format,
                uri,
                Duration.ofMillis(50),
                // Long enough for a good answer on a busy machine, as no other fault waits for it.
                slow ? Duration.ofMillis(1500) : Duration.ofSeconds(30),
                MAX_BYTES,
                Duration.ofMinutes(5),
                ZoneId.of("Asia/Shanghai"),
                Map.of(),
                options);
    }

    private void harm(Fault fault) {
        switch (fault.wrong()) {
            case Wrong.Answers a ->
                    lines.forEach(
                            l ->
                                    upstream.on(
                                            l.prefix() + l.specimen().path(),
                                            a.by().apply(l.specimen())));
            case Wrong.Connections c -> upstream.secured(c.by());
            case Wrong.Names n -> dns = n.by();
        }
    }

    private void heal(Fault fault) {
        lines.forEach(
                l ->
                        upstream.on(
                                l.prefix() + l.specimen().path(),
                                RawUpstream.ok(l.specimen().body())));
        if (fault.wrong() instanceof Wrong.Connections) {
            upstream.secured(GOOD_TLS);
        }
        dns = FaultMatrixTest::here;
    }

    private interface Step {
        void on(Line line) throws Exception;
    }

    private void everyone(Step step) throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (Line line : lines) {
                done.add(
                        all.submit(
                                () -> {
                                    step.on(line);
                                    return null;
                                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private interface Expectation {
        void of(SoftAssertions softly, Line line);
    }

    private void check(Expectation expectation) {
        SoftAssertions all = new SoftAssertions();
        for (Line line : lines) {
            SoftAssertions softly = new SoftAssertions();
            expectation.of(softly, line);
            softly.assertionErrorsCollected()
                    .forEach(e -> all.fail(line.specimen() + ": " + e.getMessage()));
        }
        all.assertAll();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
