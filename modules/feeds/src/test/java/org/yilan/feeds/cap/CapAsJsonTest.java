package org.yilan.feeds.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.List;

/// Alerts of the National Weather Service and of MeteoAlarm.
class CapAsJsonTest {
    static final String NWS =
            """
            {"id":"https://api.weather.gov/alerts/urn:oid:1","geometry":{"type":"Polygon",
              "coordinates":[[[-97.5,35.1],[-97.2,35.1],[-97.2,35.4],[-97.5,35.1]]]},
             "properties":{"id":"urn:oid:1","areaDesc":"Cleveland, OK","geocode":{"SAME":["040027"],"UGC":["OKC027"]},
              "references":[{"@id":"x","identifier":"urn:oid:0","sender":"w-nws.webmaster@noaa.gov","sent":"2024-05-06T20:00:00-05:00"}],
              "sent":"2024-05-06T21:03:00-05:00","effective":"2024-05-06T21:03:00-05:00","onset":"2024-05-06T21:10:00-05:00",
              "expires":"2024-05-06T21:45:00-05:00","ends":"2024-05-06T22:30:00-05:00","status":"Actual",
              "messageType":"Update","severity":"Extreme","certainty":"Observed","urgency":"Immediate",
              "event":"High Wind Warning","sender":"w-nws.webmaster@noaa.gov","senderName":"NWS Norman OK",
              "headline":"High Wind Warning issued","description":"...gusts","instruction":null,
              "parameters":{"maxWindGust":["75 mph"],"VTEC":["/O.CON.KOUN/","/2/"]}}}\
            """;

    static final String METEOALARM =
            """
            {"uuid":"u","alert":{"identifier":"2","sender":"https://meteo.hr","sent":"2023-12-26T08:00:00+01:00",
             "status":"Actual","msgType":"Update","scope":"Public","references":"https://meteo.hr,1,2023-12-25T08:00:00+01:00",
             "info":[{"language":"hr-HR","event":"Crveno upozorenje za kišu","severity":"Extreme","urgency":"Future",
              "certainty":"Likely","onset":"2023-12-27T00:00:00+01:00","expires":"2023-12-27T20:00:00+01:00",
              "senderName":"DHMZ","headline":"Kiša","description":"Obilna kiša","instruction":"Pazite",
              "parameter":[{"valueName":"awareness_level","value":"4; red; Extreme"},{"valueName":"awareness_type","value":"10; Rain"}],
              "area":[{"areaDesc":"Rijeka region","geocode":[{"valueName":"EMMA_ID","value":"HR003"}]}]},
             {"language":"en-GB","event":"Red rain warning","severity":"Extreme","headline":"Rain","description":"Heavy rain",
              "instruction":"Take care",
              "area":[{"areaDesc":"Rijeka region","geocode":[{"valueName":"EMMA_ID","value":"HR003"}]}]}]}}\
            """;

    static ScriptedPoll nws(String... features) throws FeedException {
        return poll(
                new NwsAdapter(),
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + String.join(",", features)
                        + "]}");
    }

    static ScriptedPoll meteoalarm(String... warnings) throws FeedException {
        return poll(new MeteoAlarmAdapter(), "{\"warnings\":[" + String.join(",", warnings) + "]}");
    }

    static ScriptedPoll poll(FeedAdapter adapter, String body) throws FeedException {
        return new ScriptedPoll(adapter.format(), "s").with("s", body).by(adapter);
    }

