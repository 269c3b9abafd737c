package org.yilan.feeds.earthquake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.feeds.earthquake.Seismic.document;
import static org.yilan.feeds.earthquake.Seismic.only;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.feeds.spi.Observation.EarthquakeSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.time.Instant;
import java.util.List;

class JmaAdapterTest {
    static final String QUAKE =
            """
            <Earthquake><OriginTime>2024-09-15T17:00:00+09:00</OriginTime><Hypocenter><Area><Name>福島県沖</Name>
            <Coordinate datum="日本測地系">+37.6+141.6-50000/</Coordinate></Area></Hypocenter>
            <Magnitude type="Mj" description="Ｍ４．５">4.5</Magnitude></Earthquake>\
            """;

    /// A telegram of JMA as its specification has it.
    static String telegram(String title, String infoType, String serial, String body) {
        return """
        <Report xmlns="http://xml.kishou.go.jp/jmaxml1/"><Control><Title>%s</Title><DateTime>2024-09-15T08:05:47Z</DateTime>
        <Status>通常</Status><EditorialOffice>気象庁本庁</EditorialOffice><PublishingOffice>気象庁</PublishingOffice></Control>
        <Head><Title>%s</Title><ReportDateTime>2024-09-15T17:05:00+09:00</ReportDateTime>
        <TargetDateTime>2024-09-15T17:00:00+09:00</TargetDateTime><EventID>20240915170012</EventID>
        <InfoType>%s</InfoType><Serial>%s</Serial><Headline><Text>見出し</Text></Headline></Head>
        <Body>%s</Body></Report>\
        """
                .formatted(title, title, infoType, serial, body);
    }

    static ScriptedPoll read(String title, String infoType, String serial, String body)
            throws FeedException {
        return document(new JmaAdapter(), telegram(title, infoType, serial, body));
    }

    @Test
    void readsALocatedEarthquakeWithIntensities() throws FeedException {
        ScriptedPoll poll =
                read(
                        "震源・震度に関する情報",
                        "発表",
                        "2",
                        QUAKE
                                + """
                                <Intensity><Observation><MaxInt>5-</MaxInt><Pref><Name>宮城県</Name><Code>04</Code>
                                <Area><Name>宮城県北部</Name><Code>220</Code><MaxInt>4 </MaxInt></Area>
                                <Area><Name>宮城県南部</Name><Code>221</Code></Area></Pref>
                                <Pref><Name>福島県</Name><Code>07</Code><Area><Name>福島県浜通り</Name><Code>251</Code>
                                <MaxInt>5-</MaxInt><City><Name>双葉町</Name><MaxInt>5-</MaxInt></City></Area></Pref>
                                </Observation></Intensity><Comments><ForecastComment><Text>この地震による津波の心配はありません。
                                余震に注意。</Text></ForecastComment></Comments>\
                                """);
        assertThat(only(poll))
                .isEqualTo(
                        new Earthquake(
                                "test:20240915170012",
                                "test",
                                "震源・震度に関する情報",
                                2,
                                Instant.parse("2024-09-15T08:05:47Z"),
                                Stage.HYPOCENTRE,
                                new Hypocentre(
                                        Instant.parse("2024-09-15T08:00:00Z"),
                                        new GeoPoint(37.6, 141.6),
                                        "福島県沖",
                                        50,
                                        4.5,
                                        "Mj"),
                                new Shaking(
                                        "shindo",
                                        "5-",
                                        List.of(
                                                new AreaIntensity("251", "福島県浜通り", "5-"),
                                                new AreaIntensity("220", "宮城県北部", "4"))),
                                "この地震による津波の心配はありません。",
                                "",
                                "気象庁",
                                false));
        assertThat(poll.ignored)
                .extracting(r -> r.reason())
                .containsExactly(
                        "no intensity yet: 宮城県南部",
                        "1 municipalities and their stations; areas count");
        assertThat(poll.refused).isEmpty();
    }

