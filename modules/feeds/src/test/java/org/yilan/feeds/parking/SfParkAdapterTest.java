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

class SfParkAdapterTest {
    private static ScriptedPoll poll(String avl) throws FeedException {
        return document(
                "{\"STATUS\":\"SUCCESS\",\"AVAILABILITY_UPDATED_TIMESTAMP\":\"2026-01-01T00:05:00.000Z\",\"AVL\":"
                        + avl
                        + "}");
    }

    private static ScriptedPoll document(String text) throws FeedException {
        return new ScriptedPoll("sfpark", "a")
                .at("2026-01-01T00:10:00Z")
                .with("a", text)
                .by(new SfParkAdapter());
    }

    private static List<Facility> facilities(ScriptedPoll poll) {
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    @Test
    void readsTheOnlyRecordThatIsNoList() throws FeedException {
        ScriptedPoll poll =
                poll(
                        """
                        {"TYPE":"ON","BFID":"1","NAME":"A St","OCC":"3","OPER":"4","PTS":"2","LOC":"-122,37,-124,38"}\
                        """);
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .containsExactly(
                        new Facility(
                                "test:on-1",
                                "test",
                                "parking",
                                "A St",
                                new Place(new GeoPoint(37.5, -123), "", "310115"),
                                "",
                                3,
                                4,
                                Instant.parse("2026-01-01T00:05:00Z")));
    }

    @Test
    void noRecordsAreNoFault() throws FeedException {
        assertThat(document("{\"STATUS\":\"SUCCESS\",\"NUM_RECORDS\":\"0\"}").observations)
                .isEmpty();
    }

    @Test
    void refusesWhatIsWrongAndReadsTheRest() throws FeedException {
        ScriptedPoll poll =
                poll(
                        """
                        [{"TYPE":"OFF","OSPID":"1","NAME":"n","LOC":"-122,9000"},{"TYPE":"OFF","OSPID":"2","NAME":"n","LOC":"1,2,3"},
                         {"TYPE":"OFF","OSPID":"3","NAME":"n","OCC":"-1","OPER":{}},{"TYPE":"OFF","OSPID":"3","NAME":"n"},
                         {"TYPE":"OFF","BFID":"4","NAME":"n"},{"TYPE":"ON","BFID":"5"},{"TYPE":"UP","BFID":"6","NAME":"n"}]\
                        """);
        assertThat(facilities(poll))
                .extracting(Facility::id, f -> f.place().point(), Facility::occupied)
                .containsExactly(
                        tuple("test:off-1", null, -1),
                        tuple("test:off-2", null, -1),
                        tuple("test:off-3", null, -1));
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "latitude outside -90 to 90: \"9000\"",
                        "not one or two points: \"1,2,3\"",
                        "\"-1\" is outside 0.0 to 1000000.0",
                        "not a number",
                        "a second car park \"off-3\"",
                        "no OSPID",
                        "no NAME",
                        "neither ON nor OFF: \"UP\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"STATUS\":\"ERROR\",\"MESSAGE\":\"bad radius\"}|SFpark answered \"ERROR\": \"bad"
                        + " radius\"",
                "{\"STATUS\":\"SUCCESS\",\"NUM_RECORDS\":\"2\"}|The answer has no list of records"
                        + " named \"AVL\".",
                "{\"AVL\":[|The JSON ends in the middle.",
                "<html></html>|The answer is an HTML page instead of JSON."
            })
    void refusesWhatIsNoAnswer(String text, String message) {
        assertThatThrownBy(() -> document(text)).hasMessage(message);
    }

    @Test
    void readsRealAvailability() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("sfpark", "a")
                        .with("a", Samples.bytes("transit-parking/sfpark_availability.json"))
                        .by(new SfParkAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll)).hasSize(25);
        assertThat(facilities(poll).getFirst())
                .isEqualTo(
                        new Facility(
                                "test:off-931",
                                "test",
                                "parking",
                                "Civic Center Garage",
                                new Place(
                                        new GeoPoint(37.7802465669, -122.4177671135),
                                        "355 McAllister Street",
                                        "310115"),
                                "",
                                608,
                                843,
                                Instant.parse("2011-10-27T21:08:11.378Z")));
        Facility golden = facilities(poll).get(2);
        assertThat(golden.name()).isEqualTo("Golden Gate Ave (601-699)");
        assertThat(golden.occupied()).isEqualTo(15);
        assertThat(golden.capacity()).isEqualTo(16);
        // half way between -122.4206608328,37.7809344196 and -122.4218356468,37.7807855562
        assertThat(golden.place().point()).isNotNull();
        assertThat(golden.place().point().lat())
                .isCloseTo(37.7808599879, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(golden.place().point().lon())
                .isCloseTo(-122.4212482398, org.assertj.core.api.Assertions.within(1e-9));
    }
}
