package org.yilan.feeds.typhoon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackPoint;

import java.time.Instant;
import java.util.List;

/// IBTrACS and JMA's best tracks.
class BestTrackTest {
    static final String COLUMNS =
            "SID,SEASON,NAME,ISO_TIME,NATURE,LAT,LON,WMO_WIND,WMO_PRES,WMO_AGENCY,TRACK_TYPE,USA_WIND,USA_PRES,"
                + "USA_R34_NE,USA_R34_SE,USA_R34_SW,USA_R34_NW,TOKYO_GRADE,TOKYO_WIND,TOKYO_PRES,"
                + "TOKYO_R50_DIR,TOKYO_R50_LONG,TOKYO_R50_SHORT,STORM_SPEED,STORM_DIR";

    static final String UNITS =
            " ,Year, , , ,degrees_north,degrees_east,kts,mb, ,"
                    + " ,kts,mb,nmile,nmile,nmile,nmile,1,kts,mb,1,nmile,nmile,kts,degrees";

    static final String ROW =
            "2024254N10148,2024,BEBINCA,2024-09-15 06:00:00,TS,28.5,126.8,70,970,tokyo,main,80,965,"
                    + "150,140, ,100,5,71,971,4,100,50,13,300";

    static final String JMA =
            """
            66666 2413  002 0015 2413 0 6              BEBINCA              20241101
            24091506 002 5 285 1268  965     075     40100 0050 90200 0200         #
            24091512 002 5 291 1814  970     000     00000 0000 70180 0120
            """;

    static ScriptedPoll ibtracs(String... rows) {
        return poll("ibtracs", COLUMNS + "\n" + UNITS + "\n" + String.join("\n", rows) + "\n");
    }

    static ScriptedPoll poll(String format, String body) {
        return new ScriptedPoll(format, "s").at("2024-10-01T00:00:00Z").with("s", body);
    }

    static TrackPoint only(ScriptedPoll poll, FeedAdapter adapter) throws FeedException {
        poll.by(adapter);
        assertThat(poll.refused).isEmpty();
        StormSeen storm = poll.only(StormSeen.class);
        assertThat(storm.points()).hasSize(1);
        return storm.points().getFirst();
    }

