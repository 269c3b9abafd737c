package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The same bad days for every format: what comes is refused with its reason, what was known stays, another feed goes on, and
/// all is well again when the upstream is.
class BadFormatsTest {
    private final RawUpstream upstream = new RawUpstream();
    private final FoldingHub hub = new FoldingHub("2024-09-15T09:00:00Z");
    private FeedRunner runner;

    @AfterEach
    void close() throws IOException {
        if (runner != null) {
            runner.close();
        }
        upstream.close();
    }

    /// A format with a good document, and in it the words that become wrong.
    ///
    /// @param path of the document that has them
    /// @param time as it stands in the document, empty where another of the feed's documents has it
    /// @param tooFar a time in the year 99999 in the same notation
    /// @param latitude as it stands in the document, empty where another of the feed's documents has it
    /// @param known whether the situation has what the document says
    record Format(
            String name,
            String root,
            Map<String, String> others,
            String path,
            String document,
            String time,
            String tooFar,
            String latitude,
            Predicate<Situation> known) {
        boolean xml() {
            return document.startsWith("<");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String GBFS =
            """
            {"data":{"feeds":[{"name":"station_information","url":"stations"},{"name":"station_status","url":"status"}]}}\
            """;

    private static final String STATIONS =
            """
            {"data":{"stations":[{"station_id":"站1","name":"站","lat":31.2,"lon":121.5,"capacity":10}]}}\
            """;

    private static final String LIIPI =
            """
            {"hasMore":false,"results":[{"id":7,"type":"CAR","name":{"en":"站"},"location":{"type":"Point","coordinates":[121.5,31.2]},
            "builtCapacity":{"CAR":10}}]}\
            """;

    static final List<Format> FORMATS =
            List.of(
                    new Format(
                            "cap",
                            "/cap.xml",
                            Map.of(),
                            "/cap.xml",
                            """
                            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>s</sender>
                            <sent>2024-09-15T16:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>
                            <scope>Public</scope><info><event>台风</event><severity>Extreme</severity>
                            <area><areaDesc>某地</areaDesc><circle>31.2,121.5 30</circle></area></info></alert>\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "31.2",
                            s -> s.alert("s,1").isPresent()),
                    new Format(
                            "nws-geojson",
                            "/alerts",
                            Map.of(),
                            "/alerts",
                            """
                            {"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon",
                            "coordinates":[[[121.5,31.2],[121.6,31.2],[121.6,31.4],[121.5,31.2]]]},"properties":{
                            "id":"1","sender":"s","sent":"2024-09-15T16:00:00+08:00","status":"Actual",
                            "messageType":"Alert","event":"Flood Warning","severity":"Severe","areaDesc":"某地"}}]}\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "31.2",
                            s -> s.alert("s,1").isPresent()),
                    new Format(
                            "meteoalarm",
                            "/feeds-croatia",
                            Map.of(),
                            "/feeds-croatia",
                            """
                            {"warnings":[{"alert":{"identifier":"1","sender":"s","sent":"2024-09-15T16:00:00+08:00",
                            "status":"Actual","msgType":"Alert","scope":"Public","info":[{"event":"大风","severity":"Severe",
                            "area":[{"areaDesc":"某地","polygon":["31.2,121.5 31.2,121.6 31.4,121.6 31.2,121.5"]}]}]}}]}\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "31.2",
                            s -> s.alert("s,1").isPresent()),
                    new Format(
                            "gdacs-rss",
                            "/rss.xml",
                            Map.of(),
                            "/rss.xml",
                            """
                            <rss xmlns:gdacs="http://www.gdacs.org" xmlns:georss="http://www.georss.org/georss"><channel><item>
                            <title>地震</title><pubDate>Sun, 15 Sep 2024 08:00:00 GMT</pubDate>
                            <georss:point>31.2 121.5</georss:point><gdacs:eventtype>EQ</gdacs:eventtype>
                            <gdacs:alertlevel>Red</gdacs:alertlevel><gdacs:eventid>1</gdacs:eventid></item></channel></rss>\
                            """,
                            "Sun, 15 Sep 2024 08:00:00 GMT",
                            "Sun, 15 Sep 99999 08:00:00 GMT",
                            "31.2",
                            s -> s.alert("gdacs.org,EQ1").isPresent()),
                    new Format(
                            "typhoon-zj",
                            "/zj",
                            Map.of(
                                    "/zj/TyphoonList/2024",
                                    "[{\"tfid\":\"202413\",\"name\":\"贝碧嘉\",\"isactive\":\"1\"}]"),
                            "/zj/TyphoonInfo/202413",
                            """
                            {"tfid":"202413","name":"贝碧嘉","enname":"BEBINCA","points":[
                            {"time":"2024/9/15 14:00:00","lat":"28.9","lng":"126.1","forecast":[]}]}\
                            """,
                            "2024/9/15 14:00:00",
                            "99999/9/15 14:00:00",
                            "28.9",
                            s -> s.storms().size() == 1),
                    new Format(
                            "typhoon-qweather",
                            "/v7/tropical",
                            Map.of(
                                    "/v7/tropical/storm-list",
                                    "{\"code\":\"200\",\"storm\":[{\"id\":\"NP_2413\",\"name\":\"贝碧嘉\",\"isActive\":\"1\"}]}",
                                    "/v7/tropical/storm-forecast",
                                    "{\"code\":\"200\",\"forecast\":[]}"),
                            "/v7/tropical/storm-track",
                            """
                            {"code":"200","isActive":"1","now":null,"track":[
                            {"time":"2024-09-15T14:00+08:00","lat":"28.9","lon":"126.1","type":"STS","name":"贝碧嘉"}]}\
                            """,
                            "2024-09-15T14:00+08:00",
                            "99999-09-15T14:00+08:00",
                            "28.9",
                            s -> s.storms().size() == 1),
                    new Format(
                            "open311",
                            "/o",
                            Map.of(),
                            "/o/requests.json",
                            """
                            [{"service_request_id":"T1","status":"open","service_code":"x","service_name":"积水",
                            "requested_datetime":"2024-09-15T14:10:00+08:00","lat":31.2,"long":121.5}]\
                            """,
                            "2024-09-15T14:10:00+08:00",
                            "99999-09-15T14:10:00+08:00",
                            "31.2",
                            s -> s.incident("feed:T1").isPresent()),
                    new Format(
                            "sensorthings",
                            "/sta",
                            Map.of(),
                            "/sta/Datastreams",
                            """
                            {"value":[{"@iot.id":1,"name":"阵风","unitOfMeasurement":{"symbol":"m/s"},
                            "ObservedProperty":{"name":"wind-gust"},
                            "Thing":{"name":"站","Locations":[{"location":{"type":"Point","coordinates":[121.5,31.2]}}]},
                            "Observations":[{"phenomenonTime":"2024-09-15T06:20:00Z","result":31.5}]}]}\
                            """,
                            "2024-09-15T06:20:00Z",
                            "99999-09-15T06:20:00Z",
                            "31.2",
                            s -> s.reading("feed:1").map(r -> r.value() == 31.5).orElse(false)),
                    new Format(
                            "geojson-places",
                            "/s.geojson",
                            Map.of(),
                            "/s.geojson",
                            BadDaysTest.shelters("S1", 31.2, "2024-09-15T16:00:00+08:00"),
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "31.2",
                            s -> s.facility("feed:S1").isPresent()),
                    new Format(
                            "gbfs",
                            "/gbfs.json",
                            Map.of("/gbfs.json", GBFS, "/stations", STATIONS),
                            "/status",
                            """
                            {"last_updated":1726387200,"data":{"stations":[{"station_id":"站1","num_bikes_available":3,
                            "is_installed":true,"is_renting":true,"is_returning":true,"last_reported":1726387200}]}}\
                            """,
                            "1726387200",
                            "9999999999",
                            "",
                            s -> s.facility("feed:站1").map(f -> f.occupied() == 3).orElse(false)),
                    new Format(
                            "gbfs",
                            "/gbfs.json",
                            Map.of(
                                    "/gbfs.json",
                                    GBFS,
                                    "/status",
                                    "{\"last_updated\":1726387200,\"data\":{\"stations\":[]}}"),
                            "/stations",
                            STATIONS,
                            "",
                            "",
                            "31.2",
                            s -> s.facility("feed:站1").isPresent()),
                    new Format(
                            "parkapi",
                            "/lots",
                            Map.of(),
                            "/lots",
                            """
                            {"last_updated":"2024-09-15T16:00:00","lots":[{"id":"P1","name":"站前停车场","state":"open","free":3,"total":10,
                            "coords":{"lat":31.2,"lng":121.5}}]}\
                            """,
                            "2024-09-15T16:00:00",
                            "99999-09-15T16:00:00",
                            "31.2",
                            s -> s.facility("feed:P1").map(f -> f.occupied() == 7).orElse(false)),
                    new Format(
                            "liipi",
                            "/p",
                            Map.of("/p/facilities.json", LIIPI),
                            "/p/utilizations.json",
                            """
                            [{"facilityId":7,"capacityType":"CAR","usage":"站","timestamp":"2024-09-15T16:00:00+08:00","spacesAvailable":3,
                            "capacity":10}]\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "",
                            s -> s.facility("feed:7").map(f -> f.occupied() == 7).orElse(false)),
                    new Format(
                            "liipi",
                            "/p",
                            Map.of("/p/utilizations.json", "[]"),
                            "/p/facilities.json",
                            LIIPI,
                            "",
                            "",
                            "31.2",
                            s -> s.facility("feed:7").isPresent()),
                    new Format(
                            "sfpark",
                            "/sf",
                            Map.of(),
                            "/sf",
                            """
                            {"STATUS":"SUCCESS","AVAILABILITY_UPDATED_TIMESTAMP":"2024-09-15T16:00:00+08:00","AVL":[{"TYPE":"ON","BFID":"7",
                            "NAME":"车站路","OCC":"3","OPER":"10","LOC":"121.5,31.2,121.6,31.3"}]}\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "31.2",
                            s -> s.facility("feed:on-7").map(f -> f.occupied() == 3).orElse(false)),
                    new Format(
                            "datex2-speeds",
                            "/speeds",
                            Map.of(),
                            "/speeds",
                            """
                            <d2LogicalModel xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><payloadPublication
                             xsi:type="MeasuredDataPublication"><siteMeasurements><measurementSiteReference id="站1"/>
                            <measurementTimeDefault>2024-09-15T16:00:00+08:00</measurementTimeDefault><measuredValue index="0">
                            <measuredValue><basicData xsi:type="TrafficSpeed"><averageVehicleSpeed><speed>36</speed>
                            </averageVehicleSpeed></basicData></measuredValue></measuredValue></siteMeasurements></payloadPublication>
                            </d2LogicalModel>\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "",
                            s ->
                                    s.reading("feed:站1:speed")
                                            .map(r -> r.value() == 10)
                                            .orElse(false)),
                    new Format(
                            "datex2-parking",
                            "/parking",
                            Map.of(),
                            "/parking",
                            """
                            <payload xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ParkingStatusPublication">
                            <parkingRecordStatus><parkingRecordReference id="站1"/>
                            <parkingStatusOriginTime>2024-09-15T16:00:00+08:00</parkingStatusOriginTime><parkingOccupancy>
                            <parkingNumberOfOccupiedSpaces>3</parkingNumberOfOccupiedSpaces></parkingOccupancy></parkingRecordStatus>
                            </payload>\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "",
                            s -> s.facility("feed:站1").map(f -> f.occupied() == 3).orElse(false)),
                    new Format(
                            "datex2-situations",
                            "/events",
                            Map.of(),
                            "/events",
                            """
                            <payload xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="SituationPublication">
                            <situation id="站"><situationRecord xsi:type="Accident" id="站1" version="1">
                            <situationRecordVersionTime>2024-09-15T16:00:00+08:00</situationRecordVersionTime>
                            <locationReference><pointCoordinates><latitude>31.2</latitude><longitude>121.5</longitude>
                            </pointCoordinates></locationReference></situationRecord></situation></payload>\
                            """,
                            "2024-09-15T16:00:00+08:00",
                            "99999-09-15T16:00:00+08:00",
                            "31.2",
                            s -> s.roadEvent("feed:站1").isPresent()),
                    new Format(
                            "ngsi",
                            "/v2/entities",
                            Map.of(),
                            "/v2/entities",
                            """
                            [{"id":"W1","type":"WeatherObserved","stationName":{"value":"站"},
                            "dateObserved":{"type":"DateTime","value":"2024-09-15T06:20:00Z"},
                            "location":{"type":"geo:json","value":{"type":"Point","coordinates":[121.5,31.2]}},
                            "gustSpeed":{"type":"Number","value":31.5}}]\
                            """,
                            "2024-09-15T06:20:00Z",
                            "99999-09-15T06:20:00Z",
                            "31.2",
                            s ->
                                    s.reading("feed:W1:gustSpeed")
                                            .map(r -> r.value() == 31.5)
                                            .orElse(false)),
                    new Format(
                            "cnemc-aqi",
                            "/aqi.json",
                            Map.of(),
                            "/aqi.json",
                            """
                            {"type":"FeatureCollection","features":[{"type":"Feature",
                            "geometry":{"type":"Point","coordinates":[121.5,31.2]},"properties":{"stationcode":"1149A",
                            "positionname":"浦东新区监测站","timepoint":"2024-09-15T14:00:00","aqi":"67"}}]}\
                            """,
                            "2024-09-15T14:00:00",
                            "99999-09-15T14:00:00",
                            "31.2",
                            s ->
                                    s.reading("feed:1149A:aqi")
                                            .map(r -> r.value() == 67)
                                            .orElse(false)),
                    new Format(
                            "qweather-air",
                            "/v7/air/now",
                            Map.of(),
                            "/v7/air/now",
                            """
                            {"code":"200","now":{"pubTime":"2024-09-15T14:00+08:00","aqi":"87"},"station":[
                            {"pubTime":"2024-09-15T13:00+08:00","id":"CNA1149","name":"监测站","aqi":"41"}]}\
                            """,
                            "2024-09-15T14:00+08:00",
                            "99999-09-15T14:00+08:00",
                            "87", // it has no coordinates: the index is what becomes absurd
                            s -> s.reading("feed:now:aqi").map(r -> r.value() == 87).orElse(false)),
                    new Format(
                            "gsi-shelters",
                            "/gsi.json",
                            Map.of(),
                            "/gsi.json",
                            """
                            {"type":"FeatureCollection","features":[{"type":"Feature",
                            "geometry":{"type":"Point","coordinates":[139.7,35.6]},
                            "properties":{"共通ID":"E1","施設・場所名":"避難所","住所":"駅前監視站"}}]}\
                            """,
                            "139.7", // it has no times: the longitude is what becomes absurd
                            "99999.7",
                            "35.6",
                            s -> s.facility("feed:E1").isPresent()),
                    new Format(
                            "usgs-geojson",
                            "/quakes",
                            Map.of(),
                            "/quakes",
                            """
                            {"type":"FeatureCollection","features":[{"type":"Feature","id":"us1","properties":{"mag":4.5,
                            "place":"站","time":1726387200000,"updated":1726387300000},
                            "geometry":{"type":"Point","coordinates":[121.5,31.2,10]}}]}\
                            """,
                            "1726387200000",
                            "99999000000000000",
                            "31.2",
                            s -> s.earthquake("feed:us1").isPresent()),
                    new Format(
                            "jma-xml",
                            "/jma.xml",
                            Map.of(),
                            "/jma.xml",
                            """
                            <Report xmlns="http://xml.kishou.go.jp/jmaxml1/"><Control><Title>震源に関する情報</Title>
                            <DateTime>2024-09-15T08:05:47Z</DateTime><Status>通常</Status></Control><Head>
                            <EventID>1</EventID><InfoType>発表</InfoType></Head><Body><Earthquake>
                            <OriginTime>2024-09-15T17:00:00+09:00</OriginTime><Hypocenter><Area><Name>監視站沖</Name>
                            <Coordinate>+37.6+141.6-50000/</Coordinate></Area></Hypocenter></Earthquake></Body></Report>\
                            """,
                            "2024-09-15T17:00:00+09:00",
                            "99999-09-15T17:00:00+09:00",
                            "37.6",
                            s ->
                                    s.earthquake("feed:1")
                                            .map(e -> e.hypocentre().epicentre() != null)
                                            .orElse(false)),
                    new Format(
                            "p2pquake",
                            "/history",
                            Map.of(),
                            "/history",
                            """
                            [{"code":551,"issue":{"source":"気象庁站","time":"2024/09/15 17:05:00","type":"DetailScale"},
                            "earthquake":{"time":"2024/09/15 17:00:00","hypocenter":{"name":"Fukushima","latitude":37.6,
                            "longitude":141.6,"depth":50,"magnitude":4.5},"maxScale":45}}]\
                            """,
                            "2024/09/15 17:00:00",
                            "99999/09/15 17:00:00",
                            "37.6",
                            s -> s.earthquake("feed:202409151700").isPresent()),
                    new Format(
                            "wolfx-cenc",
                            "/cenc.json",
                            Map.of(),
                            "/cenc.json",
                            """
                            {"No1":{"location":"海站","type":"reviewed","time":"2024-09-15 16:00:05","magnitude":"4.1",
                            "latitude":"30.10","longitude":"123.40"}}\
                            """,
                            "2024-09-15 16:00:05",
                            "99999-09-15 16:00:05",
                            "30.10",
                            s -> s.earthquake("feed:20240915160005").isPresent()));

    record Case(Format format, String name, String errorClass, RawUpstream.Answer answer) {
        @Override
        public String toString() {
            return format.name + ": " + name + " is " + errorClass;
        }
    }

    static Stream<Case> cases() {
        return FORMATS.stream().flatMap(BadFormatsTest::casesOf);
    }

    private static Stream<Case> casesOf(Format f) {
        String not = f.xml() ? "not-xml" : "not-json";
        byte[] body = f.document.getBytes(StandardCharsets.UTF_8);
        byte[] half = java.util.Arrays.copyOf(body, body.length * 2 / 3);
        String deep = f.xml() ? "<a>".repeat(10_000) : "[".repeat(10_000) + "]".repeat(10_000);
        Stream<Case> always =
                Stream.of(
                        new Case(f, "500", "http-500", RawUpstream.status("500 Oops")),
                        new Case(f, "half a document", "cut-short", RawUpstream.ok(half)),
                        new Case(
                                f,
                                "half a body",
                                "cut-short",
                                (request, out) -> {
                                    RawUpstream.head(
                                            out, "200 OK", "Content-Length: " + body.length);
                                    out.write(half);
                                }),
                        new Case(
                                f,
                                "a wrong encoding",
                                "wrong-encoding",
                                RawUpstream.ok(
                                        f.document
                                                .replace("站", "站点观测")
                                                .getBytes(Charset.forName("GBK")))),
                        new Case(
                                f,
                                "a page to log in",
                                not,
                                RawUpstream.ok("<!DOCTYPE html><html><body>登录</body></html>")),
                        new Case(f, "10,000 deep", "too-deep", RawUpstream.ok(deep)));
        Stream<Case> absurd =
                Stream.of(Map.entry(f.time, f.tooFar), Map.entry(f.latitude, "9000"))
                        .filter(e -> !e.getKey().isEmpty())
                        .map(
                                e ->
                                        new Case(
                                                f,
                                                "absurd " + e.getValue(),
                                                "",
                                                RawUpstream.ok(
                                                        f.document.replace(
                                                                e.getKey(), e.getValue()))));
        return Stream.concat(always, absurd);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void refusesItWithAReasonAndKeepsWhatItKnew(Case c) {
        Format f = c.format;
        f.others.forEach((path, body) -> upstream.on(path, RawUpstream.ok(body)));
        upstream.on(f.path, RawUpstream.ok(f.document));
        upstream.on(
                "/other",
                RawUpstream.ok(BadDaysTest.shelters("O1", 31, "2024-09-15T16:00:00+08:00")));
        FeedConfig bad = BadDaysTest.feed("feed", f.name, upstream.uri(f.root));
        FeedConfig other = BadDaysTest.feed("other", "geojson-places", upstream.uri("/other"));
        runner = new FeedRunner(List.of(bad, other), hub.surroundings());
        runner.pollAllOnce();
        assertThat(health().errorClass()).isEmpty();
        assertThat(health().state()).isEqualTo(State.GOOD);
        assertThat(hub.situation()).matches(f.known);
        hub.taken();

        upstream.on(f.path, c.answer);
        hub.pass(Duration.ofMinutes(1));
        runner.pollAllOnce();
        assertThat(health().state()).as(health().detail()).isEqualTo(State.DEGRADED);
        if (c.errorClass.isEmpty()) {
            // Of a thing whose place or time is wrong the rest counts, where it has a meaning
            // without.
            assertThat(health().errorClass()).isIn("items-refused", "nothing-usable");
            assertThat(health().detail()).containsAnyOf("9000", "99999");
        } else {
            assertThat(health().errorClass()).isEqualTo(c.errorClass);
        }
        assertThat(health().detail()).isNotBlank();
        assertThat(hub.situation()).matches(f.known);
        assertThat(hub.situation().facility("other:O1")).isPresent();
        assertThat(hub.situation().feed("other").orElseThrow().state()).isEqualTo(State.GOOD);

        upstream.on(f.path, RawUpstream.ok(f.document));
        runner.pollAllOnce();
        assertThat(health().state()).isEqualTo(State.GOOD);

        // The same message once more brings no news.
        hub.taken();
        runner.pollAllOnce();
        assertThat(hub.taken()).noneMatch(e -> !(e instanceof Event.FeedHealthChanged));
    }

    private FeedHealth health() {
        return hub.situation().feed("feed").orElseThrow();
    }
}