    @Test
    void aTelegramOnTwoEarthquakesTellsOfBoth() throws FeedException {
        ScriptedPoll poll =
                document(
                        new JmaAdapter(),
                        telegram(
                                        "津波警報・注意報・予報a",
                                        "発表",
                                        "",
                                        QUAKE + QUAKE.replace(">4.5<", ">7.1<") + QUAKE)
                                .replace("20240915170012", "20240915170012 20240915170244"));
        assertThat(poll.all(EarthquakeSeen.class))
                .extracting(e -> e.report().id() + " " + e.report().hypocentre().magnitude())
                .containsExactly("test:20240915170012 4.5", "test:20240915170244 7.1");
        assertThat(poll.ignored.getFirst().reason())
                .isEqualTo("1 more earthquakes than the telegram has ids for");
    }

    @Test
    void theFirstIntensitiesHaveTheTimeOfTheShaking() throws FeedException {
        Earthquake quick =
                only(
                        read(
                                "震度速報",
                                "発表",
                                "",
                                "<Intensity><Observation><MaxInt>3</MaxInt></Observation></Intensity>"));
        assertThat(quick.stage()).isEqualTo(Stage.INTENSITY);
        assertThat(quick.hypocentre().origin()).isEqualTo("2024-09-15T08:00:00Z");
        assertThat(quick.hypocentre().epicentre()).isNull();
        assertThat(quick.hypocentre().magnitude()).isNaN();
        assertThat(quick.shaking()).isEqualTo(new Shaking("shindo", "3", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "+37.6+141.6-50000/, 37.6, 141.6, 50",
        "+37.6+141.6+0/, 37.6, 141.6, 0",
        "-20.4-178.5-600000/, -20.4, -178.5, 600",
        "+37.6+141.6/, 37.6, 141.6, NaN"
    })
    void readsACoordinate(String text, double lat, double lon, double depth) throws FeedException {
        Hypocentre h =
                only(read("震源に関する情報", "発表", "", QUAKE.replace("+37.6+141.6-50000/", text)))
                        .hypocentre();
        assertThat(h.epicentre()).isEqualTo(new GeoPoint(lat, lon));
        assertThat(h.depthKm()).isEqualTo(Double.valueOf(depth));
    }

    @Test
    void prefersTheCoordinateInMinutesOfAReview() throws FeedException {
        Earthquake review =
                only(
                        read(
                                "顕著な地震の震源要素更新のお知らせ",
                                "発表",
                                "",
                                QUAKE.replace(
                                        "</Area>",
                                        "<Coordinate"
                                            + " type=\"震源位置（度分）\">-3730.0-14115.0-8000/</Coordinate></Area>")));
        assertThat(review.stage()).isEqualTo(Stage.REVIEWED);
        assertThat(review.hypocentre().epicentre()).isEqualTo(new GeoPoint(-37.5, -141.25));
        assertThat(review.hypocentre().depthKm()).isEqualTo(8);
    }

    @Test
    void doesNotTellAnAssumedHypocentreAsOne() throws FeedException {
        Earthquake assumed =
                only(
                        read(
                                "緊急地震速報（地震動予報）",
                                "発表",
                                "1",
                                QUAKE.replace("<Hypo", "<Condition>仮定震源要素</Condition><Hypo")
                                        .replace(">4.5<", ">1.0<")));
        assertThat(assumed.stage()).isEqualTo(Stage.FORECAST);
        assertThat(assumed.hypocentre().magnitude()).isNaN();
        assertThat(assumed.hypocentre().depthKm()).isNaN();
        assertThat(assumed.remark()).isEqualTo("仮定震源要素");
    }

    static String forecast(String from, String to, String code) {
        return QUAKE
                + """
                <Intensity><Forecast><ForecastInt><From>%1$s</From><To>%2$s</To></ForecastInt><Pref><Name>福島</Name>
                <Area><Name>福島県浜通り</Name><Code>251</Code><Category><Kind><Code>%3$s</Code></Kind></Category>
                <ForecastInt><From>%1$s</From><To>%2$s</To></ForecastInt></Area></Pref></Forecast></Intensity>
                <Comments><WarningComment><Text>強い揺れに警戒してください。</Text></WarningComment></Comments>\
                """
                        .formatted(from, to, code);
    }

    @Test
    void aWarningOfThePublicIsAnAlertToo() throws FeedException {
        ScriptedPoll poll = read("緊急地震速報（警報）", "発表", "3", forecast("5-", "6-", "19"));
        Earthquake warning = only(poll);
        assertThat(warning.stage()).isEqualTo(Stage.WARNING);
        assertThat(warning.shaking())
                .isEqualTo(
                        new Shaking(
                                "shindo", "6-", List.of(new AreaIntensity("251", "福島県浜通り", "6-"))));
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("jma.go.jp,test:eew-20240915170012");
        assertThat(alert.hazard()).isEqualTo("earthquake");
        assertThat(alert.grade()).isEqualTo(Grade.I);
        assertThat(alert.kind()).isEqualTo(Alert.Kind.UPDATE);
        assertThat(alert.status()).isEqualTo(Alert.Status.ACTUAL);
        assertThat(alert.sent()).isEqualTo("2024-09-15T08:05:47.000000003Z");
        assertThat(alert.expires()).isEqualTo("2024-09-15T08:15:47Z");
        assertThat(alert.areas()).extracting(Area::description).containsExactly("福島県浜通り");
        assertThat(alert.text("ja").instruction()).isEqualTo("強い揺れに警戒してください。");
        assertThat(alert.text("zh").headline()).isEqualTo("地震预警：福島県沖 M4.5，预计最大震度 6-");
        assertThat(alert.text("en").headline())
                .isEqualTo("Earthquake early warning: 福島県沖 M4.5, up to intensity 6- (shindo)");
    }

    @ParameterizedTest
    @CsvSource({"00, FORECAST, 0", "01, FORECAST, 0", "10, WARNING, 1", "11, WARNING, 1"})
    void aForecastThatWarnsAnAreaIsAWarning(String code, Stage stage, int alerts)
            throws FeedException {
        ScriptedPoll poll = read("緊急地震速報（予報）", "発表", "1", forecast("4", "5-", code));
        assertThat(only(poll).stage()).isEqualTo(stage);
        assertThat(poll.all(AlertSeen.class)).hasSize(alerts);
        assertThat(poll.all(AlertSeen.class)).allMatch(a -> a.alert().grade().equals(Grade.II));
    }

    @Test
    void theUpperEndOfARangeCountsAndAnOpenOneSaysSo() throws FeedException {
        assertThat(
                        only(read("緊急地震速報（予報）", "発表", "1", forecast("5-", "over", "00")))
                                .shaking()
                                .maximum())
                .isEqualTo("≥5-");
    }

    @Test
    void aDrillIsMarkedAndATestOfTheLineIgnored() throws FeedException {
        ScriptedPoll drill =
                document(
                        new JmaAdapter(),
                        telegram("緊急地震速報（警報）", "発表", "1", forecast("5-", "5-", "10"))
                                .replace("通常", "訓練"));
        assertThat(only(drill).simulated()).isTrue();
        assertThat(drill.only(AlertSeen.class).alert().status()).isEqualTo(Alert.Status.EXERCISE);
        ScriptedPoll test =
                document(
                        new JmaAdapter(),
                        telegram("震源に関する情報", "発表", "", QUAKE).replace("通常", "試験"));
        assertThat(test.observations).isEmpty();
        assertThat(test.ignored.getFirst().reason()).contains("a test of the line");
    }

    @Test
    void whatTellsOfNoSingleEarthquakeIsIgnoredWithItsTitle() throws FeedException {
        ScriptedPoll poll = read("南海トラフ地震臨時情報", "発表", "1", "<Text>調査中</Text>");
        assertThat(poll.observations).isEmpty();
        assertThat(poll.ignored.getFirst().reason())
                .isEqualTo("tells of no single earthquake: 南海トラフ地震臨時情報");
    }

    static String coast(String name, String kind, String last) {
        return """
        <Item><Area><Name>%s</Name><Code>100</Code></Area><Category><Kind><Name>K</Name><Code>%s</Code></Kind>
        <LastKind><Name>L</Name><Code>%s</Code></LastKind></Category><FirstHeight>
        <ArrivalTime>2024-09-15T17:30:00+09:00</ArrivalTime></FirstHeight>
        <MaxHeight><TsunamiHeight description="３ｍ">3</TsunamiHeight></MaxHeight></Item>\
        """
                .formatted(name, kind, last);
    }

    static ScriptedPoll tsunami(String infoType, String... coasts) throws FeedException {
        return read(
                "津波警報・注意報・予報a",
                infoType,
                "",
                "<Tsunami><Forecast>" + String.join("", coasts) + "</Forecast></Tsunami>" + QUAKE);
    }

    @Test
    void tsunamiWarningsAreOneAlertWithTheGravestGrade() throws FeedException {
        ScriptedPoll poll =
                tsunami(
                        "発表",
                        coast("甲", "62", "00"),
                        coast("乙", "51", "00"),
                        coast("丙", "71", "00"));
        assertThat(only(poll).tsunami()).isEqualTo("見出し");
        assertThat(only(poll).hypocentre().magnitude()).isEqualTo(4.5);
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("jma.go.jp,test:tsunami-20240915170012");
        assertThat(alert.hazard()).isEqualTo("tsunami");
        assertThat(alert.grade()).isEqualTo(Grade.II);
        assertThat(alert.expires()).isNull();
        assertThat(alert.areas()).extracting(Area::description).containsExactly("甲", "乙");
        AlertText english = alert.text("en");
        assertThat(english.headline()).isEqualTo("Tsunami warning (JMA)");
        assertThat(english.description())
                .isEqualTo("Tsunami warning: 乙 ３ｍ 17:30 JST\nTsunami advisory: 甲 ３ｍ 17:30 JST");
    }

    @Test
    void aCoastWithoutANameIsRefusedAndTheOthersWarned() throws FeedException {
        ScriptedPoll poll =
                tsunami(
                        "発表",
                        coast("甲", "62", "00").replaceFirst("<Area>.*</Area>", ""),
                        coast("乙", "51", "00"));
        assertThat(poll.refused).hasSize(1);
        assertThat(poll.only(AlertSeen.class).alert().areas())
                .extracting(Area::description)
                .containsExactly("乙");
    }

    @Test
    void tsunamiWarningsEndAndMayComeBack() throws FeedException {
        Seismic feed = new Seismic(new JmaAdapter(), "2024-09-15T08:10:00Z");
        String id = "jma.go.jp,test:tsunami-20240915170012";
        feed.take(tsunami("発表", coast("甲", "62", "00")));
        assertThat(feed.situation().alert(id).orElseThrow().expired(feed.hub.instant())).isFalse();
        String ended =
                telegram(
                                "津波警報・注意報・予報a",
                                "発表",
                                "",
                                "<Tsunami><Forecast>"
                                        + coast("甲", "60", "62")
                                        + "</Forecast></Tsunami>")
                        .replace("08:05:47Z", "08:06:47Z");
        feed.take(document(new JmaAdapter(), ended));
        assertThat(feed.situation().alert(id).orElseThrow().expired(feed.hub.instant())).isTrue();
        // The message before comes again, late: it stays over.
        assertThat(feed.take(tsunami("発表", coast("甲", "62", "00")))).isEmpty();
        String again =
                telegram(
                                "津波警報・注意報・予報a",
                                "発表",
                                "",
                                "<Tsunami><Forecast>"
                                        + coast("甲", "51", "00")
                                        + "</Forecast></Tsunami>")
                        .replace("08:05:47Z", "08:07:47Z");
        feed.take(document(new JmaAdapter(), again));
        Alert back = feed.situation().alert(id).orElseThrow();
        assertThat(back.expired(feed.hub.instant())).isFalse();
        assertThat(back.grade()).isEqualTo(Grade.II);
    }

    @Test
    void tsunamiWarningsTakenBackAreOver() throws FeedException {
        ScriptedPoll poll = read("津波警報・注意報・予報a", "取消", "", "<Text>取り消します。</Text>");
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.expires()).isEqualTo(alert.sent());
        assertThat(only(poll).stage()).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void aSlightChangeOfTheSeaIsNoWarning() throws FeedException {
        ScriptedPoll poll = tsunami("発表", coast("丙", "71", "00"));
        assertThat(poll.all(AlertSeen.class)).isEmpty();
        assertThat(poll.ignored.getFirst().reason()).isEqualTo("warns of no tsunami: 見出し");
    }

    @Test
    void anUnknownCodeOfATsunamiIsShownOnTop() throws FeedException {
        assertThat(tsunami("発表", coast("甲", "99", "00")).only(AlertSeen.class).alert().grade())
                .isEqualTo(new Grade("Unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<EventID>20240915170012</EventID> | | no EventID",
                "<DateTime>2024-09-15T08:05:47Z | <DateTime>99999-09-15T08:05:47Z | outside 1990",
                "<DateTime>2024-09-15T08:05:47Z | <DateTime>2044-09-15T08:05:47Z | in the future",
                "<Serial></Serial> | <Serial>1000000</Serial> | no serial number",
                "<Title>震源に関する情報</Title><DateTime> | <Title></Title><DateTime> | no Title"
            })
    void refusesATelegramThatCannotBeUsed(String was, String is, String why) throws FeedException {
        ScriptedPoll poll =
                document(
                        new JmaAdapter(),
                        telegram("震源に関する情報", "発表", "", QUAKE).replace(was, is == null ? "" : is));
        assertThat(poll.observations).isEmpty();
        assertThat(poll.refused).hasSize(1);
        assertThat(poll.refused.getFirst().reason()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+37.6+141.6-50000/ | +9000+141.6-50000/ | latitude outside",
                "+37.6+141.6-50000/ | north of here | no coordinate",
                ">4.5< | >45< | outside",
                "2024-09-15T17:00:00+09:00</OriginTime> | noon</OriginTime> | not a date and time"
            })
    void refusesAPartAndKeepsTheRest(String was, String is, String why) throws FeedException {
        ScriptedPoll poll = read("震源に関する情報", "発表", "", QUAKE.replace(was, is));
        assertThat(only(poll).hypocentre().name()).isEqualTo("福島県沖");
        assertThat(poll.refused).hasSize(1);
        assertThat(poll.refused.getFirst().reason()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><body>maintenance</body></html> | not-xml",
                "{} | not-xml",
                "<Report xmlns=\"urn:x\"><Control/></Report> | not-jma-xml",
                "<rss/> | not-jma-xml",
                "<Report xmlns=\"http://xml.kishou.go.jp/jmaxml1/\"><Con | cut-short"
            })
    void refusesAnotherDocument(String text, String errorClass) {
        assertThatThrownBy(() -> document(new JmaAdapter(), text))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    // ---- the index

    static String entry(String href, String title) {
        return "<entry><title>"
                + title
                + "</title><updated>2024-09-15T08:06:00Z</updated><link type=\"application/xml\""
                + " href=\""
                + href
                + "\"/></entry>";
    }

    static ScriptedPoll index(String... entries) {
        return new ScriptedPoll("jma-xml", "feed/eqvol.xml")
                .with(
                        "feed/eqvol.xml",
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
                                + String.join("", entries)
                                + "</feed>");
    }

    @Test
    void followsTheIndexAndFetchesEachTelegramOnce() throws FeedException {
        JmaAdapter adapter = new JmaAdapter();
        ScriptedPoll poll =
                index(
                                entry("../data/20240915_0_VXSE53_010000.xml", "震源・震度に関する情報"),
                                entry("../data/20240915_0_VFVO53_010000.xml", "降灰予報（定時）"),
                                entry("http://elsewhere.test/x_VXSE53.xml", "震源・震度に関する情報"),
                                "<entry><title>震度速報</title></entry>")
                        .with(
                                "data/20240915_0_VXSE53_010000.xml",
                                telegram("震源・震度に関する情報", "発表", "1", QUAKE))
                        .by(adapter)
                        .recorded();
        assertThat(only(poll).id()).isEqualTo("test:20240915170012");
        assertThat(poll.ignored.getFirst().reason()).contains("降灰予報");
        assertThat(poll.refused)
                .extracting(r -> r.reason())
                .satisfiesExactly(
                        r -> assertThat(r).contains("another host", "elsewhere.test"),
                        r -> assertThat(r).contains("without a link"));
        poll.clear();
        poll.by(adapter);
        assertThat(poll.asked).hasSize(1);
        assertThat(poll.all(EarthquakeSeen.class)).isEmpty();
    }

    @Test
    void aTelegramThatIsGoneIsSaidAndAskedForAgain() throws FeedException {
        JmaAdapter adapter = new JmaAdapter();
        ScriptedPoll poll =
                index(entry("../data/a_VXSE53_1.xml", "震源・震度に関する情報")).by(adapter).recorded();
        assertThat(poll.refused.getFirst().reason()).contains("nothing at");
        poll.clear();
        poll.with("data/a_VXSE53_1.xml", telegram("震源・震度に関する情報", "発表", "1", QUAKE)).by(adapter);
        assertThat(only(poll).hypocentre().magnitude()).isEqualTo(4.5);
    }
}
