package org.yilan.feeds.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.feeds.spi.Observation.LevelOver;
import org.yilan.feeds.spi.Observation.LevelSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;

/// Documents written from the standard.
class CapAdapterTest {
    static String alert(String identifier, String msgType, String more) {
        return """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>%s</identifier><sender>smb@shanghai</sender>
          <sent>2024-09-15T08:00:00+08:00</sent><status>Actual</status>
          <msgType>%s</msgType><scope>Public</scope>%s
        </alert>\
        """
                .formatted(identifier, msgType, more);
    }

    static final String TYPHOON =
            """
            <info><language>zh-CN</language><category>Met</category><event>台风</event>
              <urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
              <onset>2024-09-15T10:00:00+08:00</onset><expires>2024-09-16T10:00:00+08:00</expires>
              <senderName>上海中心气象台</senderName><headline>台风橙色预警</headline>
              <description>第一行
            第二行</description><instruction>减少外出</instruction>
              <parameter><valueName>tier</valueName><value>CITY</value></parameter>
              <area><areaDesc>浦东新区</areaDesc>
                <polygon>31.0,121.5 31.4,121.5 31.4,121.9 31.0,121.5</polygon>
                <circle>31.2,121.5 12.5</circle>
                <geocode><valueName>GB/T 2260</valueName><value>310115</value></geocode></area>
            </info>
            <info><language>en-US</language><category>Met</category><event>Typhoon</event>
              <urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
              <senderName>Shanghai Meteorological Service</senderName>
              <headline>Typhoon orange warning</headline>
              <area><areaDesc>Pudong</areaDesc>
                <polygon>31.0,121.5 31.4,121.5 31.4,121.9 31.0,121.5</polygon>
                <circle>31.2,121.5 12.5</circle>
                <geocode><valueName>GB/T 2260</valueName><value>310115</value></geocode></area>
            </info>\
            """;

    static ScriptedPoll read(String document) throws FeedException {
        return new ScriptedPoll("cap", "a.xml").with("a.xml", document).by(new CapAdapter());
    }

    @Test
    void readsAMessageInTwoLanguages() throws FeedException {
        Alert alert = read(alert("A1", "Alert", TYPHOON)).only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("smb@shanghai,A1");
        assertThat(alert.feed()).isEqualTo("test");
        assertThat(alert.kind()).isEqualTo(Alert.Kind.ALERT);
        assertThat(alert.status()).isEqualTo(Alert.Status.ACTUAL);
        assertThat(alert.tier()).isEqualTo(Tier.CITY);
        assertThat(alert.hazard()).isEqualTo("typhoon");
        assertThat(alert.grade()).isEqualTo(Grade.II);
        assertThat(alert.sent()).isEqualTo(Instant.parse("2024-09-15T00:00:00Z"));
        assertThat(alert.onset()).isEqualTo(Instant.parse("2024-09-15T02:00:00Z"));
        assertThat(alert.expires()).isEqualTo(Instant.parse("2024-09-16T02:00:00Z"));
        assertThat(alert.texts()).hasSize(2);
        assertThat(alert.text("zh").description()).isEqualTo("第一行\n第二行");
        assertThat(alert.text("en").headline()).isEqualTo("Typhoon orange warning");
        assertThat(alert.parameters()).containsExactly("tier=CITY");
        assertThat(alert.areas())
                .containsExactly(
                        new Area(
                                "浦东新区",
                                List.of(
                                        List.of(
                                                new GeoPoint(31.0, 121.5),
                                                new GeoPoint(31.4, 121.5),
                                                new GeoPoint(31.4, 121.9),
                                                new GeoPoint(31.0, 121.5))),
                                List.of(new Area.Circle(new GeoPoint(31.2, 121.5), 12.5)),
                                List.of("310115")));
    }

    @Test
    void readsReferencesOfAnUpdateAndOfACancellationWithoutInfo() throws FeedException {
        String references =
                "<references>smb@shanghai,A1,2024-09-15T08:00:00+08:00\n"
                        + " smb@shanghai,A0,2024-09-14T08:00:00+08:00</references>";
        Alert update = read(alert("A2", "Update", references)).only(AlertSeen.class).alert();
        assertThat(update.references()).containsExactly("smb@shanghai,A1", "smb@shanghai,A0");
        Alert cancel = read(alert("A3", "Cancel", references)).only(AlertSeen.class).alert();
        assertThat(cancel.kind()).isEqualTo(Alert.Kind.CANCEL);
    }