    @Test
    void readsAnAlertOfTheNationalWeatherService() throws FeedException {
        ScriptedPoll poll = nws(NWS);
        assertThat(poll.refused).isEmpty();
        assertThat(poll.only(AlertSeen.class).alert())
                .isEqualTo(
                        new Alert(
                                "w-nws.webmaster@noaa.gov,urn:oid:1",
                                "test",
                                Alert.Kind.UPDATE,
                                Alert.Status.ACTUAL,
                                "w-nws.webmaster@noaa.gov",
                                "NWS Norman OK",
                                Tier.CITY,
                                "gale",
                                Grade.I,
                                "Immediate",
                                "Observed",
                                Instant.parse("2024-05-07T02:03:00Z"),
                                Instant.parse("2024-05-07T02:10:00Z"),
                                Instant.parse("2024-05-07T03:30:00Z"),
                                List.of(
                                        new AlertText(
                                                "en-US",
                                                "High Wind Warning",
                                                "High Wind Warning issued",
                                                "...gusts",
                                                "")),
                                List.of(
                                        new Area(
                                                "Cleveland, OK",
                                                List.of(
                                                        List.of(
                                                                new GeoPoint(35.1, -97.5),
                                                                new GeoPoint(35.1, -97.2),
                                                                new GeoPoint(35.4, -97.2),
                                                                new GeoPoint(35.1, -97.5))),
                                                List.of(),
                                                List.of("SAME=040027", "UGC=OKC027"))),
                                List.of("w-nws.webmaster@noaa.gov,urn:oid:0"),
                                List.of("maxWindGust=75 mph", "VTEC=/O.CON.KOUN/", "VTEC=/2/")));
    }

