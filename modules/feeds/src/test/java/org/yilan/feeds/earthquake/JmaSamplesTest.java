package org.yilan.feeds.earthquake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.feeds.earthquake.Seismic.only;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Telegrams of the Japan Meteorological Agency, by values read in them by eye.
class JmaSamplesTest {
    static final String IWATE = "jma.go.jp,test:eew-20080614084350";

    static ScriptedPoll sample(String file) throws FeedException {
        ScriptedPoll poll = Seismic.sample(new JmaAdapter(), "eew/" + file, "2026-01-01T00:00:00Z");
        assertThat(poll.refused).isEmpty();
        return poll;
    }

    // ---- one event in eleven telegrams, serial 1 to 10 and a cancellation

    static final List<String> CHAIN =
            List.of(
                    "36_02_01_100915_VXSE41.xml",
                    "36_02_02_100915_VXSE41.xml",
                    "36_02_03_100915_VXSE41.xml",
                    "36_02_04_110223_VXSE41.xml",
                    "36_02_05_100915_VXSE41.xml",
                    "36_02_06_100915_VXSE41.xml",
                    "36_02_07_100915_VXSE41.xml",
                    "36_02_08_100915_VXSE41.xml",
                    "36_02_09_100915_VXSE41.xml",
                    "36_02_10_100915_VXSE41.xml",
                    "36_02_11_100915_VXSE41.xml");

    @ParameterizedTest
    @CsvSource({
        "0, 1, 08:43:54, 08:43:48, 38.9, 141.1, 5.7, ≥5-, 5, FORECAST, 0",
        "1, 2, 08:43:55, 08:43:46, 39.1, 141.0, 6.1, ≥5+, 9, WARNING, 9",
        "2, 3, 08:43:55, 08:43:45, 39.0, 140.9, 6.2, 5+, 12, WARNING, 9",
        "3, 4, 08:43:56, 08:43:45, 39.0, 140.9, 6.3, 5+, 12, WARNING, 9",
        "4, 5, 08:43:59, 08:43:45, 39.0, 140.9, 6.7, 6+, 18, WARNING, 9",
        "5, 6, 08:44:02, 08:43:45, 39.0, 140.9, 6.7, 6+, 18, WARNING, 9",
        "6, 7, 08:44:12, 08:43:45, 39.0, 140.9, 6.9, 6+, 20, WARNING, 20",
        "7, 8, 08:44:21, 08:43:45, 39.0, 140.9, 7.0, 6+, 21, WARNING, 20",
        "8, 9, 08:44:42, 08:43:45, 39.0, 140.9, 7.0, 6+, 21, WARNING, 20",
        "9, 10, 08:44:53, 08:43:45, 39.0, 140.9, 7.0, 6+, 21, WARNING, 20"
    })
    void readsEachReportOfTheChain(
            int at,
            int serial,
            String sent,
            String origin,
            double lat,
            double lon,
            double magnitude,
            String maximum,
            int areas,
            Stage stage,
            int warned)
            throws FeedException {
        ScriptedPoll poll = sample(CHAIN.get(at));
        Earthquake report = only(poll);
        assertThat(report.id()).isEqualTo("test:20080614084350");
        assertThat(report.series()).isEqualTo("緊急地震速報（予報）");
        assertThat(report.serial()).isEqualTo(serial);
        assertThat(report.updated())
                .isEqualTo(OffsetDateTime.parse("2008-06-14T" + sent + "+09:00").toInstant());
        assertThat(report.hypocentre())
                .isEqualTo(
                        new Hypocentre(
                                OffsetDateTime.parse("2008-06-14T" + origin + "+09:00").toInstant(),
                                new GeoPoint(lat, lon),
                                "岩手県内陸南部",
                                10,
                                magnitude,
                                "Mj"));
        assertThat(report.shaking().scale()).isEqualTo("shindo");
        assertThat(report.shaking().maximum()).isEqualTo(maximum);
        assertThat(report.shaking().areas()).hasSize(areas);
        assertThat(report.stage()).isEqualTo(stage);
        assertThat(poll.all(AlertSeen.class).stream().mapToInt(a -> a.alert().areas().size()).sum())
                .isEqualTo(warned);
    }

