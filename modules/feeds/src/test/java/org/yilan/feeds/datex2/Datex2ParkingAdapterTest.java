package org.yilan.feeds.datex2;

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

class Datex2ParkingAdapterTest {
    private static String publication(String type, String content) {
        return "<p:payload xmlns:p=\"http://datex2.eu/schema/3/d2Payload\""
                + " xmlns=\"http://datex2.eu/schema/3/parking\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\""
                + type
                + "\" modelBaseVersion=\"3\">"
                + content
                + "</p:payload>";
    }

    private static final String TABLE =
            publication(
                    "prk:ParkingTablePublication",
                    """
                    <parkingTable id="T"><parkingRecord xsi:type="InterUrbanParkingSite" id="P1"><parkingName><values>
                    <value lang="nl">Vianen Oost</value></values></parkingName><parkingNumberOfSpaces>80</parkingNumberOfSpaces>
                    <parkingLocation xsi:type="PointLocation"><pointByCoordinates><pointCoordinates><latitude>51.98</latitude>
                    <longitude>5.1</longitude></pointCoordinates></pointByCoordinates></parkingLocation></parkingRecord></parkingTable>
                    """);

    private static String status(String id, String content) {
        return "<parkingRecordStatus><parkingRecordReference targetClass=\"x\" id=\""
                + id
                + "\"/><parkingStatusOriginTime>2026-01-01T00:05:00Z</parkingStatusOriginTime>"
                + content
                + "</parkingRecordStatus>";
    }

    private static String spaces(String vacant, String occupied, String share) {
        return "<parkingOccupancy>"
                + element("parkingNumberOfVacantSpaces", vacant)
                + element("parkingNumberOfOccupiedSpaces", occupied)
                + element("parkingOccupancy", share)
                + "</parkingOccupancy>";
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    private static ScriptedPoll poll(String document) throws FeedException {
        return new ScriptedPoll("datex2-parking", "status.xml")
                .at("2026-01-01T00:10:00Z")
                .option("table", "table.xml")
                .with("table.xml", TABLE)
                .with("status.xml", document)
                .by(new Datex2ParkingAdapter());
    }

    private static ScriptedPoll statuses(String content) throws FeedException {
        return poll(publication("prk:ParkingStatusPublication", content));
    }

    private static List<Facility> facilities(ScriptedPoll poll) {
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    @Test
    void readsACarParkWithNamePlaceAndSizeFromTheTable() throws FeedException {
        ScriptedPoll poll =
                statuses(
                        status(
                                "P1",
                                spaces("30", "", "")
                                        + "<parkingSiteOpeningStatus>open</parkingSiteOpeningStatus>"
                                        + "<parkingSiteStatus>spacesAvailable</parkingSiteStatus>"));
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .containsExactly(
                        new Facility(
                                "test:P1",
                                "test",
                                "parking",
                                "Vianen Oost",
                                new Place(new GeoPoint(51.98, 5.1), "", "310115"),
                                "spacesAvailable",
                                50,
                                80,
                                Instant.parse("2026-01-01T00:05:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // vacant, occupied, percent; occupied and capacity then
                "30|10|25|10|40",
                "30||25|-1|-1",
                "30|0|0|0|30",
                "30|0|''|0|30",
                "30|0|62.5|-1|-1",
                "0|0|0|-1|-1",
                "|7||7|-1"
            })
    void doesNotBelieveZerosThatAreNone(
            String vacant, String occupied, String share, int taken, int capacity)
            throws FeedException {
        ScriptedPoll poll = statuses(status("X", spaces(or(vacant), or(occupied), or(share))));
        assertThat(facilities(poll))
                .extracting(Facility::name, Facility::occupied, Facility::capacity)
                .containsExactly(tuple("X", taken, capacity));
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    @Test
    void saysThatACarParkIsClosed() throws FeedException {
        ScriptedPoll poll =
                statuses(
                        status(
                                "P1",
                                "<parkingSiteOpeningStatus>closedAbnormal</parkingSiteOpeningStatus>"
                                    + "<parkingSiteStatus>spacesAvailable</parkingSiteStatus>"));
        assertThat(facilities(poll).getFirst().status()).isEqualTo("closedAbnormal");
        assertThat(facilities(poll).getFirst().occupied()).isEqualTo(-1);
        assertThat(facilities(poll).getFirst().capacity()).isEqualTo(80);
    }

    @Test
    void refusesWhatIsWrongAndReadsTheRest() throws FeedException {
        ScriptedPoll poll =
                statuses(
                        status("A", spaces("-4", "many", ""))
                                + status("A", "")
                                + status("", "")
                                + status("B", "").replace("2026-01-01T00:05:00Z", "noon")
                                + "<parkingRecordStatus><parkingRecordReference"
                                + " id=\"C\"/></parkingRecordStatus>");
        assertThat(facilities(poll)).extracting(Facility::id).containsExactly("test:A");
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "\"-4\" is outside 0.0 to 1000000.0",
                        "not a number: \"many\"",
                        "a second status of the same car park",
                        "no parkingRecordReference",
                        "not a date and time: \"noon\"",
                        "no date and time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<payload><a|The XML ends in the middle.",
                "<payload/>|The publication is \"\", not ParkingStatusPublication.",
                "<html></html>|The answer is an HTML page instead of XML."
            })
    void refusesWhatIsNoPublication(String document, String message) {
        assertThatThrownBy(() -> poll(document)).hasMessage(message);
    }

    @Test
    void readsRealStatusOfTheNetherlands() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("datex2-parking", "s")
                        .at("2026-07-24T20:00:00Z")
                        .with(
                                "s",
                                Samples.bytes(
                                        "transit-parking/datex2_netherlands_truckparking-status.xml"))
                        .by(new Datex2ParkingAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(facilities(poll))
                .extracting(Facility::id, Facility::status, Facility::occupied, Facility::capacity)
                .containsExactly(
                        tuple("test:NL-12_413", "unknown", -1, -1),
                        tuple("test:NL-12_408", "spacesAvailable", 17, 46),
                        tuple("test:NL-12_421", "spacesAvailable", -1, -1),
                        tuple("test:NL-12_411", "spacesAvailable", 13, 235),
                        tuple("test:NL-12_418", "spacesAvailable", -1, -1),
                        tuple("test:NL-12_414", "full", -1, -1),
                        tuple("test:NL-12_409", "spacesAvailable", -1, -1),
                        tuple("test:NL-12_8", "spacesAvailable", 4, 330));
        assertThat(facilities(poll).getFirst().observedAt())
                .isEqualTo("2026-07-24T19:47:03.118715742Z");
        assertThat(poll.ignored)
                .extracting(Remark::reason)
                .contains(
                        "0 occupied spaces where none is vacant",
                        "0 occupied spaces where \"62.57143\" percent are occupied",
                        "3 groups of spaces within the car park");
    }
}