    @Test
    void readsSeveralPolygonsWithoutTheirHoles() throws FeedException {
        String ring = "[[-97.5,35.1],[-97.2,35.1],[-97.2,35.4],[-97.5,35.1]]";
        ScriptedPoll poll =
                nws(
                        NWS.replace("\"Polygon\"", "\"MultiPolygon\"")
                                .replace(
                                        "\"coordinates\":[" + ring + "]",
                                        "\"coordinates\":[[%1$s],[%1$s,%1$s]]".formatted(ring)));
        assertThat(poll.only(AlertSeen.class).alert().areas().getFirst().polygons()).hasSize(2);
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark("/features/0/geometry/coordinates/1", "holes in a polygon"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"2024-05-06T22:30:00-05:00\" | null | 2024-05-07T02:45:00Z",
                "\"2024-05-06T22:30:00-05:00\" | \"2024-05-06T21:30:00-05:00\" |"
                        + " 2024-05-07T02:45:00Z",
                "\"2024-05-06T21:45:00-05:00\" | null | 2024-05-07T03:30:00Z",
            })
    void anAlertLastsAsLongAsItsEventOrItsText(String good, String other, String over)
            throws FeedException {
        assertThat(nws(NWS.replace(good, other)).only(AlertSeen.class).alert().expires())
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"urn:oid:1\" | \"id\":{} | /features/0/properties/id",
                "\"sent\":\"2024-05-06T21:03:00-05:00\" | \"sent\":\"soon\" |"
                        + " /features/0/properties/sent",
                "\"sent\":\"2024-05-06T21:03:00-05:00\" | \"sent\":\"99999-05-06T21:03:00Z\" |"
                        + " /features/0/properties/sent",
                "\"status\":\"Actual\" | \"status\":\"Perhaps\" | /features/0/properties",
                "\"messageType\":\"Update\", | '' | /features/0/properties",
                "\"properties\": | \"property\": | /features/0",
            })
    void refusesOneAlertOfTheServiceAndReadsTheOthers(String good, String bad, String path)
            throws FeedException {
        ScriptedPoll poll = nws(NWS.replace(good, bad), NWS.replace("urn:oid:1", "urn:oid:2"));
        assertThat(poll.only(AlertSeen.class).alert().id()).endsWith("urn:oid:2");
        assertThat(poll.refused.getFirst().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-97.5,35.1 | -97.5,9000",
                "-97.5,35.1 | \"x\",{}",
                "\"Polygon\" | \"LineString\"",
                "[[[-97.5,35.1],[-97.2,35.1],[-97.2,35.4],[-97.5,35.1]]] | []",
            })
    void refusesAShapeAloneAndKeepsTheAlert(String good, String bad) throws FeedException {
        ScriptedPoll poll = nws(NWS.replace(good, bad));
        Area area = poll.only(AlertSeen.class).alert().areas().getFirst();
        assertThat(area.polygons()).isEmpty();
        assertThat(area.divisions()).containsExactly("SAME=040027", "UGC=OKC027");
        assertThat(poll.refused).isNotEmpty();
        assertThat(poll.refused.getFirst().path()).startsWith("/features/0/geometry");
    }

    @Test
    void saysThatThereAreFurtherPages() throws FeedException {
        ScriptedPoll poll =
                poll(
                        new NwsAdapter(),
                        "{\"type\":\"FeatureCollection\",\"features\":[],\"pagination\":{\"next\":\"http://x/\"}}");
        assertThat(poll.ignored).extracting(Remark::path).containsExactly("/pagination/next");
    }

    @Test
    void readsAWarningOfMeteoAlarmInBothLanguages() throws FeedException {
        ScriptedPoll poll = meteoalarm(METEOALARM);
        assertThat(poll.refused).isEmpty();
        assertThat(poll.only(AlertSeen.class).alert())
                .isEqualTo(
                        new Alert(
                                "https://meteo.hr,2",
                                "test",
                                Alert.Kind.UPDATE,
                                Alert.Status.ACTUAL,
                                "https://meteo.hr",
                                "DHMZ",
                                Tier.CITY,
                                "rainstorm",
                                Grade.I,
                                "Future",
                                "Likely",
                                Instant.parse("2023-12-26T07:00:00Z"),
                                Instant.parse("2023-12-26T23:00:00Z"),
                                Instant.parse("2023-12-27T19:00:00Z"),
                                List.of(
                                        new AlertText(
                                                "hr-HR",
                                                "Crveno upozorenje za kišu",
                                                "Kiša",
                                                "Obilna kiša",
                                                "Pazite"),
                                        new AlertText(
                                                "en-GB",
                                                "Red rain warning",
                                                "Rain",
                                                "Heavy rain",
                                                "Take care")),
                                List.of(
                                        Area.ofDivisions(
                                                "Rijeka region", List.of("EMMA_ID=HR003"))),
                                List.of("https://meteo.hr,1"),
                                List.of(
                                        "awareness_level=4; red; Extreme",
                                        "awareness_type=10; Rain")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sent\":\"2023-12-26T08:00:00+01:00\" | \"sent\":[] | /warnings/0/alert",
                "\"identifier\":\"2\", | '' | /warnings/0/alert",
                "\"sent\":\"2023-12-26T08:00:00+01:00\" | \"sent\":true | /warnings/0/alert/sent",
                "\"alert\":{ | \"warning\":{ | /warnings/0",
            })
    void refusesOneWarningAndReadsTheOthers(String good, String bad, String path)
            throws FeedException {
        ScriptedPoll poll =
                meteoalarm(
                        METEOALARM.replace(good, bad),
                        METEOALARM.replace("\"identifier\":\"2\"", "\"identifier\":\"3\""));
        assertThat(poll.only(AlertSeen.class).alert().id()).isEqualTo("https://meteo.hr,3");
        assertThat(poll.refused).extracting(Remark::path).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"features\": | cut-short",
                "<!DOCTYPE html><html></html> | not-json",
                "{\"type\":\"FeatureCollection\",\"features\":{},\"warnings\":{}} | not-",
                "[] | not-",
            })
    void refusesWhatIsNoFeed(String body, String errorClass) {
        for (FeedAdapter adapter : List.of(new NwsAdapter(), new MeteoAlarmAdapter())) {
            assertThatThrownBy(() -> poll(adapter, body))
                    .isInstanceOfSatisfying(
                            FeedException.class,
                            e ->
                                    assertThat(e.errorClass())
                                            .isEqualTo(
                                                    errorClass.endsWith("-")
                                                            ? errorClass + adapter.format()
                                                            : errorClass));
        }
    }

    static ScriptedPoll sample(FeedAdapter adapter, String file) throws FeedException {
        return new ScriptedPoll(adapter.format(), "s")
                .with("s", Samples.bytes("cap/" + file))
                .by(adapter);
    }

    @Test
    void readsRealAlertsOfTheNationalWeatherService() throws FeedException {
        ScriptedPoll poll = sample(new NwsAdapter(), "nws_alerts_2017.geojson.json");
        assertThat(poll.refused).isEmpty();
        List<Alert> alerts = poll.all(AlertSeen.class).stream().map(AlertSeen::alert).toList();
        assertThat(alerts)
                .extracting(Alert::id, Alert::sent, Alert::onset, Alert::expires)
                .containsExactly(
                        Tuple.tuple(
                                "NWS Albuquerque NM,NWS-IDP-PROD-2587691",
                                Instant.parse("2017-12-05T23:04:56Z"),
                                Instant.parse("2017-12-05T23:04:00Z"),
                                Instant.parse("2017-12-06T11:00:00Z")),
                        Tuple.tuple(
                                "NWS Albuquerque NM,NWS-IDP-PROD-2587152",
                                Instant.parse("2017-12-05T11:54:49Z"),
                                Instant.parse("2017-12-05T11:54:00Z"),
                                Instant.parse("2017-12-05T23:00:00Z")));
        Alert first = alerts.getFirst();
        assertThat(first.senderName()).isEqualTo("NWS Albuquerque NM");
        assertThat(first.hazard()).isEqualTo("Special Weather Statement");
        assertThat(first.grade()).isEqualTo(Grade.III);
        assertThat(first.kind()).isEqualTo(Alert.Kind.ALERT);
        Area area = first.areas().getFirst();
        assertThat(area.description()).startsWith("Southwest Mountains; Jemez Mountains");
        assertThat(area.polygons()).isEmpty();
        assertThat(area.divisions())
                .hasSize(65)
                .startsWith("UGC=NMZ508")
                .contains("UGC=NMZ518", "SAME=035053");
        assertThat(first.parameters())
                .containsExactly(
                        "NWSheadline=WINTRY WEATHER EXPECTED FOR PORTIONS OF NEW MEXICO",
                        "EAS-ORG=WXR",
                        "PIL=ABQSPSABQ",
                        "BLOCKCHANNEL=CMAS",
                        "BLOCKCHANNEL=EAS",
                        "BLOCKCHANNEL=NWEM");
    }

    @Test
    void readsTheRealWarningsOfCroatia() throws FeedException {
        ScriptedPoll poll = sample(new MeteoAlarmAdapter(), "meteoalarm_croatia.json");
        assertThat(poll.refused).isEmpty();
        List<Alert> alerts = poll.all(AlertSeen.class).stream().map(AlertSeen::alert).toList();
        assertThat(alerts).hasSize(63);
        assertThat(alerts).filteredOn(a -> a.kind() == Alert.Kind.UPDATE).hasSize(20);
        // Counted in the file: 50 of wind, 7 of snow and ice, 3 of rain, 3 of thunderstorms.
        assertThat(alerts).filteredOn(a -> a.hazard().equals("gale")).hasSize(50);
        assertThat(alerts).filteredOn(a -> a.hazard().equals("snow")).hasSize(7);
        assertThat(alerts).filteredOn(a -> a.hazard().equals("rainstorm")).hasSize(3);
        assertThat(alerts).filteredOn(a -> a.hazard().equals("thunderstorm")).hasSize(3);
        assertThat(alerts).filteredOn(a -> a.grade().equals(Grade.I)).hasSize(6);
        assertThat(alerts).filteredOn(a -> a.grade().equals(Grade.II)).hasSize(13);
        assertThat(alerts).filteredOn(a -> a.grade().equals(Grade.III)).hasSize(44);
        Alert first = alerts.getFirst();
        assertThat(first.id())
                .isEqualTo("https://meteo.hr,2.49.0.0.191.0.HR.231225081742_0_yellow_HR004");
        assertThat(first.senderName()).isEqualTo("DHMZ Državni hidrometeorološki zavod");
        assertThat(first.sent()).isEqualTo(Instant.parse("2023-12-25T07:17:42Z"));
        assertThat(first.onset()).isEqualTo(Instant.parse("2023-12-25T23:01:01Z"));
        assertThat(first.expires()).isEqualTo(Instant.parse("2023-12-26T16:00:00Z"));
        assertThat(first.areas())
                .containsExactly(Area.ofDivisions("Gospic region", List.of("EMMA_ID=HR004")));
        assertThat(first.text("hr").event()).isEqualTo("Žuto upozorenje za vjetar");
        assertThat(first.text("en").event()).isEqualTo("Yellow wind warning");
        assertThat(alerts.get(1).references())
                .containsExactly("https://meteo.hr,2.49.0.0.191.0.HR.240104085000_0_yellow_HR802");
    }
}