    @Test
    void readsTheCancellationOfTheChain() throws FeedException {
        ScriptedPoll poll = sample("36_02_11_100915_VXSE41.xml");
        Earthquake cancel = only(poll);
        assertThat(cancel.stage()).isEqualTo(Stage.CANCELLED);
        assertThat(cancel.serial()).isEqualTo(10);
        assertThat(cancel.updated()).isEqualTo("2008-06-13T23:50:00Z");
        assertThat(cancel.remark()).isEqualTo("先ほどの、緊急地震速報（予報）を取り消します。");
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.kind()).isEqualTo(Alert.Kind.CANCEL);
        assertThat(alert.references()).containsExactly(IWATE);
    }

    @Test
    void theChainInOrderWarnsAndIsTakenBack() throws FeedException {
        Seismic feed = new Seismic(new JmaAdapter(), "2008-06-13T23:50:30Z");
        for (String file : CHAIN.subList(0, 10)) {
            feed.take(sample(file));
        }
        Earthquake tenth = feed.situation().earthquake("test:20080614084350").orElseThrow();
        assertThat(tenth.serial()).isEqualTo(10);
        assertThat(tenth.stage()).isEqualTo(Stage.WARNING);
        assertThat(tenth.imminent(feed.hub.instant())).isTrue();
        Alert alert = feed.situation().alert(IWATE).orElseThrow();
        assertThat(alert.grade()).isEqualTo(Grade.I);
        assertThat(alert.expired(feed.hub.instant())).isFalse();
        assertThat(feed.hub.all(Event.EarthquakeObserved.class)).hasSize(10);
        assertThat(feed.hub.all(Event.AlertPublished.class)).hasSize(9);

        feed.take(sample(CHAIN.getLast()));
        assertThat(feed.situation().earthquake("test:20080614084350").orElseThrow().cancelled())
                .isTrue();
        assertThat(feed.situation().alerts()).isEmpty();
        // All of it once more, and in one poll, is no news.
        assertThat(feed.take(whole(CHAIN))).isEmpty();
    }

    @Test
    void theChainReversedComesToTheSame() throws FeedException {
        Seismic inOrder = new Seismic(new JmaAdapter(), "2008-06-13T23:50:30Z");
        for (String file : CHAIN) {
            inOrder.take(sample(file));
        }
        Seismic reversed = new Seismic(new JmaAdapter(), "2008-06-13T23:50:30Z");
        for (String file : CHAIN.reversed()) {
            reversed.take(sample(file));
        }
        Seismic atOnce = new Seismic(new JmaAdapter(), "2008-06-13T23:50:30Z");
        atOnce.take(whole(CHAIN));
        for (Seismic other : List.of(reversed, atOnce)) {
            assertThat(other.situation().capture().earthquakes())
                    .isEqualTo(inOrder.situation().capture().earthquakes());
            assertThat(other.situation().alerts()).isEmpty();
            assertThat(other.situation().capture().superseded())
                    .isEqualTo(inOrder.situation().capture().superseded());
            // The cancellation is all that there is to say.
            assertThat(other.hub.all(Event.EarthquakeObserved.class)).hasSize(1);
        }
    }

    @Test
    void theChainReversedWithoutItsEndKeepsTheLastReport() throws FeedException {
        Seismic feed = new Seismic(new JmaAdapter(), "2008-06-13T23:45:00Z");
        for (String file : CHAIN.subList(0, 10).reversed()) {
            feed.take(sample(file));
        }
        assertThat(feed.situation().earthquake("test:20080614084350").orElseThrow().serial())
                .isEqualTo(10);
        assertThat(feed.situation().alert(IWATE).orElseThrow().areas()).hasSize(20);
        assertThat(feed.hub.all(Event.AlertPublished.class)).hasSize(1);
    }

    @Test
    void ofTwoReportsOfOneSecondTheHigherSerialStands() throws FeedException {
        Seismic feed = new Seismic(new JmaAdapter(), "2008-06-13T23:45:00Z");
        feed.take(sample(CHAIN.get(2)));
        assertThat(feed.take(sample(CHAIN.get(1)))).isEmpty();
        assertThat(feed.situation().alert(IWATE).orElseThrow().sent().getNano()).isEqualTo(3);
    }

    static ScriptedPoll whole(List<String> files) throws FeedException {
        ScriptedPoll all = new ScriptedPoll("jma-xml", "x");
        List<ScriptedPoll> polls = new ArrayList<>();
        for (String file : files) {
            polls.add(sample(file));
        }
        polls.forEach(p -> p.observations.forEach(all::saw));
        return all;
    }

    // ---- the reports that follow

    @Test
    void theSameEventLocatedTakenBackAndReviewed() throws FeedException {
        Earthquake located = only(sample("32-35_06_01_100915_VXSE52.xml"));
        assertThat(located.id()).isEqualTo("test:20080614084350");
        assertThat(located.stage()).isEqualTo(Stage.HYPOCENTRE);
        assertThat(located.updated()).isEqualTo("2008-06-13T23:46:15Z");
        assertThat(located.hypocentre().magnitude()).isEqualTo(7.0);
        assertThat(located.tsunami()).isEqualTo("この地震による津波の心配はありません。");
        assertThat(located.shaking()).isEqualTo(Shaking.UNKNOWN);

        Earthquake cancel = only(sample("32-35_06_02_100915_VXSE52.xml"));
        assertThat(cancel.stage()).isEqualTo(Stage.CANCELLED);
        assertThat(cancel.series()).isEqualTo("震源に関する情報");
        assertThat(cancel.updated()).isEqualTo("2008-06-13T23:51:15Z");
        assertThat(cancel.remark()).isEqualTo("先ほどの、震源に関する情報を取り消します。");

        Earthquake review = only(sample("32-35_06_09_100915_VXSE61.xml"));
        assertThat(review.stage()).isEqualTo(Stage.REVIEWED);
        assertThat(review.hypocentre().magnitude()).isEqualTo(7.2);
        assertThat(review.hypocentre().depthKm()).isEqualTo(8);
        GeoPoint at = review.hypocentre().epicentre();
        assertThat(at.lat()).isBetween(39.02833, 39.02834); // 39°01.7′
        assertThat(at.lon()).isEqualTo(140.88); // 140°52.8′

        Earthquake all = Earthquake.merged(List.of(cancel, review, only(sample(CHAIN.get(9)))));
        assertThat(all.stage()).isEqualTo(Stage.REVIEWED);
        assertThat(all.hypocentre().magnitude()).isEqualTo(7.2);
    }

    @Test
    void oneEventInThreeReports() throws FeedException {
        Earthquake quick = only(sample("20210217140808_0_VXSE51_010000.xml"));
        assertThat(quick.stage()).isEqualTo(Stage.INTENSITY);
        assertThat(quick.updated()).isEqualTo("2021-02-17T14:08:07Z");
        assertThat(quick.hypocentre().origin()).isEqualTo("2021-02-17T14:06:00Z");
        assertThat(quick.shaking())
                .isEqualTo(
                        new Shaking(
                                "shindo",
                                "3",
                                List.of(
                                        new AreaIntensity("222", "宮城県中部", "3"),
                                        new AreaIntensity("251", "福島県浜通り", "3"))));

        Earthquake where = only(sample("20210217140847_0_VXSE52_010000.xml"));
        assertThat(where.updated()).isEqualTo("2021-02-17T14:08:47Z");
        assertThat(where.hypocentre())
                .isEqualTo(
                        new Hypocentre(
                                Instant.parse("2021-02-17T14:06:00Z"),
                                new GeoPoint(37.6, 141.6),
                                "福島県沖",
                                50,
                                4.5,
                                "Mj"));

        ScriptedPoll last = sample("20210217140958_0_VXSE53_010000.xml");
        Earthquake full = only(last);
        assertThat(full.serial()).isEqualTo(1);
        assertThat(full.shaking().maximum()).isEqualTo("3");
        assertThat(full.shaking().areas()).hasSize(12);
        assertThat(full.shaking().areas().getLast())
                .isEqualTo(new AreaIntensity("311", "栃木県南部", "1"));
        assertThat(last.ignored.getFirst().reason())
                .isEqualTo("100 municipalities and their stations; areas count");

        Seismic feed = new Seismic(new JmaAdapter(), "2021-02-17T14:10:00Z");
        for (String file :
                List.of(
                        "20210217140958_0_VXSE53_010000.xml",
                        "20210217140808_0_VXSE51_010000.xml",
                        "20210217140847_0_VXSE52_010000.xml")) {
            feed.take(sample(file));
        }
        Earthquake known = feed.situation().earthquake("test:20210217230627").orElseThrow();
        assertThat(known.shaking().areas()).hasSize(12);
        assertThat(known.hypocentre().magnitude()).isEqualTo(4.5);
        assertThat(known.tsunami()).isEqualTo("この地震による津波の心配はありません。");
    }

    @Test
    void aDrillWithIntensities() throws FeedException {
        ScriptedPoll poll = sample("32-35_01_03_100806_VXSE53.xml");
        Earthquake drill = only(poll);
        assertThat(drill.simulated()).isTrue();
        assertThat(drill.id()).isEqualTo("test:20091001134500");
        assertThat(drill.hypocentre().name()).isEqualTo("駿河湾");
        assertThat(drill.hypocentre().magnitude()).isEqualTo(5.9);
        assertThat(drill.shaking().maximum()).isEqualTo("5-");
        assertThat(drill.shaking().areas()).hasSize(17);
        assertThat(drill.shaking().areas().subList(0, 3))
                .containsExactly(
                        new AreaIntensity("440", "静岡県伊豆", "5-"),
                        new AreaIntensity("442", "静岡県中部", "5-"),
                        new AreaIntensity("441", "静岡県東部", "4"));
        assertThat(poll.ignored.getFirst().reason()).startsWith("129 municipalities");
    }

    @Test
    void theFirstIntensitiesOfAStrongOne() throws FeedException {
        Earthquake quick = only(sample("32-35_07_01_100915_VXSE51.xml"));
        assertThat(quick.id()).isEqualTo("test:20090811050711");
        assertThat(quick.updated()).isEqualTo("2009-08-10T20:09:11Z");
        assertThat(quick.hypocentre().origin()).isEqualTo("2009-08-10T20:07:00Z");
        assertThat(quick.shaking().maximum()).isEqualTo("6-");
        assertThat(quick.shaking().areas().subList(0, 4))
                .containsExactly(
                        new AreaIntensity("442", "静岡県中部", "6-"),
                        new AreaIntensity("443", "静岡県西部", "6-"),
                        new AreaIntensity("440", "静岡県伊豆", "5+"),
                        new AreaIntensity("441", "静岡県東部", "5+"));
    }

    // ---- early warnings

    @Test
    void aWarningOfThePublic() throws FeedException {
        ScriptedPoll poll = sample("20240116184225_02245216_VXSE43.xml");
        Earthquake noto = only(poll);
        assertThat(noto.id()).isEqualTo("test:20240116184216");
        assertThat(noto.stage()).isEqualTo(Stage.WARNING);
        assertThat(noto.updated()).isEqualTo("2024-01-16T09:42:25Z");
        assertThat(noto.hypocentre())
                .isEqualTo(
                        new Hypocentre(
                                Instant.parse("2024-01-16T09:42:12Z"),
                                new GeoPoint(37.3, 136.6),
                                "能登半島沖",
                                10,
                                5.7,
                                "Mj"));
        assertThat(noto.shaking())
                .isEqualTo(
                        new Shaking(
                                "shindo",
                                "5-",
                                List.of(
                                        new AreaIntensity("390", "石川県能登", "5-"),
                                        new AreaIntensity("391", "石川県加賀", "4"))));
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.grade()).isEqualTo(Grade.II);
        assertThat(alert.text("ja").headline()).isEqualTo("能登半島沖で地震　北陸で強い揺れ");
        assertThat(alert.areas()).extracting(Area::description).containsExactly("石川県能登", "石川県加賀");
    }

    @Test
    void theWarningOf2011AndItsCancellation() throws FeedException {
        ScriptedPoll poll = sample("37_04_01_110311_VXSE43.xml");
        Earthquake tohoku = only(poll);
        assertThat(tohoku.serial()).isEqualTo(5);
        assertThat(tohoku.hypocentre().name()).isEqualTo("三陸沖");
        assertThat(tohoku.hypocentre().epicentre()).isEqualTo(new GeoPoint(38.1, 142.9));
        assertThat(tohoku.hypocentre().magnitude()).isEqualTo(8.4);
        assertThat(tohoku.shaking().maximum()).isEqualTo("6+");
        assertThat(tohoku.shaking().areas()).hasSize(58);
        assertThat(tohoku.shaking().areas().getFirst())
                .isEqualTo(new AreaIntensity("220", "宮城県北部", "6+"));
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.grade()).isEqualTo(Grade.I);
        assertThat(alert.areas()).hasSize(58);

        ScriptedPoll cancel = sample("37_04_02_110311_VXSE43.xml");
        assertThat(only(cancel).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(cancel.only(AlertSeen.class).alert().references()).containsExactly(alert.id());
    }

    @Test
    void aForecastOfOneStationAndItsCancellation() throws FeedException {
        ScriptedPoll poll = sample("36_04_01_110223_VXSE41.xml");
        Earthquake one = only(poll);
        assertThat(one.stage()).isEqualTo(Stage.FORECAST);
        assertThat(one.hypocentre().origin()).isEqualTo("2010-06-24T15:49:04Z"); // of arrival
        assertThat(one.hypocentre().name()).isEqualTo("九州地方");
        assertThat(one.hypocentre().epicentre()).isEqualTo(new GeoPoint(30.5, 130.2));
        assertThat(one.hypocentre().magnitude()).isNaN();
        assertThat(one.shaking()).isEqualTo(new Shaking("shindo", "≥5-", List.of()));
        assertThat(one.remark()).startsWith("Ｍ不明 ２５日００時４９分０４秒頃").contains("鹿児島県屋久島町付近");
        assertThat(poll.all(AlertSeen.class)).isEmpty();
        assertThat(only(sample("36_04_03_100915_VXSE41.xml")).stage()).isEqualTo(Stage.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "54_01_01_100514_VXSE42.xml|a test of the line (緊急地震速報配信テスト, 試験)",
                "32-35_03_01_100514_VXSE60.xml|tells of no single earthquake: 地震回数に関する情報",
                "74_02_01_200512_VXSE56.xml|tells of no single earthquake: 地震の活動状況等に関する情報"
            })
    void saysWhatItIgnores(String both) throws FeedException {
        String[] parts = both.split("\\|");
        ScriptedPoll poll = sample(parts[0]);
        assertThat(poll.observations).isEmpty();
        assertThat(poll.ignored).hasSize(1);
        assertThat(poll.ignored.getFirst().reason()).isEqualTo(parts[1]);
    }

    // ---- tsunamis

    @Test
    void theTsunamiWarningsOf2011() throws FeedException {
        ScriptedPoll poll = sample("32-39_11_02_120615_VTSE41.xml");
        Earthquake tohoku = only(poll);
        assertThat(tohoku.id()).isEqualTo("test:20110311144640");
        assertThat(tohoku.stage()).isEqualTo(Stage.HYPOCENTRE);
        assertThat(tohoku.hypocentre().epicentre()).isEqualTo(new GeoPoint(38.0, 142.9));
        assertThat(tohoku.hypocentre().magnitude()).isNaN();
        assertThat(tohoku.remark()).isEqualTo("Ｍ８を超える巨大地震");
        assertThat(tohoku.tsunami()).startsWith("東日本大震災クラスの津波が来襲します。");
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.hazard()).isEqualTo("tsunami");
        assertThat(alert.grade()).isEqualTo(Grade.I);
        assertThat(alert.sent()).isEqualTo("2011-03-11T05:49:59Z");
        assertThat(alert.areas()).hasSize(23); // 3 major, 5 warnings, 15 advisories
        assertThat(alert.text("en").description())
                .startsWith(
                        "Major tsunami warning: 岩手県 巨大 津波到達中と推測、宮城県 巨大 15:00 JST、福島県 巨大"
                                + " 15:10 JST\nTsunami warning: 北海道太平洋沿岸中部 高い ");
        assertThat(alert.text("ja").instruction()).contains("ただちに避難してください。");
    }

    @Test
    void tsunamiAdvisories() throws FeedException {
        ScriptedPoll taiwan = sample("20220918154907_08013775_VTSE41.xml");
        assertThat(only(taiwan).hypocentre())
                .isEqualTo(
                        new Hypocentre(
                                Instant.parse("2022-09-18T06:44:00Z"),
                                new GeoPoint(23.0, 121.1),
                                "台湾付近",
                                0,
                                7.2,
                                "Mj"));
        Alert advisory = taiwan.only(AlertSeen.class).alert();
        assertThat(advisory.id()).isEqualTo("jma.go.jp,test:tsunami-20220918154449");
        assertThat(advisory.grade()).isEqualTo(Grade.III);
        assertThat(advisory.areas()).extracting(Area::description).containsExactly("宮古島・八重山地方");
        assertThat(advisory.text("zh").description()).isEqualTo("海啸注意报：宮古島・八重山地方 １ｍ 16:00 JST");

        ScriptedPoll torishima = sample("20231009072652_07314633_VTSE41.xml");
        Earthquake unknown = only(torishima);
        assertThat(unknown.hypocentre().name()).isEqualTo("鳥島近海");
        assertThat(unknown.hypocentre().magnitude()).isNaN();
        assertThat(unknown.tsunami()).isEqualTo("津波注意報を切り替えました。");
        assertThat(torishima.only(AlertSeen.class).alert().areas())
                .extracting(Area::description)
                .containsExactly("伊豆諸島", "小笠原諸島");
        assertThat(torishima.only(AlertSeen.class).alert().text("en").description())
                .isEqualTo("Tsunami advisory: 伊豆諸島 １ｍ 第１波の到達を確認、小笠原諸島 １ｍ 第１波の到達を確認");
    }
}
