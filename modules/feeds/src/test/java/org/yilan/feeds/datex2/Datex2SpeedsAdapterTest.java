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
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;

import java.time.Instant;
import java.util.List;

class Datex2SpeedsAdapterTest {
    private static final String TABLE =
            """
            <d2LogicalModel xmlns="http://datex2.eu/schema/2/2_0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" modelBaseVersion="2">
            <payloadPublication xsi:type="MeasurementSiteTablePublication" lang="en"><measurementSiteTable id="t" version="1">
            <measurementSiteRecord id="S1" version="1"><measurementSiteName><values><value lang="en">A13 km 12</value></values></measurementSiteName>
            <measurementSiteLocation xsi:type="Point"><locationForDisplay><latitude>52.1</latitude><longitude>4.9</longitude></locationForDisplay>
            </measurementSiteLocation></measurementSiteRecord>
            <measurementSiteRecord id="S2" version="1"><measurementSiteLocation xsi:type="Linear"><x><pointCoordinates><latitude>9000</latitude>
            <longitude>5</longitude></pointCoordinates></x></measurementSiteLocation></measurementSiteRecord>
            <measurementSiteRecord id="S1" version="1"/><measurementSiteRecord/>
            </measurementSiteTable></payloadPublication></d2LogicalModel>
            """;

    private static String version2(String sites) {
        return """
        <d2LogicalModel xmlns="http://datex2.eu/schema/2/2_0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" modelBaseVersion="2">
        <payloadPublication xsi:type="MeasuredDataPublication" lang="en"><publicationTime>2026-01-01T00:06:00Z</publicationTime>
        """
                + sites
                + "</payloadPublication></d2LogicalModel>";
    }

    private static String site(String id, String values) {
        return "<siteMeasurements><measurementSiteReference targetClass=\"MeasurementSiteRecord\""
                + " id=\""
                + id
                + "\" version=\"1\"/><measurementTimeDefault>2026-01-01T00:05:00Z</measurementTimeDefault>"
                + values
                + "</siteMeasurements>";
    }

    private static String value(String index, String type, String content) {
        return "<measuredValue index=\""
                + index
                + "\"><measuredValue><basicData xsi:type=\""
                + type
                + "\">"
                + content
                + "</basicData></measuredValue></measuredValue>";
    }

    private static String speed(String index, String number) {
        return value(
                index,
                "TrafficSpeed",
                "<averageVehicleSpeed><speed>" + number + "</speed></averageVehicleSpeed>");
    }

    private static ScriptedPoll poll(String document) throws FeedException {
        return new ScriptedPoll("datex2-speeds", "speeds.xml")
                .at("2026-01-01T00:10:00Z")
                .with("speeds.xml", document)
                .by(new Datex2SpeedsAdapter());
    }

    private static List<Sensor> sensors(ScriptedPoll poll) {
        return poll.all(SensorSeen.class).stream().map(SensorSeen::sensor).toList();
    }

    private static List<Reading> readings(ScriptedPoll poll) {
        return poll.all(ReadingSeen.class).stream().map(ReadingSeen::reading).toList();
    }

