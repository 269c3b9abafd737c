package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.situation.SituationState;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth.State;
import org.yilan.situation.model.IncidentState;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Whole feeds against a server: what a control room sees of an upstream over time.
class FeedRunnerTest {
    final FoldingHub hub = new FoldingHub("2024-09-15T06:30:00Z");
    final RawUpstream city = new RawUpstream();
    FeedRunner runner;

    @AfterEach
    void close() throws IOException {
        if (runner != null) {
            runner.close();
        }
        city.close();
    }

    FeedConfig feed(String id, String format, String path) {
        return FeedConfig.of(
                id, id, format, city.uri(path), Duration.ofSeconds(5), Duration.ofMinutes(10));
    }

    /// A city that speaks all formats.
    void serve() {
        city.on(
                        "/cap/index.atom",
                        RawUpstream.ok(
                                "<feed"
                                    + " xmlns=\"http://www.w3.org/2005/Atom\"><entry><updated>1</updated><link"
                                    + " href=\"/cap/1.xml\"/></entry></feed>"))
                .on(
                        "/cap/1.xml",
                        RawUpstream.ok(
                                """
                                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>s</sender>
                                <sent>2024-09-15T14:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>
                                <scope>Public</scope><info><event>台风</event><severity>Extreme</severity></info></alert>\
                                """))
                .on(
                        "/zj/TyphoonList/2024",
                        RawUpstream.ok(
                                "[{\"tfid\":\"202413\",\"name\":\"贝碧嘉\",\"isactive\":\"1\"}]"))
                .on(
                        "/zj/TyphoonInfo/202413",
                        RawUpstream.ok(
                                "{\"tfid\":\"202413\",\"name\":\"贝碧嘉\",\"enname\":\"BEBINCA\",\"points\":[{\"time\":\"2024/9/15"
                                    + " 14:00:00\",\"lat\":\"28.9\",\"lng\":\"126.1\",\"forecast\":[]}]}"))
                .on(
                        "/o/requests.json",
                        RawUpstream.ok(
                                "[{\"service_request_id\":\"T1\",\"status\":\"open\",\"service_code\":\"x\",\"service_name\":\"积水\",\"agency_responsible\":\"排水所\",\"requested_datetime\":\"2024-09-15T14:10:00+08:00\",\"lat\":31.2,\"long\":121.5}]"))
                .on(
                        "/sta/Datastreams",
                        RawUpstream.ok(
                                "{\"value\":[{\"@iot.id\":1,\"name\":\"g\",\"unitOfMeasurement\":{\"symbol\":\"m/s\"},\"ObservedProperty\":{\"name\":\"wind-gust\"},\"Observations\":[{\"phenomenonTime\":\"2024-09-15T06:20:00Z\",\"result\":31.5}]}]}"))
                .on(
                        "/geojson/s.geojson",
                        RawUpstream.ok(
                                BadDaysTest.shelters("S1", 31.2, "2024-09-15T14:00:00+08:00")));
    }

    List<FeedConfig> all() {
        return List.of(
                feed("cap", "cap", "/cap/index.atom"),
                feed("storm", "typhoon-zj", "/zj"),
                feed("calls", "open311", "/o/"),
                feed("sensors", "sensorthings", "/sta"),
                feed("shelters", "geojson-places", "/geojson/s.geojson"));
    }

    FeedSurroundings surroundings() {
        return new FeedSurroundings(
                hub::situation, hub, hub, point -> point.lat() > 31 ? "310101" : "", id -> false);
    }

    @Test
    void bringsEverythingOfACityIntoTheSituationOnceAndAfterARestartToo() {
        serve();
        runner = new FeedRunner(all(), surroundings());
        List<FeedReport> reports = runner.pollAllOnce();
        assertThat(reports).allSatisfy(r -> assertThat(r.errorClass()).isEmpty());
        assertThat(reports)
                .extracting(FeedReport::feed)
                .containsExactly("cap", "storm", "calls", "sensors", "shelters");
        assertThat(hub.situation().alert("s,1")).isPresent();
        assertThat(hub.situation().storms()).hasSize(1);
        assertThat(hub.situation().incident("calls:T1").get().progress().state())
                .isEqualTo(IncidentState.ASSIGNED);
        assertThat(hub.situation().incident("calls:T1").get().report().place().division())
                .isEqualTo("310101");
        assertThat(hub.situation().reading("sensors:1").get().value()).isEqualTo(31.5);
        assertThat(hub.situation().facility("shelters:S1")).isPresent();
        assertThat(hub.situation().feeds()).allMatch(h -> h.state() == State.GOOD);
        List<Event> first = hub.taken();

        assertThat(runner.pollAllOnce()).allMatch(r -> r.events() == 0);
        assertThat(hub.taken()).isEmpty();

        runner.close();
        hub.restart();
        runner = new FeedRunner(all(), surroundings());
        assertThat(runner.pollAllOnce()).allMatch(r -> r.events() == 0);
        assertThat(hub.taken()).isEmpty();

        // Another hub that asks the same city gets the same events in the same order.
        FoldingHub twin = new FoldingHub("2024-09-15T06:30:00Z");
        try (FeedRunner other =
                new FeedRunner(
                        all(),
                        new FeedSurroundings(
                                twin::situation, twin, twin, p -> "310101", id -> false))) {
            other.pollAllOnce();
        }
        assertThat(twin.journal).isEqualTo(first);
    }

