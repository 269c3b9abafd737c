package org.yilan.feeds.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

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

import java.time.Instant;
import java.util.List;

class LiipiAdapterTest {
    private static final String FACILITIES = "api/v1/facilities.json?limit=-1";
    private static final String UTILIZATIONS = "api/v1/utilizations.json?limit=-1";

    private static ScriptedPoll poll(String facilities, String utilizations) {
        return new ScriptedPoll("liipi", "api/v1")
                .at("2026-01-01T00:10:00Z")
                .with(FACILITIES, "{\"results\":[" + facilities + "],\"hasMore\":false}")
                .with(UTILIZATIONS, "[" + utilizations + "]");
    }

    private static String facility(String id, String more) {
        return "{\"id\":"
                + id
                + ",\"type\":\"CAR\",\"name\":{\"fi\":\"Asema\",\"en\":\"Station\"},\"status\":\"IN_OPERATION\",\"builtCapacity\":{\"CAR\":90}"
                + more
                + "}";
    }

    private static String utilization(String id, String type, String usage, String more) {
        return "{\"facilityId\":"
                + id
                + ",\"capacityType\":\""
                + type
                + "\",\"usage\":\""
                + usage
                + "\",\"timestamp\":\"2026-01-01T02:05:00.000+02:00\""
                + more
                + "}";
    }

    private static List<Facility> facilities(ScriptedPoll poll) {
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    @Test
    void readsAFacilityWithTheUtilizationThatCounts() throws FeedException {
        ScriptedPoll poll =
                poll(
                                facility(
                                        "7",
                                        ",\"location\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[24,60],[26,60],[25,61],[24,60]]]]}"),
                                utilization(
                                                "7",
                                                "CAR",
                                                "COMMERCIAL",
                                                ",\"spacesAvailable\":1,\"capacity\":5")
                                        + ","
                                        + utilization(
                                                "7",
                                                "CAR",
                                                "PARK_AND_RIDE",
                                                ",\"spacesAvailable\":30,\"capacity\":80,\"openNow\":true")
                                        + ","
                                        + utilization(
                                                "7",
                                                "CAR",
                                                "HSL_TRAVEL_CARD",
                                                ",\"spacesAvailable\":2")
                                        + ","
                                        + utilization("7", "DISABLED", "PARK_AND_RIDE", "")
                                        + ","
                                        + utilization("8", "CAR", "PARK_AND_RIDE", ""))
                        .option("language", "fi")
                        .by(new LiipiAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .containsExactly(
                        new Facility(
                                "test:7",
                                "test",
                                "parking",
                                "Asema",
                                new Place(new GeoPoint(60.5, 25), "", "310115"),
                                "IN_OPERATION",
                                50,
                                80,
                                Instant.parse("2026-01-01T00:05:00Z")));
        assertThat(poll.ignored)
                .containsExactly(
                        new Remark("/0", "the same spaces under another use: \"COMMERCIAL\""),
                        new Remark("/2", "the same spaces under another use: \"HSL_TRAVEL_CARD\""),
                        new Remark(
                                "/3",
                                "spaces other than those of the facility's own type: \"DISABLED\""),
                        new Remark("/4", "of a facility that is not described: \"8\""));
    }

    @Test
    void saysThatAFacilityIsNotOpen() throws FeedException {
        ScriptedPoll poll =
                poll(
                                facility("7", "") + "," + facility("8", ""),
                                utilization("7", "CAR", "PARK_AND_RIDE", ",\"openNow\":false"))
                        .by(new LiipiAdapter());
        assertThat(facilities(poll))
                .extracting(
                        Facility::name, Facility::status, Facility::occupied, Facility::capacity)
                .containsExactly(
                        tuple("Station", "closed", -1, 90),
                        tuple("Station", "IN_OPERATION", -1, 90));
        assertThat(facilities(poll).get(1).observedAt()).isEqualTo(poll.now());
    }

    @Test
    void refusesWhatIsWrongAndReadsTheRest() throws FeedException {
        ScriptedPoll poll =
                poll(
                                facility(
                                                "1",
                                                ",\"location\":{\"type\":\"Point\",\"coordinates\":[25,9000]}")
                                        + ","
                                        + facility(
                                                "2",
                                                ",\"location\":{\"crs\":{\"properties\":{\"name\":\"EPSG:3067\"}},\"coordinates\":[1,2]}")
                                        + ","
                                        + facility("3", ",\"location\":{\"coordinates\":\"x\"}")
                                        + ","
                                        + facility("4", "")
                                        + ","
                                        + facility("5", "")
                                        + ","
                                        + facility("5", "")
                                        + ",{\"id\":6,\"type\":\"CAR\"},{\"id\":7},{}",
                                utilization("1", "CAR", "A", ",\"spacesAvailable\":91")
                                        + ","
                                        + utilization("2", "CAR", "A", ",\"spacesAvailable\":true")
                                        + ","
                                        + utilization("5", "CAR", "A", "")
                                        + ",{\"facilityId\":4,\"capacityType\":\"CAR\",\"timestamp\":\"yesterday\"},{}")
                        .by(new LiipiAdapter());
        assertThat(facilities(poll))
                .extracting(Facility::id, f -> f.place().point(), Facility::occupied)
                .containsExactly(
                        tuple("test:1", null, -1),
                        tuple("test:2", null, -1),
                        tuple("test:5", null, -1));
        assertThat(poll.ignored)
                .contains(
                        new Remark(
                                "/results/2",
                                "no utilization, which may be among those refused; it stays as it"
                                        + " was"));
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "no facilityId",
                        "latitude outside -90 to 90: \"9000\"",
                        "91 spaces are free of only 90",
                        "coordinates that are not WGS 84: EPSG:3067",
                        "not a number: \"true\"",
                        "no coordinates of a geometry",
                        "not a date and time: \"yesterday\"",
                        "a second car park \"5\"",
                        "no name",
                        "no type",
                        "no id");
    }

    @Test
    void tellsThatThereAreMore() throws FeedException {
        ScriptedPoll poll =
                poll("", "")
                        .with(FACILITIES, "{\"results\":[],\"hasMore\":true}")
                        .by(new LiipiAdapter());
        assertThat(poll.complete).isFalse();
        assertThat(poll.ignored).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|[]|The answer has no list named \"results\".",
                "{\"results\":[]}|{}|The utilizations are not a list.",
                "{\"results\":[|[]|The JSON ends in the middle.",
                "{\"results\":[]}|<html></html>|The answer is an HTML page instead of JSON."
            })
    void refusesWhatIsNoSuchService(String facilities, String utilizations, String message) {
        assertThatThrownBy(
                        () ->
                                poll("", "")
                                        .with(FACILITIES, facilities)
                                        .with(UTILIZATIONS, utilizations)
                                        .by(new LiipiAdapter()))
                .hasMessage(message);
    }