    @Test
    void readsTheColourOfTheSignalBeforeTheSeverity() throws FeedException {
        String info =
                "<info><event>暴雨</event><severity>Moderate</severity><parameter><valueName>alert_color</valueName>"
                    + "<value>紅色</value></parameter></info>";
        Alert alert = read(alert("A1", "Alert", info)).only(AlertSeen.class).alert();
        assertThat(alert.grade()).isEqualTo(Grade.I);
        assertThat(alert.hazard()).isEqualTo("rainstorm");
    }

    @Test
    void keepsAWordThatIsNoKnownSeverity() throws FeedException {
        String info = "<info><event>X</event><severity>紫色</severity></info>";
        Alert alert = read(alert("A1", "Alert", info)).only(AlertSeen.class).alert();
        assertThat(alert.grade()).isEqualTo(new Grade("紫色"));
        assertThat(alert.hazard()).isEqualTo("X");
    }

    @Test
    void takesTheRadiusOfTheNationalProfileAsMetres() throws FeedException {
        String document =
                """
                <alert xmlns="http://com.icss.amp">
                  <identifier>31000041600000_20240915081000</identifier>
                  <sender>上海中心气象台</sender><senderCode>31000041600000</senderCode>
                  <sendTime>2024-09-15 08:10:00+08:00</sendTime><status>Actual</status>
                  <msgType>Update</msgType><references>31000041600000_20240914081000</references>
                  <info><eventType>11B01</eventType><severity>Orange</severity>
                    <headline>上海中心气象台发布台风橙色预警信号</headline>
                    <area><areaDesc>上海</areaDesc><circle>31.2,121.5 12500</circle>
                      <geocode>310000000000,310115</geocode></area></info>
                </alert>\
                """;
        AlertSeen seen = read(document).only(AlertSeen.class);
        assertThat(seen.chainByFirst()).isTrue();
        Alert alert = seen.alert();
        assertThat(alert.id()).isEqualTo("31000041600000,31000041600000_20240915081000");
        assertThat(alert.references())
                .containsExactly("31000041600000,31000041600000_20240914081000");
        assertThat(alert.grade()).isEqualTo(Grade.II);
        assertThat(alert.hazard()).isEqualTo("typhoon");
        assertThat(alert.tier()).isEqualTo(Tier.CITY);
        assertThat(alert.sent()).isEqualTo(Instant.parse("2024-09-15T00:10:00Z"));
        assertThat(alert.texts().getFirst().language()).isEqualTo("zh-CN");
        assertThat(alert.areas().getFirst().circles())
                .containsExactly(new Area.Circle(new GeoPoint(31.2, 121.5), 12.5));
        assertThat(alert.areas().getFirst().divisions()).containsExactly("310000", "310115");
    }

