package org.yilan.feeds.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.time.Instant;
import java.util.List;

/// Messages of real publishers. Expected values were read from the files by eye.
class CapSamplesTest {
    static ScriptedPoll read(String file) throws FeedException {
        return new ScriptedPoll("cap", "sample")
                .with("sample", Samples.bytes("cap/" + file))
                .by(new CapAdapter());
    }

    static Alert alert(String file) throws FeedException {
        ScriptedPoll poll = read(file);
        assertThat(poll.refused).isEmpty();
        return poll.only(AlertSeen.class).alert();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "oasis_cap12_a1.xml | hsas@dhs.gov,43b080713727 | ALERT | Homeland Security"
                        + " Advisory System Update | II | 2003-04-02T19:39:01Z | - | 1 | 0 | 0",
                "oasis_cap12_a2.xml | KSTO@NWS.NOAA.GOV,KSTO1055887203 | ALERT | SEVERE"
                    + " THUNDERSTORM | II | 2003-06-17T21:57:00Z | 2003-06-17T23:00:00Z | 1 | 1 |"
                    + " 0",
                "oasis_cap12_a3.xml | trinet@caltech.edu,TRI13970876.2 | UPDATE | earthquake | IV |"
                        + " 2003-06-12T03:56:00Z | - | 1 | 0 | 1",
                "oasis_cap12_a4.xml | KARO@CLETS.DOJ.CA.GOV,KAR0-0306112239-SW | ALERT | Child"
                        + " Abduction | II | 2003-06-12T05:39:00Z | - | 1 | 0 | 0",
                "oasis_cap11_a3.xml | trinet@caltech.edu,TRI13970876.1 | ALERT | earthquake | IV |"
                        + " 2003-06-12T03:56:00Z | - | 1 | 0 | 1",
                "oasis_cap10_a2.xml | KSTO@NWS.NOAA.GOV,KSTO1055887203 | ALERT | SEVERE"
                    + " THUNDERSTORM | II | 2003-06-17T21:57:00Z | 2003-06-17T23:00:00Z | 1 | 1 |"
                    + " 0",
                "v1dot1_appendix_adot2.xml | KSTO@NWS.NOAA.GOV,KSTO1055887203 | ALERT | SEVERE"
                    + " THUNDERSTORM | II | 2003-06-17T21:57:00Z | 2003-06-17T23:00:00Z | 1 | 1 |"
                    + " 0",
                "ipaws-5e7e0fc5023f1930efcf3deb.xml | 402013233923688,402013233923688 | ALERT |"
                    + " Local Area Emergency | I | 2019-12-13T21:24:50Z | 2019-12-13T22:24:50Z | 1"
                    + " | 1 | 0",
                "ipaws-5e6dd964023f1930ef638846.xml | 309104501346800,309104501346800 | ALERT |"
                    + " Administrative Message/Follow up Statement | Unknown | 2019-01-04T18:33:15Z"
                    + " | 2019-01-04T20:33:15Z | 1 | 0 | 0",
                "google-PAAQ-4-mg5a94.xml | wcatwc@noaa.gov,PAAQ-4-mg5a94 | UPDATE | Tsunami"
                    + " Cancellation | Unknown | 2013-01-05T10:58:23Z | 2013-01-05T10:58:23Z | 1 |"
                    + " 0 | 1",
                "nws-5c2cf27b1f56885d61654dc47fa411d5.xml |"
                    + " w-nws.webmaster@noaa.gov,NOAA-NWS-ALERTS-MN1261CB03F0E0.BlizzardWarning.1261CB10BF00MN.DLHWSWDLH.5c2cf27b1f56885d61654dc47fa411d5"
                    + " | ALERT | snow | II | 2021-12-27T16:08:00Z | 2021-12-28T00:00:00Z | 1 | 0 |"
                    + " 0",
                "earthquake-iso8859-1.cap |"
                    + " http://earthquake.usgs.gov/research/monitoring/anss/neic/,USGS-earthquakes-usB000D5T4.3947362.7.20121014T225304.360Z.0"
                    + " | ALERT | earthquake | Unknown | 2012-10-14T22:53:04Z |"
                    + " 2012-10-21T22:53:04Z | 1 | 0 | 1",
                "earthquake_signed.cap |"
                    + " http://www.cisn.org/ncmc.html,USGS-earthquakes-nc71635010.28103893.20110906T171538.586Z"
                    + " | ALERT | earthquake | Unknown | 2011-09-06T17:15:38Z |"
                    + " 2011-09-13T17:15:38Z | 1 | 0 | 1",
                "australia.cap | webmaster@rfs.nsw.gov.au,tag:www.rfs.nsw.gov.au2011-10-06:40184 |"
                    + " ALERT | fire | IV | 2011-10-05T13:04:00Z | 2011-10-06T13:04:00Z | 2 | 0 |"
                    + " 2",
                "wcatwc-warning.cap | http://newwcatwc.arh.noaa.gov/tsuPortal/,PAAQ-2-lqw6d6 |"
                    + " UPDATE | Tsunami Warning | I | 2011-09-02T11:36:50Z | 2011-09-02T12:36:50Z"
                    + " | 1 | 0 | 0",
                "ph.cap | PAGASA-DOST,103ff55e-b538-49a2-a94a-64470ddea2cc | ALERT | typhoon | IV |"
                        + " 2014-11-03T06:57:33Z | 2014-11-03T19:57:28Z | 1 | 1 | 0",
                "mexico.xml | smn.cna.gob.mx,avisossmn-ciclontropical-4063 | UPDATE | Aviso de"
                        + " Ciclón Tropical en el Pacífico | I | 2018-10-20T12:15:00Z |"
                        + " 2018-10-20T15:15:00Z | 1 | 1 | 0",
                "Sample1_CAPCP_No_Attachment.xml |"
                    + " testSender@Pelmorex-test,78A038D9-701C-659D-47A8-7C54C13884C2 | ALERT |"
                    + " Tornado | III | 2018-04-13T13:35:16Z | 2018-04-13T17:15:00Z | 1 | 1 | 0",
                "Sample6_CAPCP_with_free_drawn_polygon.xml |"
                    + " testSender@Pelmorex-test,078FC856-B9ED-F23C-AD7F-D9A709062EB2 | ALERT |"
                    + " Tornado | III | 2018-04-13T13:51:33Z | 2018-04-13T15:45:00Z | 1 | 1 | 0",
                "Sample7_CAPCP_with_free_drawn_circle.xml |"
                    + " testSender@Pelmorex-test,631D759D-BE6B-8715-5834-64E275678DC2 | ALERT |"
                    + " Tornado | III | 2018-04-13T13:53:18Z | 2018-04-13T15:45:00Z | 1 | 0 | 1",
                "Sample9_CAPCP_with_Minor_Update.xml |"
                    + " testSender@Pelmorex-test,473E9B47-D474-B3F1-9765-1AFED0761075 | ALERT |"
                    + " Tornado | III | 2018-04-13T13:45:16Z | 2018-04-13T17:15:00Z | 1 | 1 | 0",
                "Sample10_CAPCP_with_TTS.XML |"
                        + " testSender@Pelmorex-test,99E0ABD9-C8B2-0B94-FBC4-AA207E9517EF | ALERT |"
                        + " Tornado | I | 2018-04-13T15:31:00Z | 2018-04-13T19:30:00Z | 1 | 1 | 0",
                "kz-2.49.0.0.398.0-20250306-133701-0284797-00-EN.xml |"
                    + " kalmenova_a@meteo.kz,2.49.0.0.398.0-20250306-133701-0284797-00-EN | ALERT |"
                    + " Freezing rain, icing | III | 2025-03-06T13:37:01Z | 2025-03-07T16:00:00Z |"
                    + " 1 | 1 | 0",
                "canada.cap | cap@ec.gc.ca,2.49.0.1.124.6bddbc91.2012 | UPDATE | thunderstorm | IV"
                        + " | 2012-05-02T23:21:04Z | 2012-05-03T00:20:00Z | 2 | 2 | 0",
                "canada_signed.cap | cap-pac@ec.gc.ca,2.49.0.1.124.f2c83f5f.2013 | UPDATE | snow |"
                        + " III | 2013-01-24T21:26:00Z | 2013-01-25T13:26:00Z | 2 | 2 | 0",
                "weather.cap |"
                    + " w-nws.webmaster@noaa.gov,NOAA-NWS-ALERTS-NM125154019200.WindAdvisory.125154105F10NM.ABQNPWABQ.2d2ce3a407282ee33ba256baac0e8f3c"
                    + " | ALERT | gale | IV | 2014-05-11T04:00:00Z | 2014-05-12T01:00:00Z | 1 | 0 |"
                    + " 0",
            })
    void readsRealMessages(
            String file,
            String id,
            Alert.Kind kind,
            String hazard,
            String grade,
            Instant sent,
            Instant expires,
            int areas,
            int polygons,
            int circles)
            throws FeedException {
        Alert alert = alert(file);
        assertThat(alert.id()).isEqualTo(id);
        assertThat(alert.kind()).isEqualTo(kind);
        assertThat(alert.hazard()).isEqualTo(hazard);
        assertThat(alert.grade()).isEqualTo(new Grade(grade));
        assertThat(alert.sent()).isEqualTo(sent);
        assertThat(alert.expires()).isEqualTo(expires);
        assertThat(alert.areas()).hasSize(areas);
        assertThat(alert.areas().stream().mapToInt(a -> a.polygons().size()).sum())
                .isEqualTo(polygons);
        assertThat(alert.areas().stream().mapToInt(a -> a.circles().size()).sum())
                .isEqualTo(circles);
    }

    @Test
    void readsThePolygonAndCodesOfTheStandardsExample() throws FeedException {
        assertThat(alert("oasis_cap12_a2.xml").areas().getFirst())
                .isEqualTo(
                        new Area(
                                "EXTREME NORTH CENTRAL TUOLUMNE COUNTY IN CALIFORNIA, EXTREME"
                                    + " NORTHEASTERN CALAVERAS COUNTY IN CALIFORNIA, SOUTHWESTERN"
                                    + " ALPINE COUNTY IN CALIFORNIA",
                                List.of(
                                        List.of(
                                                new GeoPoint(38.47, -120.14),
                                                new GeoPoint(38.34, -119.95),
                                                new GeoPoint(38.52, -119.74),
                                                new GeoPoint(38.62, -119.89),
                                                new GeoPoint(38.47, -120.14))),
                                List.of(),
                                List.of("SAME=006109", "SAME=006009", "SAME=006003")));
        assertThat(alert("oasis_cap10_a2.xml").areas().getFirst().divisions())
                .containsExactly("fips6=006109", "fips6=006009", "fips6=006003");
    }

    @Test
    void readsTaiwansColourAndWordsAfterAByteOrderMark() throws FeedException {
        Alert alert = alert("taiwan.cap");
        assertThat(alert.grade()).isEqualTo(Grade.I); // alert_color 紅色, severity Moderate
        assertThat(alert.senderName()).isEqualTo("水利署");
        assertThat(alert.text("zh").headline()).isEqualTo("明德水庫:洩洪中");
        assertThat(alert.hazard()).isEqualTo("水庫洩洪");
        assertThat(alert.expires()).isEqualTo(Instant.parse("2014-05-14T13:10:00Z"));
        assertThat(alert.areas())
                .containsExactly(Area.ofDivisions("苗栗縣頭屋鄉", List.of("Taiwan_Geocode_100=1000512")));
    }

    @Test
    void readsTwoLanguages() throws FeedException {
        Alert iceland = alert("iceland_met_office.cap");
        assertThat(iceland.texts()).extracting("language").containsExactly("is-IS", "en-US");
        assertThat(iceland.text("en").event()).isEqualTo("Weather Warning: Wind");
        assertThat(iceland.onset()).isEqualTo(Instant.parse("2021-09-12T18:00:00Z"));
        Alert abduction = alert("oasis_cap12_a4.xml");
        assertThat(abduction.text("es").headline())
                .isEqualTo("Alerta Amber en el condado de Los Ángeles");
        assertThat(abduction.areas())
                .containsExactly(Area.ofDivisions("Los Angeles County", List.of("SAME=006037")));
    }

    @Test
    void readsIsoLatinOne() throws FeedException {
        assertThat(alert("earthquake-iso8859-1.cap").text("en").headline())
                .isEqualTo("EQ 4.6 Usulután, Usulután, El Salvador - PRELIMINARY REPORT");
    }

    @Test
    void readsReferencesAndStatus() throws FeedException {
        assertThat(alert("google-PAAQ-4-mg5a94.xml").references())
                .containsExactly(
                        "wcatwc@noaa.gov,PAAQ-1-mg5a94",
                        "wcatwc@noaa.gov,PAAQ-2-mg5a94",
                        "wcatwc@noaa.gov,PAAQ-3-mg5a94");
        assertThat(alert("oasis_cap12_a3.xml").references())
                .containsExactly(alert("oasis_cap11_a3.xml").id());
        assertThat(alert("canada_signed.cap").references()).hasSize(9);
        assertThat(alert("ph.cap").status()).isEqualTo(Alert.Status.TEST);
        Alert cancel = alert("ipaws-5e6dd9de023f1930ef6548d9.xml");
        assertThat(cancel.kind()).isEqualTo(Alert.Kind.CANCEL);
        assertThat(cancel.references()).hasSize(1);
        assertThat(cancel.references().getFirst())
                .startsWith("bbrundage@dps.state.nv.us,AS-NV-e18921c7-1b35-4a81-9705-");
    }

    @Test
    void readsFourCodesAndTheAwarenessLevel() throws FeedException {
        Alert alert = alert("ie-2.49.0.1.372.0.250413231648.N_Norm002_SmallCraft.xml");
        assertThat(alert.areas().getFirst().divisions()).hasSize(4);
        assertThat(alert.areas().getFirst().divisions()).allMatch(d -> d.startsWith("EMMA_ID="));
        assertThat(alert.grade()).isEqualTo(Grade.III); // awareness_level yellow
    }

    @Test
    void keepsEveryParameterOfOneName() throws FeedException {
        assertThat(alert("ipaws-5e7e0fc5023f1930efcf3deb.xml").parameters())
                .contains(
                        "BLOCKCHANNEL=CAPEXCH",
                        "BLOCKCHANNEL=NWEM",
                        "BLOCKCHANNEL=EAS",
                        "BLOCKCHANNEL=PUBLIC");
    }

    @Test
    void readsAMessageWithoutInfo() throws FeedException {
        Alert alert = alert("no_optional_fields.cap");
        assertThat(alert.sent()).isEqualTo(Instant.parse("2010-08-31T05:09:25Z"));
        assertThat(alert.texts()).isEmpty();
        assertThat(alert.grade()).isEqualTo(new Grade("Unknown"));
    }

    @Test
    void readsAlertsInsideAnEnvelope() throws FeedException {
        ScriptedPoll valid = read("bushfire_valid.edxlde");
        assertThat(valid.refused).isEmpty();
        assertThat(valid.all(AlertSeen.class))
                .extracting(s -> s.alert().id())
                .hasSize(7)
                .startsWith(
                        "webmaster@rfs.nsw.gov.au,tag:www.rfs.nsw.gov.au2011-10-18:40500",
                        "webmaster@rfs.nsw.gov.au,tag:www.rfs.nsw.gov.au2011-10-18:40444");
        assertThat(valid.all(AlertSeen.class).get(1).alert().areas().getFirst().circles())
                .containsExactly(new Area.Circle(new GeoPoint(-30.0266, 141.0118), 0));

        ScriptedPoll invalid = read("bushfire_invalid.edxlde");
        assertThat(invalid.all(AlertSeen.class)).hasSize(6);
        assertThat(invalid.refused).extracting(Remark::reason).containsExactly("no identifier");
    }

    @Test
    void readsAnAlertInsideAnAtomEntry() throws FeedException {
        assertThat(alert("canada_signed.atom")).isEqualTo(alert("canada_signed.cap"));
    }

    @Test
    void followsTheLinksOfAnIndexWhereItMay() throws FeedException {
        ScriptedPoll refused = read("weather_index.atom");
        assertThat(refused.observations).isEmpty();
        assertThat(refused.refused)
                .extracting(Remark::reason)
                .hasSize(2)
                .allMatch(r -> r.startsWith("links to another host, \"www.weather.gov\""));

        ScriptedPoll allowed =
                new ScriptedPoll("cap", "index.atom")
                        .option("hosts", "www.weather.gov")
                        .with("index.atom", Samples.bytes("cap/weather_index.atom"))
                        .with(
                                "http://www.weather.gov/alerts-beta/wwacapget.php?x=CT20100831030400OKXAirQualityAlertOKX20100901031500CT",
                                Samples.bytes("cap/weather.cap"))
                        .by(new CapAdapter());
        assertThat(allowed.only(AlertSeen.class).alert()).isEqualTo(alert("weather.cap"));
        assertThat(allowed.refused).hasSize(1);
    }

    @Test
    void refusesTheFaultsOfMessagesThatAreFaultyOnPurpose() throws FeedException {
        ScriptedPoll invalid = read("invalid.cap");
        assertThat(invalid.observations).isEmpty();
        assertThat(invalid.refused)
                .extracting(Remark::reason)
                .containsExactly("no scope: it does not say whether it is public");

        // A flood warning with one bad pair of coordinates and without a severity is still a flood
        // warning.
        ScriptedPoll noaa = read("noaa_errors.cap");
        Alert flood = noaa.only(AlertSeen.class).alert();
        assertThat(flood.hazard()).isEqualTo("Flood Warning");
        assertThat(flood.grade()).isEqualTo(new Grade("Unknown"));
        assertThat(flood.areas())
                .containsExactly(
                        Area.ofDivisions("Humboldt", List.of("FIPS6=032013", "UGC=NVC013")));
        assertThat(noaa.refused)
                .extracting(Remark::reason)
                .containsExactlyInAnyOrder(
                        "no severity; shown as unknown",
                        "not a latitude and a longitude: \"+40.85,-118.09,\"");

        Alert canada = read("canada_errors.cap").only(AlertSeen.class).alert();
        assertThat(canada.kind()).isEqualTo(Alert.Kind.UPDATE);
        assertThat(canada.references()).isEmpty();
        assertThat(canada.areas().getFirst().polygons().getFirst()).hasSize(17);
    }

    @Test
    void leavesOutShapesThatAreNotCap() throws FeedException {
        ScriptedPoll sweden = read("sweden.cap");
        assertThat(sweden.only(AlertSeen.class).alert().areas())
                .extracting(Area::description)
                .containsExactly("Gävleborgs län", "Gävle");
        assertThat(sweden.ignored)
                .extracting(Remark::reason)
                .containsExactly(
                        "not an element of CAP",
                        "not an element of CAP",
                        "not an element of CAP",
                        "not an element of CAP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meteoalarm_croatia.json", "nws_alerts_2017.geojson.json"})
    void refusesCapThatIsCarriedAsJson(String file) {
        byte[] body = Samples.bytes("cap/" + file);
        FeedException refused =
                catchThrowableOfType(
                        FeedException.class,
                        () ->
                                new ScriptedPoll("cap", "sample")
                                        .with("sample", body)
                                        .by(new CapAdapter()));
        assertThat(refused.errorClass()).isEqualTo("not-xml");
    }
}
