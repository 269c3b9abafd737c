package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.yilan.feeds.BadDaysTest.NOW;
import static org.yilan.feeds.BadDaysTest.feed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.geography.Datum;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The datum of a feed: converted once, behind every adapter, and said with the feed's health.
class EdgeTest {
    final FoldingHub hub = new FoldingHub(NOW);
    final RawUpstream upstream = new RawUpstream();
    final List<GeoPoint> located = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    void poll(FeedConfig config) {
        FeedSurroundings surroundings =
                new FeedSurroundings(
                        hub::situation,
                        hub,
                        hub,
                        point -> {
                            located.add(point);
                            return "310101";
                        },
                        id -> false);
        try (FeedRunner runner = new FeedRunner(List.of(config), surroundings)) {
            assertThat(runner.pollAllOnce().getFirst().errorClass()).isEmpty();
        }
    }

    /// The People's Square of Shanghai: 31.2304, 121.4737 in WGS-84 is 31.228453, 121.478204 in GCJ-02 (the offset that
    /// every converter gives there, 0.0045 degrees east and 0.0019 south).
    @Test
    void convertsPlacesOfAFeedInGcj02AndFindsTheirDivisionByTheConvertedPoint() {
        GeoPoint gcj = Datum.GCJ02.fromWgs84(new GeoPoint(31.2304, 121.4737));
        assertThat(gcj.lon() - 121.4737).isCloseTo(0.0045, within(0.0002));
        assertThat(gcj.lat() - 31.2304).isCloseTo(-0.0019, within(0.0002));
        upstream.on(
                "/feed",
                RawUpstream.ok(
                        """
                        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":
                        {"type":"Point","coordinates":[%s,%s]},"properties":{"id":"S1","name":"市民中心","simulated":true}}]}\
                        """
                                .formatted(gcj.lon(), gcj.lat())));
        poll(feed("gcj", "geojson-places", upstream.uri("/feed")).withDatum(Datum.GCJ02));
        GeoPoint point = hub.situation().facility("gcj:S1").orElseThrow().place().point();
        assertThat(point.lat()).isCloseTo(31.2304, within(1e-8));
        assertThat(hub.situation().facility("gcj:S1").orElseThrow().simulated()).isTrue();
        assertThat(point.lon()).isCloseTo(121.4737, within(1e-8));
        assertThat(located).hasSize(1);
        assertThat(located.getFirst().lon()).isCloseTo(121.4737, within(1e-8));
        assertThat(hub.situation().feed("gcj").orElseThrow().datum()).isEqualTo("GCJ-02");
    }

    @Test
    void convertsTicketsSensorsAlertsAndTracks() {
        GeoPoint bd = Datum.BD09.fromWgs84(new GeoPoint(31.2304, 121.4737));
        String lat = Double.toString(bd.lat());
        String lon = Double.toString(bd.lon());
        upstream.on(
                        "/o/requests.json",
                        RawUpstream.ok(
                                "[{\"service_request_id\":\"T1\",\"status\":\"open\",\"service_code\":\"x\",\"requested_datetime\":\"2024-09-15T14:10:00+08:00\",\"lat\":"
                                        + lat
                                        + ",\"long\":"
                                        + lon
                                        + "}]"))
                .on(
                        "/sta/Datastreams",
                        RawUpstream.ok(
                                "{\"value\":[{\"@iot.id\":1,\"name\":\"g\",\"unitOfMeasurement\":{\"symbol\":\"m/s\"},\"ObservedProperty\":{\"name\":\"wind-gust\"},\"Thing\":{\"Locations\":[{\"location\":{\"type\":\"Point\",\"coordinates\":["
                                        + lon
                                        + ","
                                        + lat
                                        + "]}}]},\"Observations\":[{\"phenomenonTime\":\"2024-09-15T06:20:00Z\",\"result\":31.5}]}]}"))
                .on(
                        "/cap",
                        RawUpstream.ok(
                                """
                                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>s</sender>
                                <sent>2024-09-15T14:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>
                                <scope>Public</scope><info><event>台风</event><severity>Extreme</severity><area>
                                <areaDesc>x</areaDesc><circle>%s,%s 5</circle></area></info></alert>\
                                """
                                        .formatted(lat, lon)))
                .on(
                        "/zj/TyphoonList/2024",
                        RawUpstream.ok(
                                "[{\"tfid\":\"202413\",\"name\":\"贝碧嘉\",\"isactive\":\"1\"}]"))
                .on(
                        "/zj/TyphoonInfo/202413",
                        RawUpstream.ok(
                                "{\"tfid\":\"202413\",\"name\":\"贝碧嘉\",\"points\":[{\"time\":\"2024/9/15"
                                    + " 14:00:00\",\"lat\":\""
                                        + lat
                                        + "\",\"lng\":\""
                                        + lon
                                        + "\",\"forecast\":[]}]}"));
        poll(feed("calls", "open311", upstream.uri("/o/")).withDatum(Datum.BD09));
        poll(feed("sensors", "sensorthings", upstream.uri("/sta")).withDatum(Datum.BD09));
        poll(feed("cap", "cap", upstream.uri("/cap")).withDatum(Datum.BD09));
        poll(feed("storm", "typhoon-zj", upstream.uri("/zj")).withDatum(Datum.BD09));
        List<GeoPoint> points =
                List.of(
                        hub.all(Event.IncidentReported.class).getFirst().report().place().point(),
                        hub.all(Event.SensorDescribed.class).getFirst().sensor().place().point(),
                        hub.all(Event.AlertPublished.class)
                                .getFirst()
                                .alert()
                                .areas()
                                .getFirst()
                                .circles()
                                .getFirst()
                                .centre(),
                        hub.all(Event.StormObserved.class).getFirst().point().centre());
        assertThat(points)
                .allSatisfy(
                        p -> {
                            assertThat(p.lat()).isCloseTo(31.2304, within(2e-6));
                            assertThat(p.lon()).isCloseTo(121.4737, within(2e-6));
                        });
    }
}