    @Test
    void refusesAFaultyShapeAndKeepsTheAlert() throws FeedException {
        String info =
                """
                <info><event>大风</event><severity>Minor</severity>
                <area><areaDesc>x</areaDesc><polygon>9000,121 31,121 31,122 9000,121</polygon>
                <polygon>31,121 NaN,121 31,122</polygon>
                <circle>31,121</circle><geocode><valueName>GB/T 2260</valueName><value>浦东</value></geocode>
                <geocode><valueName>UGC</valueName><value>NVC013</value></geocode></area></info>\
                """;
        ScriptedPoll poll = read(alert("A1", "Alert", info));
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.areas()).containsExactly(Area.ofDivisions("x", List.of("UGC=NVC013")));
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "latitude outside -90 to 90: \"9000\"",
                        "not a finite number: \"NaN\"",
                        "not a centre and a radius: \"31,121\"",
                        "not a division code: \"浦东\"");
        assertThat(poll.refused.getFirst().path()).isEqualTo("line 5: /alert/info/area/polygon");
    }

    @Test
    void refusesAMessageThatCannotBeIdentifiedAndReadsTheOthers() throws FeedException {
        String document =
                "<envelope>"
                        + alert("", "Alert", TYPHOON)
                        + alert("A2", "Alarm", TYPHOON)
                        + alert("A3", "Alert", TYPHOON).replace("Actual", "Real")
                        + alert("A4", "Alert", TYPHOON).replace("2024-09-15T08", "99999-09-15T08")
                        + alert("A5", "Alert", TYPHOON).replace("2024-09-15T08", "2027-09-15T08")
                        + alert("A6", "Alert", TYPHOON).replace("<scope>Public</scope>", "")
                        + alert("A7", "Alert", TYPHOON)
                        + "</envelope>";
        ScriptedPoll poll = read(document);
        assertThat(poll.only(AlertSeen.class).alert().id()).isEqualTo("smb@shanghai,A7");
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "no identifier",
                        "unknown msgType \"Alarm\"",
                        "status \"Real\" does not say whether it is real",
                        "date outside 1990 to 2100: \"99999-09-15T08:00:00+08:00\"",
                        "\"2027-09-15T08:00:00+08:00\" is in the future: it is 2026-01-01T00:00:00Z"
                                + " on the hub's clock",
                        "no scope: it does not say whether it is public");
    }

    @Test
    void leavesOutDraftsAndAcknowledgementsAndSaysSo() throws FeedException {
        ScriptedPoll poll =
                read(
                        "<e>"
                                + alert("A1", "Ack", "")
                                + alert("A2", "Alert", TYPHOON).replace("Actual", "Draft")
                                + alert("A3", "Alert", TYPHOON).replace("Actual", "Exercise")
                                + "</e>");
        assertThat(poll.only(AlertSeen.class).alert().status()).isEqualTo(Alert.Status.EXERCISE);
        assertThat(poll.ignored).hasSize(2);
        assertThat(poll.refused).isEmpty();
    }

    @Test
    void readsOtherEncodingsAndAByteOrderMark() throws FeedException {
        String gb = "<?xml version=\"1.0\" encoding=\"GB18030\"?>" + alert("A1", "Alert", TYPHOON);
        ScriptedPoll poll =
                new ScriptedPoll("cap", "a.xml")
                        .with("a.xml", gb.getBytes(Charset.forName("GB18030")))
                        .by(new CapAdapter());
        assertThat(poll.only(AlertSeen.class).alert().text("zh").headline()).isEqualTo("台风橙色预警");
        assertThat(read("\uFEFF" + alert("A1", "Alert", TYPHOON)).observations).hasSize(1);
    }

    @Test
    void refusesBytesThatAreNotInTheDeclaredEncoding() {
        byte[] gb =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + alert("A1", "Alert", TYPHOON))
                        .getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("cap", "a.xml")
                                        .with("a.xml", gb)
                                        .by(new CapAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.errorClass()).isEqualTo("wrong-encoding"));
    }

    // ---- index

    /// A message sent for an exercise must not sound like a real one because somebody forgot its own mark.
    @ParameterizedTest
    @CsvSource({"Exercise, EXERCISE", "Test, TEST", "Actual, ACTUAL", "Unknown, ACTUAL"})
    void theEnvelopesStatusCountsWhereTheMessageClaimsToBeActual(
            String envelope, Alert.Status status) throws FeedException {
        ScriptedPoll poll =
                read(
                        "<EDXLDistribution"
                            + " xmlns=\"urn:oasis:names:tc:emergency:EDXL:DE:1.0\"><distributionStatus>"
                                + envelope
                                + "</distributionStatus><contentObject><xmlContent><embeddedXMLContent>"
                                + alert("a", "Alert", TYPHOON)
                                + "</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>");
        assertThat(poll.only(AlertSeen.class).alert().status()).isEqualTo(status);
    }

    static String entry(String link, String updated) {
        return "<entry><id>"
                + link
                + "</id><updated>"
                + updated
                + "</updated><link href=\""
                + link
                + "\"/></entry>";
    }

    static String index(String... entries) {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
                + String.join("", entries)
                + "</feed>";
    }

    @Test
    void followsAnIndexAndFetchesWhatChangedOnly() throws FeedException {
        CapAdapter adapter = new CapAdapter();
        ScriptedPoll poll =
                new ScriptedPoll("cap", "cap/index.atom")
                        .with(
                                "cap/index.atom",
                                index(entry("/cap/1.xml", "t1"), entry("/cap/2.xml", "t1")))
                        .with("cap/1.xml", alert("A1", "Alert", TYPHOON))
                        .with("cap/2.xml", alert("A2", "Alert", TYPHOON));
        poll.by(adapter);
        assertThat(poll.all(AlertSeen.class)).hasSize(2);

        // Not recorded: everything is fetched again.
        poll.clear();
        assertThat(poll.by(adapter).all(AlertSeen.class)).hasSize(2);
        poll.recorded().clear();
        assertThat(poll.by(adapter).all(AlertSeen.class)).isEmpty();

        poll.with("cap/index.atom", index(entry("/cap/1.xml", "t2"), entry("/cap/2.xml", "t1")));
        poll.clear();
        assertThat(poll.by(adapter).only(AlertSeen.class).alert().id())
                .isEqualTo("smb@shanghai,A1");
    }

    @Test
    void readsTheRestOfAnIndexWhenOneLinkIsDeadOrForeign() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("cap", "i.xml")
                        .with(
                                "i.xml",
                                "<rss><channel><item><link>http://169.254.1.1/x</link></item><item><link>dead.xml</link></item>"
                                    + "<item><title>none</title></item><item><link>2.xml</link></item></channel></rss>")
                        .with("2.xml", alert("A2", "Alert", TYPHOON))
                        .by(new CapAdapter());
        assertThat(poll.only(AlertSeen.class).alert().id()).isEqualTo("smb@shanghai,A2");
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "links to another host, \"169.254.1.1\", which the option \"hosts\" does"
                                + " not allow",
                        "nothing at http://upstream.test/dead.xml",
                        "an entry without a link to its message");
    }

    @Test
    void saysSoWhenThereIsNoAlert() {
        assertThatThrownBy(() -> read("<quakeml/>"))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo("not-cap"));
    }

    // ---- response levels

    static String level(String id, String msgType, String level, String more) {
        return alert(
                id,
                msgType,
                more
                        + """
                        <info><language>zh-CN</language><event>应急响应</event><severity>Severe</severity>
                        <effective>2024-09-15T09:00:00+08:00</effective>
                        <headline>启动防汛防台Ⅱ级响应</headline>
                        <parameter><valueName>responseLevel</valueName><value>%s</value></parameter>
                        <parameter><valueName>responseHazard</valueName><value>typhoon</value></parameter>
                        <parameter><valueName>responseTier</valueName><value>CITY</value></parameter>
                        <parameter><valueName>responseDivision</valueName><value>310000</value></parameter>
                        <parameter><valueName>responseIssuer</valueName><value>上海市防汛指挥部</value></parameter></info>\
                        """
                                .formatted(level));
    }

    @Test
    void readsAResponseLevelInsteadOfAnAlert() throws FeedException {
        ScriptedPoll poll = read(level("L1", "Alert", "II", ""));
        assertThat(poll.all(AlertSeen.class)).isEmpty();
        LevelSeen seen = poll.only(LevelSeen.class);
        assertThat(seen.message()).isEqualTo("smb@shanghai,L1");
        assertThat(seen.level())
                .isEqualTo(
                        new ResponseLevel(
                                "上海市防汛指挥部",
                                Tier.CITY,
                                "310000",
                                "typhoon",
                                Grade.II,
                                Instant.parse("2024-09-15T01:00:00Z"),
                                null,
                                "测试",
                                "",
                                "启动防汛防台Ⅱ级响应"));
    }

    @Test
    void endsALevelByACancellationThatOnlyRefersToIt() throws FeedException {
        CapAdapter adapter = new CapAdapter();
        ScriptedPoll poll = new ScriptedPoll("cap", "a.xml");
        poll.with("a.xml", level("L1", "Alert", "II", "")).by(adapter).clear();
        poll.with(
                        "a.xml",
                        alert(
                                "L2",
                                "Cancel",
                                "<references>smb@shanghai,L1,2024-09-15T08:00:00+08:00</references>"))
                .by(adapter);
        assertThat(poll.only(LevelOver.class).key())
                .isEqualTo(new ResponseLevel.Key(Tier.CITY, "310000", "typhoon"));
        assertThat(poll.all(AlertSeen.class)).isEmpty();
    }

    @Test
    void refusesALevelThatDoesNotSayWhereItHolds() throws FeedException {
        ScriptedPoll poll = read(level("L1", "Alert", "II", "").replace("310000", ""));
        assertThat(poll.observations).isEmpty();
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly("a response level without responseDivision");
    }
}
