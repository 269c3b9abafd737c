package org.yilan.feeds.gbfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

class GbfsAdapterTest {
    private static final String FEEDS =
            """
            [{"name":"system_information","url":"http://upstream.test/system.json"},
             {"name":"station_information","url":"stations.json"},{"name":"station_status","url":"status.json"}]\
            """;

    private static final String VERSION_2 =
            "{\"last_updated\":1,\"version\":\"2.3\",\"data\":{\"en\":{\"feeds\":" + FEEDS + "}}}";

    private static final String VERSION_3 =
            "{\"last_updated\":\"2026-01-01T00:00:00Z\",\"version\":\"3.0\",\"data\":{\"feeds\":"
                    + FEEDS
                    + "}}";

    private static final String SYSTEM = "{\"data\":{\"languages\":[\"zh\",\"en\"]}}";

    /// 1 January 2026, 0 h is second 1767225600.
    private static ScriptedPoll poll(String root, String stations, String status) {
        return new ScriptedPoll("gbfs", "gbfs.json")
                .at("2026-01-01T00:10:00Z")
                .with("gbfs.json", root)
                .with("system.json", SYSTEM)
                .with("stations.json", "{\"data\":{\"stations\":[" + stations + "]}}")
                .with(
                        "status.json",
                        "{\"last_updated\":1767225900,\"data\":{\"stations\":[" + status + "]}}");
    }

