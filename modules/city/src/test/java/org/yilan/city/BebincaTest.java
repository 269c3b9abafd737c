package org.yilan.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.geography.Districts;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is known of 15 and 16 September 2024 happens when it happened; what is invented is plausible and reproducible.
class BebincaTest {
    private static final CityClock CLOCK = CityClock.manual(at("2024-09-15T12:00"));
    private static final Pattern LINK = Pattern.compile("href=\"(/cap/[^\"]+\\.xml)\"");

    private static City city;
    private static Calls calls;

    @BeforeAll
    static void open() {
        city = City.open(Assets.shipped(), "bebinca-2024", CityOptions.DEFAULT, CLOCK);
        calls = new Calls(city);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void theCityIsYellowUntilFiveAndOrangeFromThenOn() {
        CLOCK.set(at("2024-09-15T16:59"));
        assertThat(calls.text("/cap/index.atom"))
                .doesNotContain("台风黄色预警为橙色预警[Ⅱ级/严重]</title>\n<updated>2024-09-15T17:00");
        String id = "/cap/31000041600000_20240915170000_typhoon.xml";
        assertThat(calls.status(id)).isEqualTo(404);
        CLOCK.set(at("2024-09-15T17:00"));
        assertThat(calls.text("/cap/index.atom")).contains(id);
        assertThat(calls.text(id))
                .contains("<msgType>Update</msgType>")
                .contains("上海中心气象台更新台风黄色预警为橙色预警[Ⅱ级/严重]")
                .contains("<language>zh-CN</language>", "<language>en-US</language>")
                .contains("<valueName>GB/T 2260</valueName><value>310000</value>")
                .contains(
                        "31000041600000@simulated.yilan.example,31000041600000_20240915080000_typhoon,2024-09-15T08:00:00+08:00")
                .contains("SIMULATED");
        assertThat(calls.text("/cap/31000041800000_20240915170000_typhoon-response.xml"))
                .contains("<event>应急响应</event>")
                .contains("<valueName>responseLevel</valueName><value>II</value>")
                .contains("<valueName>responseIssuer</valueName><value>上海市防汛指挥部</value>");
    }

    @Test
    void coastalDistrictsAreOrangeAtTwoAndTheNationIsRedAtSix() {
        CLOCK.set(at("2024-09-15T21:00"));
        for (String district : new String[] {"310115", "310120", "310151"}) {
            assertThat(calls.text("/cap/" + district + "41600000_20240915140000_typhoon.xml"))
                    .contains("<valueName>colour</valueName><value>orange</value>")
                    .contains("<valueName>tier</valueName><value>DISTRICT</value>");
        }
        assertThat(calls.status("/cap/31011641600000_20240915141000_typhoon.xml")).isEqualTo(200);
        assertThat(calls.text("/cap/00000041600000_20240915180000_typhoon.xml"))
                .contains("<severity>Extreme</severity>");
        assertThat(calls.text("/cap/00000041800000_20240915210000_typhoon-response.xml"))
                .contains("<valueName>responseLevel</valueName><value>III</value>")
                .contains("<valueName>responseTier</valueName><value>NATIONAL</value>");
    }

    @Test
    void chainsOfMessagesHoldTogether() {
        CLOCK.set(at("2024-09-17T11:00"));
        Matcher link = LINK.matcher(calls.text("/cap/index.atom"));
        List<String> messages = new ArrayList<>();
        while (link.find()) {
            messages.add(calls.text(link.group(1)));
        }
        assertThat(messages).hasSizeGreaterThan(30);
        for (String message : messages) {
            boolean first = message.contains("<msgType>Alert</msgType>");
            assertThat(message.contains("<references>")).isEqualTo(!first);
            Matcher reference = Pattern.compile("<references>([^<]*)<").matcher(message);
            if (reference.find()) {
                for (String triple : reference.group(1).split(" ")) {
                    String[] parts = triple.split(",");
                    assertThat(calls.text("/cap/" + parts[1] + ".xml"))
                            .contains("<sender>" + parts[0] + "<", "<sent>" + parts[2] + "<");
                }
            }
        }
        assertThat(messages).anyMatch(m -> m.contains("<msgType>Cancel</msgType>"));
    }

    @Test
    void theTrackIsTheRealOne() {
        CLOCK.set(at("2024-09-16T12:00"));
        JsonNode storm = calls.json("/typhoon/zj/TyphoonInfo/202413").get(0);
        JsonNode five = position(storm, "2024/9/15 17:00:00");
        assertThat(five.path("lat").asString()).isEqualTo("30.20");
        assertThat(five.path("lng").asString()).isEqualTo("125.80");
        assertThat(five.path("speed").asString()).isEqualTo("40");
        assertThat(five.path("power").asString()).isEqualTo("13");
        assertThat(five.path("pressure").asString()).isEqualTo("960");
        assertThat(five.path("radius7").asString()).isEqualTo("280|250|200|230");
        assertThat(five.path("radius12").asString()).isEqualTo("40|40|40|40");
        assertThat(storm.path("land").get(0).path("time").asString())
                .isEqualTo("2024/9/16 7:30:00");
        assertThat(storm.path("land").get(0).path("speed").asString()).isEqualTo("42");
        // The Observatory's bulletins of 16 September, 06:00 and 10:00.
        JsonNode before = position(storm, "2024/9/16 5:00:00");
        assertThat(before.path("lat").asString()).isEqualTo("30.70");
        assertThat(before.path("lng").asString()).isEqualTo("122.50");
        assertThat(before.path("speed").asString()).isEqualTo("45");
        assertThat(before.path("pressure").asString()).isEqualTo("955");
        assertThat(before.path("strong").asString()).isEqualTo("强台风");
        JsonNode after = position(storm, "2024/9/16 9:00:00");
        assertThat(after.path("lat").asString()).isEqualTo("31.00");
        assertThat(after.path("lng").asString()).isEqualTo("121.60");
        assertThat(after.path("speed").asString()).isEqualTo("40");
        // IBTrACS, 16 September 06:00 UTC.
        JsonNode inland = position(storm, "2024/9/16 14:00:00");
        assertThat(inland).isNull();
        CLOCK.set(at("2024-09-16T14:30"));
        storm = calls.json("/typhoon/zj/TyphoonInfo/202413").get(0);
        inland = position(storm, "2024/9/16 14:00:00");
        assertThat(inland.path("lat").asString()).isEqualTo("31.50");
        assertThat(inland.path("lng").asString()).isEqualTo("120.50");
        assertThat(inland.path("pressure").asString()).isEqualTo("985");
    }

    private static JsonNode position(JsonNode storm, String time) {
        for (JsonNode point : storm.path("points")) {
            if (point.path("time").asString().equals(time)) {
                return point;
            }
        }
        return null;
    }

    @Test
    void theCityIsBlueFromFiveOnTheFourteenthAndTheNationOrangeFromSix() {
        CLOCK.set(at("2024-09-14T16:59"));
        String city = "/cap/31000041600000_20240914170000_typhoon.xml";
        assertThat(calls.status(city)).isEqualTo(404);
        CLOCK.set(at("2024-09-14T18:00"));
        assertThat(calls.text(city)).contains("<msgType>Alert</msgType>").contains(">blue<");
        assertThat(calls.text("/cap/00000041600000_20240914180000_typhoon.xml"))
                .contains(">orange<");
        CLOCK.set(at("2024-09-15T08:00"));
        assertThat(calls.text("/cap/31000041900000_20240915080000_tide.xml")).contains("4.55米");
        CLOCK.set(at("2024-09-16T10:00"));
        assertThat(calls.text("/cap/00000041600000_20240916100000_typhoon.xml"))
                .contains("<msgType>Update</msgType>")
                .contains(">orange<");
    }

    @Test
    void fourAgenciesForecastAndErrMoreTheFartherAhead() {
        CLOCK.set(at("2024-09-15T14:30"));
        JsonNode points = calls.json("/typhoon/zj/TyphoonInfo/202413").get(0).path("points");
        JsonNode forecasts = points.get(points.size() - 1).path("forecast");
        assertThat(forecasts).hasSize(4);
        // 16 September 14:00, 31.5 N 120.5 E, a day ahead: off by less than 250 km, and no two
        // agencies agree.
        List<String> places = new ArrayList<>();
        for (JsonNode forecast : forecasts) {
            assertThat(forecast.path("simulated").asBoolean()).isTrue();
            for (JsonNode point : forecast.path("forecastpoints")) {
                if (point.path("time").asString().equals("2024/9/16 14:00:00")) {
                    places.add(point.path("lat").asString() + " " + point.path("lng").asString());
                    assertThat(Double.parseDouble(point.path("lat").asString()))
                            .isBetween(30.0, 33.0);
                    assertThat(Double.parseDouble(point.path("lng").asString()))
                            .isBetween(118.5, 122.5);
                }
            }
        }
        assertThat(places).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void moreIsReportedWhenTheWindRises() {
        int calm = reported("2024-09-14T09:00");
        int afternoon = reported("2024-09-15T15:00");
        int peak = reported("2024-09-16T09:00");
        assertThat(afternoon).isGreaterThan(calm * 2);
        assertThat(peak).isBetween(200, 700).isGreaterThan(afternoon * 3);
    }

    @Test
    void everyTicketLiesInItsDistrict() {
        CLOCK.set(at("2024-09-16T10:00"));
        Districts districts = Districts.of(Assets.shipped());
        for (JsonNode ticket : calls.json("/open311/v2/requests.json?page_size=1000")) {
            String division = ticket.path("extended_attributes").path("division").asString();
            GeoPoint point =
                    new GeoPoint(ticket.path("lat").asDouble(), ticket.path("long").asDouble());
            assertThat(
                            districts
                                    .districtAt(point)
                                    .orElseThrow(() -> new AssertionError("at sea: " + ticket))
                                    .code())
                    .isEqualTo(division);
            assertThat(ticket.path("extended_attributes").path("title").asString())
                    .doesNotContain("{");
            assertThat(ticket.path("extended_attributes").path("title_en").asString())
                    .doesNotContain("{");
            assertThat(ticket.path("address").asString())
                    .contains(districts.byCode(division).orElseThrow().zh());
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesWhateverWasAskedBefore() {
        String[] paths = {
            "/cap/index.atom",
            "/typhoon/zj/TyphoonInfo/202413",
            "/open311/v2/requests.json?page_size=300",
            "/geojson/units.geojson",
            "/geojson/shelters.geojson",
            "/quake/usgs"
        };
        CLOCK.set(at("2024-09-16T09:00"));
        CityClock other = CityClock.manual(at("2024-09-16T09:00"));
        try (City second = City.open(Assets.shipped(), "bebinca-2024", CityOptions.DEFAULT, other);
                City third =
                        City.open(Assets.shipped(), "bebinca-2024", new CityOptions(2, 0), other)) {
            for (int i = paths.length - 1; i >= 0; i--) {
                assertThat(new Calls(second).text(paths[i])).isEqualTo(calls.text(paths[i]));
            }
            assertThat(new Calls(third).text(paths[2])).isNotEqualTo(calls.text(paths[2]));
            assertThat(new Calls(third).text(paths[0])).isEqualTo(calls.text(paths[0]));
        }
        String before = calls.text(paths[2]);
        CLOCK.set(at("2024-09-14T09:00"));
        calls.text(paths[2]);
        CLOCK.set(at("2024-09-16T09:00"));
        assertThat(calls.text(paths[2])).isEqualTo(before);
    }

    @Test
    void earthquakesAreSmallAndOffTheCityAndAreReviewedLater() {
        CLOCK.set(at("2024-09-15T15:56"));
        JsonNode features = calls.json("/quake/usgs").path("features");
        assertThat(features.size()).isEqualTo(5);
        JsonNode last = features.get(0);
        assertThat(last.path("properties").path("status").asString()).isEqualTo("automatic");
        assertThat(last.path("properties").path("mag").asDouble()).isEqualTo(2.2);
        assertThat(last.path("properties").path("simulated").asBoolean()).isTrue();
        assertThat(last.path("geometry").path("coordinates").toString())
                .isEqualTo("[122.08,31.02,8.0]");
        for (JsonNode feature : features) {
            assertThat(feature.path("properties").path("mag").asDouble()).isLessThan(4.5);
            assertThat(feature.path("geometry").path("coordinates").get(0).asDouble())
                    .isGreaterThan(122);
        }
        CLOCK.set(at("2024-09-15T17:00"));
        last = calls.json("/quake/usgs").path("features").get(0);
        assertThat(last.path("properties").path("status").asString()).isEqualTo("reviewed");
        CLOCK.set(at("2024-09-15T15:54"));
        assertThat(calls.json("/quake/usgs").path("features").size()).isEqualTo(4);
    }

    @Test
    void sheltersFillOnceLevelTwoIsDeclared() {
        assertThat(inside("2024-09-15T16:30")).isZero();
        assertThat(inside("2024-09-15T22:00")).isGreaterThan(10_000);
    }

    @Test
    void theTideReachesItsMarkAboutNoon() {
        double most = 0;
        for (int minute = 0; minute < 180; minute += 15) {
            CLOCK.set(at("2024-09-16T10:45").plusSeconds(minute * 60L));
            for (JsonNode stream :
                    calls.json("/sta/v1.1/Datastreams?$top=1000&$expand=Observations($top=1)")
                            .path("value")) {
                if (stream.path("name").asString().startsWith("黄浦公园（苏州河口） 潮位")) {
                    most =
                            Math.max(
                                    most,
                                    stream.path("Observations").get(0).path("result").asDouble());
                }
            }
        }
        assertThat(most).isBetween(4.55, 4.91);
    }

    private static int reported(String hour) {
        CLOCK.set(at(hour).plusSeconds(3600));
        int found = 0;
        JsonNode page;
        int number = 1;
        do {
            page =
                    calls.json(
                            "/open311/v2/requests.json?page_size=1000&start_date="
                                    + at(hour)
                                    + "&page="
                                    + number++);
            found += page.size();
        } while (!page.isEmpty());
        return found;
    }

    private static int inside(String when) {
        CLOCK.set(at(when));
        int sum = 0;
        for (JsonNode shelter : calls.json("/geojson/shelters.geojson").path("features")) {
            sum += shelter.path("properties").path("occupied").asInt();
        }
        return sum;
    }

    private static Instant at(String shanghai) {
        return OffsetDateTime.parse(shanghai + ":00+08:00").toInstant();
    }

    /// Positions and pressures that the track says are of IBTrACS are those of IBTrACS, and its winds with the factor that
    /// it states.
    @Test
    void rowsOfTheBestTrackAreItsOwn() throws IOException {
        Path sample =
                Path.of(
                        System.getProperty("yilan.samples", ""),
                        "typhoon/ibtracs_bebinca_2024.csv");
        Assumptions.assumeTrue(Files.isReadable(sample), () -> "no sample " + sample);
        Map<String, String[]> best = new HashMap<>();
        for (String line : Files.readAllLines(sample)) {
            String[] cells = line.split(",", -1);
            best.put(cells[1], cells);
        }
        int compared = 0;
        for (String line :
                Assets.shipped().text("scenarios/bebinca-2024/track.csv").lines().toList()) {
            String[] cells = line.split(",", -1);
            if (line.startsWith("#") || !cells[cells.length - 1].startsWith("IBTrACS")) {
                continue;
            }
            String utc =
                    OffsetDateTime.parse(cells[0])
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
            String[] row = best.get(utc);
            assertThat(row).as(utc).isNotNull();
            assertThat(Double.parseDouble(cells[1])).as(utc).isEqualTo(number(row[2]));
            assertThat(Double.parseDouble(cells[2])).as(utc).isEqualTo(number(row[3]));
            if (cells[8].equals("IBTrACS")) {
                if (!row[4].isBlank()) {
                    assertThat(Double.parseDouble(cells[3]))
                            .as(utc)
                            .isCloseTo(number(row[4]) * 0.5144 * 1.04, within(0.06));
                }
                if (!row[5].isBlank()) {
                    assertThat(Double.parseDouble(cells[4])).as(utc).isEqualTo(number(row[5]));
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(25);
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.strip());
    }
}
