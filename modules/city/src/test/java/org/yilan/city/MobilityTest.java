package org.yilan.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.city.model.CityModel;
import org.yilan.city.model.Parking;
import org.yilan.city.model.Roads;
import org.yilan.city.scenario.Scenarios;
import org.yilan.geography.Districts;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/// What moves and where people park while Bebinca comes. Times are those of Shanghai.
class MobilityTest {
    private static final String AFTERNOON = "2024-09-15T17:00:00+08:00";
    private static final String NIGHT = "2024-09-15T23:00:00+08:00";
    private static final String LANDFALL = "2024-09-16T08:00:00+08:00";
    private static final String AFTER = "2024-09-17T10:00:00+08:00";

    private static CityModel model;

    @BeforeAll
    static void make() {
        model =
                new CityModel(
                        Scenarios.read(Assets.shipped(), "bebinca-2024"),
                        Districts.of(Assets.shipped()),
                        1);
    }

    private static Instant at(String time) {
        return java.time.OffsetDateTime.parse(time).toInstant();
    }

    private static List<String> roads(String time) {
        return model.roads().known(at(time)).stream()
                .filter(t -> !t.from().isAfter(at(time)))
                .map(t -> t.id().replaceFirst("-\\d+$", ""))
                .toList();
    }

    @Test
    void theLongBridgesAreShutInTheEveningAndTheOthersInTheMorning() {
        assertThat(roads(AFTERNOON)).noneMatch(t -> t.startsWith("closed-"));
        assertThat(roads(NIGHT))
                .contains("closed-donghai", "closed-changjiang")
                .doesNotContain("closed-yangpu", "slow-donghai", "slow-changjiang");
        assertThat(roads(LANDFALL)).contains("closed-donghai", "closed-yangpu", "closed-nanpu");
        assertThat(roads(AFTER)).noneMatch(t -> t.startsWith("closed-") || t.startsWith("slow-"));
    }

    private static List<String> stopped(String time) {
        return model.transit().lines().stream()
                .filter(l -> model.transit().stoppedSince(l, at(time)).isPresent())
                .map(l -> l.id())
                .toList();
    }

    private static List<String> running(String time) {
        return model.transit().running(at(time)).stream()
                .map(v -> v.line().id())
                .distinct()
                .toList();
    }

    @Test
    void ferriesStopBeforeTheMetroAndAllRunAgainAfterwards() {
        assertThat(running(AFTERNOON)).contains("nanshi", "dongjin", "m16", "71");
        assertThat(stopped(NIGHT)).contains("nanshi").doesNotContain("m3", "71");
        assertThat(running(NIGHT)).contains("m3").doesNotContain("nanshi");
        assertThat(stopped(LANDFALL)).contains("nanshi", "dongjin", "m16");
        assertThat(stopped(AFTER)).isEmpty();
        assertThat(running("2024-09-15T03:00:00+08:00")).isEmpty();
    }

    @Test
    void aVehicleNeverJumps() {
        Instant start = at("2024-09-14T10:00:00+08:00");
        for (int second = 0; second < 7200; second += 30) {
            var before = model.transit().running(start.plusSeconds(second));
            var after = model.transit().running(start.plusSeconds(second + 30));
            for (int i = 0; i < before.size(); i++) {
                double km =
                        111.2
                                * Math.hypot(
                                        after.get(i).at().lat() - before.get(i).at().lat(),
                                        0.857
                                                * (after.get(i).at().lon()
                                                        - before.get(i).at().lon()));
                // at most its speed, with a hundredth for the plane that is taken for a sphere
                assertThat(km).isLessThanOrEqualTo(before.get(i).line().speedKmh() / 120 * 1.01);
            }
        }
    }

