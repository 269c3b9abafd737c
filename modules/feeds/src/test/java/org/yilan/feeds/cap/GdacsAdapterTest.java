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

class GdacsAdapterTest {
    static final String EVENT =
            """
            <item><title>Orange alert for tropical cyclone X-24.</title><description>From 14/09</description>
            <pubDate>Sun, 15 Sep 2024 06:00:00 GMT</pubDate><gdacs:iscurrent>true</gdacs:iscurrent>
            <gdacs:fromdate>Sat, 14 Sep 2024 00:00:00 GMT</gdacs:fromdate><gdacs:todate>Sun, 15 Sep 2024 05:00:00 GMT</gdacs:todate>
            <geo:Point><geo:lat>1</geo:lat><geo:long>2</geo:long></geo:Point><georss:point>28.9 126.1</georss:point>
            <gdacs:eventtype>TC</gdacs:eventtype><gdacs:alertlevel>Orange</gdacs:alertlevel>
            <gdacs:episodealertlevel>Green</gdacs:episodealertlevel><gdacs:eventid>7</gdacs:eventid>
            <gdacs:severity unit="km/h" value="130">Typhoon (130 km/h)</gdacs:severity>
            <gdacs:iso3>CHN</gdacs:iso3><gdacs:country>China</gdacs:country><gdacs:glide /></item>\
            """;

    static ScriptedPoll poll(String... items) {
        return new ScriptedPoll("gdacs-rss", "rss.xml")
                .with(
                        "rss.xml",
                        "<rss xmlns:geo=\"g\" xmlns:gdacs=\"http://www.gdacs.org\""
                                + " xmlns:georss=\"r\"><channel>"
                                + String.join("", items)
                                + "</channel></rss>");
    }

    static Alert only(ScriptedPoll poll) throws FeedException {
        poll.by(new GdacsAdapter());
        assertThat(poll.refused).isEmpty();
        return poll.only(AlertSeen.class).alert();
    }

    @Test
    void readsAnEvent() throws FeedException {
        assertThat(only(poll(EVENT)))
                .isEqualTo(
                        new Alert(
                                "gdacs.org,TC7",
                                "test",
                                Alert.Kind.ALERT,
                                Alert.Status.ACTUAL,
                                "gdacs.org",
                                "GDACS",
                                Tier.NATIONAL,
                                "typhoon",
                                Grade.II,
                                "",
                                "",
                                Instant.parse("2024-09-15T06:00:00Z"),
                                Instant.parse("2024-09-14T00:00:00Z"),
                                Instant.parse("2024-09-18T05:00:00Z"),
                                List.of(
                                        new AlertText(
                                                "en-US",
                                                "tropical cyclone",
                                                "Orange alert for tropical cyclone X-24.",
                                                "From 14/09",
                                                "")),
                                List.of(
                                        new Area(
                                                "China",
                                                List.of(),
                                                List.of(
                                                        new Area.Circle(
                                                                new GeoPoint(28.9, 126.1), 0)),
                                                List.of("iso3=CHN"))),
                                List.of(),
                                List.of(
                                        "tier=NATIONAL",
                                        "alertlevel=Orange",
                                        "episodealertlevel=Green",
                                        "severity=Typhoon (130 km/h)")));
    }

    @ParameterizedTest
    @CsvSource({"Red,I", "Orange,II", "Green,IV", "Purple,Purple"})
    void theLevelIsTheGrade(String level, String grade) throws FeedException {
        assertThat(only(poll(EVENT.replace(">Orange<", ">" + level + "<"))).grade())
                .isEqualTo(new Grade(grade));
    }

    @Test
    void leavesOutLevelsBelowTheLeastAndNeverAnUnknownOne() throws FeedException {
        ScriptedPoll poll =
                poll(
                                EVENT,
                                EVENT.replace(">Orange<", ">Red<").replace(">7<", ">8<"),
                                EVENT.replace(">Orange<", ">Purple<").replace(">7<", ">9<"))
                        .option("least", "Red")
                        .by(new GdacsAdapter());
        assertThat(poll.all(AlertSeen.class))
                .extracting(a -> a.alert().id())
                .containsExactly("gdacs.org,TC8", "gdacs.org,TC9");
        assertThat(poll.ignored)
                .extracting(Remark::reason)
                .containsExactly("below the level of the option least: Orange");
    }