    @Test
    void theCentreResponsibleGivesIntensityAndCircles() throws FeedException {
        ScriptedPoll poll = ibtracs(ROW);
        // 70 kn = 36.01 m/s, 13 kn = 24.08 km/h; 100 nmi = 185.2 km towards the south, 50 = 92.6
        // opposite.
        assertThat(only(poll, new IbtracsAdapter()))
                .isEqualTo(
                        new TrackPoint(
                                Instant.parse("2024-09-15T06:00:00Z"),
                                new GeoPoint(28.5, 126.8),
                                36.0,
                                970.0,
                                24.1,
                                300.0,
                                null,
                                new Quadrants(131.0, 185.2, 185.2, 131.0),
                                null,
                                "TS"));
        assertThat(poll.only(StormSeen.class).storm()).isEqualTo("2024254N10148");
        assertThat(poll.only(StormSeen.class).englishName()).isEqualTo("BEBINCA");
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark(
                                "line 1", "intensity is WMO's, not that of USA_WIND, TOKYO_WIND"));
    }

    @Test
    void anotherAgencyIsTakenWholeWhenTheOptionNamesIt() throws FeedException {
        ScriptedPoll poll = ibtracs(ROW).option("agency", "usa");
        TrackPoint point = only(poll, new IbtracsAdapter());
        assertThat(point.windMs()).isEqualTo(41.2); // 80 kn
        assertThat(point.pressureHpa()).isEqualTo(965);
        assertThat(point.r7()).isEqualTo(new Quadrants(277.8, 259.3, null, 185.2));
        assertThat(point.r10()).isNull();
        assertThat(poll.ignored)
                .extracting(Remark::reason)
                .containsExactly("intensity is USA's, not that of WMO_WIND, TOKYO_WIND");
    }

    @Test
    void anAgencyThatTheTableDoesNotHaveIsSaid() throws FeedException {
        ScriptedPoll poll = ibtracs(ROW).option("agency", "CMA").by(new IbtracsAdapter());
        assertThat(poll.only(StormSeen.class).points().getFirst().windMs()).isNull();
        assertThat(poll.refused)
                .containsExactly(
                        new Remark(
                                "line 1",
                                "no column CMA_WIND for the option agency; tracks are without"
                                        + " wind"));
    }

    @Test
    void otherSeasonsAndSpursAreLeftOutAndCounted() throws FeedException {
        ScriptedPoll poll =
                ibtracs(
                                ROW,
                                ROW.replace("2024254N10148,2024", "2023254N10148,2023"),
                                ROW.replace(",main,", ",spur,"))
                        .by(new IbtracsAdapter());
        assertThat(poll.only(StormSeen.class).points()).hasSize(1);
        assertThat(poll.ignored)
                .extracting(Remark::reason)
                .contains(
                        "1 points of other seasons than 2024",
                        "1 points of spurs, other agencies' ways of a storm");
        ScriptedPoll all =
                ibtracs(ROW, ROW.replace("2024254N10148,2024", "2023254N10148,2023"))
                        .option("season", "all")
                        .by(new IbtracsAdapter());
        assertThat(all.all(StormSeen.class)).hasSize(2);
    }

    @Test
    void aStormWithoutANameHasItsNumberAndLongitudesGoRound() throws FeedException {
        ScriptedPoll poll =
                ibtracs(ROW.replace("BEBINCA", "UNNAMED").replace("126.8", "181.5"))
                        .by(new IbtracsAdapter());
        StormSeen storm = poll.only(StormSeen.class);
        assertThat(storm.name()).isEqualTo("2024254N10148");
        assertThat(storm.points().getFirst().centre()).isEqualTo(new GeoPoint(28.5, -178.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28.5 | 9000 | latitude outside -90 to 90: \"9000\"",
                "28.5 | north | not a number: \"north\"",
                "28.5,126.8 | , | no coordinates",
                "2024-09-15 06:00:00 | 99999-09-15 06:00:00 | date outside 1990 to 2100:"
                        + " \"99999-09-15 06:00:00Z\"",
                "2024-09-15 06:00:00 | '' | no date and time",
                "2024254N10148 | Bebinca | no number of a storm: \"Bebinca\"",
                "13,300 | 13 | cut short: 24 of 25 columns",
            })
    void refusesOneLineAndReadsTheOthers(String good, String bad, String reason)
            throws FeedException {
        ScriptedPoll poll = ibtracs(ROW.replace(good, bad), ROW).by(new IbtracsAdapter());
        assertThat(poll.only(StormSeen.class).points()).hasSize(1);
        assertThat(poll.refused).extracting(Remark::reason).containsExactly(reason);
        assertThat(poll.refused.getFirst().path()).startsWith("line 3");
    }

    @Test
    void refusesAnAbsurdWindAloneAndKeepsThePoint() throws FeedException {
        ScriptedPoll poll = ibtracs(ROW.replace(",70,970", ",700,970")).by(new IbtracsAdapter());
        assertThat(poll.only(StormSeen.class).points().getFirst().windMs()).isNull();
        assertThat(poll.refused)
                .containsExactly(new Remark("line 3: WMO_WIND", "\"700\" is outside 0.0 to 230.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html></html> | not-text",
                "{\"a\":1} | not-text",
                "SID,LAT | not-",
                "hello | not-",
            })
    void refusesWhatIsNoTable(String body, String errorClass) {
        for (FeedAdapter adapter : List.of(new IbtracsAdapter(), new JmaBestTrackAdapter())) {
            assertThatThrownBy(() -> poll(adapter.format(), body).by(adapter))
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

    @Test
    void readsColumnsOfJma() throws FeedException {
        ScriptedPoll poll = poll("jma-best-track", JMA).by(new JmaBestTrackAdapter());
        assertThat(poll.refused).isEmpty();
        StormSeen storm = poll.only(StormSeen.class);
        assertThat(storm.storm()).isEqualTo("202413");
        assertThat(storm.englishName()).isEqualTo("BEBINCA");
        assertThat(storm.points())
                .containsExactly(
                        new TrackPoint(
                                Instant.parse("2024-09-15T06:00:00Z"),
                                new GeoPoint(28.5, 126.8),
                                38.6,
                                965.0,
                                null,
                                null,
                                Quadrants.all(370.4),
                                new Quadrants(131.0, 185.2, 185.2, 131.0),
                                null,
                                "TY"),
                        new TrackPoint(
                                Instant.parse("2024-09-15T12:00:00Z"),
                                new GeoPoint(29.1, -178.6),
                                null,
                                970.0,
                                null,
                                null,
                                new Quadrants(314.3, 235.7, 314.3, 333.4),
                                null,
                                null,
                                "TY"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24091506 | 24991506 | no such date and time: \"2024-99-15T06:00Z\"",
                "24091506 | 24x91506 | not a date and time: \"24x91506\"",
                "24091506 | 49091506 | \"2049-09-15T06:00Z\" is in the future: it is"
                        + " 2024-10-01T00:00:00Z on the hub's clock",
                "285 1268 | 985 1268 | \"985\" is outside 0.0 to 900.0",
                "285 1268 | 285     | no coordinates",
                "285 1268 | 285 12x8 | not a number: \"12x8\"",
            })
    void refusesOneLineOfJmaAndReadsTheOthers(String good, String bad, String reason)
            throws FeedException {
        ScriptedPoll poll =
                poll("jma-best-track", JMA.replace(good, (bad + "        ").substring(0, 8)))
                        .by(new JmaBestTrackAdapter());
        assertThat(poll.only(StormSeen.class).points()).hasSize(1);
        assertThat(poll.refused).containsExactly(new Remark("line 2", reason));
    }

    @Test
    void aCircleThatCannotBeIsRefusedAlone() throws FeedException {
        ScriptedPoll poll =
                poll("jma-best-track", JMA.replace("40100 0050", "40050 0100"))
                        .by(new JmaBestTrackAdapter());
        assertThat(poll.only(StormSeen.class).points().getFirst().r10()).isNull();
        assertThat(poll.refused).hasSize(1);
    }

    @Test
    void aStormThatIsCutShortIsShownAndSaid() throws FeedException {
        ScriptedPoll poll =
                poll("jma-best-track", JMA.substring(0, JMA.lastIndexOf("24091512")))
                        .by(new JmaBestTrackAdapter());
        assertThat(poll.only(StormSeen.class).points()).hasSize(1);
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "cut short or too long: 1 of 2 lines of a storm; shown as far as it goes");
    }

    static ScriptedPoll sample(FeedAdapter adapter, String file, String season)
            throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll(adapter.format(), "s")
                        .option("season", season)
                        .with("s", Samples.bytes("typhoon/" + file))
                        .by(adapter);
        assertThat(poll.refused).isEmpty();
        return poll;
    }

    @ParameterizedTest
    @CsvSource({
        "ibtracs_bebinca_2024.csv,2024,2024254N10148,37,2024-09-09T12:00:00Z,10.1,147.6,11.1,310",
        "ibtracs_chanthu_2021.csv,2021,2021248N12141,60,2021-09-05T06:00:00Z,12.4,140.5,16.7,315",
        "ibtracs_lekima_2019.csv,2019,2019214N15134,51,2019-08-02T06:00:00Z,14.5,134.3,9.3,260",
    })
    void readsRealTracksOfIbtracs(
            String file,
            String season,
            String id,
            int points,
            Instant first,
            double lat,
            double lon,
            double speed,
            double bearing)
            throws FeedException {
        ScriptedPoll poll = sample(new IbtracsAdapter(), file, season);
        assertThat(poll.ignored).isEmpty();
        StormSeen storm = poll.only(StormSeen.class);
        assertThat(storm.storm()).isEqualTo(id);
        assertThat(storm.points()).hasSize(points);
        TrackPoint point = storm.points().getFirst();
        assertThat(point.at()).isEqualTo(first);
        assertThat(point.centre()).isEqualTo(new GeoPoint(lat, lon));
        assertThat(point.windMs()).isNull();
        assertThat(point.moveKmh()).isEqualTo(speed);
        assertThat(point.moveBearing()).isEqualTo(bearing);
    }

    @Test
    void twoArchivesAgreeOnTheStrongestHourOfLekima() throws FeedException {
        Instant at = Instant.parse("2019-08-08T12:00:00Z");
        TrackPoint ibtracs =
                at(sample(new IbtracsAdapter(), "ibtracs_lekima_2019.csv", "2019"), at);
        assertThat(ibtracs.windMs()).isEqualTo(54.0); // 105 kn
        assertThat(ibtracs.pressureHpa()).isEqualTo(925);
        ScriptedPoll poll = sample(new JmaBestTrackAdapter(), "jma_bst_2019.txt", "2019");
        assertThat(poll.all(StormSeen.class)).hasSize(29);
        StormSeen lekima =
                poll.all(StormSeen.class).stream()
                        .filter(s -> s.storm().equals("201909"))
                        .findFirst()
                        .orElseThrow();
        assertThat(lekima.englishName()).isEqualTo("LEKIMA");
        assertThat(lekima.points()).hasSize(56);
        TrackPoint jma =
                lekima.points().stream().filter(p -> p.at().equals(at)).findFirst().orElseThrow();
        assertThat(jma)
                .isEqualTo(
                        new TrackPoint(
                                at,
                                new GeoPoint(24.3, 125.0),
                                54.0,
                                925.0,
                                null,
                                null,
                                Quadrants.all(555.6),
                                Quadrants.all(185.2),
                                null,
                                "TY"));
        // The first storm of the season began on the last day of the year before.
        assertThat(poll.all(StormSeen.class).getFirst().points().getFirst().at())
                .isEqualTo("2018-12-31T06:00:00Z");
        assertThat(poll.all(StormSeen.class).stream().mapToInt(s -> s.points().size()).sum())
                .isEqualTo(1049);
    }

    private static TrackPoint at(ScriptedPoll poll, Instant at) {
        return poll.only(StormSeen.class).points().stream()
                .filter(p -> p.at().equals(at))
                .findFirst()
                .orElseThrow();
    }
}