    @Test
    void readsRealFacilities() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("liipi", "api/v1")
                        .with(FACILITIES, Samples.bytes("transit-parking/liipi_facilities.json"))
                        .with(
                                UTILIZATIONS,
                                Samples.bytes("transit-parking/liipi_utilizations.json"))
                        .by(new LiipiAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .extracting(
                        Facility::id,
                        Facility::kind,
                        Facility::name,
                        Facility::status,
                        Facility::occupied,
                        Facility::capacity,
                        Facility::observedAt)
                .containsExactly(
                        tuple(
                                "test:990",
                                "parking",
                                "Tapiola Park",
                                "IN_OPERATION",
                                765,
                                1365,
                                Instant.parse("2021-12-21T06:42:39Z")),
                        tuple(
                                "test:1037",
                                "parking",
                                "Kalasatama (Shopping mall REDI)",
                                "IN_OPERATION",
                                -1,
                                300,
                                poll.now()),
                        tuple(
                                "test:894",
                                "bicycle-parking",
                                "Alberganpromenadi",
                                "IN_OPERATION",
                                37,
                                80,
                                Instant.parse("2019-12-31T09:58:13Z")),
                        tuple(
                                "test:708",
                                "parking",
                                "Pallaksentie",
                                "TEMPORARILY_CLOSED",
                                -1,
                                80,
                                poll.now()));
        GeoPoint tapiola = facilities(poll).getFirst().place().point();
        assertThat(tapiola).isNotNull();
        assertThat(tapiola.lat())
                .isCloseTo(60.1759778, org.assertj.core.api.Assertions.within(1e-7));
        assertThat(tapiola.lon())
                .isCloseTo(24.8042131, org.assertj.core.api.Assertions.within(1e-7));
    }
}