    @Test
    void anEventIsOverWhenItIsNoLongerCurrentOrWithoutNewsForHours() throws FeedException {
        assertThat(only(poll(EVENT.replace(">true<", ">false<"))).expires())
                .isEqualTo("2024-09-15T05:00:00Z");
        assertThat(only(poll(EVENT).option("hours", "6").option("tier", "CITY")))
                .returns(Instant.parse("2024-09-15T11:00:00Z"), Alert::expires)
                .returns(Tier.CITY, Alert::tier);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pubDate>Sun, 15 Sep 2024 06:00:00 GMT</pubDate> | '' | no pubDate",
                "15 Sep 2024 06:00:00 | 15 Sep 99999 06:00:00 | not a date and time: \"Sun, 15 Sep"
                        + " 99999 06:00:00 GMT\"",
                "15 Sep 2024 06:00:00 | 15 Sep 1024 06:00:00 | not a date and time: \"Sun, 15 Sep"
                        + " 1024 06:00:00 GMT\"",
                "<gdacs:eventid>7</gdacs:eventid> | '' | no eventid",
                "<gdacs:eventtype>TC</gdacs:eventtype> | <gdacs:eventtype/> | no eventtype",
                "<gdacs:alertlevel>Orange</gdacs:alertlevel> | '' | no alertlevel",
            })
    void refusesOneEventAndReadsTheOthers(String good, String bad, String reason)
            throws FeedException {
        ScriptedPoll poll =
                poll(EVENT.replace(good, bad), EVENT.replace(">7<", ">8<")).by(new GdacsAdapter());
        assertThat(poll.only(AlertSeen.class).alert().id()).isEqualTo("gdacs.org,TC8");
        assertThat(poll.refused).extracting(Remark::reason).containsExactly(reason);
        assertThat(poll.refused.getFirst().path()).contains("/rss/channel/item");
    }

    @Test
    void refusesACentreOrADateAloneAndKeepsTheEvent() throws FeedException {
        ScriptedPoll poll =
                poll(EVENT.replace("28.9 126.1", "9000 126.1").replace("Sat, 14 Sep", "Caturday"))
                        .by(new GdacsAdapter());
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.areas().getFirst().circles()).isEmpty();
        assertThat(alert.areas().getFirst().divisions()).containsExactly("iso3=CHN");
        assertThat(alert.onset()).isNull();
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "not a date and time: \"Caturday 2024 00:00:00 GMT\"",
                        "latitude outside -90 to 90: \"9000\"");
    }

    @ParameterizedTest
    @CsvSource({
        "<feed/>,not-gdacs-rss",
        "<rss/>,not-gdacs-rss",
        "<rss><channel><item><title>x</ti,cut-short",
        "<!DOCTYPE html><html></html>,not-xml",
        "{},not-xml"
    })
    void refusesWhatIsNoFeed(String body, String errorClass) {
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("gdacs-rss", "s")
                                        .with("s", body)
                                        .by(new GdacsAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    static List<Alert> sample(String file) throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("gdacs-rss", "s")
                        .with("s", Samples.bytes("hazard-feeds/" + file))
                        .by(new GdacsAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored).isEmpty();
        return poll.all(AlertSeen.class).stream().map(AlertSeen::alert).toList();
    }

    @Test
    void readsFourRealEvents() throws FeedException {
        List<Alert> alerts = sample("gdacs-1.xml");
        assertThat(alerts)
                .extracting(Alert::id, Alert::hazard, Alert::grade, Alert::sent)
                .containsExactly(
                        Tuple.tuple(
                                "gdacs.org,TC1000643",
                                "typhoon",
                                Grade.IV,
                                Instant.parse("2019-12-29T12:00:00Z")),
                        Tuple.tuple(
                                "gdacs.org,EQ1199929",
                                "earthquake",
                                Grade.IV,
                                Instant.parse("2019-12-28T15:36:35Z")),
                        Tuple.tuple(
                                "gdacs.org,DR1013682",
                                "drought",
                                Grade.IV,
                                Instant.parse("2019-12-30T01:27:00Z")),
                        Tuple.tuple(
                                "gdacs.org,DR1013588",
                                "drought",
                                Grade.IV,
                                Instant.parse("2019-12-30T01:27:00Z")));
        Alert quake = alerts.get(1);
        assertThat(quake.areas().getFirst().description()).isEqualTo("South Africa");
        assertThat(quake.areas().getFirst().circles())
                .containsExactly(new Area.Circle(new GeoPoint(-44.5653, 37.087), 0));
        assertThat(quake.parameters()).contains("severity=Magnitude 5.5M, Depth:10km");
        assertThat(quake.expires()).isEqualTo("2019-12-31T15:36:35Z");
        assertThat(alerts.get(3).onset()).isEqualTo("2019-09-21T00:00:00Z");
    }

    @Test
    void readsTheRealFeedOfADay() throws FeedException {
        List<Alert> alerts = sample("gdacs-rss.xml");
        assertThat(alerts).hasSize(16);
        assertThat(alerts).filteredOn(a -> a.grade().equals(Grade.II)).hasSize(8);
        Alert phanfone = alerts.get(4);
        assertThat(phanfone.id()).isEqualTo("gdacs.org,TC1000641");
        assertThat(phanfone.grade()).isEqualTo(Grade.II);
        assertThat(phanfone.parameters())
                .contains("episodealertlevel=Green", "eventname=PHANFONE-19");
        assertThat(phanfone.areas().getFirst().circles())
                .containsExactly(new Area.Circle(new GeoPoint(14.6, 112.1), 0));
        assertThat(phanfone.onset()).isEqualTo("2019-12-21T18:00:00Z");
        // No longer current: over when it ended.
        assertThat(alerts.get(10).expires()).isEqualTo("2019-12-30T01:37:00Z");
        assertThat(alerts.get(10).areas().getFirst().divisions()).containsExactly("iso3=CHN");
    }

    @Test
    void readsTheRealFeedOf24Hours() throws FeedException {
        List<Alert> alerts = sample("gdacs-rss-24h.xml");
        assertThat(alerts).hasSize(21);
        assertThat(alerts).filteredOn(a -> a.hazard().equals("earthquake")).hasSize(8);
        // In the open sea: no country and no code of one.
        assertThat(alerts.get(11).id()).isEqualTo("gdacs.org,EQ1200043");
        assertThat(alerts.get(11).areas())
                .containsExactly(
                        new Area(
                                "",
                                List.of(),
                                List.of(new Area.Circle(new GeoPoint(-52.8544, 11.3526), 0)),
                                List.of()));
    }
}