    private static List<Facility> facilities(ScriptedPoll poll) {
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    private static String station(String id, String more) {
        return "{\"station_id\":\"" + id + "\",\"name\":\"站" + id + "\"" + more + "}";
    }

    @Test
    void stationsOfADocumentThatSaysSoAreSimulated() throws FeedException {
        for (String said : List.of("stations.json", "status.json", "")) {
            ScriptedPoll poll =
                    poll(
                            VERSION_2,
                            station("a", ""),
                            "{\"station_id\":\"a\",\"num_bikes_available\":7}");
            if (!said.isEmpty()) {
                String item =
                        said.equals("stations.json")
                                ? station("a", "")
                                : "{\"station_id\":\"a\",\"num_bikes_available\":7}";
                poll.with(
                        said,
                        "{\"simulated\":true,\"last_updated\":1767225900,\"data\":{\"stations\":["
                                + item
                                + "]}}");
            }
            assertThat(facilities(poll.by(new GbfsAdapter())))
                    .as(said)
                    .extracting(Facility::simulated)
                    .containsExactly(!said.isEmpty());
        }
    }

    @Test
    void readsAStationOfVersion3WithItsNameInTheSystemsLanguage() throws FeedException {
        ScriptedPoll poll =
                poll(
                                VERSION_3,
                                """
                                {"station_id":"a","name":[{"text":"People's Square","language":"en"},{"text":"人民广场","language":"zh"}],
                                 "lat":31.23,"lon":121.47,"address":"西藏中路","capacity":20}\
                                """,
                                """
                                {"station_id":"a","num_vehicles_available":7,"num_vehicles_disabled":2,"num_docks_available":11,
                                 "is_installed":true,"is_renting":true,"is_returning":true,"last_reported":"2026-01-01T08:05:00+08:00"}\
                                """)
                        .by(new GbfsAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .containsExactly(
                        new Facility(
                                "test:a",
                                "test",
                                "bike-share",
                                "人民广场",
                                new Place(new GeoPoint(31.23, 121.47), "西藏中路", "310115"),
                                "open",
                                9,
                                20,
                                Instant.parse("2026-01-01T00:05:00Z")));
    }

    @Test
    void namesAreInTheLanguageThatIsAskedFor() throws FeedException {
        String stations =
                """
                {"station_id":"a","name":[{"text":"People's Square","language":"en"},{"text":"人民广场","language":"zh"}]}\
                """;
        assertThat(
                        facilities(
                                poll(VERSION_3, stations, "")
                                        .option("language", "en")
                                        .by(new GbfsAdapter())))
                .extracting(Facility::name)
                .containsExactly("People's Square");
        ScriptedPoll none =
                poll(VERSION_2, station("a", ""), "")
                        .option("language", "fr")
                        .by(new GbfsAdapter());
        assertThat(none.ignored)
                .extracting(Remark::reason)
                .containsExactly("the option language: the system has no \"fr\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'is_installed':0,'is_renting':1,'is_returning':1|not-installed",
                "'is_installed':1,'is_renting':0,'is_returning':0|closed",
                "'is_installed':true,'is_renting':false,'is_returning':true|return-only",
                "'is_installed':true,'is_renting':true,'is_returning':false|rent-only",
                "'is_installed':1,'is_renting':1,'is_returning':1|open",
                "'num_bikes_disabled':0|''"
            })
    void saysWhatAStationDoes(String flags, String word) throws FeedException {
        ScriptedPoll poll =
                poll(
                                VERSION_2,
                                station("a", ""),
                                "{\"station_id\":\"a\"," + flags.replace('\'', '"') + "}")
                        .by(new GbfsAdapter());
        assertThat(facilities(poll).getFirst().status()).isEqualTo(word);
    }

    @Test
    void countsVehiclesAndDocksWhereNoCapacityIsStated() throws FeedException {
        ScriptedPoll poll =
                poll(
                                VERSION_2,
                                station("a", "") + "," + station("b", "") + "," + station("c", ""),
                                """
                                {"station_id":"a","num_bikes_available":3,"num_bikes_disabled":1,"num_docks_available":5,"num_docks_disabled":2,
                                 "last_reported":1767225601},
                                {"station_id":"b","num_bikes_available":3}\
                                """)
                        .by(new GbfsAdapter());
        assertThat(facilities(poll))
                .extracting(
                        Facility::name,
                        Facility::occupied,
                        Facility::capacity,
                        Facility::observedAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "站a", 4, 11, Instant.parse("2026-01-01T00:00:01Z")),
                        // the document's own time
                        org.assertj.core.groups.Tuple.tuple(
                                "站b", 3, -1, Instant.parse("2026-01-01T00:05:00Z")),
                        // has no status
                        org.assertj.core.groups.Tuple.tuple(
                                "站c", -1, -1, Instant.parse("2026-01-01T00:05:00Z")));
    }

    @Test
    void refusesWhatIsWrongAndReadsTheRest() throws FeedException {
        ScriptedPoll poll =
                poll(
                                VERSION_2,
                                station("a", ",\"lat\":9000,\"lon\":1")
                                        + ","
                                        + station("a", "")
                                        + ","
                                        + station("b", ",\"capacity\":\"many\"")
                                        + ","
                                        + station("c", "")
                                        + ",{\"name\":\"x\"},{\"station_id\":\"y\"}",
                                """
                                {"station_id":"a","num_bikes_available":-3,"is_renting":"perhaps"},{"station_id":"b","num_bikes_available":[1]},
                                {"station_id":"c","last_reported":99999999999},{"station_id":"z"},{}\
                                """)
                        .by(new GbfsAdapter());
        assertThat(facilities(poll))
                .extracting(Facility::id, f -> f.place().point(), Facility::occupied)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("test:a", null, -1),
                        org.assertj.core.groups.Tuple.tuple("test:b", null, -1));
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactlyInAnyOrder(
                        "latitude outside -90 to 90: \"9000\"",
                        "a second station \"a\"",
                        "not a number: \"many\"",
                        "no station_id",
                        "no name",
                        "\"-3\" is outside 0.0 to 1000000.0",
                        "neither true nor false: \"perhaps\"",
                        "\"99999999999\" is outside 6.31152E8 to 4.1024448E9",
                        "no station_id");
        assertThat(poll.ignored)
                .extracting(Remark::toString)
                .anyMatch(r -> r.contains("/data/stations/3") && r.contains("\"z\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':{'en':{'feeds':[{'name':'station_information','url':'http://elsewhere.test/a'},"
                    + "{'name':'station_status','url':'b'}]}}}|foreign-link",
                "{'data':{'feeds':[{'name':'station_information','url':':'},{'name':'station_status','url':'b'}]}}|bad-address",
                "{'data':{'feeds':[{'name':'vehicle_status','url':'b'}]}}|no-stations",
                "{'data':{'feeds':[{'name':'station_information','url':'gbfs.json'},"
                        + "{'name':'station_status','url':'status.json'}]}}|not-gbfs",
                "{'data':7}|not-gbfs",
                "[]|not-gbfs",
                "{'data':{'feeds':[|cut-short",
                "<html></html>|not-json"
            })
    void refusesASystemThatItCannotFollow(String root, String errorClass) {
        assertThatThrownBy(() -> poll(root.replace('\'', '"'), "", "").by(new GbfsAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }

    private static ScriptedPoll sample(String system) throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("gbfs", "gbfs.json")
                        .at("2022-12-05T12:00:00Z")
                        .with("gbfs.json", here(system + "_gbfs.json"));
        for (String name : List.of("system_information", "station_information", "station_status")) {
            if (!system.equals("gbfs_tieroslo")) {
                poll.with(
                        name + ".json",
                        Samples.bytes("transit-parking/" + system + "_" + name + ".json"));
            }
        }
        return poll.by(new GbfsAdapter());
    }

    /// The samples' addresses lead to files of the project that they were collected in.
    private static String here(String name) {
        return new String(Samples.bytes("transit-parking/" + name), StandardCharsets.UTF_8)
                .replaceAll("file:src/test/resources/gbfs/[a-z]+/", "http://upstream.test/");
    }

    @Test
    void readsHelsinkiOfVersion1AndRefusesItsBrokenStations() throws FeedException {
        // gbfs_helsinki_gbfs.json, gbfs_helsinki_system_information.json,
        // gbfs_helsinki_station_information.json, gbfs_helsinki_station_status.json
        ScriptedPoll poll = sample("gbfs_helsinki");
        List<Facility> all = facilities(poll);
        assertThat(all)
                .extracting(Facility::id)
                .containsExactly(
                        "test:001", "test:002", "test:003", "test:004", "test:005", "test:010");
        assertThat(all.getFirst())
                .isEqualTo(
                        new Facility(
                                "test:001",
                                "test",
                                "bike-share",
                                "Kaivopuisto",
                                new Place(
                                        new GeoPoint(60.155444793821, 24.9502928896903),
                                        "",
                                        "310115"),
                                "open",
                                2,
                                30,
                                Instant.parse("2021-09-13T07:14:47Z")));
        assertThat(all.get(3).status()).isEqualTo("closed");
        assertThat(all.get(5).place().point()).isNull();
        assertThat(poll.refused)
                .extracting(Remark::toString)
                .hasSize(4)
                .allMatch(r -> r.contains("no station_id") || r.contains("no name"));
        assertThat(poll.ignored).hasSize(4);
    }

    @Test
    void readsLillestromOfVersion2() throws FeedException {
        // gbfs_lillestrombysykkel_gbfs.json, gbfs_lillestrombysykkel_system_information.json,
        // gbfs_lillestrombysykkel_station_information.json,
        // gbfs_lillestrombysykkel_station_status.json
        ScriptedPoll poll = sample("gbfs_lillestrombysykkel");
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .extracting(Facility::name, Facility::occupied, Facility::capacity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("TORVGATA", 10, 3),
                        org.assertj.core.groups.Tuple.tuple("LILLESTRØM STASJON", 8, 1),
                        org.assertj.core.groups.Tuple.tuple("STORTORGET", 6, 4),
                        org.assertj.core.groups.Tuple.tuple("KJELLER", 12, 6),
                        org.assertj.core.groups.Tuple.tuple("THON HOTEL ARENA", 11, 2),
                        org.assertj.core.groups.Tuple.tuple("ÅRÅSEN", 10, 5));
        assertThat(facilities(poll).getFirst().place())
                .isEqualTo(
                        new Place(
                                new GeoPoint(59.95585, 11.04745),
                                "Torvgata 8, Lillestrøm",
                                "310115"));
        assertThat(facilities(poll).getFirst().observedAt()).isEqualTo("2021-09-10T07:23:51Z");
    }

    @Test
    void refusesASystemWithoutStationsAndAddressesOfFiles() {
        // gbfs_tieroslo_gbfs.json, gbfs_tieroslo_system_information.json: scooters that stand
        // freely
        // Without it the test is skipped, and what says so must not be taken for the refusal.
        Samples.bytes("transit-parking/gbfs_tieroslo_gbfs.json");
        assertThatThrownBy(() -> sample("gbfs_tieroslo"))
                .hasMessage(
                        "The system names no document station_information: it has no stations, and"
                                + " only those are read.");
        byte[] root = Samples.bytes("transit-parking/gbfs_helsinki_gbfs.json");
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("gbfs", "gbfs.json")
                                        .with("gbfs.json", root)
                                        .by(new GbfsAdapter()))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.errorClass()).isEqualTo("foreign-link"));
    }

    @ParameterizedTest
    @CsvSource({
        "gbfs_lillestrombysykkel_system_pricing_plans.json",
        "gbfs_lillestrombysykkel_vehicle_types.json",
        "gbfs_tieroslo_geofencing_zones.json",
        "gbfs_tieroslo_system_information.json"
    })
    void refusesOtherDocumentsOfASystemAsItsBeginning(String name) {
        byte[] other = Samples.bytes("transit-parking/" + name);
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("gbfs", "gbfs.json")
                                        .with("gbfs.json", other)
                                        .by(new GbfsAdapter()))
                .hasMessage("The answer has no list named \"feeds\".");
    }
}