    @Test
    void survivesARestartInTheMiddleOfAnyRound() {
        serve();
        FoldingHub reference = new FoldingHub("2024-09-15T06:30:00Z");
        try (FeedRunner whole = new FeedRunner(all(), reference.surroundings())) {
            whole.pollAllOnce();
        }
        SituationState expected = reference.situation().capture();
        for (int seed = 0; seed < 20; seed++) {
            FoldingHub dying = new FoldingHub("2024-09-15T06:30:00Z");
            int[] left = {new Random(seed).nextInt(12)};
            EventSink fragile =
                    (feed, events) -> {
                        for (Event event : events) {
                            if (left[0]-- <= 0) {
                                throw new IllegalStateException("killed");
                            }
                            dying.append(
                                    feed, List.of(event)); // torn between two events of one append
                        }
                    };
            try (FeedRunner before =
                    new FeedRunner(all(), FeedSurroundings.of(dying::situation, fragile, dying))) {
                before.pollAllOnce();
            }
            dying.restart();
            try (FeedRunner after = new FeedRunner(all(), dying.surroundings())) {
                after.pollAllOnce();
            }
            SituationState state = dying.situation().capture();
            assertThat(state.incidents()).isEqualTo(expected.incidents());
            assertThat(state.alerts()).isEqualTo(expected.alerts());
            assertThat(state.storms()).isEqualTo(expected.storms());
            assertThat(state.readings()).isEqualTo(expected.readings());
            assertThat(state.facilities()).isEqualTo(expected.facilities());
            assertThat(dying.journal).doesNotHaveDuplicates();
        }
    }

    @Test
    void namesTheFormatsThatThereAre() {
        assertThat(FeedFormats.installed().names())
                .containsExactly(
                        "cap",
                        "cnemc-aqi",
                        "datex2-parking",
                        "datex2-situations",
                        "datex2-speeds",
                        "gbfs",
                        "gdacs-rss",
                        "geojson-places",
                        "gsi-shelters",
                        "gtfs-realtime",
                        "ibtracs",
                        "jma-best-track",
                        "jma-xml",
                        "liipi",
                        "mapped-csv",
                        "mapped-json",
                        "meteoalarm",
                        "ngsi",
                        "nws-geojson",
                        "open311",
                        "p2pquake",
                        "parkapi",
                        "qweather-air",
                        "qweather-forecast",
                        "qweather-warning",
                        "sensorthings",
                        "sfpark",
                        "typhoon-qweather",
                        "typhoon-zj",
                        "usgs-geojson",
                        "wolfx-cenc");
        assertThatThrownBy(() -> new FeedRunner(List.of(feed("x", "cpa", "/")), hub.surroundings()))
                .hasMessageStartingWith("feed x has the format cpa, which is none of [cap, ");
        assertThatThrownBy(
                        () ->
                                new FeedRunner(
                                        List.of(feed("x", "cap", "/"), feed("x", "cap", "/")),
                                        hub.surroundings()))
                .hasMessage("two feeds have the id x");
        assertThatThrownBy(
                        () ->
                                FeedConfig.of(
                                        "x",
                                        "x",
                                        "cap",
                                        URI.create("file:///etc/passwd"),
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1)))
                .hasMessageContaining("http:// or https://");
    }

    @Test
    void readsCredentialsFromAFileWhenTheyAreNeeded(@TempDir Path folder)
            throws IOException, FeedException {
        Path file = folder.resolve("token");
        ValueSource source = new ValueSource("Bearer ", ValueSource.Kind.FILE, file.toString());
        assertThatThrownBy(source::read)
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.errorClass()).isEqualTo("credentials-missing"));
        Files.writeString(file, "geheim\n");
        assertThat(source.read()).isEqualTo("Bearer geheim");
        assertThat(source.toString()).doesNotContain("geheim");
        assertThatThrownBy(
                        () ->
                                new ValueSource(
                                                "",
                                                ValueSource.Kind.ENVIRONMENT,
                                                "YILAN_NO_SUCH_VARIABLE")
                                        .read())
                .hasMessageContaining("YILAN_NO_SUCH_VARIABLE is not set");
    }

    @Test
    void respectsWhatAnUpstreamAsksFor() {
        city.on("/f", RawUpstream.status("429 Too Many Requests", "Retry-After: 120"));
        runner = new FeedRunner(List.of(feed("f", "cap", "/f")), hub.surroundings());
        FeedReport report = runner.pollAllOnce().getFirst();
        assertThat(report.errorClass()).isEqualTo("http-429");
        assertThat(report.at()).isEqualTo(Instant.parse("2024-09-15T06:30:00Z"));
        assertThat(report.understood()).isEqualTo(Map.of());
    }
}