    @Test
    void readsSpeedAndFlowWithNameAndPlaceFromTheTable() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("datex2-speeds", "speeds.xml")
                        .option("table", "sites.xml")
                        .at("2026-01-01T00:10:00Z")
                        .with("sites.xml", TABLE)
                        .with(
                                "speeds.xml",
                                version2(
                                        site(
                                                        "S1",
                                                        speed("1", "90")
                                                                + value(
                                                                        "2",
                                                                        "TrafficFlow",
                                                                        "<measurementOrCalculationTime>2026-01-01T00:04:00Z"
                                                                            + "</measurementOrCalculationTime><vehicleFlow>"
                                                                            + "<vehicleFlowRate>1260</vehicleFlowRate></vehicleFlow>"))
                                                + site("S2", speed("0", "36"))))
                        .by(new Datex2SpeedsAdapter());
        assertThat(sensors(poll))
                .containsExactly(
                        new Sensor(
                                "test:S1:speed:1",
                                "test",
                                "A13 km 12",
                                "traffic-speed",
                                "m/s",
                                new Place(new GeoPoint(52.1, 4.9), "", "310115"),
                                Double.NaN),
                        new Sensor(
                                "test:S1:flow:2",
                                "test",
                                "A13 km 12",
                                "traffic-flow",
                                "veh/h",
                                new Place(new GeoPoint(52.1, 4.9), "", "310115"),
                                Double.NaN),
                        new Sensor(
                                "test:S2:speed",
                                "test",
                                "S2",
                                "traffic-speed",
                                "m/s",
                                Place.UNKNOWN,
                                Double.NaN));
        assertThat(readings(poll))
                .containsExactly(
                        new Reading(
                                "test:S1:speed:1",
                                25,
                                Instant.parse("2026-01-01T00:05:00Z"),
                                poll.now(),
                                Reading.Quality.GOOD),
                        new Reading(
                                "test:S1:flow:2",
                                1260,
                                Instant.parse("2026-01-01T00:04:00Z"),
                                poll.now(),
                                Reading.Quality.GOOD),
                        new Reading(
                                "test:S2:speed",
                                10,
                                Instant.parse("2026-01-01T00:05:00Z"),
                                poll.now(),
                                Reading.Quality.GOOD));
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "latitude outside -90 to 90: \"9000\"", "a second site \"S1\"", "no id");
    }

    @Test
    void keepsTheTableThatHasNotChanged() throws FeedException {
        Datex2SpeedsAdapter adapter = new Datex2SpeedsAdapter();
        ScriptedPoll poll =
                new ScriptedPoll("datex2-speeds", "speeds.xml")
                        .option("table", "sites.xml")
                        .at("2026-01-01T00:10:00Z")
                        .with("sites.xml", TABLE)
                        .with("speeds.xml", version2(site("S1", speed("0", "36"))))
                        .by(adapter)
                        .recorded();
        poll.clear();
        poll.unchanged("sites.xml").by(adapter);
        assertThat(sensors(poll)).extracting(Sensor::name).containsExactly("A13 km 12");
    }

    @Test
    void readsVersion3() throws FeedException {
        ScriptedPoll poll =
                poll(
                        """
                        <mc:messageContainer xmlns:mc="http://datex2.eu/schema/3/messageContainer" xmlns:roa="http://datex2.eu/schema/3/roadTrafficData"
                         xmlns:com="http://datex2.eu/schema/3/common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" modelBaseVersion="3">
                        <mc:payload xsi:type="roa:MeasuredDataPublication" lang="nl"><roa:siteMeasurements>
                        <roa:measurementSiteReference targetClass="roa:MeasurementSite" id="N1" version="2"/>
                        <roa:measurementTimeDefault><com:timeValue>2026-01-01T01:05:00+01:00</com:timeValue></roa:measurementTimeDefault>
                        <roa:physicalQuantity xsi:type="roa:SinglePhysicalQuantity" index="3"><roa:basicData xsi:type="roa:TrafficSpeed">
                        <roa:averageVehicleSpeed numberOfInputValuesUsed="4"><com:speed>72</com:speed></roa:averageVehicleSpeed></roa:basicData>
                        </roa:physicalQuantity></roa:siteMeasurements></mc:payload></mc:messageContainer>
                        """);
        assertThat(poll.refused).isEmpty();
        assertThat(readings(poll))
                .containsExactly(
                        new Reading(
                                "test:N1:speed:3",
                                20,
                                Instant.parse("2026-01-01T00:05:00Z"),
                                poll.now(),
                                Reading.Quality.GOOD));
    }

    @Test
    void saysWhyAValueIsNone() throws FeedException {
        ScriptedPoll poll =
                poll(
                        version2(
                                site(
                                        "S",
                                        speed("1", "-1")
                                                + value(
                                                        "2",
                                                        "TrafficSpeed",
                                                        "<averageVehicleSpeed><dataError>true</dataError><speed>36</speed></averageVehicleSpeed>")
                                                + value(
                                                        "3",
                                                        "TrafficSpeed",
                                                        "<averageVehicleSpeed><dataError>true</dataError></averageVehicleSpeed>")
                                                + value("4", "TrafficConcentration", "")
                                                + "<measuredValue index=\"5\"/>")));
        assertThat(poll.refused).isEmpty();
        assertThat(readings(poll))
                .extracting(Reading::sensor, Reading::value, Reading::quality)
                .containsExactly(tuple("test:S:speed:2", 10.0, Reading.Quality.BAD));
        assertThat(sensors(poll))
                .extracting(Sensor::id)
                .containsExactly("test:S:speed:1", "test:S:speed:2");
        assertThat(poll.ignored)
                .extracting(Remark::reason)
                .containsExactly(
                        "below 0: nothing was measured",
                        "a data error instead of a value",
                        "neither speed nor flow: \"TrafficConcentration\"",
                        "no basicData");
    }

    @Test
    void refusesWhatIsWrongAndReadsTheRest() throws FeedException {
        ScriptedPoll poll =
                poll(
                        version2(
                                site("", speed("0", "1"))
                                        + site(
                                                "A",
                                                speed("0", "fast")
                                                        + speed("1", "700")
                                                        + speed("2", "36")
                                                        + speed("2", "37")
                                                        + value("3", "TrafficSpeed", "")
                                                        + speed("4", " "))
                                        + site("B", speed("0", "36"))
                                                .replace("2026-01-01T00:05", "2126-01-01T00:05")));
        assertThat(readings(poll))
                .extracting(Reading::sensor, Reading::value)
                .containsExactly(tuple("test:A:speed:2", 10.0));
        assertThat(poll.refused)
                .extracting(Remark::reason)
                .containsExactly(
                        "no measurementSiteReference",
                        "not a number: \"fast\"",
                        "\"700\" is outside -Infinity to 500.0",
                        "a second value of the same kind, site and index as another",
                        "no speed",
                        "no speed",
                        "date outside 1990 to 2100: \"2126-01-01T00:05:00Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<d2LogicalModel><payloadPublication|The XML ends in the middle.",
                "<a/>|The answer is no publication of DATEX II but \"a\".",
                "<html></html>|The answer is an HTML page instead of XML.",
                "{}|The answer is not XML."
            })
    void refusesWhatIsNoPublication(String document, String message) {
        assertThatThrownBy(() -> poll(document)).hasMessage(message);
    }

    @Test
    void readsRealSpeedsOfFrance() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("datex2-speeds", "s")
                        .at("2026-07-25T06:31:00Z")
                        .with("s", Samples.bytes("transit-parking/datex2_france_speeds.xml"))
                        .by(new Datex2SpeedsAdapter());
        assertThat(poll.refused).isEmpty();
        assertThat(poll.ignored).isEmpty();
        // 112 km/h and 85 km/h
        assertThat(readings(poll))
                .extracting(Reading::sensor, Reading::value, Reading::observedAt)
                .containsExactly(
                        tuple("test:MUM76.h1:flow", 1010.0, Instant.parse("2026-07-25T06:30:00Z")),
                        tuple(
                                "test:MUM76.h1:speed",
                                31.111111,
                                Instant.parse("2026-07-25T06:30:00Z")),
                        tuple(
                                "test:A0001011200:flow",
                                1420.0,
                                Instant.parse("2026-07-25T06:30:00Z")),
                        tuple(
                                "test:A0001011200:speed",
                                23.611111,
                                Instant.parse("2026-07-25T06:30:00Z")));
        assertThat(sensors(poll))
                .extracting(Sensor::name, Sensor::unit)
                .containsExactly(
                        tuple("MUM76.h1", "veh/h"),
                        tuple("MUM76.h1", "m/s"),
                        tuple("A0001011200", "veh/h"),
                        tuple("A0001011200", "m/s"));
    }

    @ParameterizedTest
    @CsvSource({"datex2_france_events.xml", "datex2_netherlands_situations.xml"})
    void refusesRealSituations(String name) {
        byte[] situations = Samples.bytes("transit-parking/" + name);
        assertThatThrownBy(
                        () ->
                                new ScriptedPoll("datex2-speeds", "s")
                                        .with("s", situations)
                                        .by(new Datex2SpeedsAdapter()))
                .hasMessage(
                        "The publication is \"SituationPublication\", not"
                                + " MeasuredDataPublication.");
    }
}