    @Test
    void anUnderpassUnderWaterIsClosed() {
        int flooded = 0;
        Instant ends = model.scenario().ends();
        for (Instant t = model.scenario().begins(); t.isBefore(ends); t = t.plusSeconds(600)) {
            List<String> known = model.roads().known(t).stream().map(Roads.Trouble::id).toList();
            for (var site : model.sites().entrySet()) {
                if (site.getKey().kind().equals("water") && site.getValue().depth(t) >= 25) {
                    flooded++;
                    String id = "flood-" + site.getKey().id() + "-";
                    assertThat(known).as(t.toString()).anyMatch(k -> k.startsWith(id));
                }
            }
        }
        assertThat(flooded).isPositive();
    }

    @Test
    void nobodyWorksOnTheRoadsInTheStorm() {
        assertThat(roads("2024-09-13T23:00:00+08:00")).anyMatch(t -> t.startsWith("works-"));
        assertThat(roads(NIGHT)).noneMatch(t -> t.startsWith("works-"));
    }

    @Test
    void carParksAreNeverMoreThanFullAndBicyclesRestInTheWind() {
        Parking parking = model.parking();
        for (String time : List.of(AFTERNOON, NIGHT, LANDFALL, AFTER)) {
            Instant counted = parking.counted(at(time));
            assertThat(parking.lots())
                    .allMatch(l -> parking.taken(l, counted) >= 0)
                    .allMatch(l -> parking.taken(l, counted) <= l.capacity());
            assertThat(parking.docks()).allMatch(d -> parking.bikes(d, counted) <= d.docks());
        }
        assertThat(parking.renting(parking.counted(at(AFTERNOON)))).isTrue();
        assertThat(parking.renting(parking.counted(at(LANDFALL)))).isFalse();
    }

    @Test
    void theSameMomentGivesTheSameAnswerWhateverWasAskedBefore() {
        CityClock clock = CityClock.manual(at(NIGHT));
        try (City city = City.open(Assets.shipped(), "bebinca-2024", CityOptions.DEFAULT, clock)) {
            Calls calls = new Calls(city);
            List<String> paths =
                    List.of(
                            "/parkapi/shanghai",
                            "/gbfs/station_information.json",
                            "/gbfs/station_status.json",
                            "/datex2/situations.xml",
                            "/gtfs/realtime.pb",
                            "/gtfs/static.zip");
            List<String> first = paths.stream().map(calls::text).toList();
            clock.set(at(LANDFALL));
            assertThat(paths.stream().map(calls::text).toList()).isNotEqualTo(first);
            clock.set(at(NIGHT));
            assertThat(paths.stream().map(calls::text).toList()).isEqualTo(first);
        }
    }

    @Test
    void whatIsServedHasThePublishersShapes() {
        try (City city =
                City.open(
                        Assets.shipped(),
                        "bebinca-2024",
                        CityOptions.DEFAULT,
                        CityClock.manual(at(NIGHT)))) {
            Calls calls = new Calls(city);
            JsonNode lots = calls.json("/parkapi/shanghai");
            assertThat(lots.path("last_updated").asString()).isEqualTo("2024-09-15T23:00:00");
            assertThat(lots.path("lots").size()).isEqualTo(model.parking().lots().size());
            assertThat(lots.path("lots").get(0).path("total").asInt()).isPositive();

            JsonNode feeds = calls.json("/gbfs/gbfs.json").path("data").path("zh").path("feeds");
            assertThat(feeds.size()).isEqualTo(3);
            JsonNode status = calls.json(feeds.get(2).path("url").asString());
            assertThat(status.path("data").path("stations").size())
                    .isEqualTo(model.parking().docks().size());
            assertThat(calls.status("/gbfs/prices.json")).isEqualTo(404);

            assertThat(calls.text("/datex2/situations.xml"))
                    .contains("id=\"closed-donghai-")
                    .contains("东海大桥因大风双向封闭")
                    .contains("<com:informationStatus>technicalExercise<");
        }
    }

    @Test
    void otherScenariosHaveRoadsToo() {
        CityModel gas =
                new CityModel(
                        Scenarios.read(Assets.shipped(), "gas-leak"),
                        Districts.of(Assets.shipped()),
                        1);
        List<Roads.Trouble> all = gas.roads().known(gas.scenario().from());
        assertThat(all).noneMatch(t -> t.value().equals("roadClosed"));
    }
}
